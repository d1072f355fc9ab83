"""Markets of a few needs that go through every compiled loop, so that none is left to be compiled in a run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matching.candidates import pooled
from matching.engine import settled, solve, unheard
from matching.pairs import ground_of
from matching.problem import (
    BusinessSize,
    LegalParameters,
    Lock,
    Need,
    Needs,
    Offer,
    OfferKind,
    Offers,
    Pattern,
    PatternLaw,
    Problem,
    Settings,
    Solution,
    SupplyGraph,
)
from matching.selecting import LookedAt

OFFERS = 60
LOOKED_AT = 10
"""Of either kind in one of the markets, so that pairs are left out."""
NEEDS = 8
CANDIDATES = 30
"""Per need: fewer than there are offers, so that prices have to choose, and too many in all for an exact search."""


def warm_up() -> Solution:
    """The planted market's answer; machine code is there for all that follows."""
    solve(unlimited())
    ground = ground_of(planted())
    settled(ground, LookedAt(*pooled(ground, unheard, LOOKED_AT, LOOKED_AT)), unheard)
    return solve(planted())


def planted() -> Problem:
    """Every offer is good for every need, each to another degree; there is too little of everything."""
    sizes = frozenset({(BusinessSize.MIKRO, BusinessSize.BESAR)})
    law = PatternLaw(Pattern.RANTAI_PASOK, sizes, frozenset({OfferKind.PRODUK}), "")
    return Problem(
        Offers.of(_offer(number) for number in range(OFFERS)),
        Needs.of(_need(number) for number in range(NEEDS)),
        SupplyGraph(1),
        LegalParameters((law,)),
        Settings(today=1, candidates_per_need=CANDIDATES),
        locks=(Lock(0, 0),),
    )


def unlimited() -> Problem:
    """The same without largest numbers of partners, minimum lots and locks: an auction settles it."""
    market = planted()
    none = np.zeros(NEEDS, dtype=np.int64)
    needs = replace(market.needs, minimum_lot=none, maximum_partners=none - 1)
    return replace(market, needs=needs, locks=())


def _offer(number: int) -> Offer:
    return Offer(
        f"u{number:02}",
        number // 2,
        OfferKind.PRODUK.code,
        0,
        0,
        1000 if number % 3 else 750,
        capacity=20_000 + 5_000 * (number * 7 % 5),
        lead_days=number * 37 % 40,
        size=BusinessSize.MIKRO.code,
        verified=number % 2 == 0,
    )


def _need(number: int) -> Need:
    return Need(
        f"n{number}",
        number,
        0,
        0,
        1000,
        100_000 + 20_000 * (number * 5 % 4),
        minimum_lot=5_000,
        maximum_partners=2 + number % 4,
        pattern=Pattern.RANTAI_PASOK.code,
        lead_days=10 + 3 * number,
        duration=1,
        size=BusinessSize.BESAR.code,
    )
