"""How good is this pair? One function per criterion; values in whole thousandths, equal everywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matching.codes import ALL_MONTHS, UNKNOWN, CriterionCode, OfferKind, Pattern
from matching.columns import Flags, Floats, Ints, Needs, Offers
from matching.eligibility import carried, largest_share, least, papers_in_force
from matching.pairs import Pairs, possible_patterns
from matching.proposing import KNOWN

FULL, HALF = 1000, 500
MOST = 1000
"""A full score, in tenths."""
EARTH = 127_420.0
"""Diameter in tenths of a kilometre."""
FARTHEST = 200_151
"""Half way round, in tenths of a kilometre."""
SAME_KECAMATAN, SAME_KABUPATEN, SAME_PROVINCE = 50, 250, 1200
"""Tenths of a kilometre taken where no coordinates are known."""
ACROSS = 4
"""How many times the usual way it may be from one end of a region to the other."""
USUAL_PARTNERS = 5
"""Number of partners a need is thought to be shared among when it states none."""
WORST_PRICE = 667
"""Buyer's price in thousandths of the seller's at which the price criterion is worth nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Graded:
    """Values in thousandths, with the range left open by what nobody knows."""

    value: Ints
    low: Ints
    high: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Tenths per pair and criterion (rows follow `CriterionCode`), and the range of their sum."""

    per_criterion: Ints
    score: Ints
    low: Ints
    high: Ints


def _known(value: Ints) -> Graded:
    return Graded(value, value, value)


def _unless(unknown: Flags, value: Ints, low: Ints | int = 0, high: Ints | int = FULL) -> Graded:
    """The value, or what lies in the middle of an open range where it is unknown."""
    middle = np.clip(HALF, low, high)
    return Graded(
        np.where(unknown, middle, value), np.where(unknown, low, value), np.where(unknown, high, value)
    )


def _share(part: Ints, whole: Ints) -> Ints:
    return np.clip(part * FULL // np.maximum(whole, 1), 0, FULL)


def _bits(mask: Ints) -> Ints:
    return np.bitwise_count(mask).astype(np.int64)


def _thousandths(value: Floats) -> Ints:
    return np.rint(np.nan_to_num(value) * FULL).astype(np.int64)


def supply_chain(pairs: Pairs) -> Graded:
    """The same commodity is worth most, then a variant of it, then its kind, then one step before it."""
    return _known(pairs.nearness)


def volume(pairs: Pairs) -> Graded:
    """How much of a partner's usual share of the need the enterprise can carry."""
    most = carried(pairs)
    usual = np.maximum(usual_share_of(pairs.needs), least(pairs))
    return _unless(most < 0, _share(most, usual), 0, _share(largest_share(pairs), usual))


def usual_share_of(needs: Needs) -> Ints:
    """What each need asks of one of its partners when they carry equal parts."""
    limit = needs.maximum_partners
    partners = np.where(limit > 0, limit, USUAL_PARTNERS)
    usual: Ints = -(-needs.quantity // partners)
    return usual


def continuity(pairs: Pairs) -> Graded:
    """Share of the need's months in which the enterprise produces."""
    wanted = pairs.needs.months & pairs.ground.problem.settings.months
    met = _share(_bits(pairs.offers.months & wanted), _bits(wanted))
    return _unless(pairs.offers.months == 0, met, *_open_continuity(wanted))


def _open_continuity(wanted: Ints) -> tuple[Ints, Ints]:
    """The range where the months are not known: whoever produces at all does so in one month at least."""
    return np.where(wanted == ALL_MONTHS, FULL // 12, 0), np.where(wanted == 0, 0, FULL)


def open_continuity(wanted: Ints) -> Ints:
    """What continuity counts as where the months of production are not known."""
    middle: Ints = np.clip(HALF, *_open_continuity(wanted))
    return middle


class Located(Protocol):
    """Whatever has a place: columns, or one record; regions as codes without dots, 0 unknown."""

    @property
    def latitude(self) -> Floats | float: ...
    @property
    def longitude(self) -> Floats | float: ...
    @property
    def province(self) -> Ints | int: ...
    @property
    def kabupaten(self) -> Ints | int: ...
    @property
    def kecamatan(self) -> Ints | int: ...


def kilometres(pairs: Pairs) -> Ints:
    """Tenths of a kilometre between the two; from regions where coordinates are missing; -1 unknown."""
    return kilometres_between(pairs.offers, pairs.needs)


def kilometres_between(mine: Offers, theirs: Located) -> Ints:
    """The same of offers and other places, row by row, or of all offers and one place."""
    straight = _haversine(mine.latitude, mine.longitude, theirs.latitude, theirs.longitude)
    same = [
        (mine.kecamatan == theirs.kecamatan) & (mine.kecamatan > 0),
        (mine.kabupaten == theirs.kabupaten) & (mine.kabupaten > 0),
        (mine.province == theirs.province) & (mine.province > 0),
    ]
    by_region = np.select(same, [SAME_KECAMATAN, SAME_KABUPATEN, SAME_PROVINCE], UNKNOWN)
    return np.where(np.isnan(straight), by_region, np.nan_to_num(straight)).astype(np.int64)


def _haversine(north: Floats, east: Floats, other_north: Floats | float, other_east: Floats | float) -> Floats:
    a, b = np.radians(north), np.radians(other_north)
    half = np.sin((b - a) / 2) ** 2
    half += np.cos(a) * np.cos(b) * np.sin(np.radians(other_east - east) / 2) ** 2
    rounded: Floats = np.rint(EARTH * np.arcsin(np.sqrt(half)))
    return rounded


def distance(pairs: Pairs) -> Graded:
    """One at the door, one half at the distance scale; as usual in their region where nothing closer is known."""
    far = kilometres(pairs)
    scale = pairs.ground.problem.settings.distance_scale
    told = _unless(far < 0, _nearby(far, scale), scale * FULL // (scale + FARTHEST))
    same = pairs.offers.by_region & pairs.needs.by_region & (far == 0)
    if not same.any():
        return told
    kecamatan = (pairs.offers.kecamatan == pairs.needs.kecamatan) & (pairs.needs.kecamatan > 0)
    usual = np.where(kecamatan, SAME_KECAMATAN, SAME_KABUPATEN)
    return Graded(
        np.where(same, _nearby(usual, scale), told.value),
        np.where(same, _nearby(ACROSS * usual, scale), told.low),
        np.where(same, FULL, told.high),
    )


def _nearby(far: Ints, scale: int) -> Ints:
    return scale * FULL // np.maximum(scale + far, 1)


def price(pairs: Pairs) -> Graded:
    """Full when what the buyer pays covers what the seller asks; an agent's offer says what it sells for."""
    mine = pairs.offers.price * pairs.use_numerator // np.maximum(pairs.use_denominator, 1)
    theirs = pairs.needs.price
    outward = pairs.offers.kind == OfferKind.PENYALURAN.code
    earned, asked = np.where(outward, mine, theirs), np.where(outward, theirs, mine)
    unknown = (pairs.offers.price < 0) | (theirs < 0) | (pairs.use_denominator == 0)
    ratio = earned * FULL // np.maximum(asked, 1)
    return _unless(unknown, np.clip((ratio - WORST_PRICE) * FULL // (FULL - WORST_PRICE), 0, FULL))


def _lead_time(pairs: Pairs) -> Graded:
    asked, theirs = pairs.needs.lead_days, pairs.offers.lead_days
    in_time = np.where((asked < 0) | (theirs <= asked), FULL, _share(asked, theirs))
    return _unless((asked >= 0) & (theirs < 0), in_time)


def _of_size(pairs: Pairs, size: int) -> Pairs:
    """The same pairs, had the enterprises of unknown size this one."""
    own = pairs.offers.size
    return replace(pairs, offers=replace(pairs.offers, size=np.where(own == KNOWN, size, own)))


def _papers_held(pairs: Pairs) -> Graded:
    low, high = _papers_of(pairs)
    if (pairs.offers.size == KNOWN).any():
        each = [_papers_of(_of_size(pairs, size)) for size in range(KNOWN)]
        low = np.minimum.reduce([one for one, _ in each])
        high = np.maximum.reduce([one for _, one in each])
    return Graded((low + high) // 2, low, high)


def _papers_of(pairs: Pairs) -> tuple[Ints, Ints]:
    """Share of the papers asked for that is there, and that may be there."""
    asked = papers_in_force(pairs) | pairs.needs.papers_required
    count = _bits(asked)
    sure = _bits(asked & pairs.offers.papers)
    possible = sure + _bits(asked & ~pairs.offers.papers & pairs.offers.papers_unknown)
    low = np.where(count == 0, FULL, _share(sure, count))
    return low, np.where(count == 0, FULL, _share(possible, count))


def readiness(pairs: Pairs) -> Graded:
    """Papers (4 parts of 10), a checked record (2), quality of the production (2), lead time (2)."""
    own = own_readiness(pairs.offers)
    papers, lead = _papers_held(pairs), _lead_time(pairs)
    return Graded(
        (4 * papers.value + 2 * lead.value + own.value) // 10,
        (4 * papers.low + 2 * lead.low + own.low) // 10,
        (4 * papers.high + 2 * lead.high + own.high) // 10,
    )


def own_readiness(offers: Offers) -> Graded:
    """Tenfold, what an offer brings to its readiness whatever the need: a checked record, quality."""
    checked = np.where(offers.verified, FULL, 0)
    quality = _unless(np.isnan(offers.quality), _thousandths(offers.quality))
    return Graded(*(2 * (checked + one) for one in (quality.value, quality.low, quality.high)))


def support(pairs: Pairs) -> Graded:
    """Share of the support the enterprise misses that the partner offers."""
    wanted = pairs.offers.supports_wanted
    covered = _share(_bits(wanted & pairs.needs.supports_offered), _bits(wanted))
    return _known(np.where(wanted == 0, FULL, covered))


def track_record(pairs: Pairs) -> Graded:
    """What earlier partnerships say of the enterprise."""
    return recorded(pairs.offers)


def recorded(offers: Offers) -> Graded:
    """The same, offer by offer."""
    return _unless(np.isnan(offers.track_record), _thousandths(offers.track_record))


CRITERIA: tuple[tuple[CriterionCode, Callable[[Pairs], Graded]], ...] = (
    (CriterionCode.SUPPLY_CHAIN, supply_chain),
    (CriterionCode.VOLUME, volume),
    (CriterionCode.CONTINUITY, continuity),
    (CriterionCode.DISTANCE, distance),
    (CriterionCode.PRICE, price),
    (CriterionCode.READINESS, readiness),
    (CriterionCode.SUPPORT, support),
    (CriterionCode.TRACK_RECORD, track_record),
)


def points(weight: Ints, value: Ints) -> NDArray[np.int64]:
    """round(10 · weight · value) in tenths, as Python rounds it."""
    return np.rint(10 * weight * (value / FULL)).astype(np.int64)


def scored(pairs: Pairs) -> Points:
    """Points per criterion, the score that is their sum, and its range over all that is not known."""
    graded = {code: grade(pairs) for code, grade in CRITERIA}
    weights = pairs.ground.weights[pairs.pattern]
    table = np.stack([points(weights[..., code.code], graded[code].value) for code in CriterionCode])
    low, high = score_range(pairs, graded)
    return Points(table, table.sum(axis=0), low, high)


def scores(pairs: Pairs) -> Ints:
    """The scores alone."""
    weights = pairs.ground.weights[pairs.pattern]
    each = (points(weights[..., code.code], grade(pairs).value) for code, grade in CRITERIA)
    return sum(each, np.zeros(len(pairs), dtype=np.int64))


Grades = dict[CriterionCode, Graded]


def score_range(pairs: Pairs, graded: Grades) -> tuple[Ints, Ints]:
    """Least and most the pairs may score once everything is known: size and pattern decide on the weights too."""
    if (pairs.offers.size == KNOWN).any() and pairs.needs.papers_due.any():
        each = [_range_of_size(pairs, graded, size) for size in range(KNOWN)]
        return np.minimum.reduce([low for low, _ in each]), np.maximum.reduce([high for _, high in each])
    return _range(pairs, graded)


def _range_of_size(pairs: Pairs, graded: Grades, size: int) -> tuple[Ints, Ints]:
    known = _of_size(pairs, size)
    return _range(known, graded | {CriterionCode.READINESS: readiness(known)})


def _range(pairs: Pairs, graded: Grades) -> tuple[Ints, Ints]:
    if (pairs.needs.pattern != UNKNOWN).all():
        return _sums(pairs.ground.weights[pairs.pattern], graded)
    masks = possible_patterns(pairs)
    met = int(np.bitwise_or.reduce(masks, axis=None))
    here = [pattern for pattern in Pattern if met >> pattern.code & 1]
    each = [(masks >> p.code & 1 == 1, *_sums(pairs.ground.weights[p.code], graded)) for p in here]
    low = [np.where(there, low, MOST) for there, low, _ in each]
    high = [np.where(there, high, 0) for there, _, high in each]
    return np.minimum.reduce(low, initial=MOST), np.maximum.reduce(high, initial=0)


def _sums(weights: Ints, graded: Grades) -> tuple[Ints, Ints]:
    low = high = np.zeros((), dtype=np.int64)
    for code, one in graded.items():
        weight = weights[..., code.code]
        least_points = points(weight, one.low)
        low = low + least_points
        high = high + (least_points if one.high is one.low else points(weight, one.high))
    return low, high


def priority(pairs: Pairs) -> Ints:
    """Poverty priority in thousandths; never part of the score."""
    return priority_of(pairs.offers)


def priority_of(offers: Offers) -> Ints:
    """The same, offer by offer."""
    return np.clip(_thousandths(offers.priority), 0, FULL)
