"""Other solvers of the plain transportation problem, run by whichever Python has them: OR-Tools and SciPy.

`python benchmarks/peers.py FILE PEER ROUNDS` reads the arrays that benchmarks.transport wrote and prints, as JSON, the
median of the bare solve's seconds and the value. Nothing of the project is imported here.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

import numpy as np

Arrays = Mapping[str, Any]
Answer = tuple[float, float]
"""Seconds, value."""


def ortools_flow(arrays: Arrays) -> Answer:
    """SimpleMinCostFlow: offers to needs to one end, and what an offer keeps straight to that end."""
    from ortools.graph.python import min_cost_flow  # type: ignore[import-not-found,unused-ignore]  # not the project's

    offers, needs = len(arrays["capacity"]), len(arrays["quantity"])
    end = offers + needs
    tails = np.concatenate([arrays["offer"], np.arange(offers), offers + np.arange(needs)])
    heads = np.concatenate([offers + arrays["need"], np.full(offers + needs, end)])
    rooms = np.concatenate([arrays["most"], arrays["capacity"], arrays["quantity"]])
    costs = np.concatenate([-arrays["cost"], np.zeros(offers + needs, dtype=np.int64)])
    network = min_cost_flow.SimpleMinCostFlow()
    network.add_arcs_with_capacity_and_unit_cost(tails, heads, rooms, costs)
    network.set_nodes_supplies(np.arange(offers), arrays["capacity"])
    network.set_nodes_supplies(np.array([end]), np.array([-arrays["capacity"].sum()]))
    began = time.perf_counter()
    status = network.solve()
    taken = time.perf_counter() - began
    if status != network.OPTIMAL:
        raise ArithmeticError(f"no optimum: {status}")
    flows = network.flows(np.arange(len(arrays["offer"])))
    return taken, float(arrays["gain"] @ flows)


def scipy_programme(arrays: Arrays) -> Answer:
    """SciPy's linprog with HiGHS' dual simplex, in shares of what each pair can carry."""
    from scipy.optimize import linprog  # type: ignore[import-untyped]  # ships no types
    from scipy.sparse import csr_array  # type: ignore[import-untyped]  # ships no types

    offers, needs, pairs = len(arrays["capacity"]), len(arrays["quantity"]), len(arrays["offer"])
    columns = np.tile(np.arange(pairs), 2)
    rows = np.concatenate([arrays["offer"], offers + arrays["need"]])
    limits = np.concatenate([arrays["capacity"], arrays["quantity"]]).astype(np.float64)
    entries = np.tile(arrays["most"], 2) / np.maximum(limits[rows], 1)
    table = csr_array((entries, (rows, columns)), shape=(offers + needs, pairs))
    began = time.perf_counter()
    found = linprog(-arrays["gain"] * arrays["most"], table, np.minimum(limits, 1), bounds=(0, 1), method="highs-ds")
    return time.perf_counter() - began, -float(found.fun)


PEERS: dict[str, Callable[[Arrays], Answer]] = {"ortools": ortools_flow, "scipy": scipy_programme}


def main(file: str, peer: str, rounds: str) -> None:
    """Print the median and the value."""
    arrays = dict(np.load(file))
    answers = [PEERS[peer](arrays) for _ in range(int(rounds))]
    print(json.dumps({"seconds": median(taken for taken, _ in answers), "value": answers[0][1]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
