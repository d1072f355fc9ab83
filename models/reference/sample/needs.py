"""80 invented needs, measured against what the sample's enterprises offer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from fractions import Fraction
from random import Random
from statistics import median

from models.domain.intake import EnterpriseIntake, NeedIntake, OfferIntake
from models.reference.commodities import commodity
from models.reference.sample.figures import by_fives, sen, thousandths, two_digits
from models.reference.sample.seeds import NeedSeed, Trade, need_seeds, partner_seeds, trades
from models.reference.units import convert

FIRST_ROW = 2
ROOM_FOR_PARTNERS = 1.6
"""More partners are welcome than an average share would ask for."""
OPEN_NUMBER_SHARE = 0.2


def needs(rng: Random, enterprises: Iterable[EnterpriseIntake]) -> tuple[NeedIntake, ...]:
    """The rows of the list of needs."""
    offers = [row.offer for row in enterprises if row.offer]
    named = {seed.key: seed.name for seed in partner_seeds()}
    return tuple(
        _need(rng, seed, named[seed.partner], offers, row)
        for row, seed in enumerate(need_seeds(), start=FIRST_ROW)
    )


def _need(rng: Random, seed: NeedSeed, partner: str, offers: list[OfferIntake], row: int) -> NeedIntake:
    trade = trades()[seed.trades[0]]
    supply = capacities(seed, offers)
    quantity = thousandths(two_digits(seed.share * sum(supply)))
    return NeedIntake(
        row=row,
        code="",
        partner=partner,
        pattern=seed.pattern,
        commodity=seed.slug,
        words=seed.words or _name(seed.slug),
        unit=trade.unit,
        quantity=quantity,
        minimum_lot=min(thousandths(two_digits(seed.lot * median(supply))), quantity),
        maximum_partners=_most_partners(rng, seed, len(supply)),
        months=_months(seed),
        price=sen(_price(seed)),
        payment_days=seed.payment_days,
        territory=seed.territory,
        papers=seed.papers,
        supports=seed.supports,
        specification=seed.specification,
    )


def capacities(seed: NeedSeed, offers: Iterable[OfferIntake]) -> list[float]:
    """What each offer of the need's trades can give each month, in the unit of the first of them."""
    return [amount for key in seed.trades for amount in _amounts(trades()[key], offers, _unit(seed))]


def _amounts(trade: Trade, offers: Iterable[OfferIntake], unit: str) -> Iterator[float]:
    for one in offers:
        if (one.commodity, one.kind) == (trade.slug, trade.kind) and one.capacity is not None:
            yield float(Fraction(convert(one.capacity, one.unit, unit), 1_000))


def _unit(seed: NeedSeed) -> str:
    return trades()[seed.trades[0]].unit


def _most_partners(rng: Random, seed: NeedSeed, offers: int) -> int | None:
    if rng.random() < OPEN_NUMBER_SHARE:
        return None
    return max(2, math.ceil(seed.share * offers * ROOM_FOR_PARTNERS))


def _months(seed: NeedSeed) -> int:
    mask = 0
    for key in seed.trades:
        mask |= trades()[key].months
    return mask


def _price(seed: NeedSeed) -> float:
    """Near the middle of what the trades ask."""
    usual = [(trades()[key].price_low + trades()[key].price_high) / 2 for key in seed.trades]
    return by_fives(seed.price * sum(usual) / len(usual))


def _name(slug: str) -> str:
    found = commodity(slug)
    if found is None:
        raise KeyError(slug)
    return found.name
