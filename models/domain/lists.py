"""How a screen asks for part of a list, and what it gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: words searched as one types, filters by field, and the sort."""

    words: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    """(filter name, value) pairs; each use case names those it knows."""
    sort: str = ""
    """Name of a sortable column; empty for the list's own order."""
    descending: bool = False

    def value_of(self, name: str) -> str:
        """The value of one filter, empty when it is not set."""
        return dict(self.filters).get(name, "")


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """Consecutive rows of a list and how many there are in all."""

    rows: tuple[Row, ...]
    start: int
    total: int
    counted: bool = True
    """Otherwise there are at least so many; how many, a second question tells."""


@dataclass(frozen=True)  # no slots: a frozen slotted generic raises on Python 3.11
class ExportColumn(Generic[Row]):
    """A column as it is shown: its heading, and what stands in it for a row."""

    heading: str
    cell: Callable[[Row], str | int | float | None]


@dataclass(frozen=True, slots=True)
class Personal:
    """The wish for a column of NIK: masked, unless a reason is given by somebody who may know them."""

    reason: str = ""
