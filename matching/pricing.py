"""Prices of capacities: the Lagrangian dual of an allocation, lowered by a subgradient method.

Capacities are relaxed with one price per offer; what remains falls apart into one small choice per need: at most so
many partners whose shares fill it. Any prices prove a bound (weak duality). The averaged choices come near the
relaxation's solution (Barahona and Anbil 2000, "The volume algorithm").
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.columns import Floats, Ints
from matching.compiled import compiled
from matching.lots import Shares, some_shares

ROUNDS = 10
STEPS = 40
"""Steps in a round; between rounds it is decided anew which pairs matter."""
FIRST_DROP = 0.05
"""Share of the bound by which it is hoped to fall at first."""
TURNS = 6
"""Times that all needs choose one after the other before prices descend."""
PACE = 0.3
"""Share of its greatest worth by which an offer that is asked for once too often becomes dearer at first."""
PATIENCE = 5
"""Steps without a lower bound after which one hopes for half as much."""
MARGIN = 0.06
"""A pair stays in view while what it loses at present prices is under this share of its worth."""
CLOSE = 2e-4
"""Relative hope at which the descent ends."""
NEVER = 1e12
"""A rate that no pair can pay."""


class Priced(NamedTuple):
    """Prices, the bound they prove, and the averaged shares."""

    price: Floats
    """Per offer, of its whole capacity."""
    rate: Floats
    """Per need, price of being filled."""
    bound: float
    share: Floats


class Scratch(NamedTuple):
    """Room to work in, as long as there are pairs."""

    net: Floats
    """Worth of each pair less the price of what it uses."""
    key: Floats
    at: Ints
    share: Floats
    other: Floats


def scratch_of(shares: Shares) -> Scratch:
    """Room for these pairs."""
    count = len(shares.offer) + 1
    return Scratch(
        np.zeros(count), np.zeros(count), np.zeros(count, dtype=np.int64), np.zeros(count), np.zeros(count)
    )


@compiled
def choice(shares: Shares, need: int, rate: float, room: Scratch, share: Floats) -> tuple[float, float]:
    """The best partners of a need at a rate of being filled: what they bring beyond it, and how much they fill."""
    limit = shares.partners[need]
    value, filled, count = rate, 0.0, 0
    everybody = limit >= shares.start[need + 1] - shares.start[need]
    for pair in range(shares.start[need], shares.start[need + 1]):
        left = room.net[pair] - shares.fill[pair] * rate
        share[pair] = 0.0
        if shares.forced[pair]:
            share[pair] = 1.0 if left > 0 else shares.least[pair]
        elif left > 0 and everybody:
            share[pair] = 1.0
        elif left > 0 and limit > 0 and (count < limit or left > room.key[0]):
            count = entered(left, pair, count, limit, room.key, room.at)
        value += left * share[pair]
        filled += shares.fill[pair] * share[pair]
    for place in range(count):
        share[room.at[place]] = 1.0
        value += room.key[place]
        filled += shares.fill[room.at[place]]
    return value, filled


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
def settle(shares: Shares, need: int, rate: float, room: Scratch, share: Floats) -> tuple[float, float]:
    """The least value over all rates, and its rate; `share` becomes the mixture of both sides that fills the need."""
    value, filled = choice(shares, need, 0.0, room, share)
    if filled <= 1.0:
        return value, 0.0
    low, low_value, low_filled = 0.0, value, filled
    high = max(rate, 1 / NEVER)
    high_value, high_filled = choice(shares, need, high, room, share)
    while high_filled > 1.0 and high < NEVER:
        low, low_value, low_filled = high, high_value, high_filled
        high *= 2
        high_value, high_filled = choice(shares, need, high, room, share)
    for _ in range(20):
        turn = low_filled - high_filled
        if turn <= 1 / NEVER:
            break
        middle = (low_value - high_value + (1 - high_filled) * high - (1 - low_filled) * low) / turn
        if not low < middle < high:
            break
        value, filled = choice(shares, need, middle, room, share)
        tangent = low_value + (1 - low_filled) * (middle - low)
        if filled > 1.0:
            low, low_value, low_filled = middle, value, filled
        else:
            high, high_value, high_filled = middle, value, filled
        if value - tangent <= 1e-9 * abs(value):
            break
    return _mixed(shares, need, low, high, room, share)


@compiled
def _mixed(shares: Shares, need: int, low: float, high: float, room: Scratch, share: Floats) -> tuple[float, float]:
    low_value, low_filled = choice(shares, need, low, room, room.other)
    high_value, high_filled = choice(shares, need, high, room, share)
    if low_filled > 1.0 > high_filled:
        part = (1.0 - high_filled) / (low_filled - high_filled)
        for pair in range(shares.start[need], shares.start[need + 1]):
            share[pair] += part * (room.other[pair] - share[pair])
    return (low_value, low) if low_value < high_value else (high_value, high)


@compiled
def bound_at(shares: Shares, price: Floats, rate: Floats, room: Scratch) -> float:
    """What these prices prove; `rate` and `room.share` become those of every need's best choice."""
    total = price.sum()
    for need in range(len(shares.start) - 1):
        for pair in range(shares.start[need], shares.start[need + 1]):
            room.net[pair] = shares.worth[pair] - shares.use[pair] * price[shares.offer[pair]]
        value, rate[need] = settle(shares, need, rate[need], room, room.share)
        total += value
    return float(total)


@compiled
def step(shares: Shares, price: Floats, share: Floats, mean: Floats, weight: float, climb: float) -> None:
    """Raises the price of what is asked too much and lowers the others', so that the bound should fall by `climb`."""
    over = np.full(len(price), -1.0)
    for pair in range(len(shares.offer)):
        mean[pair] += weight * (share[pair] - mean[pair])
        over[shares.offer[pair]] += shares.use[pair] * (0.6 * mean[pair] + 0.4 * share[pair])
    length = 1e-12
    for offer in range(len(price)):
        if over[offer] < 0 and price[offer] <= 0:
            over[offer] = 0.0
        length += over[offer] * over[offer]
    for offer in range(len(price)):
        price[offer] = max(0.0, price[offer] + climb / length * over[offer])


@compiled
def _descend(
    shares: Shares, price: Floats, rate: Floats, mean: Floats, hope: float, first: bool, room: Scratch
) -> tuple[float, Floats]:
    """Some steps down from these prices: what is still hoped for, and the prices of the lowest bound."""
    lowest, best, waited = price.copy(), np.inf, 0
    for taken in range(STEPS):
        bound = bound_at(shares, price, rate, room)
        waited = 0 if bound < best - 0.05 * hope else waited + 1
        if bound < best:
            best = bound
            lowest[:] = price
        if waited >= PATIENCE:
            hope, waited, bound = hope / 2, 0, best
            price[:] = lowest
        weight = 0.1
        if first:
            weight = 0.3 if taken else 1.0
        step(shares, price, room.share, mean, weight, bound - best + hope)
    return hope, lowest


@compiled
def _approach(shares: Shares, price: Floats, rate: Floats, mean: Floats, room: Scratch) -> None:
    """Prices to begin with: needs choose one after the other, and each choice makes dearer what it takes.

    Where many needs are alike, all at once would choose the same few offers in every step (incremental subgradients:
    Nedic and Bertsekas 2001).
    """
    dear = np.zeros(len(price))
    for pair in range(len(shares.offer)):
        dear[shares.offer[pair]] = max(dear[shares.offer[pair]], shares.worth[pair] / max(shares.use[pair], 1 / NEVER))
    for turn in range(TURNS):
        pace = PACE / (1 + turn)
        for need in range(len(shares.start) - 1):
            for pair in range(shares.start[need], shares.start[need + 1]):
                room.net[pair] = shares.worth[pair] - shares.use[pair] * price[shares.offer[pair]]
            _value, rate[need] = settle(shares, need, rate[need], room, room.share)
            for pair in range(shares.start[need], shares.start[need + 1]):
                offer = shares.offer[pair]
                price[offer] += pace * dear[offer] * shares.use[pair] * room.share[pair]
                mean[pair] += (room.share[pair] - mean[pair]) / (1 + turn)
        for offer in range(len(price)):
            price[offer] = max(0.0, price[offer] - pace * dear[offer])


def priced(shares: Shares, close: float = CLOSE) -> Priced:
    """Prices near the best ones."""
    count, needs = len(shares.offer), len(shares.start) - 1
    price, rate, mean = np.zeros(int(shares.offer.max(initial=-1)) + 1), np.zeros(needs), np.zeros(count)
    room, hope = scratch_of(shares), 0.0
    _approach(shares, price, rate, mean, room)
    best = Priced(price, rate, np.inf, mean)
    for turn in range(ROUNDS):
        bound = bound_at(shares, price, rate, room)
        if bound < best.bound:
            best = Priced(price.copy(), rate.copy(), bound, mean)
        hope = FIRST_DROP * best.bound if turn == 0 else max(hope, 2 * close * best.bound)
        rows = in_view(shares, Priced(price, rate, bound, mean), MARGIN)
        part, averaged = some_shares(shares, rows), mean[rows]
        hope, price = _descend(part, price, rate, averaged, hope, turn == 0, room)
        mean = np.zeros(count)
        mean[rows] = averaged
        if hope <= close * best.bound:
            break
    bound = bound_at(shares, price, rate, room)
    return Priced(price, rate, bound, mean) if bound < best.bound else best._replace(share=mean)


def in_view(shares: Shares, found: Priced, margin: float) -> Ints:
    """Pairs that lose less than this share of their worth against those a need would choose at these prices."""
    lost = losses(shares, found)
    return np.flatnonzero((lost < margin * shares.worth) | (found.share > 1e-3) | shares.forced)


def losses(shares: Shares, found: Priced) -> Floats:
    """Per pair, what it brings less than the last partner that its need would choose."""
    count = len(shares.offer) + 1
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
