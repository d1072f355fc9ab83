"""The linear relaxation of an allocation (HiGHS), and the upper bound that its prices prove."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from matching.columns import Flags, Floats, Ints

if TYPE_CHECKING:
    import highspy

CAUTION = 1e-9
"""Relative amount by which a bound is raised against rounding."""
MOST_NODES = 5000
"""Branches an exact search may open; a count, so that every machine stops at the same place."""

TOLERANCE = 1e-9
"""By how much a reduced gain of the search may be wrong; each variable's goes into its bound."""
Option = tuple[str, bool | int | float | str]
ALWAYS: tuple[Option, ...] = (
    ("output_flag", False),
    ("threads", 1),
    ("parallel", "off"),
    ("random_seed", 0),
    ("presolve", "off"),
)
"""One thread decides; these models are so lean that presolve costs more than it saves."""
SEARCH: tuple[Option, ...] = (
    ("mip_abs_gap", 0.0),
    ("dual_feasibility_tolerance", TOLERANCE),
    ("mip_allow_restart", False),
    ("mip_detect_symmetry", False),
    ("mip_heuristic_effort", 0.0),
    ("mip_heuristic_run_rins", False),
    ("mip_heuristic_run_rens", False),
    ("mip_heuristic_run_root_reduced_cost", False),
    ("mip_heuristic_run_zi_round", False),
)
"""A good solution is known beforehand, so the search only has to prove or mend it: four times faster so."""


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """maximise Σ gain·z, Σ entry·z ≤ limit per row, lower ≤ z ≤ 1; entries are not negative."""

    gain: Floats
    lower: Floats
    row: Ints
    column: Ints
    entry: Floats
    limit: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """A solution of the relaxation, the price of each row and the bound the prices prove."""

    share: Floats
    price: Floats
    bound: float
    reduced: Floats
    """Gain of each variable less what its rows' prices ask for it."""


def relaxed(programme: Programme) -> Relaxed | None:
    """The best solution of the relaxation; None when the lower bounds cannot be kept."""
    import highspy

    solver = _quiet()
    _load(solver, programme)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    solution = solver.getSolution()
    price = np.maximum(-np.array(solution.row_dual, dtype=np.float64), 0.0)
    share = np.clip(np.array(solution.col_value, dtype=np.float64), programme.lower, 1.0)
    return Relaxed(share, price, proven(programme, price), reduced_gain(programme, price))


def reduced_gain(programme: Programme, price: Floats) -> Floats:
    """Gain of each variable less what its rows' prices ask for it."""
    paid = programme.entry * price[programme.row]
    return programme.gain - np.bincount(programme.column, weights=paid, minlength=len(programme.gain))


def proven(programme: Programme, price: Floats) -> float:
    """What no solution can exceed, by weak duality: true for any prices that are not negative."""
    reduced = reduced_gain(programme, price)
    best = np.where(reduced > 0, reduced, reduced * programme.lower)
    return raised(float(price @ programme.limit + best.sum()), float(programme.gain.sum()))


def raised(bound: float, scale: float) -> float:
    """A bound made safe against rounding in sums of the given size."""
    return bound + CAUTION * (abs(bound) + scale * CAUTION)


def _quiet(*options: Option) -> highspy.Highs:
    import highspy

    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the binding has no annotation here
    for name, value in (*ALWAYS, *options):
        solver.setOptionValue(name, value)
    return solver


def _load(solver: highspy.Highs, programme: Programme, integers: Flags | None = None) -> None:
    import highspy

    order = np.lexsort((programme.row, programme.column))
    columns, rows = len(programme.gain), len(programme.limit)
    start = np.searchsorted(programme.column[order], np.arange(columns + 1))
    whole = np.zeros(columns, dtype=np.int32) if integers is None else integers.astype(np.int32)
    solver.passModel(
        columns,
        rows,
        len(order),
        int(highspy.MatrixFormat.kColwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        -programme.gain,
        programme.lower,
        np.ones(columns),
        np.full(rows, -highspy.kHighsInf),
        programme.limit,
        start.astype(np.int32),
        programme.row[order].astype(np.int32),
        programme.entry[order],
        whole,
    )


def settled(
    programme: Programme, whole: Flags, start: Floats, gap: float = 0.0, nodes: int = MOST_NODES
) -> tuple[Floats | None, float]:
    """The best solution with some variables 0 or 1, and a proven bound; None when the search gives up.

    The search ends once the solution is within `gap` of the bound, or so many branches are open.
    """
    import highspy

    solver = _quiet(*SEARCH, ("mip_rel_gap", gap), ("mip_max_nodes", nodes))
    _load(solver, programme, whole)
    known = highspy.HighsSolution()
    known.col_value = start.tolist()
    solver.setSolution(known)
    solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None, float("inf")
    share = np.clip(np.array(solver.getSolution().col_value, dtype=np.float64), 0.0, 1.0)
    return share, -float(info.mip_dual_bound) + TOLERANCE * len(share)
