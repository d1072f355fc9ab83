"""The curve of poverty priority from a catalogue: what each weight serves, and what is never told."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.domain.matching import MatchSettings
from models.domain.trade_off import CurvePoint, TradeOffCurve, more_households
from models.problems import Cancelled, UserProblem
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from models.use_cases.trade_off import trade_off
from tests.poor_market import EACH, matched_poor_market
from tests.records import TODAY

GRID = (0, 500, 1000)


def curve_of(opened: Opened, run: str = "", grid: tuple[int, ...] = GRID) -> TradeOffCurve:
    return trade_off(opened.catalogue, opened.actor, run, grid, today=TODAY)


def point(households: int | None, fit: float = 1.0) -> CurvePoint:
    return CurvePoint(0, fit, 0.0, fit, fit, 0.0, households, 0, 0.0, dominated=False)


def test_more_weight_serves_the_poor_and_says_what_is_given_up(opened: Opened, tmp_path: Path) -> None:
    run = matched_poor_market(opened, tmp_path, poverty_lambda=1000)
    found = curve_of(opened, run.code)
    pure, last = found.at(0), found.at(1000)
    assert pure is not None
    assert last is not None
    assert found.own is last
    assert (pure.households, pure.given_up) == (None, 0.0)
    assert last.households == EACH
    assert last.given_up == pytest.approx((pure.fit - last.fit) / pure.fit)
    assert 0.01 < last.given_up < 0.5
    assert [each.needs_filled for each in found.points] == [1, 1, 1]
    assert last.value == pytest.approx(run.value, rel=1e-9)


def test_zero_and_the_runs_own_weight_are_always_there(opened: Opened, tmp_path: Path) -> None:
    matched_poor_market(opened, tmp_path, poverty_lambda=300)
    found = curve_of(opened, grid=(700,))
    assert [each.poverty_lambda for each in found.points] == [0, 300, 700]
    assert (found.run, found.own_lambda) == ("R-0001", 300)


def test_few_households_are_never_counted(filled: Opened) -> None:
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    assert {each.households for each in curve_of(filled).points} == {None}


@pytest.mark.parametrize(
    "now, before, more",
    [
        (point(30), point(12), 18), (point(12), point(30), -18), (point(30), point(25), None),
        (point(30), point(30), 0),
        (point(30), point(None), None), (point(None, 0.9), point(None), None), (point(None), point(None), 0),
    ],
)  # fmt: skip
def test_a_difference_tells_of_no_fewer_than_ten(now: CurvePoint, before: CurvePoint, more: int | None) -> None:
    assert more_households(now, before) == more


def test_a_cancelled_curve_ends_at_once(opened: Opened, tmp_path: Path) -> None:
    matched_poor_market(opened, tmp_path)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        trade_off(opened.catalogue, opened.actor, "", GRID, today=TODAY, progress=stop)


def test_what_cannot_be_computed_is_said(filled: Opened) -> None:
    with pytest.raises(UserProblem, match=r"run\.none"):
        curve_of(filled)
    with pytest.raises(UserProblem, match=r"run\.unknown"):
        curve_of(filled, "R-9999")
    with pytest.raises(UserProblem, match=r"trade_off\.lambda"):
        curve_of(filled, grid=(-1,))
