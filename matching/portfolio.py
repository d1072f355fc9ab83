"""What help unlocks, found by applying it and solving again, and the best use of a budget for it."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from matching.changes import Change
from matching.codes import UNKNOWN
from matching.columns import Ints
from matching.engine import unheard
from matching.grouping import Grouping
from matching.packages import Package, packages
from matching.problem import Problem, Progress
from matching.sandbox import Standing, standing_of, tried

NEGLIGIBLE = 1e-6
"""A gain in value below which nothing was unlocked."""


@dataclass(frozen=True, slots=True)
class Move:
    """One pair before and after; quantities in thousandths of the need's unit per month, 0 no partnership."""

    offer: int
    need: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What is different afterwards."""

    came: tuple[Move, ...]
    went: tuple[Move, ...]
    altered: tuple[Move, ...]
    quantities: tuple[tuple[int, int], ...]
    """(dimension, thousandths of its base unit per month more or less)."""
    needs_filled: int
    """Needs that are full now, less those that no longer are."""
    enterprises: tuple[int, ...]
    """Indexes of enterprises that have a partnership now and had none."""
    displaced: tuple[int, ...]
    """Indexes of enterprises that had one and have none now."""
    households: int
    """Priority households served now, less those no longer served."""
    value_before: float
    value_after: float
    bound_before: float
    bound_after: float

    @property
    def partnerships(self) -> int:
        """How many partnerships more there are."""
        return len(self.came) - len(self.went)

    @property
    def gain(self) -> float:
        """How much the value grows."""
        return self.value_after - self.value_before


@dataclass(frozen=True, slots=True)
class Side:
    """How a market stands, without anything that would tell who is poor."""

    partnerships: int
    needs_filled: int
    filled: int
    """Of the need that is asked about."""
    fit: float
    gap: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A market with some changes, beside the same without them."""

    found: Unlocked
    before: Side
    after: Side


def try_out(problem: Problem, changes: Sequence[Change], need: int, progress: Progress = unheard) -> Trial:
    """What the changes do to the best set of partnerships; `need` is the one asked about."""
    base = standing_of(problem, progress=lambda done, total: progress(done, 2 * total))
    then = tried(base, changes, lambda done, total: progress(total + done, 2 * total))
    return Trial(difference(base, then), _side(base, need), _side(then, need))


def _side(standing: Standing, need: int) -> Side:
    filled, bound = standing.filled, standing.upper_bound
    full = int((filled >= standing.problem.needs.quantity).sum())
    fit = math.fsum(standing.fit.tolist())
    gap = max(bound - standing.value, 0.0) / bound if bound > 0 else 0.0
    return Side(len(standing.offer), full, int(filled[need]), fit, gap)


def difference(before: Standing, after: Standing, households: Ints | None = None) -> Unlocked:
    """What came, went and changed; `households`: number of the priority household per offer, -1 none."""
    came, went, altered = _moves(before, after)
    served = _firms(before), _firms(after)
    houses = np.full(len(before.problem.offers), UNKNOWN) if households is None else households
    full = before.problem.needs.quantity
    return Unlocked(
        came, went, altered,
        _quantities(before.problem, (*came, *went, *altered)),
        int((after.filled >= full).sum()) - int((before.filled >= full).sum()),
        tuple(sorted(served[1] - served[0])),
        tuple(sorted(served[0] - served[1])),
        len(_served(after, houses)) - len(_served(before, houses)),
        before.value, after.value, before.upper_bound, after.upper_bound,
    )  # fmt: skip


def unlocked(base: Standing, package: Package, households: Ints | None = None) -> Unlocked:
    """What one package unlocks."""
    return difference(base, tried(base, package.changes), households)


def _moves(before: Standing, after: Standing) -> tuple[tuple[Move, ...], ...]:
    old, new = _amounts(before), _amounts(after)
    moves = [Move(*pair, old.get(pair, 0), new.get(pair, 0)) for pair in sorted(old.keys() | new.keys())]
    came = tuple(move for move in moves if not move.before)
    went = tuple(move for move in moves if not move.after)
    altered = tuple(move for move in moves if move.before and move.after and move.before != move.after)
    return came, went, altered


def _amounts(standing: Standing) -> dict[tuple[int, int], int]:
    pairs = zip(standing.offer.tolist(), standing.need.tolist(), strict=True)
    return dict(zip(pairs, standing.quantity.tolist(), strict=True))


def _firms(standing: Standing) -> set[int]:
    return set(standing.problem.offers.enterprise[standing.offer].tolist())


def _served(standing: Standing, households: Ints) -> set[int]:
    return set(households[standing.offer].tolist()) - {UNKNOWN}


def _quantities(problem: Problem, moves: Iterable[Move]) -> tuple[tuple[int, int], ...]:
    needs, total = problem.needs, dict[int, int]()
    for move in moves:
        more = (move.after - move.before) * int(needs.factor[move.need])
        dimension = int(needs.dimension[move.need])
        total[dimension] = total.get(dimension, 0) + more
    return tuple((dimension, more // 1000) for dimension, more in sorted(total.items()) if more)


Cost = Callable[[Package], int | None]
"""What a package costs in sen; None: nobody has said."""


@dataclass(frozen=True, slots=True)
class Step:
    """One package of a portfolio; what it adds to those before it, and all together so far."""

    package: int
    cost: int
    added: Unlocked
    so_far: Unlocked
    spent: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """Packages that unlock something, by how much each does on its own, and the portfolio that a budget buys."""

    packages: tuple[Package, ...]
    alone: tuple[Unlocked, ...]
    portfolio: tuple[Step, ...]
    left_out: int
    """Packages that were not tried, because there were too many."""


def rank(
    problem: Problem,
    grouping: Grouping,
    most: int,
    households: Ints,
    costs: tuple[tuple[str, int], ...],
    budget: int,
    progress: Progress = unheard,
) -> Ranking:
    """The packages by their gain; a budget above 0 is spent on them. Costs: sen by intervention, per enterprise."""
    base = standing_of(problem)
    found = packages(problem, grouping, np.unique(base.offer))
    chosen = _promising(problem, found)[:most]
    alone = []
    for done, package in enumerate(chosen):
        progress(done, 2 * len(chosen))
        alone.append(unlocked(base, package, households))
    useful = [at for at in range(len(chosen)) if alone[at].gain > NEGLIGIBLE]
    order = sorted(useful, key=lambda at: (-alone[at].gain, at))
    listed, gains = [chosen[at] for at in order], [alone[at] for at in order]
    known = dict(costs)
    prices = [_price(known, package) for package in listed]
    steps = portfolio(base, listed, prices, budget, households, gains, _second_half(progress, len(chosen)))
    return Ranking(tuple(listed), tuple(gains), steps, len(found) - len(chosen))


def _second_half(progress: Progress, count: int) -> Progress:
    return lambda done, total: progress(count + count * done // max(total, 1), 2 * count)


def _price(costs: dict[str, int], package: Package) -> int | None:
    unit = costs.get(str(package.intervention))
    return None if unit is None else unit * package.times


def _promising(problem: Problem, found: Sequence[Package]) -> list[Package]:
    """Packages by the weight of the needs within their reach, the heaviest first."""
    weight = problem.needs.weight
    return sorted(found, key=lambda each: (-int(weight[list(each.needs)].sum()), -len(each.enterprises)))


def portfolio(
    base: Standing,
    listed: Sequence[Package],
    prices: Sequence[int | None],
    budget: int,
    households: Ints,
    alone: Sequence[Unlocked],
    progress: Progress = unheard,
) -> tuple[Step, ...]:
    """Packages bought one after the other, each time the one with the most gain per rupiah after those before.

    A heuristic: gains are found by solving again, but no later package makes an earlier one be given back. Where one
    package alone gains more than all of these together, that one is bought.
    """
    affordable = [at for at, price in enumerate(prices) if price is not None and price <= budget]
    greedy = _bought(base, listed, prices, budget, households, alone, affordable, progress)
    best = max(affordable, key=lambda at: alone[at].gain, default=None)
    if best is None or not greedy or greedy[-1].so_far.gain >= alone[best].gain:
        return greedy
    price = prices[best] or 0
    return (Step(best, price, alone[best], alone[best], price),)


def _bought(
    base: Standing, listed: Sequence[Package], prices: Sequence[int | None], budget: int, households: Ints,
    alone: Sequence[Unlocked], affordable: Sequence[int], progress: Progress,
) -> tuple[Step, ...]:  # fmt: skip
    """Lazily: a package is tried again only when its last known gain per rupiah is the highest."""
    waiting = [(-alone[at].gain / max(prices[at] or 0, 1), at, 0) for at in affordable]
    heapq.heapify(waiting)
    steps: list[Step] = []
    now, spent = base, 0
    while waiting:
        progress(spent, budget)
        _ratio, at, known_at = heapq.heappop(waiting)
        price = prices[at] or 0
        if spent + price > budget:
            continue
        then = tried(now, listed[at].changes)
        added = difference(now, then, households)
        if known_at < len(steps):
            heapq.heappush(waiting, (-added.gain / max(price, 1), at, len(steps)))
            continue
        if added.gain <= NEGLIGIBLE:
            break
        now, spent = then, spent + price
        steps.append(Step(at, price, added, difference(base, now, households), spent))
    return tuple(steps)
