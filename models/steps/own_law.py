"""What offices have put in place of the law that the program brought."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.reference.law import LawRow
from models.reference.law.rows import SIZE, last_day
from models.steps.remembering import remembered


def overrides_of(session: Session) -> tuple[LawRow, ...]:
    """The rows that an office has put in place of those that the program brought."""
    row = t.LawOverride
    found = session.scalars(select(row).where(~row.deleted).order_by(row.code, row.valid_from, row.id))
    return tuple(map(law_row_of, found))


def size_law(session: Session) -> tuple[LawRow, ...]:
    """Those of them that say how large a business is."""
    return remembered(session, "size law", lambda: sizes_of(overrides_of(session)))


def sizes_of(own: Iterable[LawRow]) -> tuple[LawRow, ...]:
    """The rows that say how large a business is."""
    return tuple(row for row in own if row.code.startswith(SIZE))


def law_row_of(row: t.LawOverride) -> LawRow:
    """A stored row as the rules read it."""
    return LawRow(
        row.code, row.value, row.text, row.source, date.fromisoformat(row.valid_from), last_day(row.valid_to),
        row.verified,
    )  # fmt: skip
