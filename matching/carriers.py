"""Who could carry a stage of a chain, and how much: what a run left over, looked up by good and step.

Inner stages are asked whether the record is active, the unit fits, the season fits and anything is left. The last
stage is also asked what concerns the need's partner: independence, the officer's forbid, sizes, papers, territory.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.candidates import rank_of
from matching.codes import UNKNOWN, OfferKind, RuleCode
from matching.columns import Flags, Ints, Needs, Offers
from matching.eligibility import HARD_RULES, failing
from matching.pairs import Ground, ground_of, pairs_of
from matching.problem import Problem, Solution, SupplyLink
from matching.routes import Route, Ways

TOWARDS_PARTNER = tuple(
    rule
    for rule in HARD_RULES
    if rule.code
    in (
        RuleCode.FORBIDDEN,
        RuleCode.INDEPENDENCE,
        RuleCode.PATTERN_SIZE,
        RuleCode.CERTIFICATES,
        RuleCode.TERRITORY,
    )
)


@dataclass(frozen=True, slots=True, eq=False)
class Left:
    """What a run leaves over."""

    spare: Ints
    """Per offer, thousandths of its unit per month; -1 capacity unknown."""
    filled: Ints
    """Per need, thousandths of its unit."""
    partners: Ints
    """Per need: how many fill it."""


def left_after(problem: Problem, solution: Solution) -> Left:
    """What this solution leaves over."""
    allocation = solution.allocation
    partners = np.bincount(solution.candidates.need[allocation.pair], minlength=len(problem.needs))
    return Left(allocation.spare, allocation.filled, partners)


def left_untouched(problem: Problem) -> Left:
    """Everything, before any run."""
    nothing = np.zeros(len(problem.needs), dtype=np.int64)
    return Left(problem.offers.capacity, nothing, nothing)


@dataclass(frozen=True, slots=True, eq=False)
class Refused:
    """An offer of the very good that cannot carry the stage: by which rules (mask of RuleCode codes)."""

    rows: Ints
    rules: Ints
    papers: int
    """Papers that the need's partner cannot do without, where the stage is the last."""


@dataclass(frozen=True, slots=True, eq=False)
class Carriers:
    """Rows of offers that could carry a stage, with what each makes of its good; -1 not known."""

    rows: Ints
    capacity: Ints
    rank: Ints
    refused: Refused

    @property
    def total(self) -> int:
        """What all with a known capacity make together; -1 when none is known."""
        known = self.capacity[self.capacity >= 0]
        return int(known.sum()) if len(known) else UNKNOWN


@dataclass(frozen=True)
class Stock:
    """A problem with what is left of it, prepared for looking up."""

    ground: Ground
    left: Left
    ways: Ways

    @classmethod
    def of(cls, problem: Problem, left: Left) -> Stock:
        """The stock of a problem after a run."""
        ground = ground_of(problem)
        return cls(ground, left, Ways(problem.graph, ground.reach))

    @property
    def offers(self) -> Offers:
        """The problem's offers."""
        return self.ground.offers

    @property
    def needs(self) -> Needs:
        """The problem's needs."""
        return self.ground.needs

    @property
    def distance_scale(self) -> int:
        """Tenths of a kilometre at which nearness is worth one half."""
        return self.ground.problem.settings.distance_scale

    def rest(self, need: int) -> int:
        """Thousandths of the need's unit that nobody fills."""
        return int(self.needs.quantity[need] - self.left.filled[need])

    def rest_in_base(self, need: int) -> int:
        """The same in thousandths of the base unit, rounded up."""
        return -(-self.rest(need) * int(self.needs.factor[need]) // 1000)

    def in_need_units(self, need: int, amount: int) -> int:
        """Thousandths of the base unit as thousandths of the need's, rounded down."""
        return min(amount * 1000 // int(self.needs.factor[need]), self.rest(need))

    def partners_left(self, need: int) -> int:
        """How many partners the need still takes; -1 any number."""
        limit = int(self.needs.maximum_partners[need])
        return UNKNOWN if limit < 0 else max(0, limit - int(self.left.partners[need]))

    def routes_to(self, good: int) -> tuple[Route, ...]:
        """Ways of two to four stages that end at the good."""
        if good not in self._routes:
            self._routes[good] = self.ways.routes_to(good)
        return self._routes[good]

    def rows_of(self, goods: tuple[int, ...], kind: OfferKind) -> Ints:
        """Offers of this kind of any of these goods, active or not."""
        parts = [self._by_good[kind].get(good, _NOBODY) for good in goods]
        return np.sort(np.concatenate(parts)) if parts else _NOBODY

    def usual_dimension(self, good: int) -> int:
        """The dimension in which the good is offered; -1 where nobody offers it."""
        rows = self.rows_of(self.ways.fillers(good), OfferKind.PRODUK)
        return int(self.offers.dimension[rows[0]]) if len(rows) else UNKNOWN

    def carriers(
        self, good: int, link: SupplyLink | None, dimension: int, need: int, *, last: bool
    ) -> Carriers:
        """Who could carry this stage for the need; without a step only those who bring the good themselves."""
        months = int(self.needs.months_required[need])
        key = (good, link, dimension, months, need if last else UNKNOWN)
        if key not in self._carriers:
            self._carriers[key] = self._find(good, link, dimension, need, last=last)
        return self._carriers[key]

    def _find(self, good: int, link: SupplyLink | None, dimension: int, need: int, *, last: bool) -> Carriers:
        goods = self.ways.fillers(good)
        # material comes from whoever makes or sells it; a step is done by whoever makes the good or works on it
        second = OfferKind.PENYALURAN if link is None else OfferKind.LANGKAH
        makers = np.union1d(self.rows_of(goods, OfferKind.PRODUK), self.rows_of(goods, second))
        workers = self._workers(link, dimension)
        rows = np.concatenate((makers, np.setdiff1d(workers, makers)))
        capacity = self._amounts(rows)
        takes = np.isin(rows, workers) & ~np.isin(rows, makers)
        if link is not None:
            capacity = np.where(takes & (capacity > 0), capacity * link.yield_low // 1000, capacity)
        fails = self._fails(rows, np.where(takes, self.offers.dimension[rows], dimension), capacity, need, last=last)
        good_ones, bad = np.flatnonzero(fails == 0), np.flatnonzero((fails != 0) & ~takes)
        kept, papers = rows[good_ones], int(self.needs.papers_required[need]) if last else 0
        return Carriers(kept, capacity[good_ones], self._rank[kept], Refused(rows[bad], fails[bad], papers))

    def _workers(self, link: SupplyLink | None, dimension: int) -> Ints:
        """Steps offered on the material: what they make of it is known only with a yield."""
        if link is None or link.yield_low <= 0 or link.target_dimension not in (UNKNOWN, dimension):
            return _NOBODY
        rows = self.rows_of(self.ways.fillers(link.source), OfferKind.LANGKAH)
        asked = link.source_dimension
        return rows if asked == UNKNOWN else rows[self.offers.dimension[rows] == asked]

    def _amounts(self, rows: Ints) -> Ints:
        spare = self.left.spare[rows]
        return np.where(spare < 0, UNKNOWN, spare * self.offers.factor[rows] // 1000)

    def _fails(self, rows: Ints, dimension: Ints, capacity: Ints, need: int, *, last: bool) -> Ints:
        wanted = int(self.needs.months_required[need]) & self.ground.problem.settings.months
        months = self.offers.months[rows]
        masks = (
            (RuleCode.ACTIVE, ~self.offers.active[rows]),
            (RuleCode.UNIT, self.offers.dimension[rows] != dimension),
            (RuleCode.SEASON, (wanted & ~months != 0) & (months != 0)),
            (RuleCode.MINIMUM_LOT, capacity == 0),
        )
        fails = sum((_bit(rule, broken) for rule, broken in masks), np.zeros(len(rows), dtype=np.int64))
        return fails | self._fails_partner(rows, need) if last and len(rows) else fails

    def _fails_partner(self, rows: Ints, need: int) -> Ints:
        pairs = pairs_of(self.ground, rows, np.full(len(rows), need, dtype=np.int64))
        return failing(pairs, TOWARDS_PARTNER)[0]

    @cached_property
    def _rank(self) -> Ints:
        return rank_of(self.ground.problem.offers.uid)

    @cached_property
    def _by_good(self) -> dict[OfferKind, dict[int, Ints]]:
        found: dict[OfferKind, dict[int, Ints]] = {}
        for kind in OfferKind:
            rows = np.flatnonzero(self.offers.kind == kind.code)
            order = rows[np.argsort(self.offers.commodity[rows], kind="stable")]
            goods, starts = np.unique(self.offers.commodity[order], return_index=True)
            found[kind] = dict(zip(goods.tolist(), np.split(order, starts[1:]), strict=True)) if len(order) else {}
        return found

    @cached_property
    def _routes(self) -> dict[int, tuple[Route, ...]]:
        return {}

    @cached_property
    def _carriers(self) -> dict[object, Carriers]:
        return {}


_NOBODY: Ints = np.zeros(0, dtype=np.int64)


def _bit(rule: RuleCode, broken: Flags) -> Ints:
    return broken.astype(np.int64) << rule.code
