"""Enterprises of which something is not known that matching needs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, exists, func, or_, select

from models.catalogue import tables as t

_L = t.EnterpriseListing
_DEPTH_OF_KECAMATAN = len("35.23.01")


def without_capacity() -> Select[tuple[int]]:
    """Active enterprises with active offers, of none of which a current fact says how much is free."""
    o, fact = t.Offer, t.OfferFact
    fact_known = exists().where(fact.offer_id == o.id, fact.kind == "kapasitas", fact.superseded_by.is_(None))
    offers = (o.enterprise_id == _L.enterprise_id, o.active, ~o.deleted)
    found: Select[tuple[int]] = select(_L.enterprise_id)
    return found.where(_L.active, exists().where(*offers), ~exists().where(*offers, fact_known))


def facts_missing() -> Select[tuple[int]]:
    """Active enterprises without a size, without a kecamatan, or without any offer."""
    o: Any = t.Offer
    offers = exists().where(o.enterprise_id == _L.enterprise_id, o.active, ~o.deleted)
    vague = func.length(_L.region) < _DEPTH_OF_KECAMATAN
    found: Select[tuple[int]] = select(_L.enterprise_id)
    return found.where(_L.active, or_(_L.size == "tidak_diketahui", vague, ~offers))
