"""The same market for HiGHS, written down plainly: relaxed, or with whole partners."""

from __future__ import annotations

from typing import NamedTuple

import highspy
import numpy as np

from benchmarks.arrays import Arrays
from matching.problem import Floats, Ints


class Found(NamedTuple):
    """Quantities, and HiGHS's own bound on their worth."""

    amount: Floats
    bound: float


def relaxed(arrays: Arrays) -> Found:
    """The optimum where a part of a partner counts as that part, and nothing as a minimum."""
    count = len(arrays.offer)
    solver = _solver(arrays, [*_flows(arrays), _partners(arrays, 0)], np.zeros(count, dtype=np.int64))
    solver.run()
    share = np.array(solver.getSolution().col_value)
    return Found(share * arrays.most, -solver.getInfo().objective_function_value)


def whole(arrays: Arrays, seconds: float) -> Found:
    """The best that HiGHS finds in so many seconds with whole partners and minimum lots."""
    count = len(arrays.offer)
    kinds = np.repeat(np.array([0, 1]), count)
    solver = _solver(arrays, [*_flows(arrays), *_ties(arrays), _partners(arrays, count)], kinds)
    solver.setOptionValue("time_limit", seconds)
    solver.run()
    info = solver.getInfo()
    share = np.array(solver.getSolution().col_value)[:count]
    chosen = np.array(solver.getSolution().col_value)[count:] > 0.5
    return Found(np.where(chosen, share, 0.0) * arrays.most, -info.mip_dual_bound)


class Rows(NamedTuple):
    """Σ entry · column ≤ limit."""

    row: Ints
    column: Ints
    entry: Floats
    limit: Floats


def _flows(arrays: Arrays) -> list[Rows]:
    pairs = np.arange(len(arrays.offer))
    used = arrays.above / arrays.below * arrays.most / np.maximum(arrays.capacity[arrays.offer], 1)
    filled = arrays.most / np.maximum(arrays.quantity[arrays.need], 1)
    return [
        Rows(arrays.offer, pairs, used, np.ones(len(arrays.capacity))),
        Rows(arrays.need, pairs, filled, np.ones(len(arrays.quantity))),
    ]


def _partners(arrays: Arrays, first: int) -> Rows:
    pairs = np.arange(len(arrays.offer))
    return Rows(arrays.need, first + pairs, np.ones(len(pairs)), arrays.partners.astype(np.float64))


def _ties(arrays: Arrays) -> list[Rows]:
    """A share needs a partner, and a partner carries at least its minimum."""
    count = len(arrays.offer)
    row = np.tile(np.arange(count), 2)
    column, ones, none = np.arange(2 * count), np.ones(count), np.zeros(count)
    smallest = arrays.least / np.maximum(arrays.most, 1)
    return [
        Rows(row, column, np.concatenate([ones, -ones]), none),
        Rows(row, column, np.concatenate([-ones, smallest]), none),
    ]


def _solver(arrays: Arrays, blocks: list[Rows], kinds: Ints) -> highspy.Highs:
    """Columns are shares of the most each pair can carry, then 0 or 1 per pair; one thread."""
    count = len(kinds)
    gain = np.zeros(count)
    gain[: len(arrays.offer)] = arrays.gain * arrays.most
    first = np.cumsum([0, *(len(block.limit) for block in blocks)])
    row = np.concatenate([block.row + start for block, start in zip(blocks, first[:-1], strict=True)])
    column = np.concatenate([block.column for block in blocks])
    order = np.lexsort((row, column))
    entry = np.concatenate([block.entry for block in blocks])[order]
    start = np.searchsorted(column[order], np.arange(count + 1)).astype(np.int32)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the binding has no annotation here
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(
        count, int(first[-1]), len(order), int(highspy.MatrixFormat.kColwise), int(highspy.ObjSense.kMinimize), 0.0,
        -gain, np.zeros(count), np.ones(count), np.full(int(first[-1]), -highspy.kHighsInf),
        np.concatenate([block.limit for block in blocks]), start, row[order].astype(np.int32), entry,
        kinds.astype(np.int32),
    )  # fmt: skip
    return solver
