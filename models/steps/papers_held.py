"""Which papers are held on a day: one that ran out is none."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, func, or_

from models.catalogue.tables import Paper


def held_on(day: date) -> tuple[ColumnElement[bool], ...]:
    """Conditions on the papers held on a day; the last day of validity still counts."""
    open_ended = func.coalesce(Paper.valid_until, "") == ""
    return ~Paper.deleted, Paper.held.is_(True), or_(open_ended, Paper.valid_until >= day.isoformat())
