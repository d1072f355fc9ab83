"""Offers of one commodity, kind, size and unit, whom the law and the commodity graph judge alike: judged once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from matching.codes import BusinessSize, OfferKind, Reach
from matching.columns import Flags, Ints, Offers
from matching.pairs import Ground

PORTION = 1 << 15
"""Pairs of a need and a kind of offer that are judged at once."""


class Kinds(NamedTuple):
    """Which kind each offer is of, and one example of each kind; kinds of one commodity are neighbours."""

    of_offer: Ints
    example: Ints


class Meetings(NamedTuple):
    """Needs with the kinds of offer within their reach: one row per pair, those of a need side by side."""

    needs: Ints
    first: Ints
    """Row of each need's first kind."""
    example: Ints
    need: Ints


def kinds_of(offers: Offers, rows: Ints) -> Kinds:
    """The kinds among some of the offers."""
    number = offers.commodity[rows]
    for column, most in ((offers.kind, len(OfferKind)), (offers.size, len(BusinessSize))):
        number = number * most + column[rows]
    for column in (offers.dimension, offers.factor):
        known, place = np.unique(column[rows], return_inverse=True)
        number = number * len(known) + place
    _, example, of_offer = np.unique(number, return_index=True, return_inverse=True)
    return Kinds(of_offer, rows[example])


def near_kinds(ground: Ground, kinds: Kinds, commodity: int) -> Flags:
    """Kinds of offer whose commodity is, is akin to, or becomes in one step, the one that is needed."""
    theirs, tables = ground.offers.commodity[kinds.example], ground.reach
    near: Flags = (tables.reach[theirs, commodity] != Reach.UNRELATED.code) | tables.step[theirs, commodity]
    return near


def meetings(ground: Ground, kinds: Kinds, chosen: Flags) -> Iterator[Meetings]:
    """The chosen needs in the order of their commodities and uids, in portions that bound the memory."""
    waiting: list[tuple[int, Ints]] = []
    size = 0
    for need, within in _each_need(ground, kinds, chosen):
        waiting.append((need, within))
        size += len(within)
        if size >= PORTION:
            yield _side_by_side(waiting, kinds)
            waiting, size = [], 0
    if waiting:
        yield _side_by_side(waiting, kinds)


def _each_need(ground: Ground, kinds: Kinds, chosen: Flags) -> Iterator[tuple[int, Ints]]:
    needs = ground.needs
    in_turn = np.argsort(ground.problem.needs.uid, kind="stable")
    in_turn = in_turn[chosen[in_turn]]
    for commodity in np.unique(needs.commodity[in_turn]).tolist():
        within = np.flatnonzero(near_kinds(ground, kinds, commodity))
        for need in in_turn[needs.commodity[in_turn] == commodity].tolist():
            yield need, within


def _side_by_side(waiting: list[tuple[int, Ints]], kinds: Kinds) -> Meetings:
    needs = np.array([need for need, _ in waiting], dtype=np.int64)
    counts = np.array([len(within) for _, within in waiting], dtype=np.int64)
    example = kinds.example[np.concatenate([within for _, within in waiting])]
    return Meetings(needs, np.cumsum(counts) - counts, example, np.repeat(needs, counts))
