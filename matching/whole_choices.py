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
from matching.pricing import (
    FORCED,
    GATHERED,
    LOOSE,
    PACE,
    PARTS,
    TIGHT,
    WEIGHED,
    Course,
    Priced,
    Scratch,
    dearest,
    entered,
    lower_all,
    raise_chosen,
    scratch_of,
    settle,
)

NODES = 400
"""Sets that a need's search may look at; where it gives up, the relaxation's value stands."""
FAR = 0.3
"""Share of a need's value by which a pair may fall short and still be searched."""
FIRST_PACE, SLOWER, LAST_PACE = 0.01, 0.7, 2e-4
"""As in `pricing`, once partners count whole."""


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
    alone: Floats
    """As `value`, of the pairs that were looked at."""


class Shelf(NamedTuple):
    """Room for one need's search: its pairs by rank, sums of what they bring, and the set at hand."""

    key: Floats
    item: Ints
    sums: Floats
    taken: Ints
    part: Floats
    kept: Ints
    """The best set: how many, and who."""
    kept_part: Floats


def shelf_of(shares: Shares) -> Shelf:
    """Room for the need with most pairs."""
    size = int(np.diff(shares.start).max(initial=0)) + 2
    numbers = np.zeros(size, dtype=np.int64)
    floats = (np.zeros(size) for _ in range(4))
    return Shelf(next(floats), numbers, next(floats), numbers.copy(), next(floats), numbers.copy(), next(floats))


@compiled
def _rank(rate: float, slack: float, room: Scratch, shelf: Shelf) -> int:
    """Puts the pairs that could be in a better set on the shelf, the best at this rate first; says how many."""
    count = 0
    for at in range(room.size[GATHERED]):
        left = room.net[at] - room.fill[at] * rate
        if room.net[at] <= 0 or left <= -slack:
            continue
        place = count
        count += 1
        while place > 0 and shelf.key[place - 1] < left:
            shelf.key[place], shelf.item[place] = shelf.key[place - 1], shelf.item[place - 1]
            place -= 1
        shelf.key[place], shelf.item[place] = left, at
    shelf.sums[0] = 0.0
    for place in range(count):
        shelf.sums[place + 1] = shelf.sums[place] + max(shelf.key[place], 0.0)
    return count


@compiled
def _densest(room: Scratch, shelf: Shelf, size: int) -> int:
    """Place in the set of whoever brings most for what it fills and could take more; -1 for nobody."""
    best = -1
    for place in range(size):
        if shelf.part[place] >= 1.0:
            continue
        at, rival = shelf.item[shelf.taken[place]], shelf.item[shelf.taken[max(best, 0)]]
        if best < 0 or room.net[at] * room.fill[rival] > room.net[rival] * room.fill[at]:
            best = place
    return best


@compiled
def _worth(shares: Shares, room: Scratch, shelf: Shelf, size: int) -> float:
    """What a set of partners brings when what they fill is shared out best; -1 when their minimums are too much."""
    value, rest = 0.0, 1.0
    for place in range(size):
        at = shelf.item[shelf.taken[place]]
        least = shares.least[room.pair[at]]
        shelf.part[place] = least
        value += room.net[at] * least
        rest -= room.fill[at] * least
    if rest < -1e-12:
        return -1.0
    while rest > 1e-15:
        best = _densest(room, shelf, size)
        if best < 0:
            break
        at = shelf.item[shelf.taken[best]]
        full = 1.0 - shelf.part[best]
        more = min(full, rest / room.fill[at])
        shelf.part[best] = 1.0 if more >= full else shelf.part[best] + more
        value += room.net[at] * more
        rest = rest - room.fill[at] * more if more >= full else 0.0
    return value


@compiled
def _search(shares: Shares, limit: int, rate: float, known: float, room: Scratch, shelf: Shelf, count: int) -> float:
    """The best set's worth, which becomes the choice; -1 when there are too many sets to look at."""
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
            value = _worth(shares, room, shelf, depth)
            if value > best:
                best = value
                _keep(shelf, depth)
        elif depth > 0:
            depth -= 1
            at = shelf.taken[depth]
            base -= shelf.key[at]
        else:
            return best
        at += 1


@compiled
def _keep(shelf: Shelf, size: int) -> None:
    shelf.kept[0] = size
    for place in range(size):
        shelf.kept[place + 1], shelf.kept_part[place] = shelf.item[shelf.taken[place]], shelf.part[place]


@compiled
def _take_kept(room: Scratch, shelf: Shelf) -> None:
    """The best set found becomes the choice."""
    room.size[PARTS] = shelf.kept[0]
    for place in range(shelf.kept[0]):
        room.chosen[place], room.part[place] = room.pair[shelf.kept[place + 1]], shelf.kept_part[place]


@compiled
def _whole_choice(
    shares: Shares,
    need: int,
    price: Floats,
    judged: Judged,
    beyond: LeftOut,
    room: Scratch,
    shelf: Shelf,
    close: float,
) -> float:
    """What a need can bring at most with whole partners; `room.chosen` becomes its best choice."""
    value, rate = settle(shares, need, judged.rate[need], price, room, close)
    limit, last = shares.partners[need], 0.0
    if beyond.load[need] > 0:
        last = _last(shares, limit, rate, room)
    judged.rate[need], judged.relaxed[need], judged.last[need] = rate, value, last
    others = with_others(value, rate, last, limit, beyond.rate[need], beyond.load[need])
    crowded = min(limit, shares.start[need + 1] - shares.start[need]) > CROWD
    judged.alone[need] = value
    # others that would bring more than these leave nothing to search on the way; in a proof they may yet be refuted
    if rate <= 0 or room.size[FORCED] > 0 or crowded or (others >= value and close > TIGHT) or value <= 0:
        return max(value, others)
    count = _rank(rate, FAR * value, room, shelf)
    whole = _search(shares, min(limit, count), rate, value, room, shelf, count)
    # a set with a pair that was left out brings less than what was found, unless that is itself so little
    if whole < (1 - FAR) * value:
        return max(value, others)
    _take_kept(room, shelf)
    value = min(value, whole)
    judged.alone[need] = value
    return max(value, others)


@compiled
def _last(shares: Shares, limit: int, rate: float, room: Scratch) -> float:
    """What the last partner brings that a need has room for; 0 where there is room for everybody."""
    count = 0
    for place in range(room.size[GATHERED]):
        left = room.net[place] - room.fill[place] * rate
        if shares.forced[room.pair[place]]:
            continue
        if left > 0 and limit > 0 and (count < limit or left > room.key[0]):
            count = entered(left, place, count, limit, room.key, room.at)
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
def whole_bound(shares: Shares, price: Floats, judged: Judged, beyond: LeftOut, room: Scratch, shelf: Shelf) -> float:
    """What these prices prove with whole partners."""
    total = price.sum()
    for need in range(len(shares.start) - 1):
        judged.value[need] = _whole_choice(shares, need, price, judged, beyond, room, shelf, TIGHT)
        total += judged.value[need]
    return float(total)


@compiled
def _descend(shares: Shares, course: Course, judged: Judged, beyond: LeftOut, room: Scratch, shelf: Shelf) -> None:
    """Lets needs choose whole partners one after the other; each choice makes dearer what it takes."""
    needs, turn = len(shares.start) - 1, 0
    while course.state[PACE] > LAST_PACE:
        for place in range(needs):
            need = needs - 1 - place if turn % 2 else place
            _whole_choice(shares, need, course.price, judged, beyond, room, shelf, LOOSE)
            raise_chosen(shares, course, room)
        lower_all(course)
        course.state[PACE] *= SLOWER
        turn += 1


def judged_at(rate: Floats) -> Judged:
    """Room for what needs bring, sought from these rates."""
    value, relaxed, last, alone = (np.zeros(len(rate)) for _ in range(4))
    return Judged(rate.copy(), value, relaxed, last, alone)


def tightened(shares: Shares, found: Priced, rows: Ints, beyond: LeftOut) -> tuple[Floats, Judged, Floats]:
    """The prices of the lowest bound found with whole partners, what needs bring there, and averaged shares.

    `rows` are the pairs in view of the relaxation, and the shares are theirs: half of them are the relaxation's.
    """
    room, shelf, price, share = scratch_of(shares), shelf_of(shares), found.price, found.share[rows]
    prices = [price]
    if _is_worth_a_search(shares, beyond):
        course = _lowered(shares, found, rows, beyond, room, shelf)
        prices.append(course.price)
        share = (share + course.mean / course.state[WEIGHED]) / 2
    tried = []
    for each in prices:
        judged = judged_at(found.rate)
        tried.append((whole_bound(shares, each, judged, beyond, room, shelf), each, judged))
    _bound, price, judged = min(tried, key=lambda one: one[0])
    return price, judged, share


def _is_worth_a_search(shares: Shares, beyond: LeftOut) -> bool:
    """Whether whole partners, or pairs that nobody looked at, bring any need something else than the relaxation."""
    several = np.minimum(shares.partners, np.diff(shares.start)) <= CROWD
    return bool(several.any() or beyond.load.any())


def _lowered(shares: Shares, found: Priced, rows: Ints, beyond: LeftOut, room: Scratch, shelf: Shelf) -> Course:
    part, dear = some_shares(shares, rows), dearest(shares, len(found.price))
    course = Course(found.price.copy(), found.rate, np.zeros(len(rows)), dear, np.array([FIRST_PACE, 1.0, 0.0]))
    _descend(part, course, judged_at(found.rate), beyond, room, shelf)
    return course
