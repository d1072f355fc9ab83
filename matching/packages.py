"""Help that is worth trying: pairs that fail on one thing only, gathered by what would cure it, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matching.changes import Change, common_region
from matching.codes import UNKNOWN, AgencyKind, ChangeCode, InterventionCode, OfferKind, Paper, Reach, RuleCode
from matching.columns import Flags, Ints
from matching.eligibility import HARD_RULES, carried, failing, least
from matching.gaps import GROUP_BELOW, PAPER_HELP
from matching.grouping import Grouping
from matching.market import offer_units
from matching.pairs import Ground, Pairs, ground_of, pairs_of
from matching.problem import Problem

AT_ONCE = 1 << 17
"""Pairs judged together, which bounds the memory."""
BESIDE_STEP = (RuleCode.UNIT, RuleCode.MINIMUM_LOT, RuleCode.PATTERN_DIRECTION)
"""Rules that say nothing yet of a product that the enterprise has still to learn."""


@dataclass(frozen=True, slots=True)
class Package:
    """One kind of help for a group of enterprises, or talks with a partner for the good of some."""

    intervention: InterventionCode
    agency: AgencyKind
    change: ChangeCode
    value: int
    """Mask of papers, or the commodity to be learned; -1 where the change says it all."""
    grouping: Grouping
    group: int
    """Kabupaten or commodity, by the grouping; -1 all together."""
    need: int
    """Row of the need that is talked about; -1 where enterprises are helped."""
    offers: tuple[int, ...]
    enterprises: tuple[int, ...]
    """Indexes of the enterprises that it is for."""
    needs: tuple[int, ...]
    """Rows of the needs that they would come within reach of."""
    changes: tuple[Change, ...]

    @property
    def times(self) -> int:
        """How often the unit cost is paid: per enterprise, or once for talks with a partner."""
        return len(self.enterprises) if self.need == UNKNOWN else 1


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """Pairs that one kind of change would cure; `value` and `amount` as the change wants them."""

    change: ChangeCode
    offer: Ints
    need: Ints
    value: Ints
    amount: Ints
    order: Ints


def packages(
    problem: Problem, grouping: Grouping = Grouping.TOGETHER, busy: Ints | None = None
) -> tuple[Package, ...]:
    """Every package for pairs that fail on one curable thing; those for the most enterprises first.

    `busy` offers have a partner: nobody teaches their makers to make something else of them.
    """
    gathered: dict[tuple[str, ...], list[_Near]] = {}
    ground = ground_of(problem)
    for offer, need in _within_reach(ground):
        for near in _nearly(pairs_of(ground, offer, need)):
            if near.change is ChangeCode.LEARN_STEP and busy is not None:
                near = _taken(near, np.flatnonzero(~np.isin(near.offer, busy)))
            for key, rows in _split(problem, near, grouping):
                gathered.setdefault(key, []).append(_taken(near, rows))
    made = (_package(problem, key, parts, grouping) for key, parts in gathered.items())
    return tuple(sorted(made, key=lambda each: (-len(each.enterprises), each.intervention, each.value, each.need)))


def _within_reach(ground: Ground) -> Iterator[tuple[Ints, Ints]]:
    """(offers, needs) per commodity of the needs in use: also those that a cheap rule refuses at once."""
    offers, needs = ground.problem.offers, ground.problem.needs
    near = (ground.reach.reach != Reach.UNRELATED.code) | ground.reach.step
    usable, wanted = np.flatnonzero(offers.active), np.flatnonzero(needs.active)
    for commodity in np.unique(needs.commodity[wanted]).tolist():
        within = usable[near[offers.commodity[usable], commodity]]
        mine = wanted[needs.commodity[wanted] == commodity]
        at_once = max(AT_ONCE // max(len(within), 1), 1)
        for start in range(0, len(mine), at_once):
            some = mine[start : start + at_once]
            yield np.tile(within, len(some)), np.repeat(some, len(within))


def _nearly(pairs: Pairs) -> Iterator[_Near]:
    fails = failing(pairs, HARD_RULES)[0]
    yield _without_papers(pairs, fails == _mask(RuleCode.CERTIFICATES))
    yield _short_season(pairs, fails == _mask(RuleCode.SEASON))
    yield _small(pairs, fails == _mask(RuleCode.MINIMUM_LOT))
    yield _learners(pairs, fails)
    yield _elsewhere(pairs, fails == _mask(RuleCode.TERRITORY))
    yield _large_lots(pairs, fails == _mask(RuleCode.MINIMUM_LOT))


def _mask(*rules: RuleCode) -> int:
    return sum(1 << rule.code for rule in rules)


def _near(change: ChangeCode, pairs: Pairs, rows: Flags, value: Ints, amount: Ints, order: Ints) -> _Near:
    return _Near(change, pairs.offer[rows], pairs.need[rows], value[rows], amount[rows], order[rows])


def _nothing(pairs: Pairs) -> Ints:
    return np.full(len(pairs), UNKNOWN, dtype=np.int64)


def _without_papers(pairs: Pairs, alone: Flags) -> _Near:
    """Papers that one kind of help leads to; where several kinds are missing, none alone is enough."""
    missing = pairs.needs.papers_required & ~pairs.offers.papers & ~pairs.offers.papers_unknown
    one_kind = np.zeros(len(pairs), dtype=np.bool_)
    for mask in _papers_by_help():
        one_kind |= (missing != 0) & (missing & ~mask == 0)
    empty = _nothing(pairs)
    return _near(ChangeCode.OBTAIN_PAPER, pairs, alone & one_kind, missing, missing, empty)


def _papers_by_help() -> list[int]:
    masks: dict[InterventionCode, int] = {}
    for paper, (_agency, by) in PAPER_HELP.items():
        masks[by] = masks.get(by, 0) | int(paper)
    return list(masks.values())


def _short_season(pairs: Pairs, alone: Flags) -> _Near:
    asked = pairs.needs.months_required & pairs.ground.problem.settings.months
    empty = _nothing(pairs)
    return _near(ChangeCode.EXTEND_SEASON, pairs, alone, empty, asked, empty)


def _lot_and_share(pairs: Pairs) -> tuple[Ints, Ints]:
    share = pairs.needs.quantity * np.minimum(pairs.needs.maximum_share, 1000) // 1000
    return least(pairs), share


def _small(pairs: Pairs, alone: Flags) -> _Near:
    """Too small for the lot, but not so small that a group would serve better."""
    lot, share = _lot_and_share(pairs)
    most = carried(pairs)
    rows = alone & (lot <= share) & ((most == 0) | (most * GROUP_BELOW >= lot))
    empty = _nothing(pairs)
    amount = offer_units(pairs.use_numerator, pairs.use_denominator, lot)
    return _near(ChangeCode.RAISE_CAPACITY, pairs, rows, empty, amount, empty)


def _large_lots(pairs: Pairs, alone: Flags) -> _Near:
    """The partner asks for more at once than it lets one supplier carry."""
    lot, share = _lot_and_share(pairs)
    most = carried(pairs)
    rows = alone & (lot > share) & (most > 0)
    order = most * pairs.use_numerator // np.maximum(pairs.use_denominator, 1)
    return _near(ChangeCode.LOWER_MINIMUM_LOT, pairs, rows, _nothing(pairs), most, order)


def _learners(pairs: Pairs, fails: Ints) -> _Near:
    """Makers of what goes into the product."""
    cell = pairs.offers.commodity, pairs.needs.commodity
    reach = _mask(RuleCode.COMMODITY_REACH)
    only = (fails & reach != 0) & (fails & ~(reach | _mask(*BESIDE_STEP)) == 0)
    rows = only & pairs.ground.reach.step[cell] & (pairs.offers.kind == OfferKind.PRODUK.code)
    empty = _nothing(pairs)
    return _near(ChangeCode.LEARN_STEP, pairs, rows, pairs.needs.commodity, empty, empty)


def _elsewhere(pairs: Pairs, alone: Flags) -> _Near:
    empty = _nothing(pairs)
    places = np.where(pairs.offers.kecamatan > 0, pairs.offers.kecamatan, pairs.offers.kabupaten)
    here = np.where(places > 0, places, pairs.offers.province)
    return _near(ChangeCode.WIDEN_TERRITORY, pairs, alone, empty, here, empty)


_BY_NEED = (ChangeCode.WIDEN_TERRITORY, ChangeCode.LOWER_MINIMUM_LOT)
"""Changes that a partner makes in one need of its own."""


def _taken(near: _Near, rows: Ints) -> _Near:
    columns = (near.offer, near.need, near.value, near.amount, near.order)
    return _Near(near.change, *(column[rows] for column in columns))


def _split(problem: Problem, near: _Near, grouping: Grouping) -> Iterator[tuple[tuple[str, ...], Ints]]:
    """Keys of packages with the rows that belong to them."""
    if not len(near.offer):
        return
    group = _groups(problem, near, grouping)
    kind = near.need if near.change in _BY_NEED else _kinds(near)
    for key in np.unique(np.stack([kind, group], axis=1), axis=0).tolist():
        rows = np.flatnonzero((kind == key[0]) & (group == key[1]))
        yield (str(near.change), str(key[0]), str(key[1])), rows


def _kinds(near: _Near) -> Ints:
    """Papers by the help that leads to them: all of one mask."""
    if near.change is not ChangeCode.OBTAIN_PAPER:
        return near.value
    found = near.value.copy()
    for mask in _papers_by_help():
        found[near.value & ~mask == 0] = mask
    return found


def _groups(problem: Problem, near: _Near, grouping: Grouping) -> Ints:
    if grouping is Grouping.TOGETHER or near.change in _BY_NEED:
        return np.full(len(near.offer), UNKNOWN, dtype=np.int64)
    by_place = grouping is Grouping.KABUPATEN
    return (problem.offers.kabupaten if by_place else problem.offers.commodity)[near.offer]


def _package(problem: Problem, key: tuple[str, ...], parts: list[_Near], grouping: Grouping) -> Package:
    change = ChangeCode(key[0])
    offer, need, value, amount, order = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("offer", "need", "value", "amount", "order")
    )
    whole = _Near(change, offer, need, value, amount, order)
    agency, by = _helper(change, whole)
    by_need = change in _BY_NEED
    return Package(
        intervention=by,
        agency=agency,
        change=change,
        value=_union(value) if change is ChangeCode.OBTAIN_PAPER else int(value[0]),
        grouping=Grouping.TOGETHER if by_need else grouping,
        group=int(key[2]),
        need=int(need[0]) if by_need else UNKNOWN,
        offers=tuple(np.unique(offer).tolist()),
        enterprises=tuple(np.unique(problem.offers.enterprise[offer]).tolist()),
        needs=tuple(np.unique(need).tolist()),
        changes=tuple(_needed(problem, whole) if by_need else _helped(problem, whole)),
    )


def _union(masks: Ints) -> int:
    return int(np.bitwise_or.reduce(masks))


_HELP: dict[ChangeCode, tuple[AgencyKind, InterventionCode]] = {
    ChangeCode.EXTEND_SEASON: (AgencyKind.DINAS_PERTANIAN, InterventionCode.PENDAMPINGAN),
    ChangeCode.RAISE_CAPACITY: (AgencyKind.DISKOPUMDAG, InterventionCode.MODAL_DAN_ALAT),
    ChangeCode.LEARN_STEP: (AgencyKind.DISPERINDAG, InterventionCode.PELATIHAN_PRODUKSI),
    ChangeCode.WIDEN_TERRITORY: (AgencyKind.PARTNER, InterventionCode.PERUNDINGAN),
    ChangeCode.LOWER_MINIMUM_LOT: (AgencyKind.PARTNER, InterventionCode.PERUNDINGAN),
}


def _helper(change: ChangeCode, whole: _Near) -> tuple[AgencyKind, InterventionCode]:
    if change is not ChangeCode.OBTAIN_PAPER:
        return _HELP[change]
    papers = _union(whole.value)
    return next(PAPER_HELP[paper] for paper in Paper if paper & papers)


def _needed(problem: Problem, whole: _Near) -> Iterator[Change]:
    """One change of one need, so wide that everybody in the package is within."""
    need, offers = int(whole.need[0]), tuple(np.unique(whole.offer).tolist())
    if whole.change is ChangeCode.LOWER_MINIMUM_LOT:
        yield Change(whole.change, offers, need, int(whole.amount.min()), order=int(whole.order.min()))
        return
    region = int(problem.needs.territory[need])
    for here in np.unique(whole.amount).tolist():
        region = common_region(region, here)
    yield Change(whole.change, need=need, value=region)


def _helped(problem: Problem, whole: _Near) -> Iterator[Change]:
    """One change for each enterprise or offer; of several that would do, the one asking for least."""
    firm = problem.offers.enterprise
    for offer in np.unique(whole.offer).tolist():
        mine = np.flatnonzero(whole.offer == offer)
        if whole.change is ChangeCode.OBTAIN_PAPER:
            rows = tuple(np.flatnonzero(firm == firm[offer]).tolist())
            yield Change(whole.change, rows, value=_union(whole.value[mine]))
        elif whole.change is ChangeCode.EXTEND_SEASON:
            yield Change(whole.change, (offer,), value=_union(whole.amount[mine]))
        elif whole.change is ChangeCode.RAISE_CAPACITY:
            yield Change(whole.change, (offer,), value=int(whole.amount[mine].min()))
        else:
            yield Change(whole.change, (offer,), int(whole.need[mine[0]]))
