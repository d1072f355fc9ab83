"""The check finds what is wrong when an answer is spoilt on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from matching.engine import solve
from matching.problem import Allocation, Lock, Problem, Solution
from matching.verification import violations
from tests.matching.instances import need, offer, problem


def market() -> Problem:
    offers = [offer(uid=uid, enterprise=row, capacity=300_000) for row, uid in enumerate("abc")]
    wish = need(quantity=800_000, maximum_partners=3)
    return problem(offers, [wish], locks=(Lock(0, 0, 200_000),), maximum_needs=(1, 1, 1))


def codes(given: Problem, answer: Solution, spoilt: Allocation) -> set[str]:
    return {broken.code for broken in violations(given, answer.candidates, spoilt)}


def test_an_honest_answer_passes():
    answer = solve(market())
    assert answer.verified
    assert answer.violations == ()
    assert len(answer.allocation.pair) == 3


def more(chosen: Allocation, by: int) -> Allocation:
    return replace(chosen, quantity=chosen.quantity + by)


SPOILT: dict[str, Callable[[Allocation], Allocation]] = {
    "capacity": lambda chosen: more(chosen, 200_000),
    "need_overfilled": lambda chosen: more(chosen, 1),
    "filled": lambda chosen: replace(chosen, filled=chosen.filled - 1),
    "quantity": lambda chosen: more(chosen, -chosen.quantity + 10),
    "lock": lambda chosen: more(chosen, -1),
    "value": lambda chosen: replace(chosen, value=chosen.value * 0.99),
    "bound": lambda chosen: replace(chosen, upper_bound=chosen.value * 0.99),
    "pair_twice": lambda chosen: replace(
        chosen,
        pair=np.concatenate([chosen.pair, chosen.pair]),
        quantity=np.concatenate([chosen.quantity, chosen.quantity]),
    ),
}


@pytest.mark.parametrize("code", SPOILT)
def test_a_spoilt_answer_is_found_out(code):
    given = market()
    answer = solve(given)
    assert code in codes(given, answer, SPOILT[code](answer.allocation))


def test_a_crowded_need_is_found_out():
    given = market()
    stricter = replace(given, needs=replace(given.needs, maximum_partners=np.array([2])))
    assert "partner_limit" in codes(stricter, solve(given), solve(given).allocation)


def test_an_enterprise_with_too_many_needs_is_found_out():
    given = market()
    stricter = replace(given, maximum_needs=np.array([1, 0, 1]))
    assert "need_limit" in codes(stricter, solve(given), solve(given).allocation)


def test_a_forbidden_or_ineligible_pair_is_found_out():
    given = market()
    answer = solve(given)
    forbidden = replace(given, forbids=((1, 0),))
    assert "ineligible" in codes(forbidden, answer, answer.allocation)
