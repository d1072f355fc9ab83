"""Pairs judged a second: every rule and score over all pairs whose commodities reach each other.

Peer: the same question asked pair by pair in Python, with networkx for the way from one commodity to another.
"""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import numpy as np

from benchmarks.instances import market
from benchmarks.measuring import ROUNDS, Figure, expect, memory, rounds, timed
from matching.candidates import candidates
from matching.engine import unheard
from matching.pairs import Ground, ground_of
from matching.problem import CriterionCode, Flags, Ints, Paper, Pattern, Problem, Reach
from matching.selecting import looked_at
from matching.warm_up import warm_up

ENTERPRISES, NEEDS = 100_000, 2_000
GOAL = 10.0
"""Millions."""
SAMPLE = 2_000
FURTHEST = 3
"""Links of a chain."""


def figures() -> list[Figure]:
    """Ours over the whole market, the peer on a sample of its pairs."""
    problem = market(0, ENTERPRISES, NEEDS, 5)
    warm_up()
    taken = rounds(lambda: candidates(ground_of(problem), unheard), ROUNDS)
    looked = rounds(lambda: looked_at(ground_of(problem), unheard), ROUNDS)
    near = _near(ground_of(problem))
    count = _count(problem, near)
    theirs = SAMPLE / 1e6 / _one_by_one(problem, near)
    return [
        Figure(
            f"pairs {ENTERPRISES:,} × {NEEDS:,}: {count:,} within reach, judged", count / 1e6 / taken.wall, "M/s",
            taken.processor, GOAL, at_least=True, peer="networkx, pair by pair", peer_value=theirs, memory=memory(),
        ),
        Figure("pairs: seconds for all of them, with every column of the candidates", taken.wall, "s", taken.processor),
        Figure("pairs: seconds for those that a plan is sought among", looked.wall, "s", looked.processor),
    ]  # fmt: skip


def _near(ground: Ground) -> Flags:
    """By commodity of the offer and of the need."""
    near: Flags = (ground.reach.reach != Reach.UNRELATED.code) | ground.reach.step
    return near


def _count(problem: Problem, near: Flags) -> int:
    supplied = np.bincount(problem.offers.commodity[problem.offers.active], minlength=len(near))
    asked = np.bincount(problem.needs.commodity[problem.needs.active], minlength=len(near))
    return int(supplied @ near.astype(np.int64) @ asked)


def _one_by_one(problem: Problem, near: Flags) -> float:
    """Seconds for a sample of pairs within reach."""
    chance = np.random.default_rng(0)
    offers, needs = problem.offers.commodity, problem.needs.commodity
    need = chance.integers(len(needs), size=SAMPLE)
    offer = np.array([chance.choice(np.flatnonzero(near[offers, needs[one]])) for one in need])
    graph = _graph(problem)
    scores: list[float] = []
    taken = timed(lambda: scores.extend(_judged(problem, graph, *pair) for pair in _pairs(offer, need)))
    expect(len(scores) == SAMPLE and max(scores) > 0, "the peer judged nothing")
    return taken.wall


def _pairs(offer: Ints, need: Ints) -> list[tuple[int, int]]:
    return list(zip(offer.tolist(), need.tolist(), strict=True))


def _graph(problem: Problem) -> nx.DiGraph[Any]:
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from(range(problem.graph.commodities))
    graph.add_edges_from((link.source, link.target) for link in problem.graph.links)
    graph.add_edges_from(problem.graph.kinds)
    return graph


def _judged(problem: Problem, graph: nx.DiGraph[Any], offer: int, need: int) -> float:
    """The score of one pair, 0 where a rule refuses it: as one would write it first."""
    offers, needs = problem.offers, problem.needs
    way = nx.single_source_shortest_path_length(graph, int(offers.commodity[offer]), cutoff=FURTHEST)
    links = way.get(int(needs.commodity[need]), FURTHEST)
    share = int(offers.capacity[offer]) / max(int(needs.quantity[need]), 1)
    law = problem.law.patterns[int(needs.pattern[need])]
    allowed = any(small.code == offers.size[offer] and large.code == needs.size[need] for small, large in law.sizes)
    if not allowed or share * int(needs.quantity[need]) < int(needs.minimum_lot[need]):
        return 0.0
    marks = (
        1 - links / FURTHEST,
        min(share, 1.0),
        int(offers.months[offer]).bit_count() / 12,
        0.5 ** (_distance(problem, offer, need) / 60),
        min(1.0, int(needs.price[need]) / max(int(offers.price[offer]), 1)),
        sum(1 for paper in Paper if int(offers.papers[offer]) & paper) / len(Paper),
        (int(offers.supports_wanted[offer]) & int(needs.supports_offered[need])).bit_count() / 9,
        float(offers.quality[offer]),
    )
    weights = dict(dict(problem.settings.weights)[Pattern.at(int(needs.pattern[need]))])
    return float(sum(weights[code] * mark for code, mark in zip(CriterionCode, marks, strict=True)))


def _distance(problem: Problem, offer: int, need: int) -> float:
    """Kilometres along the sphere."""
    offers, needs = problem.offers, problem.needs
    places = offers.latitude[offer], offers.longitude[offer], needs.latitude[need], needs.longitude[need]
    north, east, other_north, other_east = (math.radians(float(each)) for each in places)
    height = math.sin((other_north - north) / 2) ** 2
    width = math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(height + width))
