"""Prices of a plain market by auction: offers bid for what needs want, and whoever bids least is turned away.

Each offer bids on the pair that brings it most, as much as leaves the next best pair just as good, and a small step
more. A need that is full asks the lowest bid it still holds (Bertsekas and Castañon 1989, "The auction algorithm for
the transportation problem"). At the end no offer brings less than it could, but for the step.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from matching.columns import Floats, Ints
from matching.compiled import compiled
from matching.market import Market

Table = npt.NDArray[Any]
"""Rows of named fields: the loops pass a few tables about much faster than many columns."""

LOOK = np.dtype([("gain", np.float64), ("per", np.float64), ("need", np.int32), ("full", np.int32)])
"""What an offer sees of each of its pairs: its gain, need units per unit of the offer, and whether there is room."""
DEAL = np.dtype([(name, np.int64) for name in ("most", "above", "below", "amount", "offer", "place")])
"""What a pair carries, and where its bid lies among those of its need; -1 where it has none."""
BID = np.dtype([("level", np.float64), ("pair", np.int64)])
"""The bids that needs hold, each need's a heap with the lowest first."""
OFFER = np.dtype([(name, np.int64) for name in ("first", "end", "capacity", "free", "waiting", "queue")])
NEED = np.dtype([
    ("price", np.float64), ("step", np.float64), ("first", np.int64), ("bids", np.int64), ("quantity", np.int64),
    ("held", np.int64),
])  # fmt: skip
"""A need's price, by how much bids exceed what would be just as good, where its bids begin and how many they are."""
BEGIN, WAITING, LOOKED = range(3)
"""Where the ring of those who want to bid begins, how many they are, and how often an offer's pairs were looked at."""


class Sale(NamedTuple):
    """A market's pairs offer by offer, and what is held at which bids; offers and needs are numbered without gaps."""

    looks: Table
    deals: Table
    bids: Table
    offers: Table
    needs: Table
    wishes: Ints
    """Room for the pairs that one offer is about to bid for."""
    ring: Ints


class Listed(NamedTuple):
    """A sale, and what its rows are in the market."""

    sale: Sale
    row: Ints
    offers: Ints
    needs: Ints
    best: Floats
    """Per need, the greatest gain."""


def listed(market: Market) -> Listed:
    """The market's pairs, which have to be ordered by need, for sale."""
    first = np.flatnonzero(np.diff(market.need, prepend=-1))
    offers, start, row = _by_offer(market.offer, len(market.capacity))
    looks, deals = np.zeros(len(row), LOOK), np.zeros(len(row), DEAL)
    looks["gain"], deals["most"], deals["above"] = market.gain[row], market.most[row], market.above[row]
    deals["below"] = np.maximum(market.below[row], 1)
    looks["per"] = deals["below"] / np.maximum(deals["above"], 1)
    looks["need"] = np.repeat(np.arange(len(first)), np.diff(np.append(first, len(row))))[row]
    deals["offer"] = np.repeat(np.arange(len(offers)), np.diff(start))
    sellers, buyers = np.zeros(len(offers), OFFER), np.zeros(len(first), NEED)
    sellers["first"], sellers["end"], sellers["capacity"] = start[:-1], start[1:], market.capacity[offers]
    buyers["first"], buyers["quantity"] = first, market.quantity[market.need[first]]
    wishes, ring = np.zeros(int(np.diff(start).max()), dtype=np.int64), np.zeros(3, dtype=np.int64)
    sale = Sale(looks, deals, np.zeros(len(row), BID), sellers, buyers, wishes, ring)
    return Listed(sale, row, offers, market.need[first], np.maximum.reduceat(market.gain, first))


@compiled
def _by_offer(offer: Ints, length: int) -> tuple[Ints, Ints, Ints]:
    """Offers that there are, where the pairs of each begin, and the pairs offer by offer in their old order."""
    count = np.zeros(length + 1, dtype=np.int64)
    for pair in range(len(offer)):
        count[offer[pair]] += 1
    offers = np.flatnonzero(count)
    start = np.zeros(len(offers) + 1, dtype=np.int64)
    for place in range(len(offers)):
        start[place + 1] = start[place] + count[offers[place]]
        count[offers[place]] = start[place]
    row = np.empty(len(offer), dtype=np.int64)
    for pair in range(len(offer)):
        row[count[offer[pair]]] = pair
        count[offer[pair]] += 1
    return offers, start, row


@compiled
def opened(sale: Sale, price: Floats, step: Floats) -> None:
    """Begins anew: nothing is held, everybody wants to bid, and no need gives itself away under its price."""
    for pair in range(len(sale.looks)):
        sale.looks[pair].full, sale.deals[pair].amount, sale.deals[pair].place = 0, 0, -1
    for offer in range(len(sale.offers)):
        sale.offers[offer].free, sale.offers[offer].waiting = sale.offers[offer].capacity, 1
        sale.offers[offer].queue = offer
    for need in range(len(sale.needs)):
        sale.needs[need].price, sale.needs[need].step = price[need], step[need]
        sale.needs[need].bids, sale.needs[need].held = 0, 0
    sale.ring[BEGIN], sale.ring[WAITING], sale.ring[LOOKED] = 0, len(sale.offers), 0


@compiled
def sold(sale: Sale, most: int) -> bool:
    """Lets everybody bid who wants to; False when pairs of offers had to be looked at more than so many times."""
    while sale.ring[WAITING] > 0:
        if sale.ring[LOOKED] > most:
            return False
        offer = sale.offers[sale.ring[BEGIN]].queue
        sale.ring[BEGIN] = (sale.ring[BEGIN] + 1) % len(sale.offers)
        sale.ring[WAITING] -= 1
        sale.offers[offer].waiting = 0
        _bid(sale, offer)
    return True


@compiled
def _bid(sale: Sale, offer: int) -> None:
    """Puts what is free where it brings most; bids go out last wish first, as each has to know of the later ones."""
    wishes, other = _wished(sale, offer)
    for place in range(wishes - 1, -1, -1):
        pair = sale.wishes[place]
        if wishes > 1:
            other = _best_other(sale, pair)
        _put(sale, pair, _level(sale, pair, other))
        _turn_away(sale, sale.looks[pair].need)


@compiled
def _wished(sale: Sale, offer: int) -> tuple[int, float]:
    """Takes what is free to the best pairs; says how many these are, and what the next best would bring."""
    count, other = 0, 0.0
    while sale.offers[offer].free > 0:
        pair, other = _best_two(sale, offer)
        if pair < 0:
            break
        deal = sale.deals[pair]
        carried = (sale.offers[offer].free + _use(sale, pair, deal.amount)) * deal.below // max(deal.above, 1)
        after = min(carried, deal.most)
        if after <= deal.amount:
            break
        _carry(sale, pair, after)
        sale.wishes[count] = pair
        count += 1
        if sale.looks[pair].full == 0:
            break
    return count, other


@compiled
def _best_two(sale: Sale, offer: int) -> tuple[int, float]:
    """The pair with room that brings an offer most, -1 when none brings anything; and what the second brings."""
    sale.ring[LOOKED] += 1
    best, first, second = -1, 0.0, 0.0
    for pair in range(sale.offers[offer].first, sale.offers[offer].end):
        look = sale.looks[pair]
        brings = (look.gain - sale.needs[look.need].price) * look.per
        if brings > second and look.full == 0:
            if brings > first:
                second, first, best = first, brings, pair
            else:
                second = brings
    return best, second


@compiled
def _best_other(sale: Sale, but: int) -> float:
    """What the best other pair with room brings the same offer."""
    sale.ring[LOOKED] += 1
    offer, best = sale.deals[but].offer, 0.0
    for pair in range(sale.offers[offer].first, sale.offers[offer].end):
        look = sale.looks[pair]
        brings = (look.gain - sale.needs[look.need].price) * look.per
        if brings > best and pair != but and look.full == 0:
            best = brings
    return best


@compiled
def _level(sale: Sale, pair: int, other: float) -> float:
    """The price at which a pair is by one step less good than what the other brings."""
    look = sale.looks[pair]
    level: float = min(look.gain, look.gain - other / look.per + sale.needs[look.need].step)
    return level


@compiled
def _use(sale: Sale, pair: int, amount: int) -> int:
    """What the amount takes of the offer, rounded up."""
    used: int = -(-amount * sale.deals[pair].above // sale.deals[pair].below)
    return used


@compiled
def _carry(sale: Sale, pair: int, amount: int) -> None:
    """Lets a pair carry so much and settles that with its offer and need."""
    deal = sale.deals[pair]
    sale.offers[deal.offer].free += _use(sale, pair, deal.amount) - _use(sale, pair, amount)
    sale.needs[sale.looks[pair].need].held += amount - deal.amount
    sale.deals[pair].amount = amount
    sale.looks[pair].full = 1 if amount >= deal.most else 0


@compiled
def _turn_away(sale: Sale, need: int) -> None:
    """Gives back the lowest bids until no more is held than is needed; a full need asks the lowest that stays."""
    top = sale.needs[need].first
    while sale.needs[need].held > sale.needs[need].quantity:
        pair = sale.bids[top].pair
        level = _level(sale, pair, _best_other(sale, pair))
        if level > sale.bids[top].level + sale.needs[need].step / 2:  # its other chances have worsened since it bid
            _put(sale, pair, level)
        else:
            _give_back(sale, pair)
    if sale.needs[need].held == sale.needs[need].quantity and sale.needs[need].bids:
        sale.needs[need].price = max(sale.needs[need].price, sale.bids[top].level)


@compiled
def _give_back(sale: Sale, pair: int) -> None:
    """Takes away what its need has too much, as far as the pair carries it; its offer wants to bid again."""
    need, offer = sale.needs[sale.looks[pair].need], sale.deals[pair].offer
    if sale.looks[pair].full:
        _yield_to(sale, pair)
    _carry(sale, pair, max(sale.deals[pair].amount - (need.held - need.quantity), 0))
    if sale.deals[pair].amount == 0:
        _drop(sale, pair)
    if sale.offers[offer].waiting == 0:
        sale.offers[offer].waiting = 1
        sale.offers[(sale.ring[BEGIN] + sale.ring[WAITING]) % len(sale.offers)].queue = offer
        sale.ring[WAITING] += 1


@compiled
def _yield_to(sale: Sale, pair: int) -> None:
    """A pair will have room again: its offer's other bids need not be higher than is as good as that."""
    look, offer = sale.looks[pair], sale.offers[sale.deals[pair].offer]
    brings = (look.gain - sale.bids[sale.needs[look.need].first].level) * look.per
    for other in range(offer.first, offer.end):
        place = sale.deals[other].place
        if place < 0 or other == pair:
            continue
        need = sale.needs[sale.looks[other].need]
        level = max(need.price, _level(sale, other, brings))
        if level < sale.bids[need.first + place].level:
            _rise(sale, other, level, place)


@compiled
def _put(sale: Sale, pair: int, level: float) -> None:
    """Enters a bid, or raises the one that is there."""
    need, place = sale.looks[pair].need, sale.deals[pair].place
    if place < 0:
        sale.needs[need].bids += 1
        _rise(sale, pair, level, sale.needs[need].bids - 1)
    elif level > sale.bids[sale.needs[need].first + place].level:
        _sink(sale, pair, level, place)


@compiled
def _drop(sale: Sale, pair: int) -> None:
    """Takes the lowest bid away from its need's heap."""
    need = sale.looks[pair].need
    sale.deals[pair].place = -1
    sale.needs[need].bids -= 1
    if sale.needs[need].bids:
        end = sale.bids[sale.needs[need].first + sale.needs[need].bids]
        _sink(sale, end.pair, end.level, 0)


@compiled
def _rise(sale: Sale, pair: int, level: float, place: int) -> None:
    """Puts a bid into its need's heap, from this place towards the lowest."""
    top = sale.needs[sale.looks[pair].need].first
    while place > 0 and sale.bids[top + (place - 1) // 2].level > level:
        above = sale.bids[top + (place - 1) // 2]
        _lay(sale, above.pair, above.level, top, place)
        place = (place - 1) // 2
    _lay(sale, pair, level, top, place)


@compiled
def _sink(sale: Sale, pair: int, level: float, place: int) -> None:
    """Puts a bid into its need's heap, from this place away from the lowest."""
    need = sale.needs[sale.looks[pair].need]
    top, count = need.first, need.bids
    while 2 * place + 1 < count:
        child = top + 2 * place + 1
        if 2 * place + 2 < count and sale.bids[child + 1].level < sale.bids[child].level:
            child += 1
        if sale.bids[child].level >= level:
            break
        _lay(sale, sale.bids[child].pair, sale.bids[child].level, top, place)
        place = child - top
    _lay(sale, pair, level, top, place)


@compiled
def _lay(sale: Sale, pair: int, level: float, top: int, place: int) -> None:
    sale.bids[top + place].level, sale.bids[top + place].pair, sale.deals[pair].place = level, pair, place


@compiled
def proven(sale: Sale, price: Floats) -> tuple[float, Floats]:
    """What no plan exceeds, by weak duality, and what the last of each offer brings beyond the needs' prices.

    Quantities at their prices, and each offer spent where it brings most.
    """
    total, last = 0.0, np.zeros(len(sale.offers))
    brings = np.empty(len(sale.looks))
    for need in range(len(sale.needs)):
        total += sale.needs[need].quantity * price[need]
    for pair in range(len(sale.looks)):
        look = sale.looks[pair]
        brings[pair] = (look.gain - price[look.need]) * look.per
    for offer in range(len(sale.offers)):
        left = float(sale.offers[offer].capacity)
        while left > 0:
            best = sale.offers[offer].first + np.argmax(brings[sale.offers[offer].first : sale.offers[offer].end])
            if brings[best] <= 0:
                break
            used = sale.deals[best].most / sale.looks[best].per
            total += brings[best] * min(left, used)
            last[offer] = brings[best] if left <= used else 0.0
            brings[best] = 0.0
            left -= used
    return total, last


@compiled
def worth(sale: Sale) -> float:
    """Value of what the pairs carry."""
    total = 0.0
    for pair in range(len(sale.looks)):
        total += sale.looks[pair].gain * sale.deals[pair].amount
    return total
