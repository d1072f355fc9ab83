"""Parts of the commodity graph and their layout."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.supply import Reach, yield_problem
from models.steps.supply_graph import STEPS, layers_of, orders_of, part_around

# no deadline below: the first example loads the graph library
NAMES = st.sampled_from("abcdefghij")
GRAPHS = st.lists(st.tuples(NAMES, NAMES), max_size=24)
CHAINS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=24).map(
    lambda pairs: [(f"n{min(pair)}", f"n{max(pair)}") for pair in pairs if pair[0] != pair[1]]
)


def nodes_of(edges: list[tuple[str, str]]) -> list[str]:
    return sorted({node for edge in edges for node in edge})


@settings(deadline=None)
@given(CHAINS)
def test_every_arrow_points_to_the_right(edges: list[tuple[str, str]]) -> None:
    layers = layers_of(nodes_of(edges), edges)
    assert all(layers[source] < layers[target] for source, target in edges)
    assert min(layers.values(), default=0) == 0


@settings(deadline=None)
@given(GRAPHS)
def test_circles_are_drawn_too(edges: list[tuple[str, str]]) -> None:
    layers = layers_of(nodes_of(edges), edges)
    orders = orders_of(layers, edges)
    places = {(layers[node], orders[node]) for node in layers}
    assert len(places) == len(nodes_of(edges)), "two boxes on one place"


@settings(deadline=None)
@given(GRAPHS, NAMES)
def test_a_part_holds_its_commodity_and_reaches_two_steps(edges: list[tuple[str, str]], focus: str) -> None:
    near, _left_out = part_around(edges, focus, Reach.NEAR)
    down, _further = part_around(edges, focus, Reach.DOWN)
    up, _before = part_around(edges, focus, Reach.UP)
    assert focus in near & down & up
    assert near <= down | up
    assert all(target in down for source, target in edges if source in down)
    assert all(source in up for source, target in edges if target in up)


def test_a_long_chain_is_cut_and_says_so() -> None:
    chain = [(f"n{number}", f"n{number + 1}") for number in range(9)]
    part, left_out = part_around(chain, "n4", Reach.NEAR)
    assert part == {f"n{number}" for number in range(4 - STEPS, 4 + STEPS + 1)}
    assert left_out == 2


def test_an_arrow_over_a_layer_leaves_room_there() -> None:
    edges = [("a", "b"), ("b", "c"), ("a", "c")]
    layers = layers_of(["a", "b", "c"], edges)
    orders = orders_of(layers, edges)
    assert layers == {"a": 0, "b": 1, "c": 2}
    assert orders["b"] != (orders["a"] + orders["c"]) / 2


def test_a_late_input_stands_before_its_use() -> None:
    edges = [("a", "b"), ("b", "c"), ("garam", "c")]
    assert layers_of(["a", "b", "c", "garam"], edges)["garam"] == 1


def test_ranges_that_are_none_are_named() -> None:
    assert yield_problem(None, None) == ""
    assert yield_problem(200, 250) == ""
    assert yield_problem(200, 200) == ""
    assert yield_problem(200, None) == "supply.yield_half"
    assert yield_problem(0, 250) == "supply.yield_zero"
    assert yield_problem(250, 200) == "supply.yield_order"


def test_being_a_kind_of_something_is_no_step() -> None:
    edges = [("gedog", "tenun"), ("tenun", "kain"), ("kain", "batik"), ("batik", "kemeja"), ("kemeja", "seragam")]
    part, left_out = part_around(edges, "gedog", Reach.NEAR, frozenset(edges[:2]))
    assert part == {"gedog", "tenun", "kain", "batik", "kemeja"}
    assert left_out == 1
