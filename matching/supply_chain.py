"""The commodity graph: what is made into what, how near two commodities are, yields, chains, words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matching.codes import UNKNOWN, Reach
from matching.columns import Ints
from matching.problem import SupplyGraph, SupplyLink

if TYPE_CHECKING:
    import networkx as nx

SAME = 1000
VARIANT = (850, 750)
KIND = (600, 450)
STEP = 500
DEEPEST_KIN = 2
LONGEST_CHAIN = 4


@dataclass(frozen=True, slots=True, eq=False)
class ReachTables:
    """Answers for every (offered, needed) commodity pair; the last row and column, -1, are of no commodity."""

    reach: NDArray[np.int8]
    """Reach codes of goods."""
    nearness: Ints
    """Thousandths, of goods."""
    step: NDArray[np.bool_]
    """The offered one is made into the needed one in one step."""
    step_yield: Ints
    """Thousandths at the low end; -1 none claimed."""
    step_source: Ints
    step_target: Ints
    """Dimension ids of the step's two sides; -1 not stated."""


def reach_tables(graph: SupplyGraph) -> ReachTables:
    """How near any two commodities are, and by which yield."""
    reach, nearness = _kin(graph)
    count = graph.commodities + 1
    step = np.zeros((count, count), dtype=np.bool_)
    facts = np.full((3, count, count), UNKNOWN, dtype=np.int64)
    for link in graph.links:
        step[link.source, link.target] = True
        facts[:, link.source, link.target] = link.yield_low, link.source_dimension, link.target_dimension
    return ReachTables(reach, nearness, step, facts[0], facts[1], facts[2])


def _kin(graph: SupplyGraph) -> tuple[NDArray[np.int8], Ints]:
    count = graph.commodities
    reach = np.full((count + 1, count + 1), Reach.UNRELATED.code, dtype=np.int8)
    nearness = np.zeros(reach.shape, dtype=np.int64)
    for depth, pairs in reversed(list(enumerate(_ancestors(graph)))):
        for variant, kind in pairs:
            reach[variant, kind], nearness[variant, kind] = Reach.VARIANT.code, VARIANT[depth]
            reach[kind, variant], nearness[kind, variant] = Reach.KIND.code, KIND[depth]
    np.fill_diagonal(reach[:count, :count], Reach.SAME.code)
    np.fill_diagonal(nearness[:count, :count], SAME)
    return reach, nearness


def _ancestors(graph: SupplyGraph) -> list[set[tuple[int, int]]]:
    """(variant, kind) pairs by depth; cycles do no harm because the depth is bounded."""
    parents: dict[int, set[int]] = {}
    for variant, kind in graph.kinds:
        parents.setdefault(variant, set()).add(kind)
    levels = [set(graph.kinds)]
    while len(levels) < DEEPEST_KIN:
        levels.append({(low, top) for low, mid in levels[-1] for top in parents.get(mid, ())})
    return levels


@lru_cache(maxsize=2)
def commodity_graph(graph: SupplyGraph) -> nx.DiGraph[int]:
    """The graph in networkx, to be read only; made-into edges carry their `link`, is-a edges None."""
    import networkx as nx

    drawn: nx.DiGraph[int] = nx.DiGraph()
    drawn.add_nodes_from(range(graph.commodities))
    for variant, kind in graph.kinds:
        drawn.add_edge(variant, kind, link=None)
        drawn.add_edge(kind, variant, link=None)
    for link in graph.links:
        drawn.add_edge(link.source, link.target, link=link)
    return drawn


def commodity_path(drawn: nx.DiGraph[int], source: int, target: int) -> tuple[int, ...]:
    """Commodities on the shortest way from one to the other, both ends included; empty when there is none."""
    import networkx as nx

    if source not in drawn or target not in drawn:
        return ()
    try:
        return min(tuple(path) for path in nx.all_shortest_paths(drawn, source, target))
    except nx.NetworkXNoPath:
        return ()


def distance(drawn: nx.DiGraph[int], source: int, target: int) -> int | None:
    """Number of made-into and is-a edges from one commodity to the other; None when there is no way."""
    path = commodity_path(drawn, source, target)
    return len(path) - 1 if path else None


@dataclass(frozen=True, slots=True)
class SupplyChain:
    """Steps from one commodity to another; yields in thousandths over the whole chain, -1 unknown."""

    commodities: tuple[int, ...]
    links: tuple[SupplyLink, ...]
    yield_low: int
    yield_high: int


def supply_chains(
    graph: SupplyGraph, source: int, target: int, longest: int = LONGEST_CHAIN
) -> tuple[SupplyChain, ...]:
    """All chains of at most `longest` made-into links, the shortest first."""
    import networkx as nx

    drawn: nx.DiGraph[int] = nx.DiGraph()
    drawn.add_nodes_from(range(graph.commodities))
    drawn.add_edges_from((link.source, link.target) for link in graph.links)
    if source == target:
        return ()
    paths = nx.all_simple_paths(drawn, source, target, cutoff=longest)
    ordered = sorted((tuple(path) for path in paths), key=lambda path: (len(path), path))
    return tuple(_chain(graph, path) for path in ordered)


def _chain(graph: SupplyGraph, path: tuple[int, ...]) -> SupplyChain:
    by_ends = {(link.source, link.target): link for link in graph.links}
    links = tuple(by_ends[ends] for ends in pairwise(path))
    return SupplyChain(
        path, links, _compound([k.yield_low for k in links]), _compound([k.yield_high for k in links])
    )


def _compound(yields: list[int]) -> int:
    if UNKNOWN in yields:
        return UNKNOWN
    product = 1000
    for one in yields:
        product = product * one // 1000
    return product


def missing_links(chain: SupplyChain, offered: Iterable[int]) -> tuple[SupplyLink, ...]:
    """Links of a chain whose product nobody offers."""
    known = frozenset(offered)
    return tuple(link for link in chain.links if link.target not in known)


def normalised(word: str) -> str:
    """A product word without case, accents, punctuation and doubled spaces; the order of words stays."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def commodity_of(word: str, synonyms: Mapping[str, int]) -> int | None:
    """The commodity a product word names, by its normalised form only; None when no synonym is equal."""
    return synonyms.get(normalised(word))
