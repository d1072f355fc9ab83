"""Gaps against brute force: applying the changes makes the pair possible, and nothing smaller does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from matching.changes import Change, applied, closing, common_region, restricted
from matching.codes import ChangeCode, OfferKind, Paper, Pattern, RuleCode, Verdict
from matching.eligibility import HARD_RULES, failing
from matching.explanation import explain
from matching.gaps import PAPER_HELP
from matching.pairs import ground_of, pairs_of
from matching.problem import Explanation, Gap, Problem
from tests.matching.instances import (
    KERUPUK,
    LITRE,
    SINGKONG,
    TAPIOKA,
    markets,
    need,
    offer,
    problem,
)

FIRST = np.zeros(1, dtype=np.int64)
HUGE = 1 << 40


def possible(market: Problem) -> bool:
    return not failing(pairs_of(ground_of(market), FIRST, FIRST), HARD_RULES)[0].any()


def alone(market: Problem, row: int, wish: int) -> Problem:
    return restricted(market, np.array([row]), np.array([wish]))


def proper_subsets(gaps: tuple[Gap, ...]) -> Iterator[tuple[Gap, ...]]:
    for size in range(len(gaps)):
        yield from combinations(gaps, size)


def atoms(market: Problem) -> tuple[Change, ...]:
    """Every single change that anybody could make to a lone pair, each as generous as it gets."""
    wish = market.needs
    asked = int(wish.papers_required[0])
    found = [Change(ChangeCode.OBTAIN_PAPER, (0,), value=int(paper)) for paper in PAPER_HELP if paper & asked]
    found += [Change(ChangeCode.CHANGE_PATTERN, need=0, value=pattern.code) for pattern in Pattern]
    found += [
        Change(ChangeCode.RAISE_CAPACITY, (0,), value=HUGE),
        Change(ChangeCode.EXTEND_SEASON, (0,), value=0xFFF),
        Change(ChangeCode.WIDEN_TERRITORY, need=0, value=0),
        Change(ChangeCode.REACTIVATE, (0,), 0),
        Change(ChangeCode.LIFT_FORBID, (0,), 0),
        Change(ChangeCode.LOWER_MINIMUM_LOT, (0,), 0, 1, order=0),
    ]
    return (*found, *conversions(market), *lessons(market))


def conversions(market: Problem) -> list[Change]:
    """Another unit, where the one that is stated cannot be right."""
    rules = {rule.code: rule.verdict for rule in explain(market, 0, 0).rules}
    if rules[RuleCode.UNIT] is not Verdict.FAILS:
        return []
    wish = market.needs
    return [Change(ChangeCode.CHANGE_UNIT, (0,), 0, int(wish.dimension[0]), int(wish.factor[0]))]


def lessons(market: Problem) -> list[Change]:
    """The step from the product to what is needed, where there is one to be learned."""
    ends = int(market.offers.commodity[0]), int(market.needs.commodity[0])
    there = any((link.source, link.target) == ends for link in market.graph.links)
    makes = int(market.offers.kind[0]) == OfferKind.PRODUK.code
    return [Change(ChangeCode.LEARN_STEP, (0,), 0)] if there and makes else []


def fewer_do(market: Problem, most: int) -> bool:
    """Whether some set of at most so many single changes makes the pair possible; each set has a copy of its own."""
    sets = [chosen for size in range(most + 1) for chosen in combinations(atoms(market), size)]
    here, rows = np.zeros(len(sets), dtype=np.int64), np.arange(len(sets))
    copies = replace(
        market,
        offers=market.offers.take(here),
        needs=market.needs.take(here),
        locks=(),
        forbids=tuple((row, row) for row in rows.tolist() if market.forbids),
    )
    changed = applied(copies, (moved(change, row) for row, chosen in enumerate(sets) for change in chosen))
    return bool((failing(pairs_of(ground_of(changed), rows, rows), HARD_RULES)[0] == 0).any())


def moved(change: Change, row: int) -> Change:
    """The change of the only pair, made to the pair of this row's offer and need."""
    return replace(change, offers=(row,) if change.offers else (), need=row if change.need >= 0 else change.need)


def check(market: Problem, found: Explanation) -> None:
    pair = alone(market, found.offer, found.need)
    if any(gap.change is ChangeCode.FIND_OTHER_PARTNER for gap in found.gaps):
        assert len(found.gaps) == 1
        assert not fewer_do(pair, 2)
        return
    assert possible(applied(pair, closing(pair, 0, 0, found.gaps)))
    whole = applied(market, closing(market, found.offer, found.need, found.gaps))
    assert explain(whole, found.offer, found.need).possible
    for fewer in proper_subsets(found.gaps):
        assert not possible(applied(pair, closing(pair, 0, 0, fewer)))
    # larger universes have too many sets; that none of the changes can be spared is checked above
    assert not fewer_do(pair, min(len(found.gaps) - 1, 2))


@given(markets(2, 2))
@settings(max_examples=25, deadline=None)
def test_the_gaps_of_any_pair_are_the_smallest_set_that_makes_it_possible(market: Problem) -> None:
    for row in range(len(market.offers)):
        for wish in range(len(market.needs)):
            found = explain(market, row, wish)
            if not found.possible:
                check(market, found)


@pytest.mark.parametrize(
    "facts, wishes, changes",
    [
        ({"commodity": TAPIOKA, "capacity": 500_000}, {}, [ChangeCode.LEARN_STEP]),
        ({"commodity": TAPIOKA, "capacity": 40_000}, {}, [ChangeCode.LEARN_STEP, ChangeCode.RAISE_CAPACITY]),
        ({"commodity": TAPIOKA, "capacity": 9_000}, {}, [ChangeCode.LEARN_STEP, ChangeCode.JOIN_GROUP]),
        (
            {"commodity": TAPIOKA, "capacity": 40_000},
            {"papers_required": Paper.PIRT},
            [ChangeCode.LEARN_STEP, ChangeCode.OBTAIN_PAPER, ChangeCode.RAISE_CAPACITY],
        ),
        # the step itself is done already; only a learner of the next product has to learn it
        (
            {"commodity": SINGKONG, "kind": OfferKind.LANGKAH.code},
            {"commodity": TAPIOKA},
            [ChangeCode.CHANGE_PATTERN],
        ),
        ({"capacity": 0}, {"maximum_share": 10}, [ChangeCode.LOWER_MINIMUM_LOT, ChangeCode.RAISE_CAPACITY]),
        ({"capacity": -1}, {"maximum_share": 10}, [ChangeCode.LOWER_MINIMUM_LOT]),
        ({"capacity": 0}, {}, [ChangeCode.RAISE_CAPACITY]),
        ({"dimension": LITRE, "capacity": 1}, {}, [ChangeCode.CHANGE_UNIT]),
    ],
)
def test_what_a_change_uncovers_is_asked_for_and_what_it_makes_superfluous_is_not(facts, wishes, changes) -> None:
    market = problem([offer(**facts)], [need(**wishes)])
    found = explain(market, 0, 0)
    assert sorted(gap.change for gap in found.gaps) == sorted(changes)
    check(market, found)


def test_the_problem_that_is_changed_stays_as_it_was() -> None:
    market = problem([offer(capacity=1_000, months=2, active=False)], [need(territory=3523)], forbids=((0, 0),))
    before = [column.copy() for column in (market.offers.capacity, market.offers.months, market.needs.territory)]
    applied(market, closing(market, 0, 0, explain(market, 0, 0).gaps))
    after = (market.offers.capacity, market.offers.months, market.needs.territory)
    assert all((one == other).all() for one, other in zip(before, after, strict=True))
    assert market.forbids == ((0, 0),)


def test_a_paper_is_the_enterprises_and_not_the_offers() -> None:
    rows = [offer(uid="u1", enterprise=4), offer(uid="u2", enterprise=4), offer(uid="u3", enterprise=5)]
    market = problem(rows, [need(papers_required=Paper.HALAL)])
    then = applied(market, closing(market, 0, 0, explain(market, 0, 0).gaps))
    assert then.offers.papers.tolist() == [Paper.HALAL, Paper.HALAL, 0]


def test_what_was_learned_carries_the_yield_and_has_no_price_yet() -> None:
    market = problem([offer(commodity=SINGKONG, price=500)], [need(commodity=TAPIOKA)])
    then = applied(market, [Change(ChangeCode.LEARN_STEP, (0,), 0)]).offers
    assert (then.commodity[0], then.capacity[0], then.price[0]) == (TAPIOKA, 100_000, -1)


def test_a_raised_capacity_is_counted_in_the_offers_own_unit() -> None:
    market = problem([offer(factor=50_000, capacity=600)], [need()])
    (gap,) = explain(market, 0, 0).gaps
    (change,) = closing(market, 0, 0, (gap,))
    assert (gap.change, change.value) == (ChangeCode.RAISE_CAPACITY, 1_000)


def test_a_restricted_problem_keeps_what_concerns_its_rows() -> None:
    rows = [offer(uid=f"u{at}", enterprise=at) for at in range(3)]
    market = problem(rows, [need(uid="n1"), need(uid="n2", commodity=KERUPUK)], forbids=((0, 0), (2, 1)))
    part = restricted(market, np.array([1, 2]), np.array([1]))
    assert part.offers.uid.tolist() == ["u1", "u2"]
    assert part.forbids == ((1, 0),)


@pytest.mark.parametrize(
    "one, other, both", [(3523, 3524, 35), (352301, 352302, 3523), (35, 3301, 0), (3523112001, 352311, 352311)]
)
def test_a_territory_is_widened_no_more_than_needed(one: int, other: int, both: int) -> None:
    assert common_region(one, other) == both
