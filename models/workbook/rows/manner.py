"""Rows of a sheet as intakes: each by itself, without a look at the others."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from models.domain.findings import Finding
from models.domain.intake import Intake, IntakeKind
from models.workbook.recognition import Recognised
from models.workbook.rows.enterprises import enterprises
from models.workbook.rows.partners import need, partner
from models.workbook.rows.reader import CheckContext, RowReader
from models.workbook.sheet import Row

_READERS: Mapping[IntakeKind, Callable[[RowReader], tuple[Intake, ...]]] = {
    IntakeKind.ENTERPRISES: enterprises,
    IntakeKind.PARTNERS: lambda row: (partner(row),),
    IntakeKind.NEEDS: lambda row: tuple(filter(None, (need(row),))),
}


class ToRead(NamedTuple):
    """A row of data, and what there is to say of it before it is read."""

    number: int
    """As Excel counts."""
    cells: Row
    findings: Sequence[Finding] = ()


class HasRead(NamedTuple):
    """What a row says, meaningless when any of the findings is an error; and all findings of it."""

    intakes: tuple[Intake, ...]
    findings: tuple[Finding, ...]


Portion = Sequence[ToRead]


@dataclass(frozen=True, slots=True)
class Manner:
    """How the rows of one sheet are read."""

    sheet: str
    recognised: Recognised
    context: CheckContext
    places: dict[str, int]
    """Index of the column of each field."""
    examples_refused: bool
    """The example rows of the template stay out, since the sheet holds own rows as well."""
    day_first: Mapping[str, bool]
    """Which of day and month stands first in the columns where that is known."""

    def reader(self, number: int, cells: Row, known: dict[Hashable, Any]) -> RowReader:
        """A row to read field by field; `known` is shared by the rows of the sheet."""
        return RowReader(
            *(self.sheet, number, cells, self.recognised, self.context, self.places, self.examples_refused),
            *(self.day_first, known),
        )

    def read(self, portion: Portion, known: dict[Hashable, Any]) -> list[HasRead]:
        """What each row of a portion says."""
        of_row = _READERS[self.recognised.kind]
        read = []
        for number, cells, findings in portion:
            row = self.reader(number, cells, known)
            row.findings += findings
            read.append(HasRead(of_row(row), tuple(row.findings)))
        return read
