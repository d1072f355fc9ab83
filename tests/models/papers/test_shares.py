"""Shares of a group: whatever is brought, the parts add up to the whole and follow the quantities."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from models.domain.shares import WHOLE, apportioned, shares_of

QUANTITIES = some.lists(some.integers(0, 10**12), min_size=1, max_size=60).filter(any)


@given(QUANTITIES)
def test_shares_are_exactly_a_hundred_percent(quantities: list[int]) -> None:
    shares = shares_of(quantities)
    assert sum(shares) == WHOLE
    assert all(share >= 0 for share in shares)


@given(QUANTITIES)
def test_a_share_is_within_a_hundredth_of_what_the_quantity_says(quantities: list[int]) -> None:
    whole = sum(quantities)
    for share, quantity in zip(shares_of(quantities), quantities, strict=True):
        assert abs(share * whole - WHOLE * quantity) < whole
        assert share == 0 or quantity > 0


@given(QUANTITIES)
def test_who_brings_more_has_no_smaller_share(quantities: list[int]) -> None:
    found = sorted(zip(quantities, shares_of(quantities), strict=True))
    assert all(early <= late for (less, early), (more, late) in pairwise(found) if less < more)


@given(QUANTITIES, some.integers(0, 10**12), some.sampled_from((1, 1_000)))
def test_parts_add_up_to_any_total(weights: list[int], total: int, step: int) -> None:
    parts = apportioned(total, weights, step)
    assert sum(parts) == total
    assert sum(part % step for part in parts) == total % step, "all but what no step holds is whole"


@given(QUANTITIES)
def test_their_own_sum_gives_everybody_back_what_they_bring(weights: list[int]) -> None:
    assert apportioned(sum(weights), weights) == tuple(weights)


def test_three_equal_ones_share_the_last_hundredth() -> None:
    assert shares_of([1, 1, 1]) == (3_334, 3_333, 3_333)
    assert shares_of([0, 0]) == (0, 0)
    assert apportioned(100_500, [1, 1], 1_000) == (50_500, 50_000)
