"""What a partner probably needs: what its process takes in, steps of its product, outlets for it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matching.codes import OfferKind, Pattern, Position
from matching.inferring import already_stated, inferred_needs
from matching.problem import SupplyGraph, SupplyLink
from tests.matching.instances import GRAPH, KERUPUK, SINGKONG, TAPIOKA


def test_a_tapioca_maker_needs_cassava_help_with_its_step_and_agents() -> None:
    found = inferred_needs([(7, TAPIOKA)], GRAPH)
    assert [(each.commodity, each.pattern, each.kind, each.path, each.kbli) for each in found] == [
        (SINGKONG, Pattern.RANTAI_PASOK, OfferKind.PRODUK, (SINGKONG, TAPIOKA), "10621"),
        (TAPIOKA, Pattern.SUBKONTRAK, OfferKind.LANGKAH, (SINGKONG, TAPIOKA), "10621"),
        (TAPIOKA, Pattern.DISTRIBUSI_KEAGENAN, OfferKind.PENYALURAN, (TAPIOKA,), ""),
    ]
    assert {each.partner for each in found} == {7}


def test_what_the_partner_makes_itself_it_does_not_buy() -> None:
    found = inferred_needs([(1, TAPIOKA), (1, KERUPUK)], GRAPH)
    inputs = [each.commodity for each in found if each.position is Position.SUPPLIES_INPUT]
    assert inputs == [SINGKONG]


def test_nothing_is_concluded_of_a_partner_that_makes_nothing_known() -> None:
    assert inferred_needs([], GRAPH) == ()
    assert [each.pattern for each in inferred_needs([(1, SINGKONG)], GRAPH)] == [Pattern.DISTRIBUSI_KEAGENAN]


def test_a_good_that_goes_into_two_products_is_needed_once() -> None:
    graph = SupplyGraph(3, (SupplyLink(0, 1, kbli="1"), SupplyLink(0, 2, kbli="2")))
    inputs = [each for each in inferred_needs([(1, 1), (1, 2)], graph) if each.position is Position.SUPPLIES_INPUT]
    assert [(each.commodity, each.path) for each in inputs] == [(0, (0, 1))]


def test_goods_that_flow_the_same_way_are_the_same_need() -> None:
    assert already_stated(Pattern.RANTAI_PASOK, Pattern.INTI_PLASMA)
    assert already_stated(Pattern.SUBKONTRAK, None)
    assert not already_stated(Pattern.SUBKONTRAK, Pattern.RANTAI_PASOK)
    assert not already_stated(Pattern.RANTAI_PASOK, Pattern.DISTRIBUSI_KEAGENAN)


ENDS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12, unique=True)


@given(ENDS, st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5)), max_size=8))
def test_every_conclusion_follows(ends: list[tuple[int, int]], makes: list[tuple[int, int]]) -> None:
    found = inferred_needs(makes, SupplyGraph(6, tuple(SupplyLink(a, b) for a, b in ends)))
    keys = [(each.partner, each.commodity, each.pattern) for each in found]
    assert len(keys) == len(set(keys))
    for each in found:
        assert (each.partner, each.path[-1]) in makes
        assert len(each.path) == 1 or each.path in ends
        assert each.position is not Position.SUPPLIES_INPUT or (each.partner, each.commodity) not in makes
    expected = {(p, a) for p, good in makes for a, b in ends if b == good and a != b and (p, a) not in makes}
    assert {(e.partner, e.commodity) for e in found if e.position is Position.SUPPLIES_INPUT} == expected
