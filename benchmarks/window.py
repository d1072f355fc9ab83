"""Measures how long a second start takes until the first page is filled, from the start of the process.

Without a screen (QT_QPA_PLATFORM=offscreen), with folders of its own, on a catalogue of 5,000 UMKM. Peer: a bare Qt
window in the same Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.intake import TODAY
from benchmarks.measuring import ROUNDS, Figure, WrongResult, expect, memory
from benchmarks.volumes import volume
from models.domain.intake import IntakeKind
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import open_catalogue
from models.workbook.writing import write_intakes

COUNT = 5_000
GOAL = 1.5
LONGEST = 60
"""Seconds after which a start counts as failed."""
ROOT = Path(__file__).parents[1]
SIGNS = ("shown", "filled", "listed")
BARE = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.show()
application.processEvents()
print("shown", flush=True)
"""


def figures() -> list[Figure]:
    """Until the window is there, until its first page is filled, until the list of UMKM is."""
    with TemporaryDirectory() as folder:
        catalogue = _catalogue(Path(folder))
        command = [sys.executable, "-m", "benchmarks.first_window", str(COUNT), "--database", str(catalogue)]
        seen = _starts(command, SIGNS, Path(folder))
        bare = _starts([sys.executable, "-c", BARE], SIGNS[:1], Path(folder))[0]
    names = ("window shown", "first page filled", "list of 5,000 UMKM filled after it")
    goals = (None, GOAL, None)
    return [
        Figure(f"second start: {name}", value, "s", None, goal, "bare Qt window", bare, memory(own=False))
        for name, value, goal in zip(names, seen, goals, strict=True)
    ]


def _catalogue(folder: Path) -> Path:
    place, file = folder / "katalog.db", folder / "umkm.xlsx"
    rows = volume(TODAY, COUNT, 80).enterprises
    write_intakes(file, [(IntakeKind.ENTERPRISES, rows)], personal=True)
    opened = open_catalogue(str(place), sample=True)
    report = import_workbook(opened.catalogue, opened.actor, ImportRequest(file, today=TODAY, samples_allowed=True))
    opened.catalogue.close()
    expect(report.new == len(rows), f"{report.new} of {len(rows)} rows went in")
    return place


def _starts(command: list[str], signs: tuple[str, ...], folder: Path) -> list[float]:
    """Median seconds from the start of the process to each sign; the first start only warms up."""
    taken = [_start(command, signs, folder) for _ in range(ROUNDS + 3)][1:]
    return [median(column) for column in zip(*taken, strict=True)]


def _start(command: list[str], signs: tuple[str, ...], folder: Path) -> list[float]:
    own = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    surroundings = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        patience = threading.Timer(LONGEST, process.kill)
        patience.start()
        try:
            return [_seen(process, sign) - began for sign in signs]
        finally:
            process.kill()
            patience.cancel()


def _seen(process: subprocess.Popen[str], sign: str) -> float:
    """When the process said the sign."""
    said = process.stdout.readline().strip() if process.stdout else ""
    at = time.perf_counter()
    if said != sign:
        process.kill()
        complaint = process.stderr.read() if process.stderr else ""
        raise WrongResult(f"a start said {said!r} instead of {sign!r}: {complaint[-1000:]}")
    return at
