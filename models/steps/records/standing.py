"""Whether a record still is what a form was filled from, and whether agreements stand on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from models.catalogue.tables import Agreement, Dated
from models.problems import UserProblem

W = TypeVar("W")
Load = Callable[[Session, str], W]
"""A record by its uid."""
Version = Callable[[Session, W], int]


class Filled(Protocol):
    """A draft of a form that may have been filled from a record."""

    @property
    def uid(self) -> str:
        """Of the record; empty for a new one."""

    @property
    def version(self) -> int:
        """The record's when the form was filled."""


def version_of(rows: Iterable[Any], marks: Iterable[int] = ()) -> int:
    """The newest change set that touched any of a record's rows: another number means that somebody changed it."""
    return max((*marks, *(mark for row in rows for mark in _marks(row))), default=0)


def refuse_when_changed(held: int, filled_from: int) -> None:
    """Raise UserProblem when the record has changed since the form was filled."""
    if held != filled_from:
        raise UserProblem("record.changed_elsewhere")


def held_unchanged(session: Session, draft: Filled, load: Load[W], version: Version[W]) -> W | None:
    """The record that a form was filled from, None for a new one; UserProblem when it has changed since."""
    if not draft.uid:
        return None
    whole = load(session, draft.uid)
    refuse_when_changed(version(session, whole), draft.version)
    return whole


def refuse_with_agreements(session: Session, name: str, of: ColumnElement[bool]) -> None:
    """Raise UserProblem when a running agreement stands on a record that is to go."""
    today = date.today().isoformat()
    running = select(Agreement.number).where(of, ~Agreement.deleted, Agreement.ends >= today)
    number = session.scalars(running.limit(1)).first()
    if number is not None:
        raise UserProblem("record.has_agreement", name=name, number=number)


def _marks(row: Any) -> tuple[int, ...]:
    if isinstance(row, Dated):
        return row.made_by, row.superseded_by or 0
    return row.made_by, getattr(row, "changed_by", 0)
