"""The rows of a sheet, checked: what may go in, what may not, and everything there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.domain.findings import Finding, Severity
from models.domain.intake import Intake, IntakeKind
from models.domain.progress import Progress, no_progress
from models.problems import ImportRejected
from models.workbook.recognition import Recognised, recognise
from models.workbook.rows.enterprises import enterprise
from models.workbook.rows.partners import need, partner
from models.workbook.rows.reader import CheckContext, RowReader
from models.workbook.rows.repeats import Repeats
from models.workbook.sheet import Row, Sheet, is_blank_row

__all__ = ["CheckContext", "Checked", "RejectedRow", "check", "reject"]

_TELL_EVERY = 200
_READERS: Mapping[IntakeKind, Callable[[RowReader], Intake | None]] = {
    IntakeKind.ENTERPRISES: enterprise,
    IntakeKind.PARTNERS: partner,
    IntakeKind.NEEDS: need,
}


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that stays out, as it stood in the file, with the errors that keep it out."""

    row: int
    cells: Row
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet after checking: `read` is always `len(intakes) + len(rejected)`."""

    kind: IntakeKind
    sheet: str
    recognised: Recognised
    read: int
    intakes: tuple[Intake, ...]
    rejected: tuple[RejectedRow, ...]
    findings: tuple[Finding, ...]
    """All of them, those of rejected rows too, in the order of the file."""
    cells: Mapping[int, Row]
    """The cells of accepted rows by row number, for those that a use case refuses later."""


def check(
    sheet: Sheet,
    kind: IntakeKind,
    context: CheckContext,
    given: Sequence[tuple[str, str]] = (),
    progress: Progress = no_progress,
) -> Checked:
    """Every row of a sheet as an intake or as rejected, with all findings of all cells.

    ImportRejected only when the headings cannot be understood.
    """
    recognised = recognise(sheet, kind, given)
    _require_place(sheet.name, recognised, context)
    gathering = _Gathering(recognised, Repeats())
    for row in _readers(sheet, recognised, context, progress):
        gathering.add(row)
    return gathering.checked(sheet.name)


def _require_place(sheet: str, recognised: Recognised, context: CheckContext) -> None:
    fields = {one.field for one in recognised.columns}
    known = fields & {"kabupaten", "region_code"} or context.home_region
    if recognised.kind is IntakeKind.ENTERPRISES and not known:
        raise ImportRejected("columns_missing", sheet=sheet, columns=("Kabupaten/Kota",))


def _readers(sheet: Sheet, recognised: Recognised, context: CheckContext, progress: Progress) -> Iterator[RowReader]:
    places = {one.field: one.index for one in recognised.columns if one.field}
    for number in range(recognised.first_row, len(sheet.rows) + 1):
        if number % _TELL_EVERY == 0:
            progress(number, len(sheet.rows))
        cells = sheet.rows[number - 1]
        if not is_blank_row(cells):
            yield RowReader(sheet.name, number, cells, recognised, context, places)


class _Gathering:
    """What becomes of the rows of a sheet, one after the other."""

    def __init__(self, recognised: Recognised, repeats: Repeats) -> None:
        self._recognised = recognised
        self._repeats = repeats
        self._read = _READERS[recognised.kind]
        self._intakes: list[Intake] = []
        self._rejected: list[RejectedRow] = []
        self._findings: list[Finding] = list(recognised.findings)
        self._cells: dict[int, Row] = {}

    def add(self, row: RowReader) -> None:
        """Read one row and put it where it belongs."""
        intake = self._read(row)
        if intake is not None and not row.refused:
            intake = self._repeats.compare(intake, row)
        self._findings += row.findings
        if intake is None or row.refused:
            self._rejected.append(RejectedRow(row.number, row.cells, _errors(row.findings)))
        else:
            self._intakes.append(intake)
            self._cells[row.number] = row.cells

    def checked(self, sheet: str) -> Checked:
        """The whole sheet."""
        return Checked(
            kind=self._recognised.kind,
            sheet=sheet,
            recognised=self._recognised,
            read=len(self._intakes) + len(self._rejected),
            intakes=tuple(self._intakes),
            rejected=tuple(self._rejected),
            findings=tuple(self._findings),
            cells=self._cells,
        )


def _errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.severity is Severity.ERROR)


def reject(checked: Checked, refusals: Sequence[Finding]) -> Checked:
    """The same sheet with the rows of `refusals` rejected too, for what only a catalogue knows."""
    by_row: dict[int, list[Finding]] = {}
    for refusal in refusals:
        by_row.setdefault(refusal.row, []).append(refusal)
    moved = [
        RejectedRow(intake.row, checked.cells[intake.row], tuple(by_row[intake.row]))
        for intake in checked.intakes
        if intake.row in by_row
    ]
    return replace(
        checked,
        intakes=tuple(intake for intake in checked.intakes if intake.row not in by_row),
        rejected=tuple(sorted((*checked.rejected, *moved), key=lambda one: one.row)),
        findings=tuple(sorted((*checked.findings, *refusals), key=lambda one: one.row)),
    )
