"""How long a paper still holds, told from the day in it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

SOON_DAYS = 60
"""From so many days before its end a paper is to be renewed."""


class Validity(StrEnum):
    """Where today stands to the last day of a paper."""

    OPEN = "open"
    """It states no last day."""
    VALID = "valid"
    SOON = "soon"
    EXPIRED = "expired"


def validity_of(valid_until: str, today: date) -> Validity:
    """How a paper stands on a day; its last day still counts."""
    if not valid_until:
        return Validity.OPEN
    left = (date.fromisoformat(valid_until) - today).days
    if left < 0:
        return Validity.EXPIRED
    return Validity.SOON if left <= SOON_DAYS else Validity.VALID
