"""Allocation without partner limits and minimum lots: a transportation problem, solved by its linear programme.

Only pairs in view of the prices enter the programme. The price of each need then proves a bound over all pairs: no plan
exceeds the sum of quantity × price over the needs and of capacity × best gain beyond a price over the offers.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.columns import Flags, Floats, Ints
from matching.lots import lots_of, shares_of
from matching.market import NO_LIMIT, Account, Market
from matching.pricing import Priced, in_view, priced
from matching.relaxation import Programme, raised, relaxed

FIRST_VIEW = 0.02
"""Share of its worth that a pair may lose and still enter the first programme."""
CLOSE = 2e-3
"""How near the best prices are sought that decide which pairs enter first."""
ROUNDS = 8
ENOUGH = 2e-5
"""Relative gap at which no more pairs are let in."""
ENTERING = 40
"""Pairs of a need that enter in a round at most."""
LOT = 1
"""A minimum of one thousandth is none."""


def is_plain(market: Market) -> bool:
    """Nothing but capacities and quantities limits these pairs."""
    alone = np.bincount(market.need, minlength=len(market.partners))
    free = (market.partners >= alone)[market.need].all() and not market.forced.any()
    return bool(free and (market.least <= LOT).all() and (market.visits[market.enterprise] >= NO_LIMIT).all())


class Transported(NamedTuple):
    """Whole quantities, what no others can exceed, and the prices per thousandth that prove it."""

    quantity: Ints
    bound: float
    need: Floats
    offer: Floats


def transported(market: Market, near: Priced | None) -> Transported:
    """The best quantities of a plain market; prices are by the numbers of all offers and needs."""
    shares = shares_of(lots_of(market))
    found = priced(shares, near, CLOSE)
    inside = np.zeros(len(market), dtype=np.bool_)
    inside[in_view(shares, found, FIRST_VIEW)] = True
    for _ in range(ROUNDS):
        rows = np.flatnonzero(inside)
        share, price = _programmed(market, rows)
        beyond = _beyond(market, price)
        bound, offer = _bound(market, price, beyond)
        value = float((market.gain * market.most)[rows] @ share)
        entering = _entering(market, beyond, inside)
        if bound - value <= ENOUGH * bound or not len(entering):
            break
        inside[entering] = True
    quantity = np.zeros(len(market), dtype=np.int64)
    quantity[rows] = np.floor(share * market.most[rows] + 1e-6).astype(np.int64)
    return Transported(_filled(market, quantity), raised(bound, bound), price, offer)


def _programmed(market: Market, rows: Ints) -> tuple[Floats, Floats]:
    """Shares of the pairs in the programme and the price of each need; rows that cannot be broken are left away."""
    part, columns = market.part(rows), np.arange(len(rows))
    used = part.above / part.below * part.most / np.maximum(part.capacity[part.offer], 1)
    filled = part.most / np.maximum(part.quantity[part.need], 1)
    offer = np.bincount(part.offer, weights=used, minlength=len(part.capacity)) > 1
    tight = np.flatnonzero(offer[part.offer])
    offers, row = np.unique(part.offer[tight], return_inverse=True)
    needs, need_row = np.unique(part.need, return_inverse=True)
    answer = relaxed(
        Programme(
            part.gain * part.most,
            np.zeros(len(rows)),
            np.concatenate([row, need_row + len(offers)]),
            np.concatenate([tight, columns]),
            np.concatenate([used[tight], filled]),
            np.ones(len(offers) + len(needs)),
        )
    )
    if answer is None:
        raise ArithmeticError("a transportation problem has no optimum")
    price = np.zeros(len(market.quantity))
    price[needs] = answer.price[len(offers) :] / np.maximum(market.quantity[needs], 1)
    return answer.share, price


def _beyond(market: Market, price: Floats) -> Floats:
    """What a thousandth of the offer's unit brings through each pair beyond the need's price."""
    return (market.gain - price[market.need]) * market.below / np.maximum(market.above, 1)


def _bound(market: Market, price: Floats, beyond: Floats) -> tuple[float, Floats]:
    """Quantities at their prices and each offer spent where it brings most; with what the last of it brings."""
    hopeful = np.flatnonzero(beyond > 0)
    order = hopeful[np.lexsort((-beyond[hopeful], market.offer[hopeful]))]
    offer = market.offer[order]
    used = market.most[order] * market.above[order] / np.maximum(market.below[order], 1)
    first = np.searchsorted(offer, offer)
    before = np.concatenate([[0.0], np.cumsum(used)])
    left = market.capacity[offer] - (before[:-1] - before[first])
    needs = np.unique(market.need)
    last = np.zeros(len(market.capacity))
    spent = (left > 0) & (left <= used)
    last[offer[spent]] = beyond[order][spent]
    return float(market.quantity[needs] @ price[needs] + beyond[order] @ np.clip(left, 0.0, used)), last


def _entering(market: Market, beyond: Floats, inside: Flags) -> Ints:
    """Pairs outside the programme that bring more than the last of the offer's pairs inside it does."""
    held = np.full(len(market.capacity), np.inf)
    np.minimum.at(held, market.offer[inside], np.maximum(beyond[inside], 0.0))
    held[np.isinf(held)] = 0.0
    better = np.flatnonzero(~inside & (beyond > held[market.offer] + 1e-15))
    order = better[np.lexsort((-(beyond * market.most)[better], market.need[better]))]
    need = market.need[order]
    return order[np.arange(len(order)) - np.searchsorted(need, need) < ENTERING]


def _filled(market: Market, quantity: Ints) -> Ints:
    """What rounding left is given to pairs that are there already, the best first; what it overdrew is taken back."""
    account = Account(market)
    account.set(quantity)
    overdrawn = account.spare[market.offer] < 0
    wished = np.where(overdrawn, quantity, market.most)
    account.set(np.where(overdrawn, 0, quantity))
    chosen = np.flatnonzero(quantity)
    room = account.room(chosen)
    for pair in chosen[room > 0][np.argsort(-market.gain[chosen[room > 0]], kind="stable")].tolist():
        account.give(pair, min(int(account.room(np.array([pair]))[0]), int(wished[pair])))
    return account.amount
