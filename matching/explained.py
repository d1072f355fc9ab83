"""Explanations of many pairs of one problem: what pairs have in common is made, kept and sent once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from matching.answers import CriterionReport, Explanation, RuleReport
from matching.columns import Ints

Places = NDArray[np.int32]
Thing = TypeVar("Thing")
_WIDEST = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Shared(Generic[Thing]):
    """One thing of each pair; pairs alike share theirs."""

    things: tuple[Thing, ...]
    place: Places
    """Per pair, which of the things is its own."""

    def __getitem__(self, row: int) -> Thing:
        return self.things[int(self.place[row])]


@dataclass(frozen=True, slots=True, eq=False)
class Explanations:
    """An explanation of each pair, put together when it is asked for."""

    offer: Ints
    need: Ints
    score: Ints
    score_low: Ints
    score_high: Ints
    priority: Ints
    rules: tuple[Shared[RuleReport], ...]
    criteria: tuple[Shared[CriterionReport], ...]
    rest: Shared[Explanation]
    """All other fields, of one pair among those that have them in common; its rules and criteria are left out."""

    def __len__(self) -> int:
        return len(self.offer)

    def __iter__(self) -> Iterator[Explanation]:
        return (self[row] for row in range(len(self)))

    def __getitem__(self, row: int) -> Explanation:
        return replace(
            self.rest[row],
            offer=int(self.offer[row]),
            need=int(self.need[row]),
            rules=tuple(each[row] for each in self.rules),
            criteria=tuple(each[row] for each in self.criteria),
            score=int(self.score[row]),
            score_low=int(self.score_low[row]),
            score_high=int(self.score_high[row]),
            priority=int(self.priority[row]),
        )


def shared(columns: Iterable[NDArray[Any]], made: Callable[[int], Thing]) -> Shared[Thing]:
    """What is made of each row, made once of rows that are alike in all these columns."""
    first, place = alike(columns)
    return Shared(tuple(made(row) for row in first.tolist()), place)


def alike(columns: Iterable[NDArray[Any]]) -> tuple[NDArray[np.intp], Places]:
    """The first row of each kind of row, and the kind of every row."""
    listed = [column.astype(np.int64, copy=False) for column in columns]
    key, span = np.zeros(len(listed[0]), dtype=np.int64), 1
    for column in listed:
        key, span = _beside(key, span, column)
    _, first, place = np.unique(key, return_index=True, return_inverse=True)
    return first, place.astype(np.int32)


def _beside(key: Ints, span: int, column: Ints) -> tuple[Ints, int]:
    """The key that tells rows apart by one column more; it stays below `span`."""
    low = int(column.min(initial=_WIDEST))
    width = int(column.max(initial=low)) - low + 1
    if width == 1:
        return key, span
    if span * width >= _WIDEST:
        key, column = (np.unique(each, return_inverse=True)[1] for each in (key, column))
        low, span, width = 0, 1 + int(key.max()), 1 + int(column.max())
    return key * width + (column - low), span * width
