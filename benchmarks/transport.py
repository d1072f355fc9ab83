"""Capacities and quantities only: ours with its certificate beside exact solvers on the same candidates.

Ours is the time of the allocation: building, solving, rounding to whole quantities and certifying. Peers' are bare
solves of arrays that lie ready. OR-Tools and SciPy are no part of the project: another Python that has them is named by
`--peers`, or they are missing from the table, and loudly.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from benchmarks import network_simplex
from benchmarks.arrays import Arrays, arrays_of
from benchmarks.instances import market
from benchmarks.measuring import ROUNDS, Figure, Taken, Worth, answered, expect, median, memory
from matching.allocation import allocate
from matching.candidates import candidates
from matching.engine import unheard
from matching.pairs import ground_of
from matching.problem import Ints, Problem, SupplyGraph
from matching.warm_up import warm_up

SIZES = ((5_000, 300), (20_000, 1_000), (100_000, 2_000))
SIMPLEX = SIZES[:1]
"""Where networkx is soon done."""
SIMPLEX_SECONDS = 120.0
"""It is ended after that."""
PEERS = {"ortools": "OR-Tools SimpleMinCostFlow", "scipy": "SciPy linprog, HiGHS dual simplex"}
WHOLE_COSTS = 1e12
"""Worth of a fully met need in whole numbers: rounding changes the value by less than 1e-7, and finer is slower."""
GAP = 0.01
"""Percent."""
AGAINST_ORTOOLS = 1.1
PYTHON = "BENCHMARK_PEERS"
"""Names the Python that has the peers."""
ALIKE = 1e-5
"""By how much, relatively, values of exact solvers may differ after rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Ours:
    """One plain market, and our answer to it."""

    name: str
    arrays: Arrays
    taken: Taken
    worth: Worth
    bound: float


def figures() -> list[Figure]:
    """Every size, every peer that is there."""
    warm_up()
    told = []
    for size in SIZES:
        ours = solved(size)
        told += [*alone(ours), *(line for peer in PEERS for line in _against_other(peer, ours))]
        told += against_simplex(ours) if size in SIMPLEX else []
    return told


def plain(size: tuple[int, int]) -> Problem:
    """A market without largest numbers and lots, in which one of a good makes one of the next."""
    problem = market(0, *size, partners=-1, lot=0.0)
    links = tuple(replace(link, yield_low=1000) for link in problem.graph.links)
    return replace(problem, graph=SupplyGraph(problem.graph.commodities, links, problem.graph.kinds))


def solved(size: tuple[int, int]) -> Ours:
    """Median seconds of building, solving and certifying, and the answer."""
    problem = plain(size)
    found = candidates(ground_of(problem), unheard)
    arrays = arrays_of(problem, found)
    expect(bool((arrays.above == arrays.below).all()), "the market is no plain transportation problem")
    answers = [answered(lambda: allocate(problem, found, unheard)) for _ in range(ROUNDS)]
    best, bound = answers[0][0].value, answers[0][0].upper_bound
    name = f"transport {size[0]:,} × {size[1]:,}, {len(found):,} pairs"
    return Ours(name, arrays, median([taken for _, taken in answers]), Worth.under(bound, best), bound)


def alone(ours: Ours) -> list[Figure]:
    """Ours without a peer."""
    return [
        Figure(f"{ours.name}: ours", ours.taken.wall, "s", ours.taken.processor, memory=memory(), worth=ours.worth),
        Figure(f"{ours.name}: certified gap", ours.worth.gap, "%", goal=GAP),
    ]


def against(ours: Ours, peer: str, seconds: float, value: float) -> Figure:
    """Ours beside an exact solver, whose value cannot exceed our bound."""
    expect(value <= ours.bound * (1 + ALIKE), f"{peer} found {value}, above our bound {ours.bound}")
    worth = Worth.under(ours.bound, value)
    return Figure(
        f"{ours.name}: against", ours.taken.wall, "s", peer=peer, peer_value=seconds, worth=ours.worth, peer_worth=worth
    )


def against_simplex(ours: Ours, goal: float | None = None, limit: float = SIMPLEX_SECONDS) -> list[Figure]:
    """Ours beside networkx, which is ended at the limit."""
    found = network_simplex.optimum_within(ours.arrays, whole_costs(ours.arrays), limit)
    if found is None:
        return _simplex_ended(ours, goal, limit)
    times = Figure(f"{ours.name}: times as fast as networkx", found[0] / ours.taken.wall, "×", goal=goal, at_least=True)
    return [against(ours, "networkx network_simplex", *found), times]


def _simplex_ended(ours: Ours, goal: float | None, limit: float) -> list[Figure]:
    """What is known then: it takes longer than that."""
    least = f"{ours.name}: at least so many times as fast as networkx"
    return [
        Figure(f"{ours.name}: against", ours.taken.wall, "s", peer="networkx network_simplex >", peer_value=limit),
        Figure(least, limit / ours.taken.wall, "×", goal=goal, at_least=True),
    ]


def _against_other(peer: str, ours: Ours) -> list[Figure]:
    python = os.environ.get(PYTHON, sys.executable)
    if python == sys.executable and importlib.util.find_spec(peer) is None:
        print(f"!!! {PEERS[peer]} IS MISSING: name a Python that has it by --peers", file=sys.stderr, flush=True)
        return [Figure(f"{ours.name}: PEER MISSING: {PEERS[peer]}", ours.taken.wall)]
    seconds, value = _asked(python, peer, 1 if peer == "scipy" else ROUNDS, ours.arrays)
    line = against(ours, PEERS[peer], seconds, value)
    if peer != "ortools":
        return [line]
    goal = AGAINST_ORTOOLS if len(ours.arrays.capacity) == SIZES[-1][0] else None
    times = ours.taken.wall / seconds
    return [line, Figure(f"{ours.name}: times OR-Tools' bare solve", times, "×", goal=goal)]


def _asked(python: str, peer: str, rounds: int, arrays: Arrays) -> tuple[float, float]:
    """Seconds and value of a peer in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "arrays.npz"
        offered, offer = np.unique(arrays.offer, return_inverse=True)
        needed, need = np.unique(arrays.need, return_inverse=True)
        np.savez(
            file, offer=offer, need=need, gain=arrays.gain, most=arrays.most, cost=whole_costs(arrays),
            capacity=arrays.capacity[offered], quantity=arrays.quantity[needed],
        )  # fmt: skip
        command = [python, str(Path(__file__).with_name("peers.py")), str(file), peer, str(rounds)]
        answer = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return float(answer["seconds"]), float(answer["value"])


def whole_costs(arrays: Arrays) -> Ints:
    """The gains as whole numbers, for solvers that know no others."""
    return np.rint(arrays.gain * WHOLE_COSTS).astype(np.int64)
