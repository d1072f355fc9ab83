"""Dated facts: what counts now, and a new value beside the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.identity import new_uid
from models.catalogue.recording import current_change_set, record_fields
from models.catalogue.tables import BusinessFact, ChangeSet, OfferFact
from models.domain.businesses import DatedValue, EarlierFigure

Fact = TypeVar("Fact", BusinessFact, OfferFact)
CAPACITY, PRICE = "kapasitas", "harga"
SALES, CAPITAL, WORKERS = "penjualan", "modal", "tenaga_kerja"


def facts_of_business(session: Session, business: int) -> Sequence[BusinessFact]:
    """All facts of a business, also those that no longer count."""
    return session.scalars(select(BusinessFact).where(BusinessFact.business_id == business)).all()


def facts_of_offers(session: Session, offers: Iterable[int]) -> Sequence[OfferFact]:
    """All facts of these offers, also those that no longer count."""
    return session.scalars(select(OfferFact).where(OfferFact.offer_id.in_(list(offers)))).all()


def current(facts: Iterable[BusinessFact | OfferFact]) -> Mapping[str, DatedValue]:
    """Kind → the value that counts now."""
    counting = sorted((fact for fact in facts if fact.superseded_by is None), key=lambda fact: fact.id)
    return {fact.kind: DatedValue(fact.value, fact.as_of, fact.source) for fact in counting}


def put(session: Session, held: Sequence[Fact], new: Fact | None, kind: str) -> None:
    """Let a new fact count in place of those held of its kind; None says that the value is not known any more."""
    counting = [fact for fact in held if fact.kind == kind and fact.superseded_by is None]
    if new is not None and any(fact.value == new.value for fact in counting):
        return
    for fact in counting:
        fact.superseded_by = current_change_set(session).id
    if new is not None:
        session.add(new)


def put_figure(
    session: Session, held: Sequence[BusinessFact], new: BusinessFact | None, kind: str, *, year_stated: bool
) -> None:
    """Let a figure of a year count in place of those held; of a year before theirs it stands as history."""
    counting = max((f for f in held if f.kind == kind and f.superseded_by is None), key=lambda f: f.id, default=None)
    if new is None or counting is None:
        put(session, held, new, kind)
    elif new.as_of[:4] < counting.as_of[:4]:
        _keep_older(session, held, new)
    elif new.value != counting.value or (year_stated and new.as_of[:4] > counting.as_of[:4]):
        counting.superseded_by = current_change_set(session).id
        session.add(new)


def _keep_older(session: Session, held: Sequence[BusinessFact], new: BusinessFact) -> None:
    """Write a figure that never counted; the line of history tells an undo that nothing else took its place."""
    told = (new.kind, new.as_of[:4], new.value)
    if any((fact.kind, fact.as_of[:4], fact.value) == told for fact in earlier_facts(session, held)):
        return
    now = current_change_set(session).id
    new.uid, new.superseded_by = new_uid(), now
    session.add(new)
    session.flush()
    record_fields(session, BusinessFact.__tablename__, new.uid, [("superseded_by", None, now)])


def earlier_facts(session: Session, held: Iterable[BusinessFact]) -> list[BusinessFact]:
    """Those that do not count any more and were not taken back by an undo, oldest first."""
    past = [fact for fact in held if fact.superseded_by is not None]
    by = select(ChangeSet.id, ChangeSet.reverses_id).where(ChangeSet.id.in_({fact.superseded_by for fact in past}))
    reverses = {row.id: row.reverses_id for row in session.execute(by)} if past else {}
    stand = [fact for fact in past if reverses.get(fact.superseded_by) != fact.made_by]
    return sorted(stand, key=lambda fact: fact.id)


def earlier_figures(session: Session, held: Sequence[BusinessFact]) -> tuple[EarlierFigure, ...]:
    """The last figure of each year before the one that counts, newest year first."""
    now = current(held)
    last = {(fact.kind, fact.as_of[:4]): fact.value for fact in earlier_facts(session, held)}
    found = [
        EarlierFigure(kind, value, year)
        for (kind, year), value in last.items()
        if kind not in now or year < now[kind].as_of[:4]
    ]
    return tuple(sorted(found, key=lambda figure: (figure.kind, figure.year), reverse=True))


def figure_day(year: int | None, today: date) -> str:
    """The day that a figure of a year speaks of: its last one, or today while the year still runs."""
    return today.isoformat() if year is None or year >= today.year else f"{year:04}-12-31"


def business_fact(business: int, kind: str, value: int | None, as_of: str) -> BusinessFact | None:
    """A new fact of a business, None for no value."""
    if value is None:
        return None
    return BusinessFact(business_id=business, kind=kind, value=value, as_of=as_of, source="declared")


def offer_fact(offer: int, kind: str, value: int | None, today: date) -> OfferFact | None:
    """A new fact of an offer, None for no value."""
    if value is None:
        return None
    return OfferFact(offer_id=offer, kind=kind, value=value, as_of=today.isoformat(), source="declared")
