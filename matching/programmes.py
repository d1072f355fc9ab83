"""A market written down as linear programmes: relaxed, with a fixed choice of partners, and exact."""

from __future__ import annotations

import numpy as np

from matching.columns import Flags, Floats, Ints
from matching.market import Market
from matching.relaxation import Programme

Block = tuple[Ints, Ints, Floats, Floats]
"""Rows, columns and entries of some limits, and what the rows may reach."""


def relaxation_of(market: Market) -> Programme:
    """Variables are shares of the most a pair can carry; a pair counts as partner by that share."""
    free = ~market.forced
    blocks = [*_flows(market), *_counts(market, np.flatnonzero(free), 0)]
    lower = np.where(market.forced, market.least / market.most, 0.0)
    return _assembled(market.gain * market.most, lower, blocks)


def support_of(market: Market) -> Programme:
    """All pairs are partners: each carries at least its minimum."""
    return _assembled(market.gain * market.most, market.least / market.most, _flows(market))


def exact_of(market: Market) -> tuple[Programme, Flags]:
    """Shares first, then one 0-1 variable per pair that says whether it is a partner; and which are 0-1."""
    count = len(market)
    blocks = [*_flows(market), *_ties(market), *_counts(market, np.flatnonzero(~market.forced), count)]
    gain = np.concatenate([market.gain * market.most, np.zeros(count)])
    lower = np.concatenate([np.zeros(count), market.forced.astype(np.float64)])
    return _assembled(gain, lower, blocks), np.arange(2 * count) >= count


def _flows(market: Market) -> list[Block]:
    """Nobody over capacity, no need over its quantity; each row scaled to 1."""
    pairs = np.arange(len(market))
    used = market.above / market.below * market.most / np.maximum(market.capacity[market.offer], 1)
    filled = market.most / np.maximum(market.quantity[market.need], 1)
    return [_block(market.offer, pairs, used), _block(market.need, pairs, filled)]


def _block(key: Ints, column: Ints, entry: Floats) -> Block:
    labels, row = np.unique(key, return_inverse=True)
    return row.astype(np.int64), column, entry, np.ones(len(labels))


def _counts(market: Market, free: Ints, first: int) -> list[Block]:
    """Partners per need and needs per enterprise; locked pairs have their place already."""
    return [
        _count(market.need, market.partners, market.forced, free, first),
        _count(market.enterprise, market.visits, market.forced, free, first),
    ]


def _count(key: Ints, limits: Ints, forced: Flags, free: Ints, first: int) -> Block:
    taken = np.bincount(key[forced], minlength=len(limits))
    left = np.maximum(limits - taken, 0)
    wishes = np.bincount(key[free], minlength=len(limits))
    tight = free[wishes[key[free]] > left[key[free]]]
    labels, row = np.unique(key[tight], return_inverse=True)
    return row.astype(np.int64), tight + first, np.ones(len(tight)), left[labels].astype(np.float64)


def _ties(market: Market) -> list[Block]:
    """A share needs a partner, and a partner carries at least its minimum."""
    count = len(market)
    row, share = np.arange(count), np.arange(count)
    ones, none = np.ones(count), np.zeros(count)
    both = np.concatenate([row, row]), np.concatenate([share, share + count])
    smallest = market.least / market.most
    return [
        (*both, np.concatenate([ones, -ones]), none),
        (*both, np.concatenate([-ones, smallest]), none),
    ]


def _assembled(gain: Floats, lower: Floats, blocks: list[Block]) -> Programme:
    first = np.cumsum([0, *(len(block[3]) for block in blocks)])
    return Programme(
        gain,
        lower,
        np.concatenate([block[0] + start for block, start in zip(blocks, first, strict=False)]),
        np.concatenate([block[1] for block in blocks]),
        np.concatenate([block[2] for block in blocks]),
        np.concatenate([block[3] for block in blocks]),
    )
