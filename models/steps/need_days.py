"""Which needs still count on a day: those in use whose last day is not past."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, or_

from models.catalogue.tables import Need


def stands(today: date) -> ColumnElement[bool]:
    """Whether a need counts today; its last day still does."""
    return Need.active & or_(Need.until.is_(None), Need.until >= today.isoformat())


def lapsed(today: date) -> ColumnElement[bool]:
    """Whether a need is in use and its last day is past."""
    return Need.active & (Need.until < today.isoformat())


def has_lapsed(need: Need, today: date) -> bool:
    """Whether the last day of a need is past."""
    return bool(need.until) and str(need.until) < today.isoformat()
