"""Allocation where there are too many pairs for an exact search: prices first, then exchanges, then a tighter bound."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.candidates import LeftOut
from matching.columns import Floats, Ints
from matching.exchanging import admit, choose_each, desk_of, empty_book, exchanged
from matching.lots import Lots, Shares, lots_of, shares_of, some_lots
from matching.market import Market
from matching.pricing import Priced, in_view, losses, priced
from matching.programmes import relaxation_of
from matching.relaxation import raised, relaxed
from matching.whole_choices import tightened

SEARCHED = 0.02
"""Share of its worth that a pair may lose at the final prices and still be thought of."""
CONTENT = 0.01
"""Relative gap with which nothing more is tried."""
PROGRAMMED = 100_000
"""Pairs of a component up to which its linear programme is solved otherwise."""
TINY = 1e-300


class Attempt(NamedTuple):
    """A plan for a component's pairs, what each loses at the prices, and the bound that they prove."""

    quantity: Ints
    loss: Floats
    bound: float


def by_prices(market: Market, beyond: LeftOut) -> Attempt:
    """Quantities that keep every limit, and what no others can exceed; the market's pairs are ordered by need."""
    lots = lots_of(market)
    shares = shares_of(lots)
    first = _attempt(lots, shares, priced(shares), beyond)
    value = _value(lots, first)
    if first.bound - value <= CONTENT * first.bound or len(market) > PROGRAMMED:
        return first
    second = _attempt(lots, shares, _programmed(market), beyond)
    quantity = second.quantity if _value(lots, second) > value else first.quantity
    return min(first, second, key=lambda one: one.bound)._replace(quantity=quantity)


def _value(lots: Lots, attempt: Attempt) -> float:
    return float((lots.gain * attempt.quantity).sum())


def _attempt(lots: Lots, shares: Shares, found: Priced, beyond: LeftOut) -> Attempt:
    """A plan begun from these shares, and a bound begun from these prices."""
    rows = in_view(shares, found, SEARCHED)
    part = some_lots(lots, rows)
    toll = (found.price / np.maximum(lots.capacity, 1))[part.offer] * part.above / part.below
    quantity = np.zeros(len(lots.offer), dtype=np.int64)
    quantity[rows] = exchanged(part, toll, found.share[rows])
    book = empty_book(lots)
    admit(lots, book, np.flatnonzero(quantity), quantity / lots.most)
    choose_each(lots, book, np.zeros(len(lots.offer)), desk_of(lots))
    price, judged = tightened(shares, found, rows, beyond)
    bound = raised(float(price.sum() + judged.value.sum()), float(shares.worth.sum()))
    lost = losses(shares, found._replace(price=price, rate=judged.rate)) / np.maximum(shares.worth, TINY)
    return Attempt(book.amount, lost, bound)


def _programmed(market: Market) -> Priced:
    """Prices and shares of the linear programme, where a descent of prices has not come near them."""
    answer = relaxed(relaxation_of(market))
    if answer is None:
        raise ArithmeticError("the relaxation of a component has no optimum")
    offers, needs = len(np.unique(market.offer)), len(np.unique(market.need))
    return Priced(answer.price[:offers], answer.price[offers : offers + needs], answer.bound, answer.share)
