"""One thing wrong in a file or record: where, what, and what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.problems import Value


class Severity(StrEnum):
    """An error keeps its row out; a warning lets it in."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A message id with values, and the place in the file it speaks of."""

    message: str
    severity: Severity
    sheet: str = ""
    row: int = 0
    """As Excel counts, from 1; 0 when the finding is about the whole sheet."""
    column: str = ""
    """The heading as it stands in the file."""
    value: str = ""
    """What the cell holds; a NIK or KK arrives here already masked."""
    values: tuple[tuple[str, Value], ...] = ()
    """Further values of the message, by name."""
