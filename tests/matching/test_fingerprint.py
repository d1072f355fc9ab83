"""The same problem has the same fingerprint in any order of its rows and in any process; any other fact changes it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import solve
from matching.fingerprint import fingerprint
from matching.problem import Lock, Needs, Offers, Problem
from tests.matching.instances import markets, need, offer, problem

WHO_IS_WHO = ("business", "nib", "owner", "enterprise", "partner")
"""Judged below: their numbers alone say nothing."""
ROOT = Path(__file__).parents[2]


def shuffled(market: Problem, offers: list[int], needs: list[int], shift: int) -> Problem:
    """The same market with its rows in another order and other numbers for everybody."""
    at_offer, at_need = ({old: new for new, old in enumerate(order)} for order in (offers, needs))
    side, other = market.offers.take(np.array(offers)), market.needs.take(np.array(needs))
    firm = int(market.offers.enterprise.max()) - side.enterprise
    limits = np.full(1 + int(market.offers.enterprise.max()), -1)
    known = market.maximum_needs[: len(limits)]
    limits[len(limits) - 1 - np.arange(len(known))] = known
    moved = {name: np.where(getattr(side, name) < 0, -1, getattr(side, name) + shift) for name in ("owner", "nib")}
    as_moved = {name: np.where(getattr(other, name) < 0, -1, getattr(other, name) + shift) for name in moved}
    return replace(
        market,
        offers=replace(side, enterprise=firm, **moved),
        needs=replace(other, partner=other.partner + shift, **as_moved),
        locks=tuple(Lock(at_offer[lock.offer], at_need[lock.need], lock.quantity) for lock in market.locks[::-1]),
        forbids=tuple((at_offer[i], at_need[j]) for i, j in market.forbids[::-1]),
        maximum_needs=limits,
        makes=tuple((partner + shift, what) for partner, what in market.makes),
    )


def answered(market: Problem) -> dict[tuple[str, str], int]:
    answer = solve(market)
    rows = answer.allocation.pair
    sides = market.offers.uid[answer.candidates.offer[rows]], market.needs.uid[answer.candidates.need[rows]]
    return dict(
        zip(zip(*(side.tolist() for side in sides), strict=True), answer.allocation.quantity.tolist(), strict=True)
    )


@given(markets(), st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_and_the_numbers_of_people_change_neither_fingerprint_nor_answer(
    market: Problem, data: st.DataObject
):
    orders = [data.draw(st.permutations(range(len(side)))) for side in (market.offers, market.needs)]
    other = shuffled(market, *orders, shift=data.draw(st.integers(0, 50)))
    assert fingerprint(other) == fingerprint(market)
    assert answered(other) == answered(market)


def _other(column: np.ndarray) -> np.ndarray:
    changed = column.copy()
    changed[0] = not changed[0] if column.dtype.kind == "b" else 7 if changed[0] != 7 else 8
    return changed


@pytest.mark.parametrize("side", ["offers", "needs"])
def test_every_fact_of_either_side_counts(side: str):
    market = problem([offer(), offer(uid="u2")], [need(), need(uid="n2")])
    rows = getattr(market, side)
    for field in fields(rows):
        if field.name not in ("uid", *WHO_IS_WHO):
            changed = replace(market, **{side: replace(rows, **{field.name: _other(getattr(rows, field.name))})})
            assert fingerprint(changed) != fingerprint(market), field.name


def test_who_is_who_settings_locks_and_forbids_count():
    market = problem([offer(owner=3), offer(uid="u2", enterprise=1, owner=4)], [need(owner=4)])
    others = (
        replace(market, needs=replace(market.needs, owner=np.array([3]))),
        replace(market, offers=replace(market.offers, enterprise=np.array([0, 0]))),
        replace(market, settings=replace(market.settings, poverty_lambda=300)),
        replace(market, settings=replace(market.settings, today=market.settings.today + 1)),
        replace(market, locks=(Lock(0, 0),)),
        replace(market, forbids=((0, 0),)),
        replace(market, maximum_needs=np.array([1])),
        replace(market, makes=((0, 1),)),
        replace(market, law=replace(market.law, papers=())),
        replace(market, graph=replace(market.graph, links=market.graph.links[:1])),
    )
    assert len({fingerprint(each) for each in (market, *others)}) == len(others) + 1


SCRIPT = """
from matching.engine import solve
from matching.fingerprint import fingerprint
from tests.matching.instances import need, offer, problem
market = problem([offer(), offer(uid="u2", enterprise=1, capacity=300_000)], [need(), need(uid="n2", partner=1)])
answer = solve(market)
plan = answer.allocation
print(fingerprint(market), plan.pair.tolist(), plan.quantity.tolist(), plan.value)
"""


def _said_with_seed(seed: str) -> str:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_two_processes_agree_whatever_order_their_sets_have():
    said = {_said_with_seed(seed) for seed in ("1", "2", "77")}
    assert len(said) == 1
    assert len(said.pop().split()[0]) == 64


def test_an_empty_problem_has_one_too():
    market = problem()
    empty = replace(market, offers=Offers.of(()), needs=Needs.of(()))
    assert fingerprint(empty) != fingerprint(market)
