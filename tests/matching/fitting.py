"""Random markets in which most offers fit, with more locks than limits allow; and what no plan of them can exceed."""

from __future__ import annotations

from dataclasses import replace

import highspy
import numpy as np

from matching.candidates import worths
from matching.criteria import priority, scores
from matching.eligibility import HARD_RULES, carried, failing, least
from matching.market import enterprise_limits
from matching.pairs import Pairs, ground_of, pairs_of
from matching.problem import Lock, Needs, Offers, Problem, Settings, Solution
from tests.matching.instances import GRAPH, KERUPUK, KERUPUK_PEDAS, LAW, TODAY, need, offer

Cells = list[tuple[int, int]]


def fitting(seed: int) -> Problem:
    """Up to 13 offers and 6 needs; scarce and plentiful, with and without limits, locks and equals."""
    chance = np.random.default_rng(seed)
    offers, needs = int(chance.integers(1, 14)), int(chance.integers(1, 7))
    limited, equal = chance.random() < 0.4, chance.random() < 0.2
    cells = {(int(chance.integers(offers)), int(chance.integers(needs))) for _ in range(chance.choice([0, 0, 1, 2, 4]))}
    locks = tuple(Lock(*cell, int(chance.choice([-1, -1, 200_000]))) for cell in sorted(cells))
    limits = chance.choice([-1, 0, 1, 1, 2], offers) if limited else np.zeros(0)
    return Problem(
        Offers.of([_offer(chance, row, offers, equal) for row in range(offers)]),
        Needs.of([_need(chance, row) for row in range(needs)]),
        GRAPH,
        LAW,
        Settings(today=TODAY, poverty_lambda=int(chance.choice([0, 200, 1000]))),
        locks,
        maximum_needs=limits.astype(np.int64),
    )


def _offer(chance: np.random.Generator, row: int, count: int, equal: bool):
    plain = offer(
        uid=f"u{chance.integers(99):02}-{row}",
        enterprise=int(chance.integers(max(1, count * 2 // 3))),
        factor=int(chance.choice([1000, 1000, 100_000])),
        capacity=int(chance.integers(1000, 1_500_000)),
        commodity=int(chance.choice([KERUPUK, KERUPUK_PEDAS])),
    )
    if equal:
        return plain
    price, poor = int(chance.choice([-1, 500, 1500])), float(chance.choice([0, 0.3, 1]))
    checked, papers = bool(chance.random() < 0.5), int(chance.integers(16))
    return replace(plain, price=price, priority=poor, verified=checked, papers=papers)


def _need(chance: np.random.Generator, row: int):
    quantity = int(chance.integers(1000, 2_500_000))
    return need(
        uid=f"n{chance.integers(99):02}-{row}",
        partner=row,
        quantity=quantity,
        minimum_lot=quantity * int(chance.choice([0, 5, 20, 40])) // 100,
        maximum_partners=int(chance.choice([-1, 1, 2, 3])),
        maximum_share=int(chance.choice([1000, 1000, 600])),
        price=1000,
    )


def best_value(market: Problem, answered: Solution) -> float:
    """What no plan can exceed, from one whole model; locks as the answer kept, refused or reduced them."""
    cells, pairs = _eligible(market)
    if not cells:
        return 0.0
    solver = highspy.Highs()
    for option, value in (("output_flag", False), ("mip_rel_gap", 0.0), ("threads", 1)):
        solver.setOptionValue(option, value)
    _build(solver, market, pairs, _ranges(market, answered, cells, least(pairs), np.maximum(carried(pairs), 0)))
    solver.minimize()
    return -float(solver.getInfo().mip_dual_bound)


def _build(solver: highspy.Highs, market: Problem, pairs: Pairs, ranges: tuple) -> None:
    low, high, joins = ranges
    needed = np.maximum(market.needs.quantity[pairs.need], 1)
    gain = worths(market, pairs.need, scores(pairs), priority(pairs)) / 1e9 / needed * 1000
    amount = [solver.addVariable(low[at] / 1000 * joins[at], high[at] / 1000, -gain[at]) for at in range(len(pairs))]
    chosen = [solver.addIntegral(joins[at], int(high[at] > 0)) for at in range(len(pairs))]
    for at in range(len(pairs)):
        solver.addConstr(amount[at] - chosen[at] * (high[at] / 1000) <= 0)
        solver.addConstr(amount[at] - chosen[at] * (low[at] / 1000) >= 0)
    use = pairs.use_numerator / np.maximum(pairs.use_denominator, 1)
    _limit(solver, amount, pairs.offer, use, np.maximum(market.offers.capacity, 0) / 1000)
    _limit(solver, amount, pairs.need, np.ones(len(pairs)), market.needs.quantity / 1000)
    firm = market.offers.enterprise[pairs.offer]
    for key, limit in ((pairs.need, market.needs.maximum_partners), (firm, enterprise_limits(market))):
        forced = np.bincount(key, weights=joins, minlength=len(limit))
        _limit(solver, chosen, key, np.ones(len(pairs)), np.where(limit < 0, np.inf, np.maximum(limit, forced)))


def _limit(solver: highspy.Highs, variables: list, key: np.ndarray, factor: np.ndarray, limit: np.ndarray) -> None:
    for each in np.unique(key):
        if np.isfinite(limit[each]):
            rows = np.flatnonzero(key == each)
            solver.addConstr(sum(variables[at] * float(factor[at]) for at in rows) <= float(limit[each]))


def _eligible(market: Problem):
    grid = np.meshgrid(np.arange(len(market.offers)), np.arange(len(market.needs)), indexing="ij")
    pairs = pairs_of(ground_of(market), *(rows.ravel() for rows in grid))
    pairs = pairs.take(failing(pairs, HARD_RULES)[0] == 0)
    return list(zip(pairs.offer.tolist(), pairs.need.tolist(), strict=True)), pairs


def _ranges(market: Problem, answered: Solution, cells: Cells, low: np.ndarray, high: np.ndarray):
    """Least and most of each pair once it joins, and whether it has to."""
    chosen, found = answered.allocation, answered.candidates
    given = dict(zip(zip(found.offer[chosen.pair], found.need[chosen.pair], strict=True), chosen.quantity, strict=True))
    locked = {(lock.offer, lock.need): lock.quantity for lock in market.locks}
    low, high, joins = low.astype(float), np.where(high >= low, high, 0).astype(float), [0] * len(cells)
    for at, cell in enumerate(cells):
        if cell in locked and cell not in given:
            low[at] = high[at] = 0.0
        elif cell in locked:
            joins[at] = 1
            if locked[cell] >= 0:
                low[at] = high[at] = float(given[cell])
    return low, high, joins
