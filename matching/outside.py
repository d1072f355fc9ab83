"""What pairs that are no candidates could still add to a plan, priced at the prices that prove its bound."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.candidates import rank_of
from matching.columns import Floats, Ints
from matching.market import WHOLE, Market, market_of
from matching.problem import Problem
from matching.relaxation import raised
from matching.selecting import Selection


class Table(NamedTuple):
    """What each need of the market brings at the proving prices; 0 where nothing was solved by prices."""

    rate: Floats
    value: Floats
    relaxed: Floats
    last: Floats


class Outside:
    """Keeps the prices of solved components, and says in the end what the bound is to be raised by."""

    def __init__(self, problem: Problem, market: Market, selection: Selection | None) -> None:
        self._market = market
        self._prices = None if selection is None else selection.prices
        self._unit = np.zeros(len(market.capacity))
        """Price of a thousandth of each offer's unit."""
        needs = len(market.quantity)
        self._table = Table(np.zeros(needs), np.zeros(needs), np.zeros(needs), np.zeros(needs))
        self._full, self._load = np.zeros(needs), np.zeros(needs)
        self._others = market.part(np.zeros(0, dtype=np.int64))
        if selection is not None:
            number = rank_of(problem.needs.uid)
            self._full[number] = selection.left_out.rate / WHOLE
            self._load[number] = np.minimum(selection.left_out.load, selection.left_out.rate) / WHOLE
            self._others = market_of(problem, selection.others)
        self._has_others = self._load > 0
        self._has_others[self._others.need] = True

    def concerns(self, market: Market) -> bool:
        """Whether some need of the component has eligible pairs that are no candidates."""
        return bool(self._has_others[market.need].any())

    def solved(self, market: Market) -> tuple[Ints, float]:
        """Quantities and bound of a component, whose prices are kept."""
        from matching.large_markets import solved
        from matching.transport import is_plain
        from matching.whole_choices import Beyond

        if is_plain(market):
            return self._transported(market)
        quantity, proof = solved(market, self._prices, Beyond(self._full, self._load))
        offers, needs = np.unique(market.offer), np.unique(market.need)
        self._unit[offers] = proof.price / np.maximum(market.capacity[offers], 1)
        for kept, found in zip(self._table, proof.judged[:4], strict=True):
            kept[needs] = found
        return quantity, proof.bound

    def _transported(self, market: Market) -> tuple[Ints, float]:
        from matching.large_markets import near_by
        from matching.transport import transported

        found = transported(market, near_by(market, self._prices))
        offers, needs = np.unique(market.offer), np.unique(market.need)
        self._unit[offers] = found.offer[offers]
        rate = found.need[needs] * market.quantity[needs]
        self._table.rate[needs] = rate
        # a need that is filled by pairs nobody looked at gains their worth beyond its price at most
        return found.quantity, found.bound + float(np.maximum(self._full[needs] - rate, 0.0).sum())

    def worth(self) -> float:
        """By how much the components' bounds have to be raised for the other eligible pairs."""
        others, table = self._others, self._table
        if not len(others):
            return 0.0
        need, quantity = others.need, self._market.quantity[others.need]
        toll = self._unit[others.offer] * others.above / np.maximum(others.below, 1)
        rate = table.rate[need] / np.maximum(quantity, 1)
        brings = np.maximum(np.minimum(others.most, quantity) * (others.gain - toll - rate), 0.0)
        brings[self._market.partners[need] == 0] = 0.0
        count = len(table.rate)
        best = np.zeros(count)
        np.maximum.at(best, need, brings)
        over = np.bincount(need, weights=np.maximum(brings - table.last[need], 0.0), minlength=count)
        full = np.zeros(count)
        np.maximum.at(full, need, others.gain * quantity)
        # all of them together bring no more than a whole need full of the worthiest, its price paid
        over = np.minimum(over, np.maximum(full - table.rate, 0.0))
        with_one = np.where(best > table.last, table.relaxed + over, table.relaxed + best - table.last)
        more = np.where(self._has_others, np.maximum(with_one - table.value, 0.0), 0.0)
        return raised(float(more.sum()), float(brings.sum()))
