"""Enterprises in use of which something is not known that matching needs."""

from __future__ import annotations

from sqlalchemy import Select, select

from models.catalogue.tables import EnterpriseListing
from models.domain.missing import BASIC, Missing


def without_capacity() -> Select[tuple[int]]:
    """Active enterprises with active offers, of none of which a current fact says how much is free."""
    return lacking(Missing.CAPACITY)


def facts_missing() -> Select[tuple[int]]:
    """Active enterprises without a size, without a kecamatan, or without any offer."""
    return lacking(BASIC)


def lacking(what: Missing) -> Select[tuple[int]]:
    """Active enterprises of which any of this is missing."""
    listed = EnterpriseListing
    found: Select[tuple[int]] = select(listed.enterprise_id)
    return found.where(listed.active, listed.missing.op("&")(int(what)) != 0)
