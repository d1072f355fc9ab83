"""Keep what a scan of the whole catalogue found, and count what is still to be looked through."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.identity import now
from models.domain.duplicates import PRIVATE_CLUES, STRONG, WEAK, Clue, ClueKind, ScanReport

if TYPE_CHECKING:
    from models.likeness.twins import Twins

_PORTION = 5_000


def keep_twins(session: Session, twins: Twins, records: int, seconds: float) -> None:
    """Put what was found in place of what the scan before had found."""
    session.execute(delete(t.DuplicatePair))
    session.execute(delete(t.DuplicateScan))
    milliseconds = round(1000 * seconds)
    scan = {"at": now(), "records": records, "compared": twins.compared, "milliseconds": milliseconds}
    session.execute(insert(t.DuplicateScan), [scan])
    rows = [
        {
            "first_id": min(first, second), "second_id": max(first, second), "percent": percent,
            "open_percent": bare, "clues": clues_text(clues),
        }
        for first, second, percent, bare, clues in zip(
            twins.first, twins.second, twins.percent, twins.open_percent, twins.clues, strict=True
        )
    ]  # fmt: skip
    for start in range(0, len(rows), _PORTION):
        session.execute(insert(t.DuplicatePair), rows[start : start + _PORTION])


def scan_report(session: Session, twins: Twins, records: int, seconds: float, *, private: bool) -> ScanReport:
    """What was found, as whoever asks may know it: by all clues, or without the private ones."""
    spoken = decided_pairs(session)
    percents = twins.percent if private else twins.open_percent
    told = [
        (percent, (min(pair), max(pair)) in spoken)
        for percent, *pair in zip(percents, twins.first, twins.second, strict=True)
        if percent >= WEAK
    ]
    still_open = [percent for percent, decided in told if not decided]
    sure = sum(percent >= STRONG for percent in still_open)
    decided = len(told) - len(still_open)
    return ScanReport(records, twins.compared, sure, len(still_open) - sure, decided, seconds)


def decided_pairs(session: Session) -> set[tuple[int, int]]:
    """Pairs of businesses on which an officer's word stands."""
    v = t.DuplicateVerdict
    return {(first, second) for first, second in session.execute(select(v.first_id, v.second_id).where(~v.deleted))}


def clues_text(clues: Iterable[Clue]) -> str:
    """Clues as they are kept."""
    return json.dumps([[str(clue.kind), clue.percent] for clue in clues])


def clues_from(text: str) -> tuple[Clue, ...]:
    """Clues as they were kept."""
    return tuple(Clue(ClueKind(kind), percent) for kind, percent in json.loads(text))


def clues_for(private: bool, clues: Iterable[Clue]) -> tuple[Clue, ...]:
    """The clues that may be told: those of the NIK only to who may see one."""
    return tuple(clue for clue in clues if private or clue.kind not in PRIVATE_CLUES)
