"""Frozen columns give the points and scores that the criteria give, under any weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.candidates import candidates
from matching.codes import CriterionCode, Pattern
from matching.criteria import scored
from matching.engine import unheard
from matching.pairs import ground_of, pairs_of
from matching.problem import DEFAULT_WEIGHTS, Problem, Weights
from matching.reweighing import balanced, freeze, reweighed
from tests.matching.instances import markets, need, offer, problem


@st.composite
def rows(draw: st.DrawFn) -> tuple[int, ...]:
    """Eight whole numbers that add up to 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=7, max_size=7)))
    return tuple(after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True))


@st.composite
def weighings(draw: st.DrawFn) -> Weights:
    return tuple((pattern, tuple(zip(CriterionCode, draw(rows()), strict=True))) for pattern in Pattern)


@settings(max_examples=60, deadline=None)
@given(markets(), weighings())
def test_the_points_are_those_of_the_criteria(market: Problem, weights: Weights) -> None:
    wanted = replace(market, settings=replace(market.settings, weights=weights, candidates_per_need=10**6))
    ground, found = ground_of(wanted), candidates(ground_of(wanted), unheard)
    for at in range(len(market.needs)):
        columns = freeze(ground_of(market), at)
        again = reweighed(columns, weights)
        fresh = scored(pairs_of(ground, columns.offer, np.full(len(columns), at)))
        assert again.points.tolist() == fresh.per_criterion.tolist()
        assert again.score.tolist() == fresh.score.tolist() == again.points.sum(axis=0).tolist()
        assert sorted(columns.offer.tolist()) == sorted(found.offer[found.need == at].tolist())


@settings(max_examples=30, deadline=None)
@given(markets(), weighings())
def test_the_list_runs_from_the_best_score_down_and_ties_follow_the_uids(market: Problem, weights: Weights) -> None:
    uids = market.offers.uid
    for at in range(len(market.needs)):
        columns = freeze(ground_of(market), at)
        again = reweighed(columns, weights)
        listed = [(-int(again.score[place]), str(uids[columns.offer[place]])) for place in again.order]
        assert listed == sorted(listed)
        assert again.rank[again.order].tolist() == list(range(len(columns)))


def test_an_open_need_weighs_each_pair_by_the_pattern_proposed_for_it() -> None:
    market = problem(
        [offer(), offer(uid="u2", enterprise=1, kind=2)], [need(pattern=-1)], makes=((0, 2),)
    )
    columns = freeze(ground_of(market), 0)
    assert set(columns.patterns) == {Pattern.at(code) for code in set(columns.pattern.tolist())}
    assert len(columns.patterns) == 2


def test_a_need_that_nobody_reaches_has_an_empty_list() -> None:
    columns = freeze(ground_of(problem([offer(commodity=4)])), 0)
    again = reweighed(columns, DEFAULT_WEIGHTS)
    assert (len(columns), len(again.order), columns.patterns) == (0, 0, ())


@given(rows(), st.integers(0, 7), st.integers(-5, 120), st.frozensets(st.integers(0, 7)))
def test_no_weight_is_lost_whatever_is_changed(
    weights: tuple[int, ...], at: int, wanted: int, held: frozenset[int]
) -> None:
    changed = balanced(weights, at, wanted, held)
    assert sum(changed) == 100
    assert min(changed) >= 0
    assert all(changed[place] == weights[place] for place in held if place != at)
    free = [place for place in range(8) if place != at and place not in held]
    room = 100 - sum(weights[place] for place in held if place != at)
    assert changed[at] == (min(max(wanted, 0), room) if free else room)
    for one in free:
        for other in free:
            if weights[one] > weights[other]:
                assert changed[one] >= changed[other]


@given(rows(), st.integers(0, 7))
def test_a_weight_set_to_what_it_is_changes_nothing(weights: tuple[int, ...], at: int) -> None:
    if weights[at] < 100:
        assert balanced(weights, at, weights[at]) == weights
