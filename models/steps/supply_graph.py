"""Parts of the commodity graph, and where their nodes stand when drawn from left to right."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Any

from models.domain.supply import Reach

STEPS = 2
_SWEEPS = 4

Edge = tuple[str, str]


def part_around(
    edges: Iterable[Edge], focus: str, reach: Reach, names: Collection[Edge] = ()
) -> tuple[frozenset[str], int]:
    """The commodities within reach of one, and how many neighbours of theirs lie outside.

    `names` are those edges that lead from a kind to what it is a kind of: nothing is made there, so they are no step.
    """
    import networkx as nx

    graph: Any = nx.DiGraph()
    graph.add_node(focus)
    graph.add_weighted_edges_from((*edge, 0 if edge in names else 1) for edge in edges)
    steps = STEPS if reach is Reach.NEAR else len(graph)
    found = {focus}
    if reach is not Reach.UP:
        found |= set(nx.single_source_dijkstra_path_length(graph, focus, steps))
    if reach is not Reach.DOWN:
        found |= set(nx.single_source_dijkstra_path_length(graph.reverse(copy=False), focus, steps))
    outside = {each for node in found for each in nx.all_neighbors(graph, node)} - found
    return frozenset(found), len(outside)


def way_between(edges: Iterable[tuple[int, int]], start: int, end: int) -> tuple[int, ...]:
    """The shortest way along the arrows, both ends included; empty when there is none."""
    import networkx as nx

    graph: Any = nx.DiGraph()
    graph.add_nodes_from((start, end))
    graph.add_edges_from(edges)
    return tuple(nx.shortest_path(graph, start, end)) if nx.has_path(graph, start, end) else ()


def layers_of(nodes: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Layer of each node from the left: every arrow points to the right, except inside a circle."""
    import networkx as nx

    graph = nx.DiGraph(edges)
    graph.add_nodes_from(nodes)
    graph.remove_edges_from(nx.selfloop_edges(graph))
    circles = nx.condensation(graph)
    layer: dict[int, int] = {}
    for number, generation in enumerate(nx.topological_generations(circles)):
        layer.update(dict.fromkeys(generation, number))
    _draw_near(circles, layer)
    lowest = min(layer.values(), default=0)
    of_circle = circles.graph["mapping"]
    return {node: layer[of_circle[node]] - lowest for node in nodes}


def _draw_near(circles: Any, layer: dict[int, int]) -> None:
    """An input that nothing leads to stands right before its first use, not at the far left."""
    for node in circles:
        after = [layer[each] for each in circles.successors(node)]
        if after and not circles.in_degree(node):
            layer[node] = min(after) - 1


def orders_of(layers: dict[str, int], edges: Iterable[Edge]) -> dict[str, float]:
    """Place of each node in its layer from the top, so that few arrows cross; layers are centred on each other."""
    near, rows = _rows_with_room(layers, edges)
    tallest = max(map(len, rows.values()), default=0)
    order = _spread(rows, tallest)
    for sweep in range(_SWEEPS):
        for number in sorted(rows, reverse=bool(sweep % 2)):
            rows[number].sort(key=lambda node: (_middle(node, near, order), node))
            order.update(_spread({number: rows[number]}, tallest))
    return {node: order[node] for node in layers}


def _rows_with_room(layers: dict[str, int], edges: Iterable[Edge]) -> tuple[dict[str, list[str]], dict[int, list[str]]]:
    """Neighbours, and nodes by layer; an arrow over several layers takes room in each, so that no box hides it."""
    near: dict[str, list[str]] = {node: [] for node in layers}
    rows: dict[int, list[str]] = {}
    for node in sorted(layers):
        rows.setdefault(layers[node], []).append(node)
    for source, target in edges:
        if source not in layers or target not in layers or source == target:
            continue
        passed = [f"{source} {target} {at}" for at in range(layers[source] + 1, layers[target])]
        for at, room in enumerate(passed, layers[source] + 1):
            rows.setdefault(at, []).append(room)
        way = [source, *passed, target]
        near.update({room: [] for room in passed})
        for one, other in pairwise(way):
            near[one].append(other)
            near[other].append(one)
    return near, rows


def _middle(node: str, near: dict[str, list[str]], order: dict[str, float]) -> float:
    around = near[node]
    return sum(order[each] for each in around) / len(around) if around else order[node]


def _spread(rows: dict[int, list[str]], tallest: int) -> dict[str, float]:
    return {node: at + (tallest - len(row)) / 2 for row in rows.values() for at, node in enumerate(row)}
