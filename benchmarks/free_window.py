"""The window during a run of 5,000 × 300: the longest time it does not answer, and how soon a cancel ends the run.

The whole program without a screen, on the page Pencocokan; what its buttons start is started here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

from benchmarks.catalogues import copied, kept
from benchmarks.measuring import ROUNDS, Figure, expect
from models.steps.matching.compiled_cache import main as compile_all

if TYPE_CHECKING:
    from ui.desktop import Desktop

SIZE = (5_000, 300)
LONGEST, ANSWER = 100.0, 500.0
"""Milliseconds."""
MOMENTS = (0.05, 0.25, 0.5, 0.7, 0.9)
"""Of a whole run, when it is cancelled."""
CANCELS = 5
"""At each moment."""
AFTERWARDS = 1_500
"""Milliseconds in which the page fills with what the run found."""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """How long the run went on, in milliseconds, and whether it was finished all the same."""

    milliseconds: float
    finished: bool


def prepare() -> None:
    """Makes the catalogue, and the engine's machine code."""
    compile_all()
    kept(*SIZE)


def figures() -> list[Figure]:
    """Blocks of whole runs, then cancels at several moments."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory() as folder:
        desktop = _begun(Path(folder))
        runs = [_run(desktop) for _ in range(ROUNDS + 1)][1:]
        whole = median(seconds for seconds, _ in runs)
        cancels = {part: [_cancel(desktop, part * whole) for _ in range(CANCELS)] for part in MOMENTS}
        desktop.close()
    blocks = [1000 * block for _, block in runs]
    return [
        Figure(f"window: longest block in {ROUNDS} runs of 5,000 × 300", max(blocks), "ms", goal=LONGEST),
        Figure("window: the run in the window", whole),
        *(_answer(part, whole, found) for part, found in cancels.items()),
    ]


def _answer(part: float, whole: float, found: list[Cancelled]) -> Figure:
    late = sum(each.finished for each in found)
    name = f"window: cancel after {100 * part:.0f} % of a run, median of {CANCELS}"
    name += f" ({late} of them had been saved)" if late else ""
    return Figure(name, median(each.milliseconds for each in found), "ms", goal=ANSWER)


def _begun(folder: Path) -> Desktop:
    """The program with its page Pencocokan open."""
    from PySide6.QtWidgets import QApplication

    from ui.desktop import PAGES, REAL, Desktop
    from ui.desktop_settings import DesktopSettings

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    place = str(copied(*SIZE, folder))
    desktop = Desktop(application, DesktopSettings(folder / "config", folder / "data", place), PAGES, REAL)
    _wait(desktop.workplace.entered, desktop.begin)
    desktop.window.open_page("matching")
    _rest(AFTERWARDS)
    while desktop.background.jobs:
        _wait(desktop.background.job_over, lambda: None)
    return desktop


def _run(desktop: Desktop) -> tuple[float, float]:
    """Seconds of a whole run, and the longest block until its proposals are on the page."""
    from benchmarks.pulse import Pulse

    page: Any = desktop.window.page
    taken: list[float] = []

    def whole() -> None:
        began = perf_counter()
        _wait(desktop.workplace.said, page.run)
        taken.append(perf_counter() - began)
        _rest(AFTERWARDS)

    block = Pulse().during(whole)
    return taken[0], block


def _cancel(desktop: Desktop, after: float) -> Cancelled:
    """One run that is cancelled after so many seconds."""
    from PySide6.QtCore import QTimer


    page: Any = desktop.window.page
    asked: list[float] = []
    ended: list[float] = []
    done: list[object] = []
    clock = QTimer(singleShot=True, interval=round(1000 * after))
    clock.timeout.connect(lambda: asked.append(perf_counter()))
    clock.timeout.connect(page.cancel)

    def begin() -> None:
        page.run()
        job = desktop.background.jobs[-1]
        job.succeeded.connect(done.append)
        job.ended.connect(lambda: ended.append(perf_counter()))
        clock.start()

    _wait(desktop.background.job_over, begin)
    clock.stop()
    _rest(200)
    expect(len(ended) == 1, "a run has no end")
    return Cancelled(1000 * (ended[0] - asked[0]) if asked else 0.0, bool(done))


def _wait(signal: Any, begin: Any) -> None:
    """Until the signal that this beginning leads to."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(0, begin)
    loop.exec()
    signal.disconnect(loop.quit)


def _rest(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
