"""The window while a list goes in: the longest time it does not answer while 20,000 rows are checked, then taken in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.intake import TODAY
from benchmarks.measuring import ROUNDS, Figure, expect
from benchmarks.volumes import enterprise_rows
from models.domain.intake import IntakeKind
from models.reference.sample import sample_catalogue
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import open_catalogue
from models.workbook.writing import write_intakes

if TYPE_CHECKING:
    from ui.lanes import Tell

ROWS = 20_000
LONGEST = 100.0
"""Milliseconds."""


def figures() -> list[Figure]:
    """Of each the least of several rounds: what else the machine does hits not all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        place = Path(folder)
        rows = tuple(enterprise_rows(sample_catalogue(TODAY), ROWS))[:ROWS]
        write_intakes(place / "umkm.xlsx", [(IntakeKind.ENTERPRISES, rows)], personal=True)
        open_catalogue(str(place / "kosong.db"), sample=True).catalogue.close()
        checked = min(_block(place, dry_run=True) for _ in range(ROUNDS))
        taken = min(_block(place, dry_run=False) for _ in range(ROUNDS))
    return [
        Figure(f"window: longest block while {ROWS:,} rows are checked", 1000 * checked, "ms", goal=LONGEST),
        Figure(f"window: longest block while {ROWS:,} rows are taken in", 1000 * taken, "ms", goal=LONGEST),
    ]


def _block(place: Path, *, dry_run: bool) -> float:
    """Seconds of the longest block of one import on a thread of the window's."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from benchmarks.pulse import Pulse
    from ui.lanes import Lane, Sweeper

    application = QApplication.instance() or QApplication([])
    opened = open_catalogue(str(shutil.copy(place / "kosong.db", place / "katalog.db")))
    lane, sweeper, loop = Lane("import", 1), Sweeper(), QEventLoop()
    done: list[int] = []

    class Work:
        def run(self, tell: Tell) -> None:
            request = ImportRequest(place / "umkm.xlsx", today=TODAY, samples_allowed=True, dry_run=dry_run)
            try:
                done.append(import_workbook(opened.catalogue, opened.actor, request).new)
            finally:
                tell(loop.quit)

    lane.submit(Work())
    block = Pulse().during(loop.exec)
    sweeper.stop()
    lane.close()
    opened.catalogue.close()
    expect(done == [ROWS] and application is not None, "the import did not take all rows")
    return block
