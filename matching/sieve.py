"""Hard rules and score of every pair of one need and the offers within its reach, in one compiled loop.

`eligibility` and `criteria` say what a rule and a criterion is. They answer themselves what offers of one kind have in
common (`Standing`); the loop repeats the arithmetic that differs from offer to offer, and equality of both is tested. A
rule or criterion that the loop does not know stops the program when this file is loaded.
"""

from __future__ import annotations

from math import isnan
from typing import Any, NamedTuple, get_type_hints

import numpy as np
from numpy.typing import NDArray

from matching import grading
from matching.codes import CriterionCode, RuleCode
from matching.columns import Flags, Floats
from matching.compiled import compiled
from matching.criteria import CRITERIA, FULL
from matching.eligibility import ASKS, FAILS, HARD_RULES, HOLDS

Records = NDArray[np.void]
"""Rows of numbers side by side, which a loop reads fastest."""
BY_KIND = (RuleCode.COMMODITY_REACH, RuleCode.PATTERN_DIRECTION, RuleCode.PATTERN_SIZE, RuleCode.UNIT)
"""Rules that answer alike for offers of one commodity, kind, size and unit."""
BEFORE = (RuleCode.ACTIVE,)
"""Rules that those who are not in use never meet."""
IN_LOOP = (
    RuleCode.FORBIDDEN,
    RuleCode.INDEPENDENCE,
    RuleCode.MINIMUM_LOT,
    RuleCode.CERTIFICATES,
    RuleCode.TERRITORY,
    RuleCode.SEASON,
)
GRADED = (
    CriterionCode.SUPPLY_CHAIN,
    CriterionCode.VOLUME,
    CriterionCode.CONTINUITY,
    CriterionCode.DISTANCE,
    CriterionCode.PRICE,
    CriterionCode.READINESS,
    CriterionCode.SUPPORT,
    CriterionCode.TRACK_RECORD,
)
LOT, CERTIFICATES = 1 << RuleCode.MINIMUM_LOT.code, 1 << RuleCode.CERTIFICATES.code
TERRITORY, SEASON = 1 << RuleCode.TERRITORY.code, 1 << RuleCode.SEASON.code
UNMEASURED = -2
"""A distance that the loop leaves to the criterion."""


class UnknownToTheLoopError(RuntimeError):
    """A rule or criterion was added, and the compiled loop does not know it."""


def require_known(rules: frozenset[RuleCode], criteria: frozenset[CriterionCode]) -> None:
    """Raises unless these are the hard rules and criteria that the loop was written for."""
    strange = rules ^ {*BY_KIND, *BEFORE, *IN_LOOP} | criteria ^ set(GRADED)
    if strange:
        raise UnknownToTheLoopError(", ".join(sorted(strange)))


require_known(frozenset(rule.code for rule in HARD_RULES), frozenset(code for code, _ in CRITERIA))


class Offered(NamedTuple):
    """An offer within reach of a commodity, as the loop reads it."""

    row: int
    alike: int
    """Place of the offer's kind among those within reach."""
    capacity: int
    minimum_order: int
    months: int
    price: int
    lead_days: int
    north: float
    """Latitude in radians, and its cosine."""
    cosine: float
    longitude: float
    province: int
    kabupaten: int
    kecamatan: int
    by_region: bool
    owner: int
    business: int
    nib: int
    papers: int
    papers_unknown: int
    supports_wanted: int
    readiness: int
    """Tenfold, what the offer alone brings to it."""
    record: int
    priority: int


class Wanted(NamedTuple):
    """A need, as the loop reads it."""

    largest: int
    usual: int
    minimum_lot: int
    months: int
    months_required: int
    """Both only of the run's months."""
    unproduced: int
    """What continuity is where an enterprise's months are not known."""
    price: int
    lead_days: int
    north: float
    cosine: float
    longitude: float
    province: int
    kabupaten: int
    kecamatan: int
    by_region: bool
    territory: int
    in_province: int
    in_kabupaten: int
    in_kecamatan: int
    """The regions that the territory lies in; 0 where it goes less deep."""
    owner: int
    nib: int
    papers_required: int
    supports_offered: int
    weight: int
    scale: int
    """At which distance counts one half."""
    poverty: int


class Standing(NamedTuple):
    """What need and kind of offer alone decide."""

    refused: bool
    unsized: bool
    """Nobody knows how large the enterprise is."""
    outward: bool
    """Outlets: their price is what they sell for."""
    asks: int
    above: int
    below: int
    """Offer units per need unit."""
    nearness: int
    papers: int
    papers_mikro: int
    papers_kecil: int
    papers_menengah: int
    papers_besar: int
    """Asked for by the need or the law, by the enterprise's size."""
    chain_weight: int
    volume_weight: int
    continuity_weight: int
    distance_weight: int
    price_weight: int
    readiness_weight: int
    support_weight: int
    record_weight: int


class Found(NamedTuple):
    """An eligible pair."""

    place: int
    """Of the offer among those within reach."""
    worth: int
    capacity: int
    minimum: int
    above: int
    below: int
    asks: int
    unsure: bool
    """The distance lies so near to half a unit that another library of mathematics might round it otherwise."""


def layout(kind: type[tuple[Any, ...]]) -> np.dtype[np.void]:
    """How rows of one of the above lie in memory."""
    forms = {int: np.int64, float: np.float64, bool: np.bool_}
    return np.dtype([(name, forms[form]) for name, form in get_type_hints(kind).items()], align=True)


@compiled
def sifted(
    offered: Records,
    wanted: Records,
    need: int,
    standing: Records,
    first: int,
    barred: Flags,
    related: Flags,
    found: Records,
) -> tuple[int, int]:
    """Numbers of eligible and of unsure pairs of a need, whose kinds of offer stand from row `first`.

    `barred` are offers that an officer has forbidden, `related` businesses that are the partner, its owners, its own.
    """
    wish, count, unsure = wanted[need], 0, 0
    for at in range(len(offered)):
        offer = offered[at]
        kind = standing[first + offer.alike]
        if kind.refused:
            continue
        most = carried(offer.capacity, kind.above, kind.below, wish.largest)
        lot = least(offer.minimum_order, kind.above, kind.below, wish.minimum_lot)
        if (most if most >= 0 else wish.largest) < lot:
            continue
        asks = answered(offer, wish)
        if asks < 0 or barred[offer.row] or (offer.business >= 0 and related[offer.business]):
            continue
        far = kilometres(offer, wish)
        pair = found[count]
        pair.place, pair.unsure = at, far == UNMEASURED
        pair.worth = wish.weight * (score(offer, wish, kind, most, lot, far) * 1000 + wish.poverty * offer.priority)
        pair.capacity, pair.minimum, pair.above, pair.below = max(most, 0), lot, kind.above, kind.below
        pair.asks = asks | kind.asks | (LOT if most < 0 else 0)
        count += 1
        unsure += far == UNMEASURED
    return count, unsure


@compiled
def carried(capacity: int, above: int, below: int, largest: int) -> int:
    """Most a pair can carry in the need's unit; -1 unknown."""
    if capacity == 0:
        return min(0, largest)
    if capacity < 0 or below <= 0:
        return -1
    return min(capacity * below // max(above, 1), largest)


@compiled
def least(order: int, above: int, below: int, minimum_lot: int) -> int:
    """Least that it has to carry."""
    if order:
        minimum_lot = max(minimum_lot, -(-order * below // max(above, 1)))
    return max(minimum_lot, 1)


@compiled
def answered(offer: Offered, wish: Wanted) -> int:
    """Mask of the rules that nobody can answer yet; -1 where one fails."""
    certified = certificates(wish.papers_required, offer.papers, offer.papers_unknown)
    within, produced = territory(offer, wish), season(wish.months_required, offer.months)
    if certified == FAILS or within == FAILS or produced == FAILS or one_party(offer, wish):
        return -1
    asks = CERTIFICATES if certified == ASKS else 0
    asks |= TERRITORY if within == ASKS else 0
    return asks | (SEASON if produced == ASKS else 0)


@compiled
def one_party(offer: Offered, wish: Wanted) -> bool:
    """Both sides are one person or have one NIB."""
    return (offer.owner >= 0 and offer.owner == wish.owner) or (offer.nib >= 0 and offer.nib == wish.nib)


@compiled
def certificates(asked: int, held: int, unknown: int) -> int:
    """Verdict on the papers that the buyer cannot do without."""
    if asked & ~held & ~unknown:
        return FAILS
    return ASKS if asked & ~held else HOLDS


@compiled
def territory(offer: Offered, wish: Wanted) -> int:
    """Verdict on the region that the enterprise has to be in."""
    asked = wish.territory
    if asked == 0:
        return HOLDS
    if outside(offer.province, wish.in_province) or outside(offer.kabupaten, wish.in_kabupaten):
        return FAILS
    if outside(offer.kecamatan, wish.in_kecamatan):
        return FAILS
    if asked < 10**4:
        here = offer.province if asked < 10**2 else offer.kabupaten
    else:
        here = offer.kecamatan if asked < 10**6 else 0
    return ASKS if here == 0 else HOLDS


@compiled
def outside(theirs: int, asked: int) -> bool:
    """Known to be another region than the one asked for, if any."""
    return asked != 0 and theirs != 0 and theirs != asked


@compiled
def season(asked: int, months: int) -> int:
    """Verdict on the months that the need cannot do without."""
    if asked == 0:
        return HOLDS
    if months == 0:
        return ASKS
    return FAILS if asked & ~months else HOLDS


@compiled
def score(offer: Offered, wish: Wanted, kind: Standing, most: int, lot: int, far: int) -> int:
    """Tenths of a point, over all criteria."""
    volume = grading.volume(most, wish.largest, max(wish.usual, lot))
    continuity = grading.continuity(offer.months, wish.months, wish.unproduced)
    price = grading.price(offer.price, wish.price, kind.above, kind.below, kind.outward)
    support = grading.support(offer.supports_wanted, wish.supports_offered)
    total = grading.points(kind.chain_weight, kind.nearness)
    total += grading.points(kind.volume_weight, volume)
    total += grading.points(kind.continuity_weight, continuity)
    total += grading.points(kind.distance_weight, grading.distance(felt(offer, wish, far), wish.scale))
    total += grading.points(kind.price_weight, price)
    total += grading.points(kind.readiness_weight, readiness(offer, wish, kind))
    total += grading.points(kind.support_weight, support)
    return total + grading.points(kind.record_weight, offer.record)


@compiled
def kilometres(offer: Offered, wish: Wanted) -> int:
    """Tenths of a kilometre; -1 unknown, -2 to be measured by the criterion."""
    cosines = offer.cosine * wish.cosine
    far = grading.straight(offer.north, wish.north, wish.longitude - offer.longitude, cosines)
    if not isnan(far):
        return int(far) if far >= 0 else UNMEASURED
    return grading.by_region(
        offer.kecamatan > 0 and offer.kecamatan == wish.kecamatan,
        offer.kabupaten > 0 and offer.kabupaten == wish.kabupaten,
        offer.province > 0 and offer.province == wish.province,
    )


@compiled
def felt(offer: Offered, wish: Wanted, far: int) -> int:
    """The distance that counts: of two known by one middle nobody knows how far apart they are."""
    kecamatan = offer.kecamatan > 0 and offer.kecamatan == wish.kecamatan
    return grading.usual(far, offer.by_region and wish.by_region, kecamatan)


@compiled
def readiness(offer: Offered, wish: Wanted, kind: Standing) -> int:
    """Papers, lead time, and what the offer brings itself."""
    low, high = grading.papers(kind.papers, offer.papers, offer.papers_unknown)
    if kind.unsized:
        low, high = papers_of_any_size(offer, kind)
    lead = grading.lead_time(wish.lead_days, offer.lead_days)
    return (4 * ((low + high) // 2) + 2 * lead + offer.readiness) // 10


@compiled
def papers_of_any_size(offer: Offered, kind: Standing) -> tuple[int, int]:
    """Least and most that may turn out to be there, whatever the size."""
    low, high = FULL, 0
    for asked in (kind.papers_mikro, kind.papers_kecil, kind.papers_menengah, kind.papers_besar):
        fewest, most = grading.papers(asked, offer.papers, offer.papers_unknown)
        low, high = min(low, fewest), max(high, most)
    return low, high


@compiled
def most_outside(
    offered: Records, found: Records, looked_at: Flags, toll: Floats, quantity: int
) -> tuple[float, float]:
    """The greatest worth and the greatest load, both beyond the toll, among pairs whose offer was not looked at."""
    rate, load = 0.0, 0.0
    for at in range(len(found)):
        pair = found[at]
        row = offered[pair.place].row
        if looked_at[row] or pair.capacity < pair.minimum:
            continue
        beyond = pair.worth - toll[row] * quantity * pair.above / max(pair.below, 1)
        rate, load = max(rate, beyond), max(load, beyond * pair.capacity / quantity)
    return rate, load
