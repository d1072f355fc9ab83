"""A market as the compiled loops read it: pairs need by need, numbered without gaps."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.columns import Flags, Floats, Ints
from matching.market import Market


class Lots(NamedTuple):
    """Pairs of needs, one need after the other; offers, needs and firms are numbered from 0 without gaps."""

    start: Ints
    """Per need its first pair, and the end of the last one."""
    need: Ints
    offer: Ints
    firm: Ints
    gain: Floats
    """Value of one thousandth of the need's unit."""
    most: Ints
    least: Ints
    above: Ints
    below: Ints
    forced: Flags
    capacity: Ints
    """Per offer."""
    quantity: Ints
    """Per need."""
    partners: Ints
    """Per need."""
    visits: Ints
    """Per firm."""
    holder: Ints
    """Pairs, offer by offer."""
    held_from: Ints
    """Per offer the first of its pairs in `holder`, and the end of the last one's."""


class Shares(NamedTuple):
    """The same pairs, seen as shares of the most that each can carry."""

    start: Ints
    offer: Ints
    worth: Floats
    """Value of the most a pair can carry."""
    use: Floats
    """What that takes of the offer's capacity."""
    fill: Floats
    """What that fills of the need."""
    least: Floats
    forced: Flags
    partners: Ints
    """Per need, how many may join those that are forced."""


def lots_of(market: Market) -> Lots:
    """The market's pairs; they have to be ordered by need."""
    needs, start, need = np.unique(market.need, return_index=True, return_inverse=True)
    offers, offer = np.unique(market.offer, return_inverse=True)
    firms, firm = np.unique(market.enterprise, return_inverse=True)
    holder = np.argsort(offer, kind="stable")
    return Lots(
        np.append(start, len(market)),
        need,
        offer,
        firm,
        market.gain,
        market.most,
        market.least,
        market.above,
        np.maximum(market.below, 1),
        market.forced,
        market.capacity[offers],
        market.quantity[needs],
        market.partners[needs],
        market.visits[firms],
        holder,
        np.searchsorted(offer[holder], np.arange(len(offers) + 1)),
    )


def shares_of(lots: Lots) -> Shares:
    """Each pair's worth, and what it takes, were it to carry the most it can."""
    taken = np.bincount(lots.need[lots.forced], minlength=len(lots.quantity))
    return Shares(
        lots.start,
        lots.offer,
        lots.gain * lots.most,
        lots.above / lots.below * lots.most / np.maximum(lots.capacity[lots.offer], 1),
        lots.most / np.maximum(lots.quantity[lots.need], 1),
        lots.least / lots.most,
        lots.forced,
        np.maximum(lots.partners - taken, 0),
    )


def some_shares(shares: Shares, rows: Ints) -> Shares:
    """The shares of some pairs only; every need stays."""
    need = np.repeat(np.arange(len(shares.start) - 1), np.diff(shares.start))[rows]
    start = np.searchsorted(need, np.arange(len(shares.start)))
    return Shares(
        start,
        shares.offer[rows],
        shares.worth[rows],
        shares.use[rows],
        shares.fill[rows],
        shares.least[rows],
        shares.forced[rows],
        shares.partners,
    )


def some_lots(lots: Lots, rows: Ints) -> Lots:
    """Some pairs only; offers, needs and firms keep their numbers."""
    need, offer = lots.need[rows], lots.offer[rows]
    holder = np.argsort(offer, kind="stable")
    return lots._replace(
        start=np.searchsorted(need, np.arange(len(lots.start))),
        need=need,
        offer=offer,
        firm=lots.firm[rows],
        gain=lots.gain[rows],
        most=lots.most[rows],
        least=lots.least[rows],
        above=lots.above[rows],
        below=lots.below[rows],
        forced=lots.forced[rows],
        holder=holder,
        held_from=np.searchsorted(offer[holder], np.arange(len(lots.capacity) + 1)),
    )
