"""How much is known of the enterprises of a list, per kabupaten/kota."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import EnterpriseListing
from models.domain.actor import Actor
from models.domain.completeness import Completeness, Known, PlaceCompleteness
from models.domain.lists import ListQuery
from models.domain.missing import Missing, matchable
from models.problems import UserProblem
from models.reference.regions import kabupaten_list
from models.steps.records.enterprise_lists import listed_ids

EVERYTHING = ListQuery()
_KABUPATEN = len("35.23")
_Masks = Counter[int]
"""Mask of what is missing → how many."""


def summarise_completeness(catalogue: Catalogue, actor: Actor, query: ListQuery = EVERYTHING) -> Completeness:
    """Counts over the list that the query asks for; refused for a list by desil, whose parts would tell too much."""
    if query.value_of("desil"):
        raise UserProblem("completeness.not_by_desil")
    with catalogue.reading() as session:
        found = _counted(session, actor, query)
    whole = sum(found.values(), Counter())
    places = [_place(one.code, one.name, found.pop(one.code, Counter())) for one in kabupaten_list()]
    elsewhere = sum(found.values(), Counter())
    if elsewhere:
        places.append(_place("", "", elsewhere))
    return Completeness(_place("35", "", whole), tuple(places))


def _counted(session: Session, actor: Actor, query: ListQuery) -> dict[str, _Masks]:
    listing = EnterpriseListing
    at = func.substr(listing.region, 1, _KABUPATEN)
    rows = listed_ids(session, actor, query).with_only_columns(at, listing.missing, func.count()).group_by(
        at, listing.missing
    )
    found: dict[str, _Masks] = {}
    for code, mask, count in session.execute(rows):
        found.setdefault(code, Counter())[mask] += count
    return found


def _place(code: str, name: str, masks: _Masks) -> PlaceCompleteness:
    total = masks.total()
    unknown = {fact: sum(count for mask, count in masks.items() if mask & fact) for fact in Missing}
    facts = tuple(Known(fact, total - count, count) for fact, count in unknown.items())
    ready = sum(count for mask, count in masks.items() if matchable(mask))
    return PlaceCompleteness(code, name, total, ready, facts)
