"""Prices of capacities: the Lagrangian dual of an allocation, lowered by incremental subgradients.

Capacities are relaxed with one price per offer; what remains falls apart into one small choice per need: at most so
many partners whose shares fill it. Any prices prove a bound (weak duality). Needs choose one after the other, and each
choice at once makes dearer what it takes (Nedic and Bertsekas 2001): where many needs are alike, all at once would
choose the same few offers in every step. Averaged choices come near the relaxation's solution.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.columns import Floats, Ints
from matching.compiled import compiled
from matching.lots import Shares, some_shares

FIRST_PACE = 0.3
"""Share of its greatest worth by which an offer that is asked for once too often becomes dearer at first."""
SLOWER = 0.7
"""The next pace, once needs have stopped to bring less at this one."""
FALL = 0.005
"""Share of the pace by which what needs bring has to fall in a turn, or the pace is too fast for these prices."""
VIEWED = 0.03
"""Pace from which only pairs in view take part."""
MARGIN = 0.06
"""A pair is in view while what it loses at present prices is under this share of its worth."""
FINE_SLOWER = 0.85
LAST_PACE = 2e-4
TURNS = 100
"""Most turns in a descent."""
FRESH = 1.2
"""Each turn weighs so much more in the averaged choices than the one before."""
VIEWS = 3
"""Descents among pairs in view."""
AGAIN_PACE = 0.01
BLIND = 2e-4
"""Relative amount by which pairs out of view may raise the bound."""
LOOSE, TIGHT = 1e-5, 1e-8
"""Relative precision of a need's rate on the way down, and in a proof."""
SPREAD = 0.01
"""Relative distance from its last rate at which a need's next one is sought first."""
CUTS = 20
NEVER = 1e12
"""A rate that no pair can pay."""
RATE, VALUE, FILLED, SIZE = range(4)
"""What is noted of a choice: its rate, what it brings, how much it fills, how many partners."""


class Priced(NamedTuple):
    """Prices, the bound they prove, and the averaged shares."""

    price: Floats
    """Per offer, of its whole capacity."""
    rate: Floats
    """Per need, price of being filled."""
    bound: float
    share: Floats


class Side(NamedTuple):
    """A need's choice at one rate: places among its gathered pairs, their shares, and what is noted of it."""

    place: Ints
    part: Floats
    sums: Floats


class Scratch(NamedTuple):
    """Room for the choice of one need."""

    pair: Ints
    """Gathered: pairs that bring something at present prices, what they bring, what they fill."""
    net: Floats
    fill: Floats
    key: Floats
    at: Ints
    low: Side
    high: Side
    trial: Side
    chosen: Ints
    """Pairs of the choice, a pair twice where its share comes in two parts, and the parts."""
    part: Floats
    size: Ints
    """How many are gathered, whether some of them are forced, and how many parts the choice has."""


GATHERED, FORCED, PARTS = range(3)


class Course(NamedTuple):
    """Where a descent is: prices, rates, the averaged choices not yet divided by what they weigh, and by how much."""

    price: Floats
    rate: Floats
    mean: Floats
    dear: Floats
    """Per offer, the most that anybody could pay for it."""
    state: Floats


PACE, WEIGHT, WEIGHED = range(3)


def scratch_of(shares: Shares) -> Scratch:
    """Room for the need with most pairs."""
    size = int(np.diff(shares.start).max(initial=0)) + 2
    low, high, trial = (Side(np.zeros(size, dtype=np.int64), np.zeros(size), np.zeros(4)) for _ in range(3))
    net, fill, key = (np.zeros(size) for _ in range(3))
    pair, at, chosen = (np.zeros(length, dtype=np.int64) for length in (size, size, 2 * size))
    return Scratch(
        pair, net, fill, key, at, low, high, trial, chosen, np.zeros(2 * size), np.zeros(3, dtype=np.int64)
    )


@compiled
def gather(shares: Shares, need: int, price: Floats, room: Scratch) -> None:
    """Notes the pairs that bring something at these prices, and those that are forced."""
    count, forced = 0, False
    for pair in range(shares.start[need], shares.start[need + 1]):
        net = shares.worth[pair] - shares.use[pair] * price[shares.offer[pair]]
        if net > 0 or shares.forced[pair]:
            room.pair[count], room.net[count], room.fill[count] = pair, net, shares.fill[pair]
            forced = forced or shares.forced[pair]
            count += 1
    room.size[GATHERED], room.size[FORCED], room.size[PARTS] = count, forced, 0


@compiled
def choose_at(shares: Shares, limit: int, rate: float, room: Scratch, side: Side) -> None:
    """The best partners of a need at a rate of being filled: what they bring beyond it, and how much they fill."""
    value, filled, size, best = rate, 0.0, 0, 0
    count, forced = room.size[GATHERED], room.size[FORCED] > 0
    everybody = limit >= count
    for place in range(count):
        left, part = room.net[place] - room.fill[place] * rate, 0.0
        if forced and shares.forced[room.pair[place]]:
            part = 1.0 if left > 0 else shares.least[room.pair[place]]
        elif left > 0 and everybody:
            part = 1.0
        elif left > 0 and limit > 0 and (best < limit or left > room.key[0]):
            best = entered(left, place, best, limit, room.key, room.at)
        if part > 0:
            side.place[size], side.part[size] = place, part
            value, filled, size = value + part * left, filled + part * room.fill[place], size + 1
    for at in range(best):
        side.place[size], side.part[size] = room.at[at], 1.0
        value, filled, size = value + room.key[at], filled + room.fill[room.at[at]], size + 1
    side.sums[RATE], side.sums[VALUE], side.sums[FILLED], side.sums[SIZE] = rate, value, filled, size


@compiled
def entered(left: float, pair: int, count: int, limit: int, key: Floats, at: Ints) -> int:
    """Puts a pair among the best, of which there are at most so many; says how many there are now.

    They are kept as a heap with the least of them in front, since a limit may be large.
    """
    if count == limit:
        _sink(left, pair, count, key, at)
        return count
    place = count
    while place > 0 and key[(place - 1) // 2] > left:
        key[place], at[place] = key[(place - 1) // 2], at[(place - 1) // 2]
        place = (place - 1) // 2
    key[place], at[place] = left, pair
    return count + 1


@compiled
def _sink(left: float, pair: int, count: int, key: Floats, at: Ints) -> None:
    """Puts a pair in the place of the least one."""
    place = 0
    while 2 * place + 1 < count:
        child = 2 * place + 1
        if child + 1 < count and key[child + 1] < key[child]:
            child += 1
        if key[child] >= left:
            break
        key[place], at[place] = key[child], at[child]
        place = child
    key[place], at[place] = left, pair


@compiled
def settle(shares: Shares, need: int, rate: float, price: Floats, room: Scratch, close: float) -> tuple[float, float]:
    """The least value over all rates, and its rate; `room.chosen` becomes the mixture that fills the need.

    The rate is sought near the given one.
    """
    gather(shares, need, price, room)
    limit = shares.partners[need]
    low, high, trial, both = _between(shares, limit, rate, room)
    if not both:
        only = low if high.sums[SIZE] < 0 else high
        _mix(only, 1.0, room)
        return only.sums[VALUE], only.sums[RATE]
    for _ in range(CUTS):
        middle, tangent = _crossing(low.sums, high.sums)
        if not low.sums[RATE] < middle < high.sums[RATE]:
            break
        if min(low.sums[VALUE], high.sums[VALUE]) - tangent <= close * abs(tangent):
            break
        choose_at(shares, limit, middle, room, trial)
        if trial.sums[FILLED] > 1.0:
            low, trial = trial, low
        else:
            high, trial = trial, high
    part = (1.0 - high.sums[FILLED]) / (low.sums[FILLED] - high.sums[FILLED])
    _mix(low, part, room)
    _mix(high, 1.0 - part, room)
    best = low if low.sums[VALUE] < high.sums[VALUE] else high
    return best.sums[VALUE], best.sums[RATE]


@compiled
def _between(shares: Shares, limit: int, rate: float, room: Scratch) -> tuple[Side, Side, Side, bool]:
    """Choices at a rate where too much is filled and at one where not, a third to try with, and if there are both."""
    low, high, trial, spread = room.low, room.high, room.trial, SPREAD
    low.sums[SIZE] = high.sums[SIZE] = -1.0
    while rate <= NEVER and (low.sums[SIZE] < 0 or high.sums[SIZE] < 0):
        choose_at(shares, limit, rate, room, trial)
        if trial.sums[FILLED] > 1.0:
            low, trial = trial, low
            rate = rate * (1 + spread) if rate > 0 else low.sums[VALUE]
        else:
            high, trial = trial, high
            if rate <= 0:
                break
            rate = rate * (1 - spread) if spread < 0.5 else 0.0
        spread *= 4
    return low, high, trial, low.sums[SIZE] >= 0 and high.sums[SIZE] >= 0


@compiled
def _crossing(low: Floats, high: Floats) -> tuple[float, float]:
    """Where the tangents of the value at two rates meet, which it is not under anywhere between."""
    turn = low[FILLED] - high[FILLED]
    middle = (low[VALUE] - high[VALUE] + (1 - high[FILLED]) * high[RATE] - (1 - low[FILLED]) * low[RATE]) / turn
    return middle, low[VALUE] + (1 - low[FILLED]) * (middle - low[RATE])


@compiled
def _mix(side: Side, weight: float, room: Scratch) -> None:
    count = room.size[PARTS]
    for at in range(int(side.sums[SIZE])):
        room.chosen[count] = room.pair[side.place[at]]
        room.part[count] = weight * side.part[at]
        count += 1
    room.size[PARTS] = count


@compiled
def bound_at(shares: Shares, price: Floats, rate: Floats, room: Scratch) -> float:
    """What these prices prove; `rate` becomes that of every need's best choice."""
    total = price.sum()
    for need in range(len(shares.start) - 1):
        value, rate[need] = settle(shares, need, rate[need], price, room, TIGHT)
        total += value
    return float(total)


@compiled
def raise_chosen(shares: Shares, course: Course, room: Scratch) -> None:
    """Makes dearer what a need has chosen, and averages its choice into the earlier ones."""
    pace, weight = course.state[PACE], course.state[WEIGHT]
    for at in range(room.size[PARTS]):
        pair, part = room.chosen[at], room.part[at]
        offer = shares.offer[pair]
        course.price[offer] += pace * course.dear[offer] * shares.use[pair] * part
        course.mean[pair] += weight * part


@compiled
def lower_all(course: Course) -> float:
    """Makes every offer cheaper by what one that is asked for just once became dearer; says the prices' sum."""
    pace, total = course.state[PACE], 0.0
    for offer in range(len(course.price)):
        course.price[offer] = max(0.0, course.price[offer] - pace * course.dear[offer])
        total += course.price[offer]
    course.state[WEIGHED] += course.state[WEIGHT]
    course.state[WEIGHT] *= FRESH
    return total


@compiled
def _descend(shares: Shares, course: Course, slower: float, last: float, room: Scratch) -> None:
    """Turns of all needs, forth and back, until the pace has come down to the last one."""
    best, needs = np.inf, len(shares.start) - 1
    for turn in range(TURNS):
        total = 0.0
        for place in range(needs):
            need = needs - 1 - place if turn % 2 else place
            value, course.rate[need] = settle(shares, need, course.rate[need], course.price, room, LOOSE)
            raise_chosen(shares, course, room)
            total += value
        total += lower_all(course)
        if total > best * (1 - FALL * course.state[PACE]):
            course.state[PACE] *= slower
        best = min(best, total)
        if course.state[PACE] < last:
            break


@compiled
def dearest(shares: Shares, offers: int) -> Floats:
    """Per offer, the most that any pair could pay for all of it."""
    dear = np.zeros(offers)
    for pair in range(len(shares.offer)):
        offer = shares.offer[pair]
        dear[offer] = max(dear[offer], shares.worth[pair] / max(shares.use[pair], 1 / NEVER))
    return dear


def priced(shares: Shares) -> Priced:
    """Prices near the best ones."""
    offers, needs = int(shares.offer.max(initial=-1)) + 1, len(shares.start) - 1
    course = Course(
        np.zeros(offers), np.zeros(needs), np.zeros(len(shares.offer)), dearest(shares, offers), np.zeros(3)
    )
    room = scratch_of(shares)
    course.state[PACE], course.state[WEIGHT] = FIRST_PACE, 1.0
    _descend(shares, course, SLOWER, VIEWED, room)
    best = _reached(shares, course, room)
    for view in range(VIEWS):
        course.state[PACE] = VIEWED if view == 0 else AGAIN_PACE
        part, course = _in_part(shares, course, in_view(shares, best, MARGIN), room)
        found = _reached(shares, course, room)
        best = found if found.bound < best.bound else best._replace(share=found.share)
        if best.bound <= part * (1 + BLIND):
            break
    return best


def _reached(shares: Shares, course: Course, room: Scratch) -> Priced:
    """What the present prices prove of all pairs."""
    price, rate = course.price.copy(), course.rate.copy()
    bound = bound_at(shares, price, rate, room)
    return Priced(price, rate, bound, course.mean / max(course.state[WEIGHED], 1 / NEVER))


def _in_part(shares: Shares, course: Course, rows: Ints, room: Scratch) -> tuple[float, Course]:
    """Goes on with some pairs only; what the prices found prove of those alone."""
    part, mean = some_shares(shares, rows), course.mean
    course = course._replace(mean=mean[rows])
    _descend(part, course, FINE_SLOWER, LAST_PACE, room)
    bound = bound_at(part, course.price, course.rate, room)
    mean = np.zeros(len(mean))
    mean[rows] = course.mean
    return bound, course._replace(mean=mean)


def in_view(shares: Shares, found: Priced, margin: float) -> Ints:
    """Pairs that lose less than this share of their worth against those a need would choose at these prices."""
    lost = losses(shares, found)
    return np.flatnonzero((lost < margin * shares.worth) | (found.share > 1e-3) | shares.forced)


def losses(shares: Shares, found: Priced) -> Floats:
    """Per pair, what it brings less than the last partner that its need would choose."""
    count = int(np.diff(shares.start).max(initial=0)) + 1
    return _losses(shares, found.price, found.rate, np.zeros(count), np.zeros(count, dtype=np.int64))


@compiled
def _losses(shares: Shares, price: Floats, rate: Floats, key: Floats, at: Ints) -> Floats:
    lost = np.zeros(len(shares.offer))
    for need in range(len(shares.start) - 1):
        limit, count = shares.partners[need], 0
        for pair in range(shares.start[need], shares.start[need + 1]):
            left = shares.worth[pair] - shares.use[pair] * price[shares.offer[pair]] - shares.fill[pair] * rate[need]
            lost[pair] = -left
            if shares.forced[pair]:
                continue
            if left > 0 and limit > 0 and (count < limit or left > key[0]):
                count = entered(left, pair, count, limit, key, at)
        last = key[0] if 0 < limit == count else 0.0
        for pair in range(shares.start[need], shares.start[need + 1]):
            lost[pair] += last
    return lost
