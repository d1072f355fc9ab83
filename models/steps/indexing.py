"""Keep the lists true: the full-text index, and what the list of enterprises sorts and filters by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.listening import go_on
from models.catalogue.placing import first_places, new_places, places_of
from models.catalogue.schema import take_turns
from models.catalogue.search import NAME, VERSION, add, forget_all, forget_enterprises, put
from models.catalogue.tables import AssociationMember, Business, DerivedState, Enterprise
from models.domain.freeing import free
from models.domain.progress import Progress, no_progress
from models.steps.listing_facts import Known, Listable, listed, listed_rows
from models.steps.told import told_now
from models.steps.trade_indexing import index_all_trade, is_trade_indexed

_CHUNK = 1000


def index_again(session: Session, enterprises: Iterable[int]) -> None:
    """Index these enterprises by what they are now; those deleted leave the index."""
    ids = sorted(enterprises)
    places = _places(session, ids)
    # the full-text index collects rows in memory only while their numbers grow
    ids.sort(key=lambda number: places.get(number, 0))
    for start in range(0, len(ids), _CHUNK):
        go_on(session)
        some = ids[start : start + _CHUNK]
        rows = listed_rows(session, some)
        known = {row["enterprise_id"] for row in rows}
        forget_enterprises(session, [number for number in some if number not in known])
        placed = [row | {"place": places[row["enterprise_id"]]} for row in rows]
        put(session, sorted(placed, key=lambda row: int(row["place"])))


def index_new(session: Session, made: Sequence[tuple[Listable, Known]]) -> None:
    """Index enterprises that the change set being written has made, without reading back what is known of them."""
    if not made:
        return
    places = new_places(session, ((row.name_key, row.id) for row, _known in made))
    told_on = told_now(session)
    in_order = sorted(made, key=lambda each: places[each[0].id])
    for start in range(0, len(in_order), _CHUNK):
        go_on(session)
        some = in_order[start : start + _CHUNK]
        add(session, [listed(row, known, told_on) | {"place": places[row.id]} for row, known in some])
    free(in_order)


def _places(session: Session, ids: list[int]) -> dict[int, int]:
    keys: list[tuple[str, int]] = []
    query = select(Business.name_key, Enterprise.id).join(Enterprise, Enterprise.business_id == Business.id)
    for start in range(0, len(ids), _CHUNK):
        some = query.where(Enterprise.id.in_(ids[start : start + _CHUNK]), ~Enterprise.deleted)
        keys += [(name, number) for name, number in session.execute(some)]
    return places_of(session, keys)


def members_of(session: Session, association: int) -> set[int]:
    """Enterprises that are or were in a group: its name is among the words they are found by."""
    member = AssociationMember
    return set(session.scalars(select(member.enterprise_id).where(member.association_id == association)))


def is_indexed(session: Session) -> bool:
    """Whether the lists were filled by this version of the program."""
    return _enterprises_indexed(session) and is_trade_indexed(session)


def _enterprises_indexed(session: Session) -> bool:
    return session.scalar(select(DerivedState.version).where(DerivedState.name == NAME)) == VERSION


def index_everything(session: Session, progress: Progress = no_progress) -> None:
    """Fill the lists anew, when they are empty or another version filled them."""
    take_turns(session.connection())
    index_all_trade(session)
    if not _enterprises_indexed(session):
        _index_enterprises(session, progress)


def _index_enterprises(session: Session, progress: Progress) -> None:
    forget_all(session)
    live = select(Business.name_key, Enterprise.id).join(Business, Business.id == Enterprise.business_id)
    keys = sorted((name, number) for name, number in session.execute(live.where(~Enterprise.deleted)))
    ids = [number for _name, number in keys]
    places = iter(first_places(len(ids)))
    for start in range(0, len(ids), _CHUNK):
        progress(start, len(ids))
        some = ids[start : start + _CHUNK]
        place_of = dict(zip(some, islice(places, len(some)), strict=True))
        rows = [row | {"place": place_of[row["enterprise_id"]]} for row in listed_rows(session, some)]
        add(session, sorted(rows, key=lambda row: int(row["place"])))
    session.merge(DerivedState(name=NAME, version=VERSION))
