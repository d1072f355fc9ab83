"""A lower bound on what no plan can exceed: each need's best choice of whole partners at given prices.

The relaxation lets a need take half a partner. With every need's choice solved as the small integer problem that it is
(so many partners, each at least its minimum), the same prices prove a lower bound: the Lagrangian dual of a problem
without the integrality property lies below its linear relaxation (Geoffrion 1974).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.candidates import LeftOut
from matching.columns import Floats, Ints
from matching.compiled import compiled
from matching.exchanging import CROWD
from matching.lots import Shares, some_shares
from matching.pricing import Priced, Scratch, entered, scratch_of, settle, step

NODES = 400
"""Sets that a need's search may look at; where it gives up, the relaxation's value stands."""
FAR = 0.3
"""Share of a need's value by which a pair may fall short and still be searched."""
STEPS = 20
"""Steps that the prices take once partners count whole."""
HOPE = 2e-3
"""Share of the bound by which it is hoped to fall."""


class Judged(NamedTuple):
    """What each need brings at some prices."""

    rate: Floats
    """Price of filling it."""
    value: Floats
    """With whole partners, that price included."""
    relaxed: Floats
    """The same when partners may be halved."""
    last: Floats
    """What the last partner brings that it has room for."""


class Shelf(NamedTuple):
    """Room for one need's search: its pairs by rank, sums of what they bring, and the set at hand."""

    key: Floats
    item: Ints
    sums: Floats
    taken: Ints
    part: Floats


def shelf_of(shares: Shares) -> Shelf:
    """Room for the need with most pairs."""
    size = int(np.diff(shares.start).max(initial=0)) + 2
    numbers = np.zeros(size, dtype=np.int64)
    return Shelf(np.zeros(size), numbers, np.zeros(size), numbers.copy(), np.zeros(size))


@compiled
def _rank(shares: Shares, need: int, rate: float, slack: float, net: Floats, shelf: Shelf) -> int:
    """Puts the pairs that could be in a better set on the shelf, the best at this rate first; says how many."""
    count = 0
    for pair in range(shares.start[need], shares.start[need + 1]):
        left = net[pair] - shares.fill[pair] * rate
        if net[pair] <= 0 or left <= -slack:
            continue
        place = count
        count += 1
        while place > 0 and shelf.key[place - 1] < left:
            shelf.key[place], shelf.item[place] = shelf.key[place - 1], shelf.item[place - 1]
            place -= 1
        shelf.key[place], shelf.item[place] = left, pair
    shelf.sums[0] = 0.0
    for place in range(count):
        shelf.sums[place + 1] = shelf.sums[place] + max(shelf.key[place], 0.0)
    return count


@compiled
def _densest(shares: Shares, net: Floats, shelf: Shelf, size: int) -> int:
    """Place in the set of whoever brings most for what it fills and could take more; -1 for nobody."""
    best = -1
    for place in range(size):
        if shelf.part[place] >= 1.0:
            continue
        pair, rival = shelf.item[shelf.taken[place]], shelf.item[shelf.taken[max(best, 0)]]
        if best < 0 or net[pair] * shares.fill[rival] > net[rival] * shares.fill[pair]:
            best = place
    return best


@compiled
def _worth(shares: Shares, net: Floats, shelf: Shelf, size: int) -> float:
    """What a set of partners brings when what they fill is shared out best; -1 when their minimums are too much."""
    value, rest = 0.0, 1.0
    for place in range(size):
        pair = shelf.item[shelf.taken[place]]
        shelf.part[place] = shares.least[pair]
        value += net[pair] * shares.least[pair]
        rest -= shares.fill[pair] * shares.least[pair]
    if rest < -1e-12:
        return -1.0
    while rest > 1e-15:
        best = _densest(shares, net, shelf, size)
        if best < 0:
            break
        pair = shelf.item[shelf.taken[best]]
        full = 1.0 - shelf.part[best]
        more = min(full, rest / shares.fill[pair])
        shelf.part[best] = 1.0 if more >= full else shelf.part[best] + more
        value += net[pair] * more
        rest = rest - shares.fill[pair] * more if more >= full else 0.0
    return value


@compiled
def _search(
    shares: Shares, need: int, rate: float, known: float, count: int, net: Floats, shelf: Shelf, share: Floats
) -> float:
    """The best set's worth, written into `share`; -1 when there are too many sets to look at."""
    limit = min(shares.partners[need], count)
    best, depth, at, nodes, base = 0.0, 0, 0, 0, rate
    while True:
        reach = min(at + limit - depth, count)
        hopeful = at < count and depth < limit
        if hopeful and base + shelf.sums[reach] - shelf.sums[at] > best + 1e-9 * known:
            nodes += 1
            if nodes > NODES:
                return -1.0
            shelf.taken[depth] = at
            depth += 1
            base += shelf.key[at]
            value = _worth(shares, net, shelf, depth)
            if value > best:
                best = value
                _write(shares, need, shelf, depth, share)
        elif depth > 0:
            depth -= 1
            at = shelf.taken[depth]
            base -= shelf.key[at]
        else:
            return best
        at += 1


@compiled
def _write(shares: Shares, need: int, shelf: Shelf, size: int, share: Floats) -> None:
    for pair in range(shares.start[need], shares.start[need + 1]):
        share[pair] = 0.0
    for place in range(size):
        share[shelf.item[shelf.taken[place]]] = shelf.part[place]


@compiled
def _whole_choice(shares: Shares, need: int, judged: Judged, beyond: LeftOut, room: Scratch, shelf: Shelf) -> float:
    """What a need can bring at most with whole partners; `room.share` becomes its best choice."""
    first, end, forced = shares.start[need], shares.start[need + 1], False
    value, rate = settle(shares, need, judged.rate[need], room, room.share)
    last = _last(shares, need, rate, room)
    judged.rate[need], judged.relaxed[need], judged.last[need] = rate, value, last
    others = with_others(value, rate, last, shares.partners[need], beyond.rate[need], beyond.load[need])
    for pair in range(first, end):
        forced = forced or shares.forced[pair]
    crowded = min(shares.partners[need], end - first) > CROWD
    if rate <= 0 or forced or crowded or others >= value or value <= 0:
        return max(value, others)
    count = _rank(shares, need, rate, FAR * value, room.net, shelf)
    whole = _search(shares, need, rate, value, count, room.net, shelf, room.other)
    # a set with a pair that was left out brings less than what was found, unless that is itself so little
    if whole < (1 - FAR) * value:
        return value
    for pair in range(first, end):
        room.share[pair] = room.other[pair]
    return max(min(value, whole), others)


@compiled
def _last(shares: Shares, need: int, rate: float, room: Scratch) -> float:
    """What the last partner brings that a need has room for; 0 where there is room for everybody."""
    limit, count = shares.partners[need], 0
    for pair in range(shares.start[need], shares.start[need + 1]):
        left = room.net[pair] - shares.fill[pair] * rate
        if shares.forced[pair]:
            continue
        if left > 0 and limit > 0 and (count < limit or left > room.key[0]):
            count = entered(left, pair, count, limit, room.key, room.at)
    return room.key[0] if 0 < limit == count else 0.0


@compiled
def with_others(value: float, rate: float, last: float, limit: int, full: float, load: float) -> float:
    """What a set with a pair that was not looked at can bring at most; `value` is the relaxation's without such."""
    if load <= 0:
        return 0.0
    brings = load * (1 - rate / full) if full > rate else 0.0
    if brings <= last:
        return value + brings - last
    # many of them can bring no more than a whole need full of the worthiest, its price paid
    return value + min((brings - last) * limit, max(full - rate, 0.0))


@compiled
def whole_bound(
    shares: Shares, price: Floats, judged: Judged, beyond: LeftOut, room: Scratch, shelf: Shelf
) -> float:
    """What these prices prove with whole partners; `room.share` becomes every need's best choice."""
    total = price.sum()
    for need in range(len(shares.start) - 1):
        for pair in range(shares.start[need], shares.start[need + 1]):
            room.net[pair] = shares.worth[pair] - shares.use[pair] * price[shares.offer[pair]]
        judged.value[need] = _whole_choice(shares, need, judged, beyond, room, shelf)
        total += judged.value[need]
    return float(total)


@compiled
def _descend(
    shares: Shares, price: Floats, judged: Judged, hope: float, beyond: LeftOut, room: Scratch, shelf: Shelf
) -> Floats:
    """Prices of the lowest bound found on the way down from these."""
    lowest, mean, best, waited = price.copy(), np.zeros(len(shares.offer)), np.inf, 0
    for taken in range(STEPS):
        bound = whole_bound(shares, price, judged, beyond, room, shelf)
        waited = 0 if bound < best - 0.02 * hope else waited + 1
        if bound < best:
            best = bound
            lowest[:] = price
        if waited >= 5:
            hope, waited, bound = hope / 2, 0, best
            price[:] = lowest
        step(shares, price, room.share, mean, 0.15 if taken else 1.0, bound - best + hope)
    return lowest


def judged_at(rate: Floats) -> Judged:
    """Room for what needs bring, sought from these rates."""
    return Judged(rate.copy(), np.zeros(len(rate)), np.zeros(len(rate)), np.zeros(len(rate)))


def tightened(shares: Shares, found: Priced, rows: Ints, beyond: LeftOut) -> tuple[Floats, Judged]:
    """The prices of the lowest bound found with whole partners; `rows` are the pairs in view of the relaxation."""
    part, room, shelf = some_shares(shares, rows), scratch_of(shares), shelf_of(shares)
    start = judged_at(found.rate)
    price = _descend(part, found.price.copy(), start, HOPE * found.bound, beyond, room, shelf)
    tried = []
    for each in (found.price, price):
        judged = judged_at(found.rate)
        tried.append((whole_bound(shares, each, judged, beyond, room, shelf), each, judged))
    _bound, price, judged = min(tried, key=lambda one: one[0])
    return price, judged
