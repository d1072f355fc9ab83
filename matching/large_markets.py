"""Allocation where there are too many pairs for an exact search: prices first, then exchanges, then a tighter bound."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.columns import Floats, Ints
from matching.exchanging import admit, choose_each, desk_of, empty_book, exchanged
from matching.lots import lots_of, shares_of, some_lots
from matching.market import Market
from matching.pricing import Priced, in_view, priced
from matching.relaxation import raised
from matching.selecting import Prices
from matching.whole_choices import Beyond, Judged, tightened

SEARCHED = 0.03
"""Share of its worth that a pair may lose at the final prices and still be thought of."""


class Certificate(NamedTuple):
    """What proves a component's bound, by its offers and needs in the order of their numbers."""

    bound: float
    price: Floats
    """Per offer, of its whole capacity."""
    judged: Judged


def solved(market: Market, prices: Prices | None, left_out: Beyond) -> tuple[Ints, Certificate]:
    """Quantities that keep every limit, and what no others can exceed; the market's pairs are ordered by need."""
    lots = lots_of(market)
    shares = shares_of(lots)
    needs = np.unique(market.need)
    found = priced(shares, near_by(market, prices))
    rows = in_view(shares, found, SEARCHED)
    part = some_lots(lots, rows)
    toll = (found.price / np.maximum(lots.capacity, 1))[part.offer] * part.above / part.below
    quantity = np.zeros(len(market), dtype=np.int64)
    quantity[rows] = exchanged(part, toll, found.share[rows])
    book = empty_book(lots)
    admit(lots, book, np.flatnonzero(quantity), quantity / lots.most)
    choose_each(lots, book, np.zeros(len(market)), desk_of(lots))
    beyond = Beyond(left_out.full[needs], left_out.load[needs])
    price, judged = tightened(shares, found, rows, beyond)
    bound = raised(float(price.sum() + judged.value.sum()), float(shares.worth.sum()))
    return book.amount, Certificate(bound, price, judged)


def near_by(market: Market, prices: Prices | None) -> Priced | None:
    """Prices of the market's offers and needs to begin with, where some are known."""
    if prices is None:
        return None
    return Priced(prices.offer[np.unique(market.offer)], prices.need[np.unique(market.need)], np.inf, np.zeros(0))
