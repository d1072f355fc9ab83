"""Who rests on whom: an enterprise on one partner, a region on one partner, a need on one enterprise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.codes import UNKNOWN, Coded
from matching.columns import Columns, Flags, Floats, Ints
from matching.market import offer_units
from matching.problem import Candidates, Problem


class DependenceKind(Coded):
    """Who rests on whom."""

    ENTERPRISE = "enterprise_on_partner"
    KABUPATEN = "kabupaten_on_partner"
    KECAMATAN = "kecamatan_on_partner"
    NEED = "need_on_enterprise"


@dataclass(frozen=True, slots=True)
class DependenceLimits:
    """From which share on somebody rests on somebody else, in thousandths; figures of practice, not of law."""

    enterprise: int = 800
    """Of what an enterprise could sell, to one partner."""
    region: int = 500
    """Of a region's matched enterprises, under one partner."""
    need: int = 800
    """Of what fills a need, from one enterprise."""
    fewest: int = 5
    """A region with fewer matched enterprises says nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing(Columns):
    """What running agreements carry already, beside the plan."""

    offer: Ints
    need: Ints
    partner: Ints
    quantity: Ints
    """Thousandths of the need's unit."""
    used: Ints
    """Thousandths of the offer's unit."""


@dataclass(frozen=True, slots=True, eq=False)
class Dependence(Columns):
    """One alert a row, the highest share first within its kind."""

    kind: Ints
    """DependenceKind codes."""
    who: Ints
    """Enterprise index, region number, or row of the needs."""
    on: Ints
    """Partner number, or enterprise index."""
    share: Ints
    """Thousandths."""
    threshold: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Carried:
    """Plan and agreements together, one partnership a row."""

    offer: Ints
    enterprise: Ints
    need: Ints
    partner: Ints
    quantity: Ints
    used: Ints


def dependence(
    problem: Problem, found: Candidates, amount: Ints, limits: DependenceLimits, standing: Standing
) -> Dependence:
    """Every share over its limit; `amount` is the plan, per candidate row."""
    carried = _carried(problem, found, amount, standing)
    return Dependence.joined(
        [
            _enterprises(problem, carried, limits.enterprise, standing),
            _regions(problem, carried, limits, DependenceKind.KABUPATEN, problem.offers.kabupaten),
            _regions(problem, carried, limits, DependenceKind.KECAMATAN, problem.offers.kecamatan),
            _needs(problem, carried, limits.need),
        ]
    )


@dataclass(frozen=True, slots=True)
class Relief:
    """Candidate rows that would lower one share, the best first."""

    rows: Ints
    room: bool
    """There is room for them as things are; otherwise somebody would have to make place."""


def relief_of(problem: Problem, found: Candidates, amount: Ints, alerts: Dependence, most: int = 3) -> list[Relief]:
    """For each alert who could step in: those for whom there is room, else those who could if there were."""
    by_score = np.lexsort((np.arange(len(found)), -found.score))
    idle = by_score[_outside(found, amount)[by_score]]
    roomy = idle[_need_has_room(problem, found, amount)[idle]]
    spare = idle[_offer_has_some(problem, found, amount)[idle]]
    sides = _towards(problem, found)
    free = [_Near.of(side, spare if kind == DependenceKind.NEED.code else roomy) for kind, side in enumerate(sides)]
    any_ = [_Near.of(side, idle) for side in sides]
    relief = []
    for kind, who, on in zip(alerts.kind.tolist(), alerts.who.tolist(), alerts.on.tolist(), strict=True):
        rows = free[kind].of_whom(who, on, most)
        relief.append(Relief(rows if len(rows) else any_[kind].of_whom(who, on, most), bool(len(rows))))
    return relief


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """Candidate rows by whom they would relieve, the best of each first."""

    who: Ints
    rows: Ints
    far: Ints
    key: Ints

    @classmethod
    def of(cls, side: tuple[Ints, Ints, Ints], rows: Ints) -> _Near:
        near, far, key = side
        order = rows[np.argsort(near[rows], kind="stable")]
        return cls(near[order], order, far, key)

    def of_whom(self, who: int, on: int, most: int) -> Ints:
        """The best rows that would rest on somebody else, each need or enterprise once."""
        first, last = np.searchsorted(self.who, [who, who + 1])
        rows = self.rows[first:last]
        return _first_of_each(self.key, rows[self.far[rows] != on], most)


def _towards(problem: Problem, found: Candidates) -> list[tuple[Ints, Ints, Ints]]:
    """By kind: who a candidate would relieve, on whom it would rest instead, and what is named once only."""
    offers, buyer = problem.offers, problem.needs.partner[found.need]
    firm = offers.enterprise[found.offer]
    return [
        (firm, buyer, found.need),
        (offers.kabupaten[found.offer], buyer, found.need),
        (offers.kecamatan[found.offer], buyer, found.need),
        (found.need, firm, firm),
    ]


def _first_of_each(key: Ints, rows: Ints, most: int) -> Ints:
    first = np.sort(np.unique(key[rows], return_index=True)[1])
    best: Ints = rows[first[:most]]
    return best


def _outside(found: Candidates, amount: Ints) -> Flags:
    able: Flags = (amount == 0) & (found.capacity > 0) & (found.capacity >= found.minimum)
    return able


def _need_has_room(problem: Problem, found: Candidates, amount: Ints) -> Flags:
    """There is enough left of the need for the pair's minimum, and a place for one more partner."""
    count = len(problem.needs)
    left = problem.needs.quantity - np.bincount(found.need, amount, count).astype(np.int64)
    partners, limit = np.bincount(found.need[amount > 0], minlength=count), problem.needs.maximum_partners
    place = (limit < 0) | (partners < limit)
    return (left[found.need] >= np.maximum(found.minimum, 1)) & place[found.need]


def _offer_has_some(problem: Problem, found: Candidates, amount: Ints) -> Flags:
    """The offer has enough to spare for the pair's minimum."""
    used = offer_units(found.use_numerator, found.use_denominator, amount)
    taken = np.bincount(found.offer, used, len(problem.offers)).astype(np.int64)
    spare = np.maximum(problem.offers.capacity, 0) - taken
    carries = spare[found.offer] * found.use_denominator // np.maximum(found.use_numerator, 1)
    able: Flags = carries >= np.maximum(found.minimum, 1)
    return able


def _carried(problem: Problem, found: Candidates, amount: Ints, standing: Standing) -> _Carried:
    rows = np.flatnonzero(amount)
    used = offer_units(found.use_numerator[rows], found.use_denominator[rows], amount[rows])
    offer = np.concatenate([found.offer[rows], standing.offer])
    return _Carried(
        offer,
        problem.offers.enterprise[offer],
        np.concatenate([found.need[rows], standing.need]),
        np.concatenate([problem.needs.partner[found.need[rows]], standing.partner]),
        np.concatenate([amount[rows], standing.quantity]),
        np.concatenate([used, standing.used]),
    )


def _totals(first: Ints, second: Ints, amount: Floats | Ints) -> tuple[Ints, Ints, Floats]:
    """The sum of each (first, second) pair that there is."""
    width = 1 + int(second.max(initial=0))
    keys, place = np.unique(first * width + second, return_inverse=True)
    return keys // width, keys % width, np.bincount(place, amount, len(keys)).astype(np.float64)


def _alerts(kind: DependenceKind, who: Ints, on: Ints, share: Floats, threshold: int) -> Dependence:
    """Those over the threshold, highest first; ties in the order given."""
    thousandths: Ints = np.minimum(np.rint(share * 1000), 1000).astype(np.int64)
    order = np.argsort(-thousandths, kind="stable")
    rows = order[thousandths[order] >= threshold]
    same = np.full(len(rows), kind.code, dtype=np.int64)
    return Dependence(same, who[rows], on[rows], thousandths[rows], np.full(len(rows), threshold, dtype=np.int64))


def _enterprises(problem: Problem, carried: _Carried, threshold: int, standing: Standing) -> Dependence:
    """What one partner takes of all that an enterprise could sell."""
    capacity = np.maximum(problem.offers.capacity, 0)
    np.add.at(capacity, standing.offer, standing.used)
    firm = problem.offers.enterprise
    count = 1 + int(firm.max(initial=UNKNOWN))
    rate = _rates(problem, capacity, firm, count)
    whole = np.bincount(firm, capacity * rate, count)
    who, on, part = _totals(carried.enterprise, carried.partner, carried.used * rate[carried.offer])
    return _alerts(DependenceKind.ENTERPRISE, who, on, part / np.maximum(whole[who], 1e-12), threshold)


def _rates(problem: Problem, capacity: Ints, firm: Ints, count: int) -> Floats:
    """What a unit of each offer counts: its price, or where an enterprise has not named all, each offer the same."""
    price = problem.offers.price
    silent = np.bincount(firm[(price <= 0) & (capacity > 0)], minlength=count) > 0
    return np.where(silent[firm], 1.0 / np.maximum(capacity, 1), price.astype(np.float64))


def _regions(
    problem: Problem, carried: _Carried, limits: DependenceLimits, kind: DependenceKind, region: Ints
) -> Dependence:
    """How many of a region's matched enterprises work for one partner."""
    place = region[carried.offer]
    known = place > 0
    firms = np.unique(np.stack([place, carried.enterprise])[:, known], axis=1)
    regions, size = np.unique(firms[0], return_counts=True)
    served = np.unique(np.stack([place, carried.partner, carried.enterprise])[:, known], axis=1)
    who, on, part = _totals(served[0], served[1], np.ones(served.shape[1]))
    whole = size[np.searchsorted(regions, who)]
    many = np.flatnonzero(whole >= limits.fewest)
    return _alerts(kind, who[many], on[many], part[many] / whole[many], limits.region)


def _needs(problem: Problem, carried: _Carried, threshold: int) -> Dependence:
    """What one enterprise carries of all that fills a need; a need that wants one partner only has chosen so."""
    several = problem.needs.maximum_partners[carried.need] != 1
    need, firm, quantity = carried.need[several], carried.enterprise[several], carried.quantity[several]
    who, on, part = _totals(need, firm, quantity)
    whole = np.bincount(need, quantity, len(problem.needs))
    return _alerts(DependenceKind.NEED, who, on, part / np.maximum(whole[who], 1), threshold)
