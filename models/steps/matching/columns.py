"""Answers of the database as columns of numbers: no row becomes an object, and a word is kept once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Select
from sqlalchemy.orm import Session

from matching.codes import UNKNOWN
from matching.columns import Flags, Floats, Ints
from models.catalogue.listening import go_on

PORTION = 500
"""Rows that are in the program as rows at one time."""
NIB_DIGITS = 13
Places = NDArray[np.int32]
Kept = Callable[[Sequence[Any]], NDArray[Any]]


class Words:
    """Words of a column, numbered as they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, column: Iterable[str | None]) -> Places:
        """The number of each word; nothing said is the empty word."""
        met = self._numbers
        return np.array([met.setdefault(word or "", len(met)) for word in column], dtype=np.int32)

    def met(self) -> tuple[str, ...]:
        """All words, by number."""
        return tuple(self._numbers)

    def told(self, meaning: Callable[[str], Any], dtype: type[np.generic]) -> NDArray[Any]:
        """What each word means, by number."""
        return np.array([meaning(word) for word in self._numbers], dtype=dtype)


class Runs:
    """Words of a column in which the same stand together, numbered as they come: nothing is searched or kept for it."""

    def __init__(self) -> None:
        self._met: list[str] = []

    def __call__(self, column: Iterable[str]) -> Places:
        """The number of each word."""
        met = self._met
        places = []
        for word in column:
            if not met or word != met[-1]:
                met.append(word)
            places.append(len(met) - 1)
        return np.array(places, dtype=np.int32)

    def met(self) -> tuple[str, ...]:
        """All words, by number."""
        return tuple(self._met)


class Nibs:
    """NIBs as numbers that tell who is the same as whom; of a million nothing is kept."""

    def __init__(self) -> None:
        self._others = Words()

    def __call__(self, column: Iterable[str | None]) -> Ints:
        """The number of each; UNKNOWN where there is none."""
        return np.array([self._number(nib) if nib else UNKNOWN for nib in column], dtype=np.int64)

    def _number(self, nib: str) -> int:
        if len(nib) == NIB_DIGITS and nib.isascii() and nib.isdigit():
            return int(nib)
        place = int(self._others((nib,))[0])
        return int(10**NIB_DIGITS) + place


@dataclass(frozen=True, slots=True, eq=False)
class Column(Sequence[str]):
    """A column of words of which many are the same."""

    words: tuple[str, ...]
    place: Places

    def __len__(self) -> int:
        return len(self.place)

    def __getitem__(self, row: Any) -> Any:
        return self.words[self.place[row]]

    def __iter__(self) -> Iterator[str]:
        return map(self.words.__getitem__, listed(self.place))


def ints(column: Sequence[Any]) -> Ints:
    """Whole numbers; the query leaves none out."""
    return np.array(column, dtype=np.int64)


def floats(column: Sequence[Any]) -> Floats:
    """Numbers; what is not known is NaN."""
    return np.array(column, dtype=np.float64)


def flags(column: Sequence[Any]) -> Flags:
    """Yes and no."""
    return np.array(column, dtype=np.bool_)


def listed(column: NDArray[Any]) -> Iterator[Any]:
    """What a column holds, of which few are objects at one time."""
    return chain.from_iterable(column[start : start + PORTION].tolist() for start in range(0, len(column), PORTION))


def columns_of(session: Session, query: Select[*tuple[Any, ...]], *kept: Kept) -> list[NDArray[Any]]:
    """What a query finds, a column each, kept in its own way."""
    parts: list[list[NDArray[Any]]] = [[keep(())] for keep in kept]
    # the driver's own rows: wrapping each takes longer than finding it
    cursor = session.connection().execute(query).cursor
    while cursor is not None and (rows := cursor.fetchmany(PORTION)):
        go_on(session)
        for part, keep, column in zip(parts, kept, zip(*rows, strict=True), strict=True):
            part.append(keep(column))
    return [np.concatenate(parts.pop(0)) for _ in kept]


@dataclass(frozen=True, slots=True, eq=False)
class Lookup:
    """One value of each key; keys are sorted."""

    keys: Ints
    values: NDArray[Any]

    def of(self, keys: Ints, otherwise: float) -> NDArray[Any]:
        """The value of each of these keys."""
        if not len(self.keys):
            return np.full(len(keys), otherwise, dtype=self.values.dtype)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.values[at], otherwise)


def lookup(keys: Ints, values: NDArray[Any], merge: np.ufunc) -> Lookup:
    """Values by key; several values of one key are merged."""
    if not len(keys):
        return Lookup(keys, values)
    order = np.argsort(keys, kind="stable")
    found, first = np.unique(keys[order], return_index=True)
    return Lookup(found, merge.reduceat(values[order], first))


def found_by(session: Session, query: Select[*tuple[Any, ...]], merge: np.ufunc, kept: Kept = ints) -> Lookup:
    """What a query of (key, value) finds, by key."""
    keys, values = columns_of(session, query, ints, kept)
    return lookup(keys, values, merge)
