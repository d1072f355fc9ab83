"""Allocation without partner limits and minimum lots: a transportation problem, settled by an auction.

The price of each need proves a bound over all pairs: no plan exceeds the sum of quantity × price over the needs and of
capacity × best gain beyond a price over the offers. Where an auction does not come near its bound, a linear programme
of the pairs in view of its prices does.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.auction import Listed, listed, opened, proven, sold, worth
from matching.columns import Flags, Floats, Ints
from matching.market import NO_LIMIT, Account, Market
from matching.relaxation import Programme, raised, relaxed

FIRST_STEP = 0.05
"""Share of a need's best gain by which bids exceed at first what would be just as good."""
FINER = 5
LOWER = 2.0
"""So many steps under the prices where the last auction ended the next one begins."""
FAR_LOWER = 4
"""So much lower still where a need had asked too much to become full."""
AUCTIONS = 12
LOOKS = 20
"""Times the pairs' number that offers may look at their pairs in one auction."""
FEW = 100
"""Pairs that a small market is taken to have besides."""
CERTAIN = 5e-5
"""Relative gap at which no finer auction follows."""
FAILED = 1e-4
"""Relative gap of the auctions at which a linear programme follows."""
FIRST_VIEW = 0.02
"""Share of its gain that a pair may lose and still enter the first programme."""
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


class Reached(NamedTuple):
    """The best plan of some auctions, and the prices of the lowest bound, by the numbers of their own rows."""

    quantity: Ints
    value: float
    bound: float
    price: Floats
    last: Floats
    """What the last of each offer brings beyond the needs' prices."""

    def is_within(self, gap: float) -> bool:
        """Whether the plan is that near its bound."""
        return self.bound - self.value <= gap * self.bound


def transported(market: Market) -> Transported:
    """The best quantities of a plain market; prices are by the numbers of all offers and needs."""
    lists = listed(market)
    found = auctioned(lists)
    if not found.is_within(FAILED):
        found = _best_of(found, _programmed(market, lists, found))
    quantity = np.zeros(len(market), dtype=np.int64)
    quantity[lists.row] = found.quantity
    price, offer = np.zeros(len(market.quantity)), np.zeros(len(market.capacity))
    price[lists.needs], offer[lists.offers] = found.price, found.last
    return Transported(quantity, raised(found.bound, found.bound), price, offer)


def auctioned(lists: Listed) -> Reached:
    """One auction after the other with finer steps, each beginning a little under the prices of the one before."""
    sale, step, lower = lists.sale, FIRST_STEP, LOWER
    low = np.zeros(len(sale.needs))
    best = Reached(np.zeros(len(sale.looks), dtype=np.int64), 0.0, np.inf, low, np.zeros(len(sale.offers)))
    for _ in range(AUCTIONS):
        opened(sale, low, step * lists.best)
        ended = sold(sale, LOOKS * (len(sale.looks) + FEW))
        best, rough, unsold = _better(lists, best)
        if not ended or best.is_within(CERTAIN):
            break
        price, asking = sale.needs["price"], (sale.needs["held"] < sale.needs["quantity"])
        if unsold and step < FIRST_STEP:
            lower *= FAR_LOWER
        low = np.maximum(price - np.where(asking, FAR_LOWER, 1) * lower * step * lists.best, 0.0)
        step /= FINER if rough else 1
    return best


def _better(lists: Listed, best: Reached) -> tuple[Reached, bool, bool]:
    """The better of the known plan and the one just made, and of the bounds; whether steps are too coarse for it.

    Also whether prices that were too high kept needs from becoming full.
    """
    sale = lists.sale
    price, value = sale.needs["price"].copy(), worth(sale)
    bound, last = proven(sale, price)
    unsold = float((price * (sale.needs["quantity"] - sale.needs["held"])).sum())
    half = CERTAIN / 2 * bound
    coarse, high = bound - value - unsold > half, unsold > half
    return _best_of(best, Reached(sale.deals["amount"].copy(), value, bound, price, last)), coarse, high


def _best_of(known: Reached, other: Reached) -> Reached:
    """The better of both plans, and the lower of both bounds."""
    plan = other if other.value > known.value else known
    proof = other if other.bound < known.bound else known
    return Reached(plan.quantity, plan.value, proof.bound, proof.price, proof.last)


def _programmed(market: Market, lists: Listed, near: Reached) -> Reached:
    """The linear programme's plan of the pairs in view of the prices; pairs that would better it are let in."""
    inside = _in_view(market, lists, near)
    for _ in range(ROUNDS):
        rows = np.flatnonzero(inside)
        share, price = _solved(market, rows)
        beyond = _beyond(market, price)
        bound, last = proven(lists.sale, price[lists.needs])
        offer = np.zeros(len(market.capacity))
        offer[lists.offers] = last
        entering = _entering(market, beyond, offer, inside)
        if bound - float((market.gain * market.most)[rows] @ share) <= ENOUGH * bound or not len(entering):
            break
        inside[entering] = True
    quantity = np.zeros(len(market), dtype=np.int64)
    quantity[rows] = np.floor(share * market.most[rows] + 1e-6).astype(np.int64)
    quantity = _filled(market, quantity)
    value = float((market.gain * quantity).sum())
    return Reached(quantity[lists.row], value, bound, price[lists.needs], last)


def _in_view(market: Market, lists: Listed, near: Reached) -> Flags:
    """Pairs that the auctions' plan has, and those that are hardly worse at its prices."""
    looks, deals = lists.sale.looks, lists.sale.deals
    beyond = (looks["gain"] - near.price[looks["need"]]) * looks["per"]
    lost = near.last[deals["offer"]] - beyond
    inside = np.zeros(len(market), dtype=np.bool_)
    inside[lists.row] = (near.quantity > 0) | (lost < FIRST_VIEW * looks["gain"] * looks["per"])
    return inside


def _solved(market: Market, rows: Ints) -> tuple[Floats, Floats]:
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


def _entering(market: Market, beyond: Floats, last: Floats, inside: Flags) -> Ints:
    """Pairs outside the programme that bring as much as the last of the offer's pairs or more."""
    better = np.flatnonzero(~inside & (beyond > 0) & (beyond >= last[market.offer]))
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
