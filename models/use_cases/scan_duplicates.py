"""Look through the whole catalogue for records that were entered twice."""

from __future__ import annotations

from time import perf_counter

from models.catalogue.catalogue import Catalogue
from models.catalogue.listening import listening
from models.domain.actor import Actor
from models.domain.duplicates import ScanReport
from models.domain.progress import Progress, no_progress
from models.steps.duplicates.columns import enterprise_columns, trade_words
from models.steps.duplicates.scanning import keep_twins, scan_report
from models.steps.matching.apart import run_apart
from models.steps.records.rights import sees_private


def scan_duplicates(catalogue: Catalogue, actor: Actor, *, progress: Progress = no_progress) -> ScanReport:
    """How many pairs are alike and undecided; `list_duplicates` lists them. Nothing is merged.

    Compared in a process of its own; a cancel leaves the scan before in its place.
    """
    from models.likeness.twins import find_twins

    began = perf_counter()
    with catalogue.reading() as session, listening(session, lambda: progress(0, 100)):
        register, trades = enterprise_columns(session), trade_words(session)
    twins = run_apart(find_twins, register, trades, progress=progress)
    progress(99, 100)
    with catalogue.transaction() as session:
        seconds, records = perf_counter() - began, len(register)
        keep_twins(session, twins, records, seconds)
        private = sees_private(session, actor)
        report = scan_report(session, twins, records, seconds, private=private)
    progress(100, 100)
    return report
