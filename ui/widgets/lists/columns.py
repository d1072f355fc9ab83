"""What a list shows of a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from ui.widgets.look.colours import Tone

Row = TypeVar("Row")


class Align(Enum):
    """Where a column's words stand; figures stand right."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)  # no slots: Column[Row](…) of a frozen slotted generic raises on Python 3.11
class Column(Generic[Row]):
    """One column: a heading and what stands under it, made from a row's facts."""

    key: str
    heading: str
    text: Callable[[Row], str]
    sort: str = ""
    """Name that `ListQuery.sort` gets when the heading is clicked; empty: not sortable."""
    align: Align = Align.LEFT
    width: int = 0
    """Pixels at the start; 0 shares what is left."""
    unit: Callable[[Row], str] | None = None
    """Written in grey after the text."""
    tone: Callable[[Row], Tone] | None = None
    """Ink by meaning; the words must say the same."""
    meter: Callable[[Row], float | None] | None = None
    """A share 0 to 1 drawn as a thin bar before the text."""
    tooltip: Callable[[Row], str] | None = None
    spoken: Callable[[Row], str] | None = None
    """What a screen reader says when the text alone would not do."""
    copied: Callable[[Row], str] | None = None
    """What goes to Excel when that is not the text."""
    order: Callable[[Row], object] | None = None
    """Sort key for lists in memory; the text when missing."""
    shown: bool = True
    """Whether the column is in view before the user chooses columns."""

    def plain(self, row: Row) -> str:
        """The whole cell in words: text and unit."""
        unit = self.unit(row) if self.unit else ""
        return f"{self.text(row)} {unit}".strip()

    def to_export(self, row: Row) -> str:
        """One cell of an exported file, as it is shown."""
        text = self.copied(row) if self.copied else self.plain(row)
        return " ".join(text.replace("\u00a0", " ").replace("\u2212", "-").split())

    def to_copy(self, row: Row) -> str:
        """One cell of what Ctrl+C gives Excel: no tabs, no line breaks, no formula."""
        flat = self.to_export(row)
        return f"'{flat}" if flat[:1] in ("=", "+", "@") else flat
