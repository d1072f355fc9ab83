"""Allocation where there are too many pairs for an exact search: prices first, then a tighter bound, then exchanges."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.bounding import Terms, terms_of_prices
from matching.candidates import LeftOut
from matching.columns import Floats, Ints
from matching.exchanging import admit, choose_each, desk_of, empty_book, exchanged
from matching.lots import Lots, lots_of, shares_of, some_lots
from matching.market import Market
from matching.pricing import Priced, in_view, losses, priced
from matching.whole_choices import tightened

SEARCHED = 0.02
"""Share of its worth that a pair may lose at the final prices and still be thought of."""
CONTENT = 0.01
"""Relative gap with which no second plan is tried."""
TINY = 1e-300


class Attempt(NamedTuple):
    """A plan for a component's pairs, what each loses at the prices, and what those come to."""

    quantity: Ints
    loss: Floats
    terms: Terms


def by_prices(market: Market, beyond: LeftOut) -> Attempt:
    """Quantities that keep every limit, and what no others can exceed; the market's pairs are ordered by need."""
    lots = lots_of(market)
    shares = shares_of(lots)
    found = priced(shares)
    rows = in_view(shares, found, SEARCHED)
    price, judged, share = tightened(shares, found, rows, beyond)
    terms = terms_of_prices(market, judged, price, shares.partners, float(shares.worth.sum()))
    lost = losses(shares, found._replace(price=price, rate=judged.rate)) / np.maximum(shares.worth, TINY)
    reach = min(terms.bound(beyond), found.bound)
    return Attempt(_better_plan(lots, found, rows, share, reach), lost, terms)


def _better_plan(lots: Lots, found: Priced, rows: Ints, share: Floats, reach: float) -> Ints:
    """A plan begun from these shares, or from the relaxation's own where it falls far short of what is in reach."""
    first, relaxed = _plan(lots, found, rows, share), found.share[rows]
    if reach - _value(lots, first) <= CONTENT * reach or (share == relaxed).all():
        return first
    return max((first, _plan(lots, found, rows, relaxed)), key=lambda quantity: _value(lots, quantity))


def _value(lots: Lots, quantity: Ints) -> float:
    return float((lots.gain * quantity).sum())


def _plan(lots: Lots, found: Priced, rows: Ints, share: Floats) -> Ints:
    """Quantities begun from these shares among the pairs in view, then improved among all."""
    part = some_lots(lots, rows)
    toll = (found.price / np.maximum(lots.capacity, 1))[part.offer] * part.above / part.below
    quantity = np.zeros(len(lots.offer), dtype=np.int64)
    quantity[rows] = exchanged(part, toll, share)
    book = empty_book(lots)
    admit(lots, book, np.flatnonzero(quantity), quantity / lots.most)
    choose_each(lots, book, np.zeros(len(lots.offer)), desk_of(lots))
    return book.amount
