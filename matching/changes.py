"""What would be different if a gap were closed: changes to a problem, applied to a copy of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from matching.codes import UNKNOWN, ChangeCode, OfferKind, Reach
from matching.columns import Ints
from matching.market import offer_units
from matching.pairs import Pairs, ground_of, pairs_of
from matching.problem import Gap, Lock, Needs, Offers, Problem


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: which rows it concerns, and what they become."""

    code: ChangeCode
    offers: tuple[int, ...] = ()
    """Rows of the offers."""
    need: int = UNKNOWN
    """Row of the needs."""
    value: int = UNKNOWN
    """Mask of papers or months, capacity in the offer's unit, lot in the need's unit, pattern, region, dimension."""
    factor: int = 1000
    """Of the new unit."""
    order: int = 0
    """Smallest order that goes with a lower lot, in the offer's unit."""


@dataclass(slots=True, eq=False)
class _Draft:
    """Columns of their own, to be written into."""

    problem: Problem
    offers: Offers
    needs: Needs
    allowed: set[tuple[int, int]] = field(default_factory=set)


def applied(problem: Problem, changes: Iterable[Change]) -> Problem:
    """The problem as it were after the changes, made one after the other; the given one stays as it is."""
    every = np.arange(len(problem.offers)), np.arange(len(problem.needs))
    draft = _Draft(problem, problem.offers.take(every[0]), problem.needs.take(every[1]))
    for change in changes:
        _APPLY[change.code](draft, change)
    forbids = tuple(pair for pair in problem.forbids if pair not in draft.allowed)
    return replace(problem, offers=draft.offers, needs=draft.needs, forbids=forbids)


def closing(problem: Problem, offer: int, need: int, gaps: Iterable[Gap]) -> tuple[Change, ...]:
    """The changes that close these gaps of one pair; a gap that only another partner closes has none."""
    found: list[Change] = []
    current = problem
    for gap in gaps:
        if gap.change not in _CLOSE:
            continue
        made = _CLOSE[gap.change](_pair(current, offer, need), gap)
        found += made
        current = applied(current, made)
    return tuple(found)


def restricted(problem: Problem, offers: Ints, needs: Ints) -> Problem:
    """The same problem with some rows of offers and needs only, in the given order."""
    offer_at, need_at = _places(offers, len(problem.offers)), _places(needs, len(problem.needs))
    locks = (Lock(offer_at[each.offer], need_at[each.need], each.quantity) for each in problem.locks)
    forbids = ((offer_at[offer], need_at[need]) for offer, need in problem.forbids)
    return replace(
        problem,
        offers=problem.offers.take(offers),
        needs=problem.needs.take(needs),
        locks=tuple(each for each in locks if each.offer >= 0 and each.need >= 0),
        forbids=tuple(pair for pair in forbids if min(pair) >= 0),
    )


def _places(rows: Ints, count: int) -> list[int]:
    at = np.full(count, UNKNOWN, dtype=np.int64)
    at[rows] = np.arange(len(rows))
    return at.tolist()


def _pair(problem: Problem, offer: int, need: int) -> Pairs:
    return pairs_of(ground_of(problem), np.array([offer]), np.array([need]))


def _rows(change: Change) -> list[int]:
    return list(change.offers)


def _obtain(draft: _Draft, change: Change) -> None:
    draft.offers.papers[_rows(change)] |= change.value
    draft.offers.papers_unknown[_rows(change)] &= ~change.value


def _raise(draft: _Draft, change: Change) -> None:
    rows = _rows(change)
    draft.offers.capacity[rows] = np.maximum(draft.offers.capacity[rows], change.value)


def _lower(draft: _Draft, change: Change) -> None:
    rows, lot = _rows(change), draft.needs.minimum_lot
    lot[change.need] = min(lot[change.need], change.value)
    draft.offers.minimum_order[rows] = np.minimum(draft.offers.minimum_order[rows], change.order)


def _turn(draft: _Draft, change: Change) -> None:
    draft.needs.pattern[change.need] = change.value


def _convert(draft: _Draft, change: Change) -> None:
    """How much the old number is in the new unit, nobody knows: it has to be asked."""
    if not change.offers:
        draft.needs.dimension[change.need], draft.needs.factor[change.need] = change.value, change.factor
        return
    rows = _rows(change)
    draft.offers.dimension[rows], draft.offers.factor[rows] = change.value, change.factor
    draft.offers.capacity[rows], draft.offers.price[rows] = UNKNOWN, UNKNOWN
    draft.offers.minimum_order[rows] = 0


def _extend(draft: _Draft, change: Change) -> None:
    draft.offers.months[_rows(change)] |= change.value


def _widen(draft: _Draft, change: Change) -> None:
    draft.needs.territory[change.need] = change.value


def _reactivate(draft: _Draft, change: Change) -> None:
    draft.offers.active[_rows(change)] = True
    draft.needs.active[change.need] = True


def _allow(draft: _Draft, change: Change) -> None:
    draft.allowed |= {(row, change.need) for row in change.offers}


def _learn(draft: _Draft, change: Change) -> None:
    """The enterprise makes the product itself, out of what it made before."""
    offers, needs, need = draft.offers, draft.needs, change.need
    for row in change.offers:
        offers.capacity[row] = _processed(draft, row, need)
        offers.commodity[row], offers.kind[row] = needs.commodity[need], OfferKind.PRODUK.code
        offers.dimension[row], offers.factor[row] = needs.dimension[need], needs.factor[need]
        offers.price[row], offers.minimum_order[row] = UNKNOWN, 0


def _processed(draft: _Draft, row: int, need: int) -> int:
    """What the capacity becomes by the step's low yield, in the need's unit; -1 where that is not known."""
    offers, needs = draft.offers, draft.needs
    ends = int(offers.commodity[row]), int(needs.commodity[need])
    link = next((each for each in draft.problem.graph.links if (each.source, each.target) == ends), None)
    if link is None or link.yield_low < 0 or offers.capacity[row] < 0:
        return UNKNOWN
    if link.source_dimension not in (UNKNOWN, offers.dimension[row]):
        return UNKNOWN
    if link.target_dimension not in (UNKNOWN, needs.dimension[need]):
        return UNKNOWN
    made = int(offers.capacity[row]) * int(offers.factor[row]) * link.yield_low
    return made // (1000 * int(needs.factor[need]))


_APPLY: dict[ChangeCode, Callable[[_Draft, Change], None]] = {
    ChangeCode.OBTAIN_PAPER: _obtain,
    ChangeCode.RAISE_CAPACITY: _raise,
    ChangeCode.LOWER_MINIMUM_LOT: _lower,
    # the lot binds the group as a whole, hence no longer each of its members
    ChangeCode.JOIN_GROUP: _lower,
    ChangeCode.CHANGE_PATTERN: _turn,
    ChangeCode.CHANGE_UNIT: _convert,
    ChangeCode.EXTEND_SEASON: _extend,
    ChangeCode.WIDEN_TERRITORY: _widen,
    ChangeCode.REACTIVATE: _reactivate,
    ChangeCode.LIFT_FORBID: _allow,
    ChangeCode.LEARN_STEP: _learn,
}


def _at(pair: Pairs) -> tuple[int, int]:
    return int(pair.offer[0]), int(pair.need[0])


def _asked(gap: Gap) -> int:
    return gap.required.numbers[0] if gap.required else 0


def _paper_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    """A paper is the enterprise's: all its offers have it."""
    enterprise = pair.ground.problem.offers.enterprise
    mine = np.flatnonzero(enterprise == enterprise[pair.offer[0]]).tolist()
    return (Change(gap.change, tuple(mine), value=_asked(gap)),)


def _capacity_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    return (Change(gap.change, (_at(pair)[0],), value=_offer_amount(pair, _asked(gap))),)


def _offer_amount(pair: Pairs, amount: int) -> int:
    return int(offer_units(pair.use_numerator, pair.use_denominator, np.array([amount]))[0])


def _lot_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    offer, need = _at(pair)
    lot = max(gap.theirs.numbers[0] if gap.theirs else 0, 1)
    order = lot * int(pair.use_numerator[0]) // max(int(pair.use_denominator[0]), 1)
    return (Change(gap.change, (offer,), need, lot, order=order),)


def _need_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    return (Change(gap.change, need=_at(pair)[1], value=_asked(gap)),)


def _season_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    return (Change(gap.change, (_at(pair)[0],), value=_asked(gap)),)


def _whole_pair_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    offer, need = _at(pair)
    return (Change(gap.change, (offer,), need),)


def _territory_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    here = pair.offers.kecamatan[0] or pair.offers.kabupaten[0] or pair.offers.province[0]
    return (Change(gap.change, need=_at(pair)[1], value=common_region(_asked(gap), int(here))),)


def common_region(one: int, other: int) -> int:
    """The smallest region that both lie in; 0 anywhere. Codes without dots: 35, 3523, 352301."""
    for digits in (6, 4, 2):
        if str(one)[:digits] == str(other)[:digits] and len(str(one)) >= digits:
            return int(str(one)[:digits])
    return 0


def _unit_change(pair: Pairs, gap: Gap) -> Sequence[Change]:
    """A step speaks of its own units on both sides; goods have one."""
    offer, need = _at(pair)
    tables, cell = pair.ground.reach, (int(pair.offers.commodity[0]), int(pair.needs.commodity[0]))
    if pair.reach[0] != Reach.STEP.code:
        return (Change(gap.change, (offer,), need, int(pair.needs.dimension[0]), int(pair.needs.factor[0])),)
    source, target = int(tables.step_source[cell]), int(tables.step_target[cell])
    made = []
    if source >= 0 and source != pair.offers.dimension[0]:
        made.append(Change(gap.change, (offer,), need, source))
    if target >= 0 and target != pair.needs.dimension[0]:
        made.append(Change(gap.change, (), need, target, int(pair.needs.factor[0])))
    return tuple(made)


_CLOSE: dict[ChangeCode, Callable[[Pairs, Gap], Sequence[Change]]] = {
    ChangeCode.OBTAIN_PAPER: _paper_change,
    ChangeCode.RAISE_CAPACITY: _capacity_change,
    ChangeCode.LOWER_MINIMUM_LOT: _lot_change,
    ChangeCode.JOIN_GROUP: _lot_change,
    ChangeCode.CHANGE_PATTERN: _need_change,
    ChangeCode.CHANGE_UNIT: _unit_change,
    ChangeCode.EXTEND_SEASON: _season_change,
    ChangeCode.WIDEN_TERRITORY: _territory_change,
    ChangeCode.REACTIVATE: _whole_pair_change,
    ChangeCode.LIFT_FORBID: _whole_pair_change,
    ChangeCode.LEARN_STEP: _whole_pair_change,
}
