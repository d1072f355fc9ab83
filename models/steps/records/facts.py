"""Dated facts: what counts now, and a new value beside the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.recording import current_change_set
from models.catalogue.tables import BusinessFact, OfferFact
from models.domain.businesses import DatedValue

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


def business_fact(business: int, kind: str, value: int | None, today: date) -> BusinessFact | None:
    """A new fact of a business, None for no value."""
    if value is None:
        return None
    return BusinessFact(business_id=business, kind=kind, value=value, as_of=today.isoformat(), source="declared")


def offer_fact(offer: int, kind: str, value: int | None, today: date) -> OfferFact | None:
    """A new fact of an offer, None for no value."""
    if value is None:
        return None
    return OfferFact(offer_id=offer, kind=kind, value=value, as_of=today.isoformat(), source="declared")
