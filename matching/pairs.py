"""Pairs of an offer and a need as columns, with the tables that rules and criteria look things up in."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matching.codes import UNKNOWN, BusinessSize, CriterionCode, OfferKind, Pattern, Position, Reach, Verdict
from matching.columns import Flags, Ints, Words
from matching.problem import LegalParameters, Needs, Offers, Problem, Weights
from matching.supply_chain import STEP, ReachTables, reach_tables

REFUSED, ALLOWED, WARNED, OPEN = 0, 1, 2, 3
"""What the law says of a pattern and a pair of sizes; open: it depends on a size that nobody knows."""

FAVOURITES: dict[Position, tuple[Pattern, ...]] = {
    Position.UNRELATED: (Pattern.PERDAGANGAN_UMUM,),
    Position.SUPPLIES_INPUT: (Pattern.RANTAI_PASOK, Pattern.PERDAGANGAN_UMUM),
    Position.DOES_STEP: (Pattern.SUBKONTRAK, Pattern.RANTAI_PASOK, Pattern.PERDAGANGAN_UMUM),
    Position.SELLS_PRODUCT: (Pattern.DISTRIBUSI_KEAGENAN, Pattern.RANTAI_PASOK),
    Position.SUPPLIES_GOODS: (Pattern.PERDAGANGAN_UMUM, Pattern.RANTAI_PASOK),
}
DEVELOPING = (Pattern.INTI_PLASMA, *FAVOURITES[Position.SUPPLIES_INPUT])
"""What fits a supplier of inputs whose partner offers the duties of an inti."""


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
    kinds: Flags
    """Accepted, by pattern and kind of offer."""
    weights: Ints
    """By pattern and criterion."""
    due: Ints
    """Mask of papers that the law asks for on the run's day, by size."""
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
    """Offer units per need unit; 0 below: not known."""

    def __len__(self) -> int:
        return len(self.offer)


def ground_of(problem: Problem) -> Ground:
    """The problem with its lookup tables."""
    makes, processes = _partner_production(problem)
    businesses = _businesses(problem)
    return Ground(
        problem,
        replace(problem.offers, uid=_blank(problem.offers)),
        replace(problem.needs, uid=_blank(problem.needs)),
        reach_tables(problem.graph),
        _size_table(problem.law),
        _kind_table(problem.law),
        weight_table(problem.settings.weights),
        _due_papers(problem.law, problem.settings.today),
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
    known = (amount >= 0) & (pairs.use_denominator > 0)
    carried = np.maximum(amount, 0) * pairs.use_denominator // np.maximum(pairs.use_numerator, 1)
    return np.where(known, carried, UNKNOWN)


def keys_within(first: Ints, second: Ints, width: int, known: Ints) -> Flags:
    """True where (first, second) is one of the known pairs."""
    return np.isin(first * width + second, known) & (first >= 0) & (second >= 0)


def _blank(columns: Offers | Needs) -> Words:
    return np.zeros(len(columns), dtype="U1")


def _pair_keys(pairs: tuple[tuple[int, int], ...], width: int) -> Ints:
    return np.unique(np.array([first * width + second for first, second in pairs], dtype=np.int64))


def _businesses(problem: Problem) -> int:
    columns = problem.offers.business, problem.needs.business
    largest = [int(column.max(initial=0)) for column in columns]
    return 1 + max([*largest, *(index for pair in problem.ownerships for index in pair)])


def _size_table(law: LegalParameters) -> NDArray[np.int8]:
    unknown = BusinessSize.TIDAK_DIKETAHUI.code
    table = np.full((len(Pattern), len(BusinessSize), len(BusinessSize)), REFUSED, dtype=np.int8)
    for row in law.patterns:
        for small, large in row.sizes:
            table[row.pattern.code, small.code, large.code] = ALLOWED
        for small, large in row.warned:
            table[row.pattern.code, small.code, large.code] = WARNED
    table[:, unknown, :unknown] = np.where(table[:, :unknown, :unknown].any(axis=1), OPEN, REFUSED)
    table[:, :unknown, unknown] = np.where(table[:, :unknown, :unknown].any(axis=2), OPEN, REFUSED)
    table[:, unknown, unknown] = OPEN
    return table


def _kind_table(law: LegalParameters) -> Flags:
    table = np.zeros((len(Pattern), len(OfferKind)), dtype=np.bool_)
    for row in law.patterns:
        for kind in row.kinds:
            table[row.pattern.code, kind.code] = True
    return table


def _due_papers(law: LegalParameters, today: int) -> Ints:
    masks = np.zeros(len(BusinessSize), dtype=np.int64)
    for row in law.papers:
        if row.valid_from <= today:
            for size in row.sizes:
                masks[size.code] |= int(row.paper)
    return masks


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
    developing = (position == Position.SUPPLIES_INPUT.code) & (needs.supports_offered != 0)
    chosen = _favourite(ground, DEVELOPING, offers, needs)
    for place, favourites in FAVOURITES.items():
        here = (position == place.code) & ~developing
        chosen = np.where(here, _favourite(ground, favourites, offers, needs), chosen)
    return chosen


def _favourite(ground: Ground, favourites: tuple[Pattern, ...], offers: Offers, needs: Needs) -> Ints:
    """The first pattern that the law allows, otherwise the first of all."""
    chosen = np.full(len(offers), favourites[0].code, dtype=np.int64)
    for pattern in reversed(favourites):
        legal = ground.sizes[pattern.code, offers.size, needs.size] != REFUSED
        chosen = np.where(legal & ground.kinds[pattern.code, offers.kind], pattern.code, chosen)
    return chosen


def _use(
    tables: ReachTables, offers: Offers, needs: Needs, reach: NDArray[np.int8]
) -> tuple[Ints, Ints]:
    cell = offers.commodity, needs.commodity
    step = reach == Reach.STEP.code
    yields = np.where(step, tables.step_yield[cell], 1000)
    above, below = needs.factor * 1000, offers.factor * np.maximum(yields, 0)
    common = np.maximum(np.gcd(above, below), 1)
    return above // common, below // common
