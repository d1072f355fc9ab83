"""Allocation where there are too many pairs for an exact search: prices first, then exchanges, then a tighter bound."""

from __future__ import annotations

import numpy as np

from matching.columns import Ints
from matching.exchanging import admit, choose_each, desk_of, empty_book, exchanged
from matching.lots import lots_of, shares_of, some_lots
from matching.market import Market
from matching.pricing import in_view, priced
from matching.relaxation import raised
from matching.whole_choices import Beyond, tightened

SEARCHED = 0.05
"""Share of its worth that a pair may lose at the final prices and still be thought of."""


def solved(market: Market, beyond: Beyond) -> tuple[Ints, float]:
    """Quantities that keep every limit, and what no others can exceed; the market's pairs are ordered by need.

    The bound holds for the pairs beyond the market, too.
    """
    lots = lots_of(market)
    shares = shares_of(lots)
    found = priced(shares)
    rows = in_view(shares, found.price, found.rate, found.share, SEARCHED)
    part = some_lots(lots, rows)
    toll = (found.price / np.maximum(lots.capacity, 1))[part.offer] * part.above / part.below
    quantity = np.zeros(len(market), dtype=np.int64)
    quantity[rows] = exchanged(part, toll, found.share[rows])
    book = empty_book(lots)
    admit(lots, book, np.flatnonzero(quantity), quantity / lots.most)
    choose_each(lots, book, np.zeros(len(market)), desk_of(lots))
    bound = tightened(shares, found, rows, Beyond(*(each[np.unique(market.need)] for each in beyond)))
    return book.amount, raised(bound, float(shares.worth.sum()))
