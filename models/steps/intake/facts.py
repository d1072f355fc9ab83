"""Dated facts of businesses and offers: what counts now, and what supersedes it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from models.catalogue.recording import current_change_set, dated_stamps
from models.catalogue.tables import BusinessFact, Dated, OfferFact
from models.steps.intake.batch import Batch
from models.steps.intake.held import Held


class Facts:
    """The facts of one table, while an import runs."""

    def __init__(self, batch: Batch, table: type[BusinessFact] | type[OfferFact]) -> None:
        self._batch = batch
        self._session = batch.session
        self._table: type[Dated] = table
        self._owner = table.business_id if issubclass(table, BusinessFact) else table.offer_id
        query = select(table.id, table.kind, table.value).where(table.superseded_by.is_(None)).order_by(table.id)
        self._held = Held(self._session, query, self._owner)
        self._told: dict[tuple[int, str], dict[str, Any]] = {}

    def look_ahead(self, owners: Collection[int]) -> None:
        """Read what is known of these."""
        self._held.look_ahead(owners)

    def add(self, owner: int, kind: str, value: int, as_of: str) -> dict[str, Any]:
        """A fact of a new record; returns its row."""
        facts = {"kind": kind, "value": value, "as_of": as_of, "source": "declared", "superseded_by": None}
        row = dated_stamps(self._session, **{self._owner.key: owner}, **facts)
        self._batch.add_stamped(self._table, row)
        return row

    def put(self, owner: int, kind: str, value: int, as_of: str) -> bool:
        """Let a value count from now on; returns whether it is another one than before."""
        told = self._told.get((owner, kind))
        held = next((row for row in self._held.of(owner) if row.kind == kind), None)
        before = told["value"] if told else held.value if held else None
        if value == before:
            return False
        now = current_change_set(self._session).id
        if told is not None:  # said by an earlier row of the same list
            told["superseded_by"] = now
        elif held is not None:
            self._session.get_one(self._table, held.id).superseded_by = now
        self._told[owner, kind] = self.add(owner, kind, value, as_of)
        return True
