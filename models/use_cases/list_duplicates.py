"""List the pairs of records that the last scan found alike."""

from __future__ import annotations

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.duplicates import DuplicatePair
from models.domain.lists import ListQuery, Slice
from models.steps.duplicates.listing import pairs_part
from models.steps.records.rights import sees_private


def list_duplicates(
    catalogue: Catalogue, actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[DuplicatePair]:
    """Consecutive pairs, the surest first, and how many there are; without a verdict filter those nobody has decided.

    Filters: verdict ("belum", "kembar", "bukan_kembar"), strength ("kuat", "lemah"), region. Who may not see a NIK gets
    percentages and clues without it.
    """
    with catalogue.reading() as session:
        private = sees_private(session, actor)
        rows, total = pairs_part(session, query, start, limit, private=private)
    return Slice(rows, start, total)


def last_scan(catalogue: Catalogue, _actor: Actor) -> str:
    """When the catalogue was last scanned: UTC, ISO 8601; empty when it never was."""
    with catalogue.reading() as session:
        return session.scalar(select(t.DuplicateScan.at).order_by(t.DuplicateScan.id.desc()).limit(1)) or ""
