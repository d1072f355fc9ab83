"""Several enterprises one after the other for a need that no single one fills: material, steps, the finished good.

Amounts inside a chain are thousandths of the base unit of each stage's dimension; -1 is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matching.carriers import Carriers, Left, Stock
from matching.codes import UNKNOWN, OfferKind, Pattern
from matching.could_fill import CouldFill, could_fill
from matching.distances import Place, kilometres_from, place_of_need, place_of_offer
from matching.problem import Problem, Progress, SupplyLink
from matching.routes import Route

MOST_CHAINS = 5
WEIGHED = 10
"""Ways per need that are looked at closely, the most promising first."""
MOST_MISSING = 2
MOST_OFFERS = 6
"""Enterprises that share one stage; at the last one the need's own limit counts too."""
FAR = 1200
"""Tenths of a kilometre taken for a leg of unknown length when chains are ranked."""


@dataclass(frozen=True, slots=True)
class StageOffer:
    """An enterprise that could carry a stage or a part of it."""

    offer: int
    capacity: int
    """Of what the stage makes."""
    distance: int
    """Tenths of a kilometre to where the goods go next; -1 unknown."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One mata rantai: what it makes, how much of it is needed, and who could."""

    commodity: int
    link: SupplyLink | None
    """The step; None for the first stage, which brings the material."""
    dimension: int
    needed: int
    capacity: int
    """Of the enterprises named."""
    offers: tuple[StageOffer, ...]
    others: int
    """How many more could do it."""
    could_fill: tuple[CouldFill, ...] = ()
    """Where nobody does: who is nearest to it."""

    @property
    def missing(self) -> bool:
        """Nobody in the catalogue offers it."""
        return not self.offers


@dataclass(frozen=True, slots=True)
class Chain:
    """Stages from material to finished good."""

    need: int
    stages: tuple[Stage, ...]
    quantity: int
    """Thousandths of the need's unit that it could deliver; with missing stages: once they are filled; -1 unknown."""
    bottleneck: int
    """The stage that limits it: a missing one, or the one that carries least; -1 none is known to."""
    distance: int
    """Tenths of a kilometre of all legs; -1 where one is unknown."""
    certain: bool
    """Every yield and capacity is known; otherwise the quantity is at most what is said."""
    enough: bool
    """It reaches the need's minimum lot."""

    @property
    def missing(self) -> tuple[int, ...]:
        """Places of the stages that nobody offers."""
        return tuple(at for at, stage in enumerate(self.stages) if stage.missing)

    @property
    def complete(self) -> bool:
        """Every stage is offered."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class NeedChains:
    """A need that is not full, and the best chains for what is missing."""

    need: int
    rest: int
    """Thousandths of the need's unit."""
    partners_left: int
    """How many partners the need would still take; -1 any number."""
    chains: tuple[Chain, ...]
    made: bool
    """A step that makes the good is recorded at all."""


def find_chains(
    problem: Problem, left: Left, wanted: Sequence[int] | None = None, progress: Progress | None = None
) -> tuple[NeedChains, ...]:
    """The best chains of every need that is not full, or of the wanted ones among them."""
    stock = Stock.of(problem, left)
    open_needs = [at for at in _open_needs(problem, left) if wanted is None or at in wanted]
    found = []
    for done, need in enumerate(open_needs):
        if progress is not None and done % 25 == 0:
            progress(done, len(open_needs))
        found.append(_of_need(stock, need))
    return tuple(found)


def _open_needs(problem: Problem, left: Left) -> list[int]:
    """Needs not full; where goods flow towards the enterprise there is nothing to make in stages."""
    needs = problem.needs
    outward = (needs.pattern == Pattern.DISTRIBUSI_KEAGENAN.code) | (needs.kind == OfferKind.PENYALURAN.code)
    rows: list[int] = np.flatnonzero(needs.active & (left.filled < needs.quantity) & ~outward).tolist()
    return rows


def _of_need(stock: Stock, need: int) -> NeedChains:
    ways = stock.routes_to(int(stock.needs.commodity[need]))
    sketches = sorted((_sketch(stock, need, route) for route in ways), key=lambda each: each.rank)
    weighed = [_Weighing(stock, need, each).chain() for each in sketches[:WEIGHED] if each.worth_it]
    best = sorted(weighed, key=_rank)[:MOST_CHAINS]
    return NeedChains(need, stock.rest(need), stock.partners_left(need), tuple(best), bool(ways))


def _rank(chain: Chain) -> tuple[int, bool, int, int, int, tuple[int, ...]]:
    legs = chain.distance if chain.distance >= 0 else FAR * len(chain.stages)
    goods = tuple(stage.commodity for stage in chain.stages)
    return len(chain.missing), not chain.certain, -chain.quantity, legs, len(chain.stages), goods


@dataclass(frozen=True, slots=True)
class _Sketch:
    """A route with who could carry each stage, and the most it could deliver."""

    route: Route
    carriers: tuple[Carriers, ...]
    dimensions: tuple[int, ...]
    yields: tuple[int, ...]
    """Of each link, thousandths at the low end; -1 not known or between units that do not meet."""
    most: int

    @property
    def missing(self) -> int:
        return sum(not len(each.rows) for each in self.carriers)

    @property
    def worth_it(self) -> bool:
        return self.missing <= min(MOST_MISSING, len(self.carriers) - 1)

    @property
    def rank(self) -> tuple[int, bool, int, int, tuple[int, ...]]:
        return self.missing, UNKNOWN in self.yields, -self.most, len(self.carriers), self.route.goods


def _sketch(stock: Stock, need: int, route: Route) -> _Sketch:
    last = len(route.goods) - 1
    dimensions = [*(_dimension(stock, route, at) for at in range(last)), int(stock.needs.dimension[need])]
    carriers = [
        stock.carriers(route.goods[at], route.link_into(at), dimensions[at], need, last=at == last)
        for at in range(last + 1)
    ]
    yields = tuple(
        _yield(link, dimensions[at], dimensions[at + 1]) for at, link in enumerate(route.links)
    )
    limits = [onward(each.total, yields[at:]) for at, each in enumerate(carriers) if len(each.rows)]
    known = [limit for limit in limits if limit >= 0]
    most = min([stock.rest_in_base(need), *known])
    return _Sketch(route, tuple(carriers), tuple(dimensions), yields, most)


def _dimension(stock: Stock, route: Route, at: int) -> int:
    """As the next step takes it in, otherwise as this one gives it out, otherwise as somebody offers it."""
    asked, given = route.links[at].source_dimension, route.links[at - 1].target_dimension if at else UNKNOWN
    stated = asked if asked != UNKNOWN else given
    return stated if stated != UNKNOWN else stock.usual_dimension(route.goods[at])


def _yield(link: SupplyLink, source: int, target: int) -> int:
    meets = link.source_dimension in (UNKNOWN, source) and link.target_dimension in (UNKNOWN, target)
    return link.yield_low if meets and link.yield_low > 0 else UNKNOWN


def onward(amount: int, yields: Iterable[int]) -> int:
    """What becomes of an amount after steps of these yields, rounded down; -1 as soon as one is unknown."""
    for one in yields:
        if amount < 0 or one < 0:
            return UNKNOWN
        amount = amount * one // 1000
    return amount


def needed_at(rest: int, yields: Sequence[int]) -> tuple[int, ...]:
    """How much every stage has to make so that the last makes `rest`, rounded up; -1 before an unknown yield."""
    found = [rest]
    for one in reversed(yields):
        after = found[0]
        found.insert(0, -(-after * 1000 // one) if after >= 0 and one > 0 else UNKNOWN)
    return tuple(found)


class _Weighing:
    """One route looked at closely, from the need backwards: who is near enough, and how much comes of it."""

    def __init__(self, stock: Stock, need: int, sketch: _Sketch) -> None:
        self._stock, self._need, self._sketch = stock, need, sketch
        self._needed = needed_at(stock.rest_in_base(need), sketch.yields)

    def chain(self) -> Chain:
        """The chain with what it delivers and where it is narrow."""
        stages, legs = self._stages()
        limits = tuple(self._limit(at, stage) for at, stage in enumerate(stages))
        known = [limit for limit in limits if limit >= 0]
        quantity = self._stock.in_need_units(self._need, min([self._needed[-1], *known])) if known else UNKNOWN
        certain = all(limit >= 0 or stage.missing for limit, stage in zip(limits, stages, strict=True))
        return Chain(
            self._need,
            tuple(stages),
            quantity,
            _narrowest(stages, limits),
            UNKNOWN if UNKNOWN in legs else sum(legs),
            certain and UNKNOWN not in self._sketch.yields,
            quantity >= int(self._stock.needs.minimum_lot[self._need]),
        )

    def _stages(self) -> tuple[list[Stage], list[int]]:
        here = place_of_need(self._stock.needs, self._need)
        stages: list[Stage] = []
        legs: list[int] = []
        for at in reversed(range(len(self._sketch.route.goods))):
            stage = self._stage(at, here)
            stages.insert(0, stage)
            if stage.offers:
                legs.append(stage.offers[0].distance)
                here = place_of_offer(self._stock.offers, stage.offers[0].offer)
        return stages, legs

    def _stage(self, at: int, here: Place) -> Stage:
        sketch, carriers = self._sketch, self._sketch.carriers[at]
        good, link = sketch.route.goods[at], sketch.route.link_into(at)
        chosen = self._chosen(at, carriers, here)
        capacities = [each.capacity for each in chosen if each.capacity >= 0]
        helped = () if chosen else could_fill(self._stock, good, link, sketch.dimensions[at], carriers.refused, here)
        return Stage(
            good,
            link,
            sketch.dimensions[at],
            self._needed[at],
            sum(capacities) if capacities else UNKNOWN,
            tuple(chosen),
            len(carriers.rows) - len(chosen),
            helped,
        )

    def _chosen(self, at: int, carriers: Carriers, here: Place) -> list[StageOffer]:
        """The nearest that carry most, until there are enough."""
        if not len(carriers.rows):
            return []
        far = kilometres_from(self._stock.offers, carriers.rows, here)
        enough = self._needed[at]
        ceiling = carriers.capacity if enough < 0 else np.minimum(carriers.capacity, enough)
        worth = ceiling / (self._stock.distance_scale + np.where(far < 0, FAR, far))
        chosen: list[StageOffer] = []
        for place in np.lexsort((carriers.rank, -worth))[: self._most(at)].tolist():
            chosen.append(StageOffer(int(carriers.rows[place]), int(carriers.capacity[place]), int(far[place])))
            if 0 <= enough <= sum(max(each.capacity, 0) for each in chosen):
                break
        return chosen

    def _most(self, at: int) -> int:
        left = self._stock.partners_left(self._need)
        return MOST_OFFERS if at < len(self._needed) - 1 or left < 0 else min(MOST_OFFERS, max(left, 1))

    def _limit(self, at: int, stage: Stage) -> int:
        return onward(stage.capacity, self._sketch.yields[at:]) if stage.offers else UNKNOWN


def _narrowest(stages: Sequence[Stage], limits: Sequence[int]) -> int:
    missing = [at for at, stage in enumerate(stages) if stage.missing]
    if missing:
        return missing[-1]
    known = [(limit, at) for at, limit in enumerate(limits) if limit >= 0]
    return min(known)[1] if known else UNKNOWN
