from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.candidates import candidates, lowest_of_each
from matching.engine import unheard
from matching.explanation import explain_all
from matching.pairs import ground_of
from matching.problem import Candidates, CriterionCode, Lock, Problem
from tests.matching.instances import markets, need, offer, problem


def found_in(market: Problem) -> Candidates:
    return candidates(ground_of(market), unheard)


def cells(found: Candidates) -> list[tuple[int, int]]:
    return list(zip(found.offer.tolist(), found.need.tolist(), strict=True))


@given(markets())
@settings(max_examples=40, deadline=None)
def test_candidates_are_the_pairs_an_explanation_calls_possible(market: Problem):
    every = np.indices((len(market.offers), len(market.needs))).reshape(2, -1)
    explained = {(answer.offer, answer.need): answer for answer in explain_all(ground_of(market), *every)}
    found = found_in(market)
    assert sorted(cells(found)) == sorted(cell for cell, answer in explained.items() if answer.possible)
    for row, cell in enumerate(cells(found)):
        answer = explained[cell]
        points = [getattr(found, code)[row] for code in CriterionCode]
        assert points == [report.points for report in answer.criteria]
        assert found.score[row] == answer.score == sum(points)
        assert (found.score_low[row], found.score_high[row]) == (answer.score_low, answer.score_high)
        assert found.pattern[row] == answer.pattern.code


@given(markets())
@settings(max_examples=40, deadline=None)
def test_forbidden_pairs_are_absent(market: Problem):
    assert not set(market.forbids) & set(cells(found_in(market)))


def test_each_need_keeps_its_best_and_the_locked_ones():
    offers = [offer(uid=f"u{row}", enterprise=row, track_record=row / 10) for row in range(8)]
    market = problem(offers, [need()])
    cut = replace(market, settings=replace(market.settings, candidates_per_need=3))
    assert found_in(cut).offer.tolist() == [7, 6, 5]
    locked = replace(cut, locks=(Lock(0, 0),))
    assert found_in(locked).offer.tolist() == [7, 6, 5, 0]
    assert found_in(locked).locked.tolist() == [False, False, False, True]


def test_equal_pairs_are_ordered_by_uid():
    offers = [offer(uid=uid, enterprise=row) for row, uid in enumerate("cab")]
    assert found_in(problem(offers)).offer.tolist() == [1, 2, 0]


def test_priority_counts_when_the_list_is_cut():
    offers = [offer(uid="a", enterprise=0), offer(uid="b", enterprise=1, priority=1.0)]
    market = problem(offers)
    cut = replace(market, settings=replace(market.settings, candidates_per_need=1, poverty_lambda=100))
    assert found_in(cut).offer.tolist() == [1]


def test_an_unknown_capacity_stays_a_candidate_that_carries_nothing_yet():
    found = found_in(problem([offer(capacity=-1)]))
    assert found.capacity.tolist() == [0]
    assert found.unknown[0] != 0


def test_a_market_without_anything_has_no_candidates():
    assert len(found_in(problem([], []))) == 0
    assert len(found_in(problem([offer(active=False)]))) == 0


def test_use_and_capacity_read_in_the_units_of_both_sides():
    found = found_in(problem([offer(factor=100_000, capacity=5_000)], [need()]))
    assert (found.use_numerator[0], found.use_denominator[0]) == (1, 100)
    assert found.capacity.tolist() == [500_000]
    assert found.minimum.tolist() == [50_000]


ROWS = st.tuples(st.integers(0, 4), st.sampled_from([0.0, 1.5, 2.0, float("inf")]), st.integers(0, 9))


@given(st.lists(ROWS), st.integers(0, 5))
def test_the_lowest_of_each_need_are_those_that_sorting_puts_first(rows: list[tuple[int, float, int]], most: int):
    rows.sort(key=lambda row: row[0])
    need, low, turn = (np.array([row[at] for row in rows]) for at in range(3))
    chosen = lowest_of_each(need.astype(np.int64), low, turn.astype(np.int64), most)
    kept: list[int] = []
    for each in range(5):
        mine = [place for place, row in enumerate(rows) if row[0] == each]
        kept += sorted(mine, key=lambda place: (rows[place][1], rows[place][2], place))[:most]
    assert np.flatnonzero(chosen).tolist() == sorted(kept)
