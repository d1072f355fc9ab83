"""What became of each row that was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from models.domain.findings import Finding, Severity
from models.problems import Value
from models.workbook.cells.concealing import concealed

if TYPE_CHECKING:
    from models.steps.listing_facts import Known, Listable


class Fate(StrEnum):
    """A row's fate; a later row of the same record can only raise it."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    NEW = "new"


_RANKS = {fate: rank for rank, fate in enumerate(Fate)}


@dataclass(slots=True)
class Tally:
    """Fates by row number, what was refused, and which enterprises to index: again, or as the list has made them."""

    fates: dict[int, Fate] = field(default_factory=dict)
    refused: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    made: list[tuple[Listable, Known]] = field(default_factory=list)

    def settle(self, row: int, fate: Fate) -> None:
        """A row met this fate, unless a record of the same row met a higher one before."""
        before = self.fates.get(row)
        if before is None or _RANKS[fate] > _RANKS[before]:
            self.fates[row] = fate

    def count(self, fate: Fate) -> int:
        """How many rows met this fate."""
        return sum(each is fate for each in self.fates.values())

    def refuse(self, row: int, message: str, **values: Value) -> None:
        """Keep a row out, with the reason."""
        self.refused.append(Finding(message, Severity.ERROR, row=row, values=_told(values)))

    def warn(self, row: int, message: str, **values: Value) -> None:
        """Let a row in with a remark."""
        self.warnings.append(Finding(message, Severity.WARNING, row=row, values=_told(values)))


def _told(values: dict[str, Value]) -> tuple[tuple[str, Value], ...]:
    """The values of a message, none of which may tell a NIK or a telephone number."""
    return tuple((name, concealed(value) if isinstance(value, str) else value) for name, value in values.items())
