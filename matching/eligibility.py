"""May this pair exist? One small function per rule: pairs in columns go in, verdicts in columns come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.codes import (
    UNKNOWN,
    FactKind,
    OfferKind,
    Paper,
    Reach,
    RuleCode,
    Severity,
    Verdict,
)
from matching.columns import Flags, Ints, Needs
from matching.pairs import (
    OPEN,
    REFUSED,
    Pairs,
    amount_in_need_units,
    keys_within,
    suits,
    units_agree,
)

HOLDS, FAILS, ASKS = Verdict.HOLDS.code, Verdict.FAILS.code, Verdict.UNKNOWN.code
EVERY_PAPER = sum(Paper)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Verdict codes, and the numbers of what is theirs and what is required (-1 alone: not known)."""

    verdict: NDArray[np.int8]
    theirs: tuple[Ints, ...] = ()
    required: tuple[Ints, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A question to a pair; `fact` says how its numbers read."""

    code: RuleCode
    severity: Severity
    fact: FactKind
    judge: Callable[[Pairs], Judged]


def _verdict(fails: Flags, asks: Flags | None = None) -> NDArray[np.int8]:
    unsure = np.zeros_like(fails) if asks is None else asks
    return np.where(fails, FAILS, np.where(unsure, ASKS, HOLDS)).astype(np.int8)


def _constant(pairs: Pairs, number: int) -> Ints:
    return np.full(len(pairs), number, dtype=np.int64)


def _state(pairs: Pairs, good: Flags) -> Judged:
    return Judged(_verdict(~good), (good.astype(np.int64),), (_constant(pairs, 1),))


def active(pairs: Pairs) -> Judged:
    """Both records are in use."""
    return _state(pairs, pairs.offers.active & pairs.needs.active)


def forbidden(pairs: Pairs) -> Judged:
    """No officer has forbidden the pair."""
    width = len(pairs.ground.problem.needs)
    barred = keys_within(pairs.offer, pairs.need, width, pairs.ground.forbidden)
    return Judged(_verdict(barred), (barred.astype(np.int64),), (_constant(pairs, 0),))


def independence(pairs: Pairs) -> Judged:
    """Neither side owns the other, and they are not one party (UU 20/2008 Ps 35)."""
    mine, theirs = pairs.offers, pairs.needs
    one_person = _both(mine.owner, theirs.owner) | _both(mine.nib, theirs.nib)
    dependent = one_person | _both(mine.business, theirs.business) | _owned(pairs)
    return Judged(_verdict(dependent), (dependent.astype(np.int64),), (_constant(pairs, 0),))


def _both(mine: Ints, theirs: Ints) -> Flags:
    same: Flags = (mine == theirs) & (mine >= 0)
    return same


def _owned(pairs: Pairs) -> Flags:
    mine, theirs = pairs.offers.business, pairs.needs.business
    width, known = pairs.ground.businesses, pairs.ground.owned
    return keys_within(mine, theirs, width, known) | keys_within(theirs, mine, width, known)


def commodity_reach(pairs: Pairs) -> Judged:
    """What is offered is, or is akin to, or becomes in one step, what is needed."""
    unrelated = pairs.reach == Reach.UNRELATED.code
    return Judged(_verdict(unrelated), (pairs.offers.commodity,), (pairs.needs.commodity,))


def pattern_direction(pairs: Pairs) -> Judged:
    """The kind of offer suits the pattern, and the goods flow as the pattern says."""
    ground, kind, wanted = pairs.ground, pairs.offers.kind, pairs.needs.kind
    free, makes = pairs.needs.pattern == UNKNOWN, ground.makes[pairs.need]
    # the proposal knows the direction; what it cannot know is whose goods an outlet would sell
    fits = np.where(
        free,
        ground.kinds[pairs.pattern, kind] & ((wanted == UNKNOWN) | (kind == wanted)),
        suits(ground, pairs.pattern, kind, wanted),
    )
    sells = free & (wanted == UNKNOWN) & (kind == OfferKind.PENYALURAN.code)
    return Judged(_verdict(~fits | (sells & (makes == FAILS)), sells & (makes == ASKS)), (kind,), (wanted,))


def _legal(pairs: Pairs) -> NDArray[np.int8]:
    return pairs.ground.sizes[pairs.pattern, pairs.offers.size, pairs.needs.size]


def pattern_size(pairs: Pairs) -> Judged:
    """The law allows the pattern between businesses of these sizes."""
    legal = _legal(pairs)
    return Judged(_verdict(legal == REFUSED, legal == OPEN), (pairs.offers.size, pairs.needs.size), ())


def unit(pairs: Pairs) -> Judged:
    """The offer's unit can be turned into the need's."""
    mine, theirs = pairs.offers.dimension, pairs.needs.dimension
    step = pairs.reach == Reach.STEP.code
    fails = ~units_agree(pairs.ground.reach, pairs.offers, pairs.needs, step)
    return Judged(
        _verdict(fails, pairs.use_denominator == 0), (mine, pairs.offers.factor), (theirs, pairs.needs.factor)
    )


def carried(pairs: Pairs) -> Ints:
    """Most a pair can carry (need's unit): spare capacity, quantity and largest share; -1 unknown."""
    spare = amount_in_need_units(pairs, pairs.offers.capacity)
    return np.where(spare < 0, UNKNOWN, np.minimum(spare, largest_share(pairs)))


def largest_share(pairs: Pairs) -> Ints:
    """Most that the need lets one partner carry."""
    return largest_share_of(pairs.needs)


def largest_share_of(needs: Needs) -> Ints:
    """Most that each need lets one partner carry."""
    share: Ints = needs.quantity * needs.maximum_share // 1000
    return np.minimum(share, needs.quantity)


def least(pairs: Pairs) -> Ints:
    """Least that a pair has to carry: the need's minimum lot and the enterprise's minimum order."""
    order: Ints = -(-pairs.offers.minimum_order * pairs.use_denominator // np.maximum(pairs.use_numerator, 1))
    return np.maximum(np.maximum(pairs.needs.minimum_lot, order), 1)


def minimum_lot(pairs: Pairs) -> Judged:
    """The spare capacity carries the smallest quantity that makes sense to both."""
    most, lot = carried(pairs), least(pairs)
    fails = np.where(most < 0, largest_share(pairs), most) < lot
    return Judged(_verdict(fails, most < 0), (most,), (lot,))


def _papers(pairs: Pairs, asked: Ints, perhaps: Ints) -> Judged:
    held = pairs.offers.papers
    missing = asked & ~held & ~pairs.offers.papers_unknown
    return Judged(_verdict(missing != 0, perhaps & ~held != 0), (held & perhaps,), (perhaps,))


def certificates(pairs: Pairs) -> Judged:
    """Papers the buyer cannot do without are there."""
    return _papers(pairs, pairs.needs.papers_required, pairs.needs.papers_required)


def papers_in_force(pairs: Pairs) -> Ints:
    """Mask of papers that the law asks of this enterprise for this need on the run's day."""
    return pairs.needs.papers_due & pairs.ground.due[pairs.offers.size]


def papers_perhaps_due(pairs: Pairs) -> Ints:
    """The same, with those that the law asks of some sizes only where the size is not known."""
    return pairs.needs.papers_due & pairs.ground.due_perhaps[pairs.offers.size]


def legal_papers(pairs: Pairs) -> Judged:
    """Papers the law asks for are there."""
    return _papers(pairs, papers_in_force(pairs), papers_perhaps_due(pairs))


def territory(pairs: Pairs) -> Judged:
    """The enterprise is where the need wants it to be."""
    asked = pairs.needs.territory
    levels = (pairs.offers.province, pairs.offers.kabupaten, pairs.offers.kecamatan)
    within = regions_around(asked)
    elsewhere = (_outside(levels[0], within[0]), _outside(levels[1], within[1]), _outside(levels[2], within[2]))
    fails = elsewhere[0] | elsewhere[1] | elsewhere[2]
    here = np.select([asked < 10**2, asked < 10**4, asked < 10**6], levels, 0)
    seen = np.select(elsewhere, levels, here)
    return Judged(_verdict(fails, (asked != 0) & (here == 0)), (seen,), (asked,))


def regions_around(asked: Ints) -> tuple[Ints, Ints, Ints]:
    """Province, kabupaten and kecamatan of a region; where it goes less deep, they end in two zeros."""
    whole = asked * np.select([asked < 10**2, asked < 10**4, asked < 10**6], [10**8, 10**6, 10**4], 1)
    return whole // 10**8, whole // 10**6, whole // 10**4


def _outside(theirs: Ints, asked: Ints) -> Flags:
    """Known to be another one; a region that goes less deep ends in two zeros and asks nothing of this level."""
    other: Flags = (theirs != 0) & (asked % 100 != 0) & (theirs != asked)
    return other


def season(pairs: Pairs) -> Judged:
    """The enterprise produces in every month the need cannot do without."""
    months = pairs.offers.months
    asked = pairs.needs.months_required & pairs.ground.problem.settings.months
    unknown = (months == 0) & (asked != 0)
    return Judged(_verdict((asked & ~months != 0) & ~unknown, unknown), (months,), (asked,))


def antar_umkm(pairs: Pairs) -> Judged:
    """Not merely cooperation between small businesses, which KPPU does not supervise."""
    verdict = pairs.ground.among_small[pairs.pattern, pairs.offers.size, pairs.needs.size]
    return Judged(verdict, (pairs.offers.size, pairs.needs.size), ())


def unverified(pairs: Pairs) -> Judged:
    """Somebody has checked the enterprise's record."""
    return _state(pairs, pairs.offers.verified)


def inferred(pairs: Pairs) -> Judged:
    """The partner itself stated or confirmed the need."""
    return _state(pairs, ~pairs.needs.inferred)


def beli_putus(pairs: Pairs) -> Judged:
    """The purchase has duration or development, otherwise it is no kemitraan (UU 20/2008 Ps 1 angka 13)."""
    lasts = pairs.needs.duration
    develops = np.where(pairs.needs.supports_offered != 0, 1, pairs.needs.development)
    kept = (lasts == 1) | (develops == 1)
    outright = (lasts == 0) & (develops == 0)
    return Judged(_verdict(outright, ~kept & ~outright), (lasts, develops), (_constant(pairs, 1),))


RULES: tuple[Rule, ...] = (
    Rule(RuleCode.ACTIVE, Severity.HARD, FactKind.STATE, active),
    Rule(RuleCode.FORBIDDEN, Severity.HARD, FactKind.STATE, forbidden),
    Rule(RuleCode.INDEPENDENCE, Severity.HARD, FactKind.STATE, independence),
    Rule(RuleCode.COMMODITY_REACH, Severity.HARD, FactKind.COMMODITY, commodity_reach),
    Rule(RuleCode.PATTERN_DIRECTION, Severity.HARD, FactKind.OFFER_KIND, pattern_direction),
    Rule(RuleCode.PATTERN_SIZE, Severity.HARD, FactKind.SIZES, pattern_size),
    Rule(RuleCode.UNIT, Severity.HARD, FactKind.UNIT, unit),
    Rule(RuleCode.MINIMUM_LOT, Severity.HARD, FactKind.QUANTITY, minimum_lot),
    Rule(RuleCode.CERTIFICATES, Severity.HARD, FactKind.PAPERS, certificates),
    Rule(RuleCode.TERRITORY, Severity.HARD, FactKind.REGION, territory),
    Rule(RuleCode.SEASON, Severity.HARD, FactKind.MONTHS, season),
    Rule(RuleCode.ANTAR_UMKM, Severity.WARNING, FactKind.SIZES, antar_umkm),
    Rule(RuleCode.UNVERIFIED, Severity.WARNING, FactKind.STATE, unverified),
    Rule(RuleCode.LEGAL_PAPERS, Severity.WARNING, FactKind.PAPERS, legal_papers),
    Rule(RuleCode.INFERRED, Severity.WARNING, FactKind.STATE, inferred),
    Rule(RuleCode.BELI_PUTUS, Severity.WARNING, FactKind.STATE, beli_putus),
)
HARD_RULES = tuple(rule for rule in RULES if rule.severity is Severity.HARD)
WARNINGS = tuple(rule for rule in RULES if rule.severity is Severity.WARNING)


def failing(pairs: Pairs, rules: tuple[Rule, ...]) -> tuple[Ints, Ints]:
    """Masks of RuleCode codes per pair: those that fail, and those that nobody can answer yet."""
    fails = np.zeros(len(pairs), dtype=np.int64)
    asks = fails.copy()
    for rule in rules:
        verdict = rule.judge(pairs).verdict
        fails |= (verdict == FAILS).astype(np.int64) << rule.code.code
        asks |= (verdict == ASKS).astype(np.int64) << rule.code.code
    return fails, asks
