"""Dated facts of businesses and offers: what counts now, what supersedes it, and what is kept as history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, exists, or_, select

from models.catalogue.recording import current_change_set, record_fields, table_name
from models.catalogue.tables import BusinessFact, ChangeSet, Dated, OfferFact
from models.steps.intake.batch import Batch
from models.steps.intake.held import Held
from models.steps.sizes import Figure


class Facts:
    """The facts of one table, while an import runs."""

    def __init__(self, batch: Batch, table: type[BusinessFact] | type[OfferFact]) -> None:
        self._batch = batch
        self._session = batch.session
        self._table: type[Dated] = table
        self._owner = table.business_id if issubclass(table, BusinessFact) else table.offer_id
        query = select(table.id, table.kind, table.value, table.as_of, table.superseded_by).order_by(table.id)
        self._held = Held(batch, query.where(_not_undone(table)), self._owner)
        self._told: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
        self._older: set[tuple[int, str, str, int]] = set()
        """Owner, kind, year and value of the history that this list has told."""

    def look_ahead(self, owners: Collection[int]) -> None:
        """Read what is known of these."""
        self._held.look_ahead(owners)

    def add(self, owner: int, kind: str, value: int, as_of: str) -> None:
        """A fact of a new record."""
        self._batch.add_row(self._table, self._row(owner, kind, value, as_of, None))

    def figures(self, owner: int) -> Mapping[str, Figure]:
        """Kind → the figure that counts now, with its day."""
        told = {kind: Figure(row["value"], row["as_of"]) for kind, row in self._told[owner].items()}
        stored = (row for row in self._held.of(owner) if row.superseded_by is None)
        return {row.kind: Figure(row.value, row.as_of) for row in stored} | told

    def is_older(self, owner: int, kind: str, as_of: str) -> bool:
        """Whether what counts now is of a later year."""
        held = self._now(owner, kind)
        return held is not None and as_of[:4] < held[1][:4]

    def put(self, owner: int, kind: str, value: int, as_of: str, *, year_stated: bool = False) -> bool:
        """Let a value count from now on, or stand as history when a later year is known; whether anything is new."""
        held = self._now(owner, kind)
        if self.is_older(owner, kind, as_of):
            return self._keep_older(owner, kind, value, as_of)
        # the same value stated for a later year is news; said without a year it is what is known
        if held is not None and value == held[0] and not (year_stated and as_of[:4] > held[1][:4]):
            return False
        self._supersede(owner, kind)
        self._told[owner][kind] = self._batch.add_open(self._table, self._row(owner, kind, value, as_of, None))
        return True

    def _now(self, owner: int, kind: str) -> tuple[int, str] | None:
        """Value and day of what counts."""
        if (told := self._told[owner].get(kind)) is not None:
            return told["value"], told["as_of"]
        held = self._stored(owner, kind)
        return None if held is None else (held.value, held.as_of)

    def _stored(self, owner: int, kind: str) -> Any:
        rows = (row for row in self._held.of(owner) if row.kind == kind and row.superseded_by is None)
        return next(rows, None)

    def _supersede(self, owner: int, kind: str) -> None:
        now = current_change_set(self._session).id
        if (told := self._told[owner].get(kind)) is not None:  # said by an earlier row of the same list
            told["superseded_by"] = now
        elif (held := self._stored(owner, kind)) is not None:
            self._session.get_one(self._table, held.id).superseded_by = now

    def _keep_older(self, owner: int, kind: str, value: int, as_of: str) -> bool:
        """Write a fact that never counted; false when it stands there already."""
        told = (owner, kind, as_of[:4], value)
        stored = any((row.kind, row.as_of[:4], row.value) == told[1:] for row in self._held.of(owner))
        if stored or told in self._older:
            return False
        self._older.add(told)
        now = current_change_set(self._session).id
        row = self._batch.add_row(self._table, self._row(owner, kind, value, as_of, now))
        # the line tells an undo and the check of the catalogue that nothing else has taken its place
        record_fields(self._session, table_name(self._table), row["uid"], [("superseded_by", None, now)])
        return True

    def _row(self, owner: int, kind: str, value: int, as_of: str, superseded_by: int | None) -> dict[str, Any]:
        facts = {"kind": kind, "value": value, "as_of": as_of, "source": "declared", "superseded_by": superseded_by}
        return {self._owner.key: owner, **facts}


def _not_undone(table: type[Dated]) -> ColumnElement[bool]:
    """Leaves out what an undo took back."""
    undo = exists().where(ChangeSet.id == table.superseded_by, ChangeSet.reverses_id == table.made_by)
    return or_(table.superseded_by.is_(None), ~undo)
