"""The peers that most programs are: the best pairs first, and a relaxed plan rounded by hand; compiled."""

from __future__ import annotations

import numba
import numpy as np

from benchmarks.arrays import Arrays
from matching.problem import Floats, Ints


def by_score(arrays: Arrays) -> Ints:
    """Quantities given to the pairs in the order of their scores, each as much as it can carry."""
    return _admitted(arrays, np.argsort(-arrays.gain * arrays.quantity[arrays.need], kind="stable"), arrays.most)


def naively_rounded(arrays: Arrays, amount: Floats) -> Ints:
    """A relaxed plan with the limits kept: who carries most comes first, and what is left is handed out at last."""
    chosen = np.flatnonzero(amount > 0)
    share = amount / np.maximum(arrays.quantity[arrays.need], 1)
    return _admitted(arrays, chosen[np.argsort(-share[chosen], kind="stable")], amount.astype(np.int64))


def _admitted(arrays: Arrays, order: Ints, wish: Ints) -> Ints:
    given: Ints = _given(order, wish, *arrays)
    return given


@numba.njit(cache=True)
def _given(order, wish, offer, need, gain, most, least, above, below, capacity, quantity, partners):  # type: ignore[no-untyped-def]
    amount = np.zeros(len(offer), dtype=np.int64)
    spare, left, slots = capacity.copy(), quantity.copy(), partners.copy()
    for again in range(2):
        for pair in order:
            before = amount[pair]
            if (before == 0) == again or (before == 0 and slots[need[pair]] <= 0):
                continue
            free = spare[offer[pair]] - (-before * above[pair] // below[pair])
            space = min(most[pair], left[need[pair]] + before, free * below[pair] // max(above[pair], 1))
            if space < least[pair] or space <= before:
                continue
            after = space if again else min(space, max(wish[pair], least[pair]))
            slots[need[pair]] -= before == 0 and after > 0
            left[need[pair]] -= after - before
            spare[offer[pair]] = free - -(-after * above[pair] // below[pair])
            amount[pair] = after
    return amount
