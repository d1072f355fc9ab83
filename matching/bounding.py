"""What no plan can exceed, pairs that nobody looked at included: any prices of offers prove it (weak duality).

A market's pairs were cut to those that were looked at. What the others could bring is known roughly before prices are
sought (`LeftOut` as the pools note it); at the final prices it is known well, since a pair that was left out has to pay
for what it takes as well. Needs bring the more of both.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matching.candidates import LeftOut
from matching.columns import Floats, Ints
from matching.compiled import compiled
from matching.market import NO_LIMIT, Market
from matching.relaxation import raised
from matching.transport import Transported
from matching.whole_choices import Judged, with_others


class Terms(NamedTuple):
    """What the prices of a component come to, by the market's numbers of needs and offers."""

    need: Ints
    rate: Floats
    """Per need, price of being filled; what it brings beyond, with half partners and with whole ones."""
    relaxed: Floats
    alone: Floats
    last: Floats
    """What the last partner brings that it has room for."""
    limit: Ints
    offer: Ints
    toll: Floats
    """Per offer, price of a thousandth of its unit."""
    rest: float
    """What the prices prove beside what the needs bring."""
    scale: float
    """Size of the sums, against their rounding."""

    def bound(self, beyond: LeftOut) -> float:
        """What the component proves, when what was left out is limited by this, need by need of its own."""
        most = _brought(self, beyond.rate, beyond.load)
        return raised(self.rest + float(most.sum()), self.scale)


def terms_of_prices(market: Market, judged: Judged, price: Floats, partners: Ints, scale: float) -> Terms:
    """The terms of a component whose needs have chosen at these prices of whole offers."""
    offers, needs = np.unique(market.offer), np.unique(market.need)
    toll = price / np.maximum(market.capacity[offers], 1)
    rest = float(price.sum())
    return Terms(needs, judged.rate, judged.relaxed, judged.alone, judged.last, partners, offers, toll, rest, scale)


def terms_of_transport(market: Market, found: Transported) -> Terms:
    """The terms of a plain component: its bound holds already, and a need pays its price for what it takes."""
    offers, needs = np.unique(market.offer), np.unique(market.need)
    nothing, limit = np.zeros(len(needs)), np.full(len(needs), NO_LIMIT, dtype=np.int64)
    rate = found.need[needs] * market.quantity[needs]
    return Terms(needs, rate, nothing, nothing, nothing, limit, offers, found.offer[offers], found.bound, found.bound)


@compiled
def _brought(terms: Terms, full: Floats, load: Floats) -> Floats:
    most = terms.alone.copy()
    for at in range(len(most)):
        if load[at] > 0:
            others = with_others(terms.relaxed[at], terms.rate[at], terms.last[at], terms.limit[at], full[at], load[at])
            most[at] = max(most[at], others)
    return most
