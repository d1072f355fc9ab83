"""What a list of enterprises asks for: the words typed and the filters, as terms of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize, OfferKind
from models.catalogue import tables as t
from models.catalogue.search_terms import Mark, Terms, days_before, words_of
from models.domain.lists import ListQuery
from models.domain.missing import ASKED_BY, BASIC, Missing
from models.domain.nearness import MOST_KM, Nearness, is_too_wide, read_nearness
from models.problems import UserProblem
from models.reference.law import pattern_law
from models.steps.intake.businesses import OWNER
from models.steps.listing_facts import LACKS_ANY, UNASKED, UNTIL
from models.steps.records.freshness import stale_before

Marks = tuple[str, ...]
"""Of which at least one must stand."""
_NOBODY = (Mark.KIND.of("tak ada"),)
"""A mark that no record bears."""
MISSING_WORDS: dict[str, Missing] = {
    "facts": BASIC,
    "matching": Missing(sum(ASKED_BY)),
    **{(each.name or "").lower(): each for each in Missing},
}
"""Values of the filter by what is missing: of records in use."""
STALE = "basi"
LACKING, UNKNOWN = "kurang", "belum_ditanya"


@dataclass(frozen=True, slots=True)
class Sought:
    """The terms of a list, and what never stands in an index: the owner's desil, and a circle around a place."""

    terms: Terms
    desil: Select[int] | None = None
    """Ids of the enterprises that fulfil it."""
    near: Nearness | None = None

    @property
    def is_indexed(self) -> bool:
        """Whether the terms are all that is asked for."""
        return self.desil is None and self.near is None


def sought(session: Session, query: ListQuery) -> Sought:
    """What a query asks for; raises UserProblem for a filter that is none."""
    marks: list[Marks] = []
    desil, near = None, None
    for name, value in query.filters:
        if name == "desil":
            desil = _of_desil(value)
        elif name == "near":
            near = _near(value)
        elif name in _FILTERS:
            marks += _FILTERS[name](session, value)
        else:
            raise UserProblem("record.filter_unknown", filter=name)
    return Sought(Terms(tuple(words_of(query.words)), tuple(marks)), desil, near)


def _region(_session: Session, value: str) -> Iterator[Marks]:
    yield (Mark.REGION + value.replace(".", ""),)


def _size(_session: Session, value: str) -> Iterator[Marks]:
    yield (Mark.SIZE.of(BusinessSize(value).code),) if value in list(BusinessSize) else _NOBODY


def _state(_session: Session, value: str) -> Iterator[Marks]:
    yield (Mark.ACTIVE.of(int(value == "aktif")),)


def _kind(_session: Session, value: str) -> Iterator[Marks]:
    yield (Mark.KIND.of(value),)


def _pattern(_session: Session, value: str) -> Iterator[Marks]:
    law = pattern_law(value, date.today())
    kinds = law.offer_kinds if law else ()
    yield tuple(Mark.KIND.of(kind.value) for kind in OfferKind if kind.value in kinds) or _NOBODY


def _commodity(session: Session, value: str) -> Iterator[Marks]:
    number = session.scalar(select(t.Commodity.id).where(t.Commodity.slug == value))
    yield _NOBODY if number is None else (Mark.COMMODITY.of(number),)


def _missing(_session: Session, value: str) -> Iterator[Marks]:
    if value not in MISSING_WORDS:
        raise UserProblem("record.filter_unknown", filter="missing")
    yield tuple(Mark.MISSING.of(each.value) for each in MISSING_WORDS[value])
    yield (Mark.ACTIVE.of(1),)


def _papers(_session: Session, value: str) -> Iterator[Marks]:
    today = date.today().isoformat()
    if value == UNKNOWN:
        yield (Mark.LACKS.of(UNASKED),)
    elif value == LACKING:
        yield (Mark.LACKS.of(LACKS_ANY), *days_before(Mark.ENDS + UNTIL, today))
    else:
        yield (Mark.LACKS.of(value), *days_before(Mark.ENDS.of(value) + UNTIL, today))


def _told(session: Session, value: str) -> Iterator[Marks]:
    if value != STALE:
        raise UserProblem("record.filter_unknown", filter="told")
    yield days_before(Mark.TOLD, stale_before(session, date.today()))


def _programme(_session: Session, value: str) -> Iterator[Marks]:
    yield (Mark.PROGRAMME.of(value),)


def _group(session: Session, value: str) -> Iterator[Marks]:
    number = session.scalar(select(t.Association.id).where(t.Association.uid == value))
    yield _NOBODY if number is None else (Mark.GROUP.of(number),)


def _office(_session: Session, value: str) -> Iterator[Marks]:
    yield (Mark.OFFICE.of(value),)


_FILTERS: dict[str, Callable[[Session, str], Iterator[Marks]]] = {
    "region": _region,
    "kecamatan": _region,
    "size": _size,
    "state": _state,
    "kind": _kind,
    "pattern": _pattern,
    "commodity": _commodity,
    "missing": _missing,
    "papers": _papers,
    "told": _told,
    "programme": _programme,
    "group": _group,
    "office": _office,
}


def _near(value: str) -> Nearness:
    found = read_nearness(value)
    if found is None and is_too_wide(value):
        raise UserProblem("record.near_too_wide", most=MOST_KM)
    if found is None:
        raise UserProblem("record.filter_unknown", filter="near")
    return found


def _of_desil(value: str) -> Select[int]:
    """Enterprises by their owner's desil: "1-2", "3-4", "5-10", or "tidak_diketahui"."""
    current = select(t.HouseholdDesil.household_id).where(t.HouseholdDesil.superseded_by.is_(None))
    owned = (
        select(t.Enterprise.id)
        .join(t.BusinessPerson, t.BusinessPerson.business_id == t.Enterprise.business_id)
        .join(t.Person, t.Person.id == t.BusinessPerson.person_id)
        .where(t.BusinessPerson.role == OWNER, ~t.BusinessPerson.deleted)
    )
    if value == "tidak_diketahui":
        return select(t.Enterprise.id).where(t.Enterprise.id.not_in(owned.where(t.Person.household_id.in_(current))))
    low, _, high = value.partition("-")
    if not (low.isdecimal() and (high or low).isdecimal()):
        raise UserProblem("record.filter_unknown", filter="desil")
    numbers = [str(number) for number in range(int(low), int(high or low) + 1)]
    return owned.where(t.Person.household_id.in_(current.where(t.HouseholdDesil.value.in_(numbers))))
