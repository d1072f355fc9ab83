from __future__ import annotations

import pytest

from matching.problem import Reach, SupplyGraph, SupplyLink
from matching.supply_chain import (
    commodity_graph,
    commodity_of,
    commodity_path,
    distance,
    missing_links,
    normalised,
    reach_tables,
    supply_chains,
)
from tests.matching.instances import (
    BATA,
    GRAPH,
    KERUPUK,
    KERUPUK_PEDAS,
    KERUPUK_PEDAS_MINI,
    SINGKONG,
    TAPIOKA,
)

DRAWN = commodity_graph(GRAPH)


@pytest.mark.parametrize(
    "offered, needed, reach",
    [
        (KERUPUK, KERUPUK, Reach.SAME),
        (KERUPUK_PEDAS, KERUPUK, Reach.VARIANT),
        (KERUPUK, KERUPUK_PEDAS, Reach.KIND),
        (KERUPUK_PEDAS_MINI, KERUPUK, Reach.VARIANT),
        (TAPIOKA, KERUPUK, Reach.UNRELATED),
        (BATA, KERUPUK, Reach.UNRELATED),
    ],
)
def test_goods_reach_their_own_kind_only(offered, needed, reach):
    assert reach_tables(GRAPH).reach[offered, needed] == reach.code


def test_the_further_the_kin_the_less_it_is_worth():
    near = reach_tables(GRAPH).nearness
    towards_kerupuk = [near[goods, KERUPUK] for goods in (KERUPUK, KERUPUK_PEDAS, KERUPUK_PEDAS_MINI)]
    worths = [*towards_kerupuk, near[KERUPUK, KERUPUK_PEDAS]]
    assert worths == sorted(set(worths), reverse=True)


def test_a_step_is_known_in_its_own_direction_with_the_low_yield():
    tables = reach_tables(GRAPH)
    assert tables.step[SINGKONG, TAPIOKA]
    assert not tables.step[TAPIOKA, SINGKONG]
    assert tables.step_yield[SINGKONG, TAPIOKA] == 200


def test_paths_follow_steps_and_kinds():
    assert commodity_path(DRAWN, SINGKONG, KERUPUK_PEDAS) == (SINGKONG, TAPIOKA, KERUPUK, KERUPUK_PEDAS)
    assert commodity_path(DRAWN, KERUPUK, KERUPUK) == (KERUPUK,)
    assert commodity_path(DRAWN, KERUPUK, BATA) == ()
    assert distance(DRAWN, SINGKONG, KERUPUK) == 2
    assert distance(DRAWN, KERUPUK, SINGKONG) is None


def test_a_chain_multiplies_its_yields_and_names_the_link_nobody_offers():
    (chain,) = supply_chains(GRAPH, SINGKONG, KERUPUK)
    assert chain.commodities == (SINGKONG, TAPIOKA, KERUPUK)
    assert (chain.yield_low, chain.yield_high) == (200, 275)
    assert missing_links(chain, {SINGKONG, KERUPUK}) == (GRAPH.links[0],)


def test_a_chain_without_one_yield_claims_none():
    graph = SupplyGraph(3, (SupplyLink(0, 1, 500, 600), SupplyLink(1, 2)))
    (chain,) = supply_chains(graph, 0, 2)
    assert (chain.yield_low, chain.yield_high) == (-1, -1)


def test_chains_longer_than_asked_are_left_out_and_circles_end():
    graph = SupplyGraph(3, (SupplyLink(0, 1), SupplyLink(1, 2), SupplyLink(2, 0)), ((0, 1), (1, 0)))
    assert supply_chains(graph, 0, 2, longest=1) == ()
    assert reach_tables(graph).reach[0, 0] == Reach.SAME.code


def test_words_are_equal_only_when_their_order_is():
    synonyms = {normalised("Teri nasi"): 1, normalised("Keripik (Singkong) Pedas"): 2}
    assert commodity_of("  TERI   NASI ", synonyms) == 1
    assert commodity_of("nasi teri", synonyms) is None
    assert commodity_of("keripik singkong pedas", synonyms) == 2
