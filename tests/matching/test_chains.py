"""Chains of several enterprises: yields multiply, the narrowest stage decides, what is missing is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.candidates import candidates
from matching.carriers import Left, left_after, left_untouched
from matching.chains import Chain, NeedChains, find_chains, needed_at, onward
from matching.codes import ChangeCode, OfferKind, Paper, Pattern
from matching.could_fill import Skill
from matching.criteria import kilometres
from matching.distances import kilometres_from, place_of_need
from matching.engine import solve
from matching.pairs import ground_of, pairs_of
from matching.problem import Needs, Offer, Offers, Problem, SupplyGraph, SupplyLink
from tests.matching.instances import KG, LITRE, need, offer, problem

LANGKAH, PENYALURAN = OfferKind.LANGKAH.code, OfferKind.PENYALURAN.code
A, B, C, D, E, F = range(6)
LINE = SupplyGraph(
    6,
    tuple(
        SupplyLink(source, source + 1, low, 1000, f"1000{source}", KG, KG)
        for source, low in enumerate((500, 250, 800, 400, 100))
    ),
)
"""A → B → C → D → E → F."""


def unheard(_done: int, _total: int) -> None:
    """Report to nobody."""


def maker(row: int, good: int, capacity: int, **facts: object) -> Offer:
    return offer(uid=f"u{row}", enterprise=row, commodity=good, capacity=capacity, **facts)


def market(offers: Sequence[Offer], graph: SupplyGraph = LINE, **facts: object) -> Problem:
    asked = need(**{"commodity": C, "quantity": 100_000, "minimum_lot": 1000, **facts})
    return replace(problem(list(offers), [asked]), graph=graph)


def chains_of(found: Problem, left: Left | None = None) -> tuple[Chain, ...]:
    (answer,) = find_chains(found, left or left_untouched(found))
    return answer.chains


def goods(chain: Chain) -> tuple[int, ...]:
    return tuple(stage.commodity for stage in chain.stages)


def only(chains: tuple[Chain, ...], *wanted: int) -> Chain:
    (found,) = (chain for chain in chains if goods(chain) == wanted)
    return found


def test_yields_multiply_and_say_how_much_every_stage_has_to_make() -> None:
    makers = [maker(0, A, 10**7), maker(1, B, 10**7, kind=LANGKAH), maker(2, C, 10**7, kind=LANGKAH)]
    chain = only(chains_of(market(makers)), A, B, C)
    assert [stage.needed for stage in chain.stages] == [800_000, 400_000, 100_000]
    assert (chain.complete, chain.certain, chain.enough, chain.quantity) == (True, True, True, 100_000)
    assert [stage.link and stage.link.kbli for stage in chain.stages] == [None, "10000", "10001"]


def test_the_stage_that_carries_least_decides() -> None:
    makers = [maker(0, A, 10**7), maker(1, B, 100_000, kind=LANGKAH), maker(2, C, 90_000, kind=LANGKAH)]
    chain = only(chains_of(market(makers)), A, B, C)
    assert (chain.quantity, chain.bottleneck) == (25_000, 1)


def test_a_chain_below_the_smallest_lot_is_told_so() -> None:
    makers = [maker(0, B, 100_000), maker(1, C, 90_000, kind=LANGKAH)]
    chain = only(chains_of(market(makers, minimum_lot=25_001)), B, C)
    assert (chain.quantity, chain.enough) == (25_000, False)


def test_a_step_offered_on_the_material_is_counted_by_its_yield() -> None:
    makers = [maker(0, B, 10**7), maker(1, B, 200_000, kind=LANGKAH)]
    last = only(chains_of(market(makers)), B, C).stages[-1]
    assert [(each.offer, each.capacity) for each in last.offers] == [(1, 50_000)]


def test_whoever_only_works_on_it_brings_no_material() -> None:
    makers = [maker(0, B, 10**7, kind=LANGKAH), maker(1, C, 10**7, kind=LANGKAH)]
    assert all(chain.stages[0].missing for chain in chains_of(market(makers)))


def test_whoever_sells_a_material_may_bring_it_but_does_no_step() -> None:
    makers = [maker(0, B, 10**7, kind=PENYALURAN), maker(1, C, 10**7, kind=PENYALURAN)]
    chain = only(chains_of(market(makers)), B, C)
    assert chain.missing == (1,)


def test_the_missing_stage_is_named_with_who_is_nearest_to_it() -> None:
    makers = [
        maker(0, B, 10**7, latitude=-7.0, longitude=112.0),
        maker(1, B, 10**7, latitude=-7.9, longitude=112.0),
        maker(2, C, 0, latitude=-7.5, longitude=112.0),
    ]
    chain = only(chains_of(market(makers, latitude=-7.0, longitude=112.0)), B, C)
    assert (chain.missing, chain.complete, chain.bottleneck) == ((1,), False, 1)
    assert [(each.offer, each.skill, each.gap.change) for each in chain.stages[1].could_fill] == [
        (2, Skill.MAKES_OUTPUT, ChangeCode.RAISE_CAPACITY),
        (0, Skill.MAKES_INPUT, ChangeCode.LEARN_STEP),
        (1, Skill.MAKES_INPUT, ChangeCode.LEARN_STEP),
    ]
    assert [each.distance for each in chain.stages[1].could_fill[1:]] == [0, 1001]
    assert chain.quantity == 100_000


def test_the_same_step_on_another_good_and_a_sister_good_are_near() -> None:
    links = (SupplyLink(B, C, 500, 600, "10794", KG, KG), SupplyLink(D, E, 500, 600, "10794", KG, KG))
    graph = SupplyGraph(6, links, ((C, A), (F, A)))
    makers = [maker(0, B, 10**7), maker(1, E, 10**7), maker(2, F, 10**7)]
    stage = only(chains_of(market(makers, graph)), B, C).stages[1]
    assert [(each.offer, each.skill) for each in stage.could_fill[1:]] == [(1, Skill.SAME_STEP), (2, Skill.AKIN)]


@pytest.mark.parametrize(
    "facts, asked, change",
    [
        ({"active": False}, {}, ChangeCode.REACTIVATE),
        ({"dimension": LITRE}, {}, ChangeCode.CHANGE_UNIT),
        ({"months": 1}, {"months_required": 0b11}, ChangeCode.EXTEND_SEASON),
        ({"province": 35, "kabupaten": 3524}, {"territory": 3523}, ChangeCode.WIDEN_TERRITORY),
        ({}, {"papers_required": int(Paper.HALAL)}, ChangeCode.OBTAIN_PAPER),
    ],
)
def test_the_last_stage_keeps_the_rules_of_a_pair(
    facts: dict[str, object], asked: dict[str, object], change: ChangeCode
) -> None:
    right = {"papers": int(Paper.HALAL), "province": 35, "kabupaten": 3523}
    makers = [maker(0, B, 10**7, **right), maker(1, C, 10**7, **(right if change != ChangeCode.OBTAIN_PAPER else {}))]
    makers[1] = replace(makers[1], **facts)  # type: ignore[arg-type]  # the facts are the row's own attributes
    stage = only(chains_of(market(makers, **asked)), B, C).stages[1]
    assert stage.missing
    assert stage.could_fill[0].gap.change is change


@pytest.mark.parametrize("facts", [{"owner": 7}, {"nib": 7}, {"business": 7}])
def test_nobody_dependent_on_the_partner_stands_last_nor_is_advised_to(facts: dict[str, object]) -> None:
    makers = [maker(0, B, 10**7), maker(1, C, 10**7, **facts)]
    stage = only(chains_of(market(makers, **facts)), B, C).stages[1]
    assert stage.missing
    assert 1 not in [each.offer for each in stage.could_fill]


def test_a_forbidden_pair_may_stand_inside_a_chain_but_not_last() -> None:
    makers = [maker(0, A, 10**7), maker(1, B, 10**7), maker(2, C, 10**7, kind=LANGKAH)]
    found = replace(market(makers), forbids=((1, 0), (2, 0)))
    chain = only(chains_of(found), A, B, C)
    assert chain.missing == (2,)
    assert [each.offer for each in chain.stages[1].offers] == [1]


def test_what_a_run_gave_away_is_not_given_again() -> None:
    makers = [maker(0, B, 10**7), maker(1, C, 30_000), maker(2, C, 10**7, kind=LANGKAH)]
    found = market(makers)
    left = left_after(found, solve(found))
    assert left.filled.tolist() == [30_000]
    (answer,) = find_chains(found, left)
    chain = only(answer.chains, B, C)
    assert (answer.rest, chain.quantity) == (70_000, 70_000)
    assert [each.offer for each in chain.stages[1].offers] == [2]


def test_a_full_need_and_a_need_for_agents_have_no_chains() -> None:
    makers = [maker(0, B, 10**7), maker(1, C, 10**7)]
    full = market(makers)
    assert find_chains(full, replace(left_untouched(full), filled=full.needs.quantity)) == ()
    outward = market(makers, pattern=Pattern.DISTRIBUSI_KEAGENAN.code)
    assert find_chains(outward, left_untouched(outward)) == ()


def test_a_good_that_nothing_is_made_into_is_told_apart() -> None:
    found = market([maker(0, A, 10)], commodity=A)
    (answer,) = find_chains(found, left_untouched(found))
    assert (answer.made, answer.chains) == (False, ())


def test_an_unknown_yield_leaves_what_lies_before_it_open() -> None:
    graph = SupplyGraph(3, (SupplyLink(A, B, -1, -1, "1", KG, KG), SupplyLink(B, C, 500, 600, "2", KG, KG)))
    makers = [maker(0, A, 10), maker(1, B, 80_000, kind=LANGKAH), maker(2, C, 10**7, kind=LANGKAH)]
    chain = only(chains_of(market(makers, graph)), A, B, C)
    assert [stage.needed for stage in chain.stages] == [-1, 200_000, 100_000]
    assert (chain.certain, chain.quantity, chain.bottleneck) == (False, 40_000, 1)


def test_units_that_do_not_meet_leave_the_amount_open() -> None:
    graph = SupplyGraph(3, (SupplyLink(A, B, 900, 900, "1", KG, LITRE), SupplyLink(B, C, 500, 600, "2", KG, KG)))
    makers = [maker(0, A, 10), maker(1, B, 80_000), maker(2, C, 10**7, kind=LANGKAH)]
    chain = only(chains_of(market(makers, graph)), A, B, C)
    assert (chain.stages[0].needed, chain.certain) == (-1, False)


def test_an_unknown_capacity_is_no_number() -> None:
    makers = [maker(0, B, -1), maker(1, C, 60_000, kind=LANGKAH)]
    chain = only(chains_of(market(makers)), B, C)
    assert (chain.stages[0].capacity, chain.certain, chain.quantity) == (-1, False, 60_000)


def test_a_variant_stands_for_its_kind_and_a_kind_lends_its_step() -> None:
    graph = SupplyGraph(6, (SupplyLink(A, C, 500, 600, "1", KG, KG),), ((B, A), (D, C)))
    makers = [maker(0, B, 10**7), maker(1, D, 10**7, kind=LANGKAH)]
    assert goods(chains_of(market(makers, graph))[0]) == (A, C)
    assert chains_of(market(makers, graph))[0].complete
    assert goods(chains_of(market(makers, graph, commodity=D))[0]) == (A, D)


def test_units_of_offers_and_need_are_brought_together() -> None:
    makers = [maker(0, B, 4000, factor=100_000), maker(1, C, 2000, kind=LANGKAH, factor=1_000_000)]
    chain = only(chains_of(market(makers, quantity=500, factor=1_000_000, minimum_lot=1)), B, C)
    assert [stage.needed for stage in chain.stages] == [2_000_000, 500_000]
    assert [stage.capacity for stage in chain.stages] == [400_000, 2_000_000]
    assert chain.quantity == 100


def test_the_partner_limit_of_the_need_holds_for_the_last_stage() -> None:
    makers = [maker(0, B, 10**7), *(maker(row, C, 20_000, kind=LANGKAH) for row in range(1, 5))]
    found = market(makers, maximum_partners=3)
    left = replace(left_untouched(found), partners=np.array([1]))
    chain = only(chains_of(found, left), B, C)
    assert (len(chain.stages[1].offers), chain.stages[1].others, chain.quantity) == (2, 2, 40_000)


def test_circles_end_and_no_chain_is_longer_than_four() -> None:
    links = tuple(SupplyLink(a, b, 500, 600, "1", KG, KG) for a in range(6) for b in range(6) if a != b)
    makers = [maker(row, row, 10**7) for row in range(6)]
    chains = chains_of(market(makers, SupplyGraph(6, links)))
    assert len(chains) == 5
    assert all(2 <= len(chain.stages) <= 4 and len(set(goods(chain))) == len(chain.stages) for chain in chains)


def test_distances_are_those_of_the_criterion() -> None:
    places = [{"latitude": -7.1, "longitude": 112.3}, {"kabupaten": 3523, "province": 35}, {"province": 35}, {}]
    found = problem(
        [maker(row, C, 1, **place) for row, place in enumerate(places)],
        [need(latitude=-7.3, longitude=112.0, kabupaten=3523, province=35)],
    )
    rows = np.arange(len(places))
    expected = kilometres(pairs_of(ground_of(found), rows, np.zeros(len(places), dtype=np.int64)))
    assert kilometres_from(found.offers, rows, place_of_need(found.needs, 0)).tolist() == expected.tolist()


@given(st.integers(1, 10**9), st.lists(st.integers(1, 5000), max_size=4))
def test_what_is_needed_is_enough_and_no_unit_more_than_needed(rest: int, yields: list[int]) -> None:
    needed = needed_at(rest, yields)
    assert onward(needed[0], yields) >= rest
    for at, one in enumerate(yields):
        assert (needed[at] - 1) * one < needed[at + 1] * 1000


YIELDS = st.sampled_from([100, 333, 1000, 2500])
CAPACITIES = st.sampled_from([0, 10_000, 70_000, 600_000])


@st.composite
def small_worlds(draw: st.DrawFn) -> Problem:
    """Any graph of six goods, circles too, with a few makers; the need asks for one of the goods."""
    ends = st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] != pair[1])
    drawn = draw(st.lists(ends, min_size=2, max_size=9, unique=True))
    links = tuple(SupplyLink(a, b, draw(YIELDS), 9000, f"{a}{b}", KG, KG) for a, b in drawn)
    kinds = st.sampled_from([OfferKind.PRODUK.code, LANGKAH, PENYALURAN])
    makers = [
        maker(row, draw(st.integers(0, 5)), draw(CAPACITIES), kind=draw(kinds), active=draw(st.booleans()))
        for row in range(draw(st.integers(1, 6)))
    ]
    return market(makers, SupplyGraph(6, links), commodity=draw(st.integers(0, 5)))


def ways(found: Problem, good: int, length: int) -> list[tuple[int, ...]]:
    """Brute force: every sequence of different goods along links, ending at the good."""
    ends = {(link.source, link.target) for link in found.graph.links}
    paths = [(good,)]
    for _step in range(length - 1):
        paths = [(a, *path) for path in paths for a in range(6) if (a, path[0]) in ends and a not in path]
    return paths


def carried(found: Problem, path: tuple[int, ...], at: int) -> list[int]:
    """Brute force: what each maker could make of the good at one place."""
    by_ends = {(link.source, link.target): link.yield_low for link in found.graph.links}
    amounts = []
    for row in range(len(found.offers)):
        kind, good = int(found.offers.kind[row]), int(found.offers.commodity[row])
        capacity = int(found.offers.capacity[row])
        if not found.offers.active[row] or capacity == 0 or (kind == PENYALURAN and at):
            continue
        if good == path[at] and (kind != LANGKAH or at):
            amounts.append(capacity)
        elif at and kind == LANGKAH and good == path[at - 1] and capacity * by_ends[path[at - 1], path[at]] >= 1000:
            amounts.append(capacity * by_ends[path[at - 1], path[at]] // 1000)
    return amounts


def judged(found: Problem, path: tuple[int, ...]) -> tuple[int, int]:
    """Brute force: (stages nobody carries, -quantity)."""
    by_ends = {(link.source, link.target): link.yield_low for link in found.graph.links}
    limits, missing = [int(found.needs.quantity[0])], 0
    for at in range(len(path)):
        amounts = carried(found, path, at)
        missing += not amounts
        total = sum(amounts)
        for after in range(at, len(path) - 1):
            total = total * by_ends[path[after], path[after + 1]] // 1000
        limits += [total] if amounts else []
    return missing, -min(limits)


@settings(max_examples=150, deadline=None)
@given(small_worlds())
def test_the_best_chain_is_the_best_of_all_that_can_be_drawn(found: Problem) -> None:
    good = int(found.needs.commodity[0])
    everything = [path for length in (2, 3, 4) for path in ways(found, good, length)]
    possible = [path for path in everything if judged(found, path)[0] <= min(2, len(path) - 1)]
    chains = chains_of(found)
    assert {goods(chain) for chain in chains} <= set(possible)
    assert len(chains) == min(5, len(possible))
    if not chains:
        return
    assert (len(chains[0].missing), -chains[0].quantity) == min(judged(found, path) for path in possible)
    for chain in chains:
        assert (len(chain.missing), -chain.quantity) == judged(found, goods(chain))


@settings(max_examples=60, deadline=None)
@given(small_worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_offers_changes_nothing(found: Problem, chance: object) -> None:
    order = list(range(len(found.offers)))
    chance.shuffle(order)  # type: ignore[attr-defined]  # hypothesis' own Random
    again = replace(found, offers=found.offers.take(np.array(order)))

    def told(answers: tuple[NeedChains, ...], offers: Offers) -> list[object]:
        return [
            (goods(chain), chain.quantity, [[str(offers.uid[x.offer]) for x in s.offers] for s in chain.stages])
            for answer in answers
            for chain in answer.chains
        ]

    assert told(find_chains(found, left_untouched(found)), found.offers) == told(
        find_chains(again, left_untouched(again)), again.offers
    )


def test_direct_candidates_of_the_instance_agree_with_the_last_stage() -> None:
    found = market([maker(0, B, 10**7), maker(1, C, 50_000), maker(2, C, 60_000, active=False)])
    direct = set(candidates(ground_of(found), unheard).offer.tolist())
    last = {each.offer for each in only(chains_of(found), B, C).stages[1].offers}
    assert last == direct == {1}
    assert isinstance(found.needs, Needs)
