"""What there is to share out: pairs with their limits, and the running account while quantities are given."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from matching.candidates import Pool, rank_of, worth
from matching.codes import UNKNOWN
from matching.columns import Flags, Floats, Ints
from matching.problem import Candidates, Problem

NO_LIMIT = 1 << 40
WHOLE = 1_000_000_000
"""Worth of a fully met need at full score and weight 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """Pairs need by need; offers, needs and enterprises are numbered by their uids."""

    offer: Ints
    need: Ints
    enterprise: Ints
    gain: Floats
    """Value of one thousandth of the need's unit."""
    most: Ints
    least: Ints
    above: Ints
    below: Ints
    """Offer units per need unit."""
    forced: Flags
    """Locked: gets at least its minimum."""
    capacity: Ints
    """Per offer, left to give."""
    quantity: Ints
    """Per need, left to fill."""
    partners: Ints
    """Per need, partners it may still take."""
    visits: Ints
    """Per enterprise, needs it may still serve."""

    def __len__(self) -> int:
        return len(self.offer)

    def part(self, pairs: Ints) -> Market:
        """The same market with some of its pairs only."""
        shared = ("capacity", "quantity", "partners", "visits")
        columns = {f.name: getattr(self, f.name) for f in fields(self)}
        return Market(**{name: c if name in shared else c[pairs] for name, c in columns.items()})


def market_of(problem: Problem, found: Candidates | Pool) -> Market:
    """The whole market before anything is given; its numbering does not depend on the order of the rows."""
    offers, needs = problem.offers, problem.needs
    offer, need = rank_of(offers.uid), rank_of(needs.uid)
    firm = _firm_numbers(problem, offer)
    earned = found.worth if isinstance(found, Pool) else worth(problem, found)
    return Market(
        offer[found.offer],
        need[found.need],
        firm[offers.enterprise[found.offer]],
        earned / WHOLE / np.maximum(needs.quantity[found.need], 1),
        np.where(found.capacity >= found.minimum, found.capacity, 0),
        found.minimum,
        found.use_numerator,
        found.use_denominator,
        np.zeros(len(found), dtype=np.bool_),
        _renumbered(np.maximum(offers.capacity, 0), offer),
        _renumbered(needs.quantity, need),
        _renumbered(_limits(needs.maximum_partners), need),
        _renumbered(_limits(enterprise_limits(problem)), firm),
    )


def _firm_numbers(problem: Problem, offer_rank: Ints) -> Ints:
    """New number of each enterprise: in the order of its first offer."""
    first = np.full(len(enterprise_limits(problem)), len(offer_rank), dtype=np.int64)
    np.minimum.at(first, problem.offers.enterprise, offer_rank)
    number = np.empty(len(first), dtype=np.int64)
    number[np.argsort(first, kind="stable")] = np.arange(len(first))
    return number


def _renumbered(column: Ints, number: Ints) -> Ints:
    turned = np.empty_like(column)
    turned[number] = column
    return turned


def enterprise_limits(problem: Problem) -> Ints:
    """Most needs per enterprise index, -1 where there is no limit."""
    count = 1 + int(problem.offers.enterprise.max(initial=-1))
    limits = np.full(max(count, len(problem.maximum_needs)), UNKNOWN, dtype=np.int64)
    limits[: len(problem.maximum_needs)] = problem.maximum_needs
    return limits


def _limits(stated: Ints) -> Ints:
    return np.where(stated < 0, np.int64(NO_LIMIT), stated)


def offer_units(above: Ints, below: Ints, quantity: Ints) -> Ints:
    """Thousandths of the offer's unit that a quantity takes, rounded up."""
    used: Ints = -(-quantity * above // np.maximum(below, 1))
    return used


class Account:
    """What has been given to each pair, and what is left of everything."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.amount = np.zeros(len(market), dtype=np.int64)
        self.spare = market.capacity.copy()
        self.left = market.quantity.copy()
        self.slots = market.partners.copy()
        self.visits = market.visits.copy()

    def room(self, pairs: Ints) -> Ints:
        """How much more each pair could get, were it alone."""
        market = self.market
        carried = self.spare[market.offer[pairs]] * market.below[pairs] // np.maximum(market.above[pairs], 1)
        wanted = np.minimum(market.most[pairs] - self.amount[pairs], self.left[market.need[pairs]])
        room: Ints = np.maximum(np.minimum(wanted, carried), 0)
        return room

    def give(self, pair: int, quantity: int) -> None:
        """Adds to one pair."""
        self._move(pair, int(self.amount[pair]) + quantity)

    def withdraw(self, pair: int) -> int:
        """Takes everything from one pair and says how much that was."""
        before = int(self.amount[pair])
        self._move(pair, 0)
        return before

    def set(self, amounts: Ints) -> None:
        """Starts again with the given amounts."""
        market = self.market
        self.amount = amounts.copy()
        chosen = np.flatnonzero(amounts)
        used = offer_units(market.above[chosen], market.below[chosen], amounts[chosen])
        self.spare = market.capacity - _sums(market.offer[chosen], used, len(market.capacity))
        self.left = market.quantity - _sums(market.need[chosen], amounts[chosen], len(market.quantity))
        ones = np.ones(len(chosen), dtype=np.int64)
        self.slots = market.partners - _sums(market.need[chosen], ones, len(market.partners))
        self.visits = market.visits - _sums(market.enterprise[chosen], ones, len(market.visits))

    def value(self) -> float:
        """Worth of all that was given."""
        return float((self.market.gain * self.amount).sum())

    def _move(self, pair: int, after: int) -> None:
        market, before = self.market, int(self.amount[pair])
        offer, need, firm = market.offer[pair], market.need[pair], market.enterprise[pair]
        above, below = int(market.above[pair]), max(int(market.below[pair]), 1)
        self.spare[offer] += -(-before * above // below) + (-after * above // below)
        self.left[need] += before - after
        partners = (before > 0) - (after > 0)
        self.slots[need] += partners
        self.visits[firm] += partners
        self.amount[pair] = after


def _sums(index: Ints, amount: Ints, length: int) -> Ints:
    total = np.zeros(length, dtype=np.int64)
    np.add.at(total, index, amount)
    return total


def components(market: Market) -> list[Ints]:
    """Pairs that can carry something, in portions that share no offer, no need and no limited enterprise."""
    rows = np.flatnonzero(market.most > 0)
    if not len(rows):
        return []
    links = [(market.offer[rows], len(market.capacity)), (market.need[rows], len(market.quantity))]
    if (market.visits < NO_LIMIT).any():
        links.append((market.enterprise[rows], len(market.visits)))
    label = _smallest_labels(len(rows), links)
    order = np.argsort(label, kind="stable")
    return np.split(rows[order], np.flatnonzero(np.diff(label[order])) + 1)


def _smallest_labels(count: int, links: list[tuple[Ints, int]]) -> Ints:
    label = np.arange(count, dtype=np.int64)
    while True:
        before = label
        for index, length in links:
            lowest = np.full(length, count, dtype=np.int64)
            np.minimum.at(lowest, index, label)
            label = lowest[index]
        if (label == before).all():
            return label


