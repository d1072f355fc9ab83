"""networkx's network_simplex on the arrays of a plain transportation problem."""

from __future__ import annotations

import multiprocessing
from typing import Any

import networkx as nx
import numpy as np

from benchmarks.arrays import Arrays
from benchmarks.measuring import answered
from matching.problem import Ints


def optimum_within(arrays: Arrays, costs: Ints, seconds: float) -> tuple[float, float] | None:
    """The same in a process of its own that is ended after so many seconds; None where they were not enough."""
    with multiprocessing.get_context("spawn").Pool(1) as process:
        try:
            return process.apply_async(optimum, (arrays, costs)).get(seconds)
        except multiprocessing.TimeoutError:
            return None


def optimum(arrays: Arrays, costs: Ints) -> tuple[float, float]:
    """Seconds of the bare solve, and the value."""
    network = _network(arrays, costs)
    (_, flows), taken = answered(lambda: nx.network_simplex(network))
    amount = [
        flows["o", offer]["n", need] for offer, need in zip(arrays.offer.tolist(), arrays.need.tolist(), strict=True)
    ]
    return taken.wall, float(arrays.gain @ np.array(amount))


def _network(arrays: Arrays, costs: Ints) -> nx.DiGraph[Any]:
    """Everything flows from one node to another; what is not sold goes there straight."""
    network: nx.DiGraph[Any] = nx.DiGraph()
    total = int(arrays.capacity.sum())
    network.add_node("from", demand=-total)
    network.add_node("to", demand=total)
    network.add_edge("from", "to", weight=0)
    for offer in np.unique(arrays.offer).tolist():
        network.add_edge("from", ("o", offer), capacity=int(arrays.capacity[offer]), weight=0)
    for need in np.unique(arrays.need).tolist():
        network.add_edge(("n", need), "to", capacity=int(arrays.quantity[need]), weight=0)
    rows = (arrays.offer, arrays.need, arrays.most, costs)
    for offer, need, most, cost in zip(*(column.tolist() for column in rows), strict=True):
        network.add_edge(("o", offer), ("n", need), capacity=most, weight=-cost)
    return network
