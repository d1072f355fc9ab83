"""Measures how soon one need's list shows a changed weight, at 100,000 UMKM: from the slider to the painted rows.

Without a screen. Once over the list of the need that most of 100,000 enterprises could serve, and once over a list of
100,000 rows, which is as long as one could be.
"""

from __future__ import annotations

import os
from statistics import median

import numpy as np

from benchmarks.instances import market
from benchmarks.measuring import Figure, expect, memory, timed
from matching.codes import CriterionCode
from matching.pairs import ground_of
from matching.problem import Problem
from matching.reweighing import FrozenNeed, freeze
from models.domain.actor import Actor, Role
from models.domain.reweighing import FrozenList, Weighed

ENTERPRISES, NEEDS = 100_000, 40
GOAL = 200.0
"""Milliseconds."""
STEPS = 40
WINDOW = (960, 620)


def figures() -> list[Figure]:
    """Freezing once, then the median and the slowest of forty changes of a weight."""
    problem = market(1, ENTERPRISES, NEEDS, 5, lot=0.0)
    ground = ground_of(problem)
    need = max(range(NEEDS), key=lambda at: len(freeze(ground, at)))
    kept: list[FrozenNeed] = []
    taken = timed(lambda: kept.append(freeze(ground_of(problem), need)))
    columns = kept[0]
    expect(len(columns) > 0, "nobody can serve the need")
    name = f"weights: {len(columns):,} in the list of one need at {ENTERPRISES:,} UMKM"
    found = [Figure(f"{name}: frozen", taken.wall, "s", taken.processor, memory=memory())]
    found += _moved(name, columns, problem)
    return found + _moved(f"weights: a list of {ENTERPRISES:,} rows", _lengthened(columns, ENTERPRISES), problem)


def _lengthened(columns: FrozenNeed, count: int) -> FrozenNeed:
    rows = np.resize(np.arange(len(columns)), count)
    return FrozenNeed(columns.offer[rows], columns.pattern[rows], np.ascontiguousarray(columns.values[:, rows]))


def _moved(name: str, columns: FrozenNeed, problem: Problem) -> list[Figure]:
    taken = sorted(1000 * seconds for seconds in _changes(columns, problem))
    return [
        Figure(f"{name}: median", median(taken), "ms", goal=GOAL, memory=memory()),
        Figure(f"{name}: slowest", taken[-1], "ms", goal=GOAL, memory=memory()),
    ]


def _changes(columns: FrozenNeed, problem: Problem) -> list[float]:
    """Seconds from each of forty moves of a slider until the table has painted its rows anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.background import Background
    from ui.pages.matching.analyses.weights_view import WeightsView
    from ui.workplace import Workplace

    application = QApplication.instance() or QApplication([])
    background = Background()
    nobody = Actor("", "", Role.DISKOPUMDAG, "", "")
    view = WeightsView(Workplace(None, nobody, background, lambda _uid, progress: None))  # type: ignore[arg-type,return-value]  # nothing is undone here
    view.resize(*WINDOW)
    view.show()
    view.show_frozen(_listed(columns, problem))
    application.processEvents()
    taken = []
    for step in range(STEPS):
        criterion = list(CriterionCode)[step % len(CriterionCode)]
        taken.append(timed(lambda c=criterion, at=step: _move(view, c, 5 + at)).wall)  # type: ignore[misc]
        expect(sum(view.rows.row_at(0).points) == view.rows.row_at(0).score, "points do not add up")
    background.close()
    return taken


def _move(view: object, criterion: CriterionCode, weight: int) -> None:
    view.editor.sliders[criterion].setValue(weight)  # type: ignore[attr-defined]
    view.table.viewport().repaint()  # type: ignore[attr-defined]


def _listed(columns: FrozenNeed, problem: Problem) -> FrozenList:
    names = problem.offers.uid
    offers = tuple(Weighed(str(names[row]), f"Usaha {names[row]}", "35.23.11", "") for row in columns.offer.tolist())
    return FrozenList("K-0001", columns, offers)
