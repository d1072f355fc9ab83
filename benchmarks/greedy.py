"""The peer that most programs are: the best pairs first, each as much as it can carry."""

from __future__ import annotations

import numba
import numpy as np

from benchmarks.arrays import Arrays
from matching.problem import Floats, Ints


def by_score(arrays: Arrays) -> Ints:
    """Quantities given to the pairs in the order of their scores."""
    return admitted(arrays, np.argsort(-arrays.gain * arrays.quantity[arrays.need], kind="stable"))


def naively_rounded(arrays: Arrays, amount: Floats) -> Ints:
    """What is left of a relaxed solution when the partners that carry most come first and the limits are kept."""
    chosen = np.flatnonzero(amount > 0)
    share = amount / np.maximum(arrays.quantity[arrays.need], 1)
    return admitted(arrays, chosen[np.argsort(-share[chosen], kind="stable")])


def admitted(arrays: Arrays, order: Ints) -> Ints:
    """As much as each pair can still carry, in this order; compiled."""
    given: Ints = _given(order, *arrays)
    return given


@numba.njit(cache=True)  # type: ignore[untyped-decorator]  # the library ships no types
def _given(order, offer, need, gain, most, least, above, below, capacity, quantity, partners):  # type: ignore[no-untyped-def]
    amount = np.zeros(len(offer), dtype=np.int64)
    spare, left, slots = capacity.copy(), quantity.copy(), partners.copy()
    for pair in order:
        carried = spare[offer[pair]] * below[pair] // max(above[pair], 1)
        space = min(most[pair], left[need[pair]], carried)
        if space <= 0 or space < least[pair] or slots[need[pair]] <= 0:
            continue
        amount[pair] = space
        spare[offer[pair]] -= -(-space * above[pair] // below[pair])
        left[need[pair]] -= space
        slots[need[pair]] -= 1
    return amount
