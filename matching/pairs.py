"""Pairs of an offer and a need as columns, with the tables that rules and criteria look things up in."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from matching.codes import UNKNOWN, BusinessSize, CriterionCode, OfferKind, Pattern, Position, Reach, Verdict
from matching.columns import Flags, Ints, Words
from matching.problem import LegalParameters, Needs, Offers, PatternLaw, Problem, Weights
from matching.proposing import KNOWN, STATES, possible_table, proposal_table
from matching.supply_chain import STEP, ReachTables, reach_tables

REFUSED, ALLOWED, WARNED, OPEN = 0, 1, 2, 3
"""What the law says of a pattern and a pair of sizes; open: it depends on a size that nobody knows."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A problem with everything that is looked up per pair, prepared once."""

    problem: Problem
    offers: Offers
    needs: Needs
    """The problem's columns with blank names, which nobody judges by and which cost most to copy."""
    reach: ReachTables
    sizes: NDArray[np.int8]
    """REFUSED, ALLOWED, WARNED or OPEN by pattern, size of the enterprise, size of the partner."""
    among_small: NDArray[np.int8]
    """Verdict codes by the same: it fails where the law sees mere cooperation among small businesses."""
    kinds: Flags
    """Accepted, by pattern and kind of offer."""
    proposals: Ints
    possible: Ints
    """Patterns proposed, and masks of those that answers may lead to: see `proposing`."""
    weights: Ints
    """By pattern and criterion."""
    due: Ints
    """Mask of papers that the law asks for on the run's day, by size; of an unknown size: of any."""
    due_perhaps: Ints
    """The same; of an unknown size: of some, so that it depends."""
    makes: Ints
    """Verdict code per need: does the partner make the commodity itself?"""
    processes: Ints
    """Verdict code per need: does the partner make something out of the commodity?"""
    forbidden: Ints
    owned: Ints
    businesses: int
    """One more than the largest business index."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Rows of offers and needs side by side, with what most rules ask of them."""

    ground: Ground
    offer: Ints
    need: Ints
    offers: Offers
    needs: Needs
    reach: NDArray[np.int8]
    nearness: Ints
    position: Ints
    proposal: Ints
    """Pattern code that position, direction and law propose."""
    pattern: Ints
    """Pattern code judged: the stated one, otherwise the proposal."""
    use_numerator: Ints
    use_denominator: Ints
    """Offer units per need unit; 0 below: not known, or units that do not compare."""

    def __len__(self) -> int:
        return len(self.offer)

    def take(self, rows: Ints | Flags) -> Pairs:
        """Some of the pairs."""
        columns = {f.name: getattr(self, f.name) for f in fields(self)}
        whole = columns.pop("ground")
        offers, needs = columns.pop("offers").take(rows), columns.pop("needs").take(rows)
        rest = {name: column[rows] for name, column in columns.items()}
        return Pairs(ground=whole, offers=offers, needs=needs, **rest)


def ground_of(problem: Problem) -> Ground:
    """The problem with its lookup tables."""
    makes, processes = _partner_production(problem)
    businesses = _businesses(problem)
    today = problem.settings.today
    sizes, kinds = _size_table(problem.law, today), _kind_table(problem.law, today)
    proposals = proposal_table(sizes != REFUSED, kinds)
    return Ground(
        problem,
        replace(problem.offers, uid=_blank(problem.offers)),
        replace(problem.needs, uid=_blank(problem.needs)),
        reach_tables(problem.graph),
        sizes,
        _among_small(sizes),
        kinds,
        proposals,
        possible_table(proposals),
        weight_table(problem.settings.weights),
        *_due_papers(problem.law, today),
        makes,
        processes,
        _pair_keys(problem.forbids, len(problem.needs)),
        _pair_keys(problem.ownerships, businesses),
        businesses,
    )


def pairs_of(ground: Ground, offer: Ints, need: Ints) -> Pairs:
    """The given rows side by side."""
    offers, needs = ground.offers.take(offer), ground.needs.take(need)
    reach, nearness = _nearness(ground.reach, offers, needs)
    position = _position(ground, need, offers, reach)
    proposal = _proposal(ground, offers, needs, position)
    pattern = np.where(needs.pattern == UNKNOWN, proposal, needs.pattern)
    above, below = _use(ground.reach, offers, needs, reach)
    return Pairs(
        ground, offer, need, offers, needs, reach, nearness, position, proposal, pattern, above, below
    )


def weight_table(weights: Weights) -> Ints:
    """Weights by pattern and criterion; a pattern that is not listed weighs nothing."""
    table = np.zeros((len(Pattern), len(CriterionCode)), dtype=np.int64)
    for pattern, points in weights:
        for criterion, weight in points:
            table[pattern.code, criterion.code] = weight
    return table


def amount_in_need_units(pairs: Pairs, amount: Ints) -> Ints:
    """Thousandths of the need's unit that an amount of the offer covers, rounded down; -1 not known."""
    known = (amount == 0) | ((amount > 0) & (pairs.use_denominator > 0))
    carried = np.maximum(amount, 0) * pairs.use_denominator // np.maximum(pairs.use_numerator, 1)
    return np.where(known, carried, UNKNOWN)


def keys_within(first: Ints, second: Ints, width: int, known: Ints) -> Flags:
    """True where (first, second) is one of the known pairs."""
    return np.isin(first * width + second, known) & (first >= 0) & (second >= 0)


def _blank(columns: Offers | Needs) -> Words:
    return np.zeros(len(columns), dtype="U1")


def _pair_keys(pairs: tuple[tuple[int, int], ...], width: int) -> Ints:
    known = [first * width + second for first, second in pairs if first >= 0 and second >= 0]
    return np.unique(np.array(known, dtype=np.int64))


def _businesses(problem: Problem) -> int:
    columns = problem.offers.business, problem.needs.business
    largest = [int(column.max(initial=0)) for column in columns]
    return 1 + max([*largest, *(index for pair in problem.ownerships for index in pair)])


def _size_table(law: LegalParameters, today: int) -> NDArray[np.int8]:
    table = np.full((len(Pattern), len(BusinessSize), len(BusinessSize)), REFUSED, dtype=np.int8)
    for row in _in_force(law, today):
        for small, large in row.sizes:
            table[row.pattern.code, small.code, large.code] = ALLOWED
        for small, large in row.warned:
            table[row.pattern.code, small.code, large.code] = WARNED
    table[:, KNOWN, :KNOWN] = _undecided(table[:, :KNOWN, :KNOWN], axis=1)
    table[:, :, KNOWN] = _undecided(table[:, :, :KNOWN], axis=2)
    return table


def _undecided(table: NDArray[np.int8], axis: int) -> NDArray[np.int8]:
    """What the law says whatever the size turns out to be; open where that depends on it."""
    legal = (table != REFUSED) & (table != OPEN)
    some = np.where((table != REFUSED).any(axis=axis), OPEN, REFUSED)
    return np.where(legal.all(axis=axis), ALLOWED, some).astype(np.int8)


def _among_small(sizes: NDArray[np.int8]) -> NDArray[np.int8]:
    """Unknown where one size that the pair may turn out to have is warned about and another is not."""
    warned = np.where(sizes == WARNED, Verdict.FAILS.code, Verdict.HOLDS.code).astype(np.int8)
    for axis in (1, 2):
        known = warned.take(range(KNOWN), axis)
        some, every = ((known != Verdict.HOLDS.code).any(axis), (known == Verdict.FAILS.code).all(axis))
        depends = np.where(some, Verdict.UNKNOWN.code, Verdict.HOLDS.code)
        warned[(slice(None),) * axis + (KNOWN,)] = np.where(every, Verdict.FAILS.code, depends)
    return warned


def _kind_table(law: LegalParameters, today: int) -> Flags:
    table = np.zeros((len(Pattern), len(OfferKind)), dtype=np.bool_)
    for row in _in_force(law, today):
        for kind in row.kinds:
            table[row.pattern.code, kind.code] = True
    # of a pattern that the law does not know (yet), the sizes alone are refused
    table[~table.any(axis=1)] = True
    return table


def _in_force(law: LegalParameters, today: int) -> list[PatternLaw]:
    return [row for row in law.patterns if row.valid_from <= today]


def _due_papers(law: LegalParameters, today: int) -> tuple[Ints, Ints]:
    masks = np.zeros(len(BusinessSize), dtype=np.int64)
    for row in law.papers:
        if row.valid_from <= today:
            for size in row.sizes:
                masks[size.code] |= int(row.paper)
    perhaps = masks.copy()
    masks[KNOWN] = np.bitwise_and.reduce(masks[:KNOWN])
    perhaps[KNOWN] = np.bitwise_or.reduce(perhaps[:KNOWN])
    return masks, perhaps


def _partner_production(problem: Problem) -> tuple[Ints, Ints]:
    """Verdicts per need on what its partner makes; unknown when nothing is recorded of that partner."""
    tables = reach_tables(problem.graph)
    made: dict[int, list[int]] = {}
    for partner, commodity in problem.makes:
        made.setdefault(partner, []).append(commodity)
    unknown = np.full(len(problem.needs), Verdict.UNKNOWN.code, dtype=np.int64)
    makes, processes = unknown.copy(), unknown.copy()
    for row, partner in enumerate(problem.needs.partner.tolist()):
        own, commodity = made.get(partner), problem.needs.commodity[row]
        if own:
            makes[row] = _yes((tables.reach[own, commodity] != Reach.UNRELATED.code).any())
            processes[row] = _yes(tables.step[commodity, own].any())
    return makes, processes


def _yes(answer: np.bool_) -> int:
    return Verdict.HOLDS.code if answer else Verdict.FAILS.code


def _nearness(tables: ReachTables, offers: Offers, needs: Needs) -> tuple[NDArray[np.int8], Ints]:
    cell = offers.commodity, needs.commodity
    goods = tables.reach[cell]
    step = (goods == Reach.UNRELATED.code) & (offers.kind == OfferKind.LANGKAH.code) & tables.step[cell]
    return (
        np.where(step, np.int8(Reach.STEP.code), goods),
        np.where(step, STEP, tables.nearness[cell]),
    )


def _position(ground: Ground, need: Ints, offers: Offers, reach: NDArray[np.int8]) -> Ints:
    makes = ground.makes[need] == Verdict.HOLDS.code
    processes = ground.processes[need] != Verdict.FAILS.code
    goods = np.select(
        [makes, processes],
        [Position.DOES_STEP.code, Position.SUPPLIES_INPUT.code],
        Position.SUPPLIES_GOODS.code,
    )
    return np.select(
        [
            reach == Reach.UNRELATED.code,
            offers.kind == OfferKind.PENYALURAN.code,
            offers.kind == OfferKind.LANGKAH.code,
        ],
        [Position.UNRELATED.code, Position.SELLS_PRODUCT.code, Position.DOES_STEP.code],
        goods,
    )


def _proposal(ground: Ground, offers: Offers, needs: Needs, position: Ints) -> Ints:
    offered = (needs.supports_offered != 0).astype(np.int64)
    proposed: Ints = ground.proposals[position, offered, offers.kind, offers.size, needs.size]
    return proposed


def possible_patterns(pairs: Pairs) -> Ints:
    """Masks of the patterns that a pair may be judged by once everything about it is known."""
    ground, offers, needs = pairs.ground, pairs.offers, pairs.needs
    goods = (pairs.reach != Reach.UNRELATED.code) & (offers.kind == OfferKind.PRODUK.code)
    made = ground.makes[pairs.need] * len(Verdict) + ground.processes[pairs.need]
    state = np.where(goods, made, STATES + pairs.position)
    offered = (needs.supports_offered != 0).astype(np.int64)
    proposed = ground.possible[state, offered, offers.kind, offers.size, needs.size]
    return np.where(needs.pattern == UNKNOWN, proposed, np.left_shift(1, pairs.pattern))


def suits(ground: Ground, pattern: Ints, kind: Ints, wanted: Ints) -> Flags:
    """A pattern that a need states accepts an offer of this kind, and the goods flow as it says."""
    stated = wanted != UNKNOWN
    accepted = ground.kinds[pattern, kind] & (~stated | (kind == wanted))
    # a pattern in which goods may flow both ways means buying, where the need says nothing else
    buying = ~stated & ground.kinds[pattern, OfferKind.PRODUK.code]
    answer: Flags = accepted & ~(buying & (kind == OfferKind.PENYALURAN.code))
    return answer


def units_agree(tables: ReachTables, offers: Offers, needs: Needs, step: Flags) -> Flags:
    """The two units measure the same, or the two sides of the step between them."""
    cell = offers.commodity, needs.commodity
    source, target = tables.step_source[cell], tables.step_target[cell]
    fitting = ((source < 0) | (source == offers.dimension)) & ((target < 0) | (target == needs.dimension))
    agree: Flags = np.where(step, fitting, offers.dimension == needs.dimension)
    return agree


def _use(
    tables: ReachTables, offers: Offers, needs: Needs, reach: NDArray[np.int8]
) -> tuple[Ints, Ints]:
    cell = offers.commodity, needs.commodity
    step = reach == Reach.STEP.code
    yields = np.where(step, tables.step_yield[cell], 1000)
    yields = np.where(units_agree(tables, offers, needs, step), yields, 0)
    above, below = needs.factor * 1000, offers.factor * np.maximum(yields, 0)
    common = np.maximum(np.gcd(above, below), 1)
    return above // common, below // common
