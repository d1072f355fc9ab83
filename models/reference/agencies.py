"""Kinds of office that can close a gap; which office that is in a district is the catalogue's data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from models.reference.tables import rows


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """A kind of office and what it does for partnerships."""

    code: str
    label: str
    task: str


@cache
def agency_kinds() -> tuple[AgencyKind, ...]:
    """All kinds in the order of the file."""
    return tuple(AgencyKind(**row) for row in rows("agencies.csv"))


def agency_kind(code: str) -> AgencyKind | None:
    """The kind with this code."""
    return next((kind for kind in agency_kinds() if kind.code == code), None)
