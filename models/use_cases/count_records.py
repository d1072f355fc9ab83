"""How many records the catalogue holds."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """Records in use, deleted ones left out."""

    enterprises: int
    partners: int
    needs: int
    runs: int
    agreements: int


def count_records(catalogue: Catalogue, _actor: Actor) -> RecordCounts:
    """Counts for the first look and for the command line."""
    with catalogue.reading() as session:

        def count(table: type[t.Edited]) -> int:
            return session.scalar(select(func.count()).select_from(table).where(~table.deleted)) or 0

        runs = session.scalar(select(func.count()).select_from(t.MatchingRun)) or 0
        return RecordCounts(count(t.Enterprise), count(t.Partner), count(t.Need), runs, count(t.Agreement))
