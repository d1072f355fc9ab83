"""The rows of a sheet, checked: what may go in, what may not, and everything there is to say about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain, islice

from models.domain.findings import Finding, Severity
from models.domain.freeing import free, free_all_of
from models.domain.intake import Intake, IntakeKind
from models.domain.progress import Progress, no_progress
from models.problems import ImportRejected
from models.workbook.beside import read_all
from models.workbook.cells.wording import shown
from models.workbook.guesses import guesses_of, with_guesses_told
from models.workbook.recognition import Recognised, recognise
from models.workbook.rows.days import day_orders
from models.workbook.rows.layout import DataRow, data_rows, field_places, holds_own_rows, is_closing
from models.workbook.rows.manner import HasRead, Manner, Portion, ToRead
from models.workbook.rows.notes import Notes
from models.workbook.rows.reader import CheckContext
from models.workbook.rows.repeats import Repeats
from models.workbook.rows.shifting import width_of
from models.workbook.sheet import Row, Sheet, is_blank

__all__ = ["CheckContext", "Checked", "RejectedRow", "check", "reject"]

PORTION, _ASK_EVERY = 100, 1_000
"""Rows read, and rows looked at, between two questions whether to go on."""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that stays out, as it stood in the file, with the errors that keep it out.

    A row that goes on with the one above comes with the name from there, so that it can come back alone.
    """

    row: int
    cells: Row
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet after checking: `read` is always the rows of `intakes` and of `rejected`, none of them in both.

    A row that names several products gives as many intakes.
    """

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

    ImportRejected only when the headings cannot be understood or no row stands below them.
    """
    recognised = with_guesses_told(sheet, _recognised(sheet, kind, context, given), context.lexicon)
    _require_place(sheet.name, recognised, context)
    rows = list(_heard(data_rows(sheet, recognised), lambda: progress(0, len(sheet.rows))))
    _require_bearable(sheet, rows, context)
    places = field_places(recognised)
    order = {**dict(context.day_first_in), **day_orders(sheet, recognised)}
    manner = Manner(sheet.name, recognised, context, places, holds_own_rows(sheet, recognised), order)
    gathering = _Gathering(sheet, manner, Repeats())
    portions = gathering.portions(row for row in rows if not row.closes)
    with closing(read_all(manner, portions, lambda: progress(gathering.last, len(sheet.rows)))) as answers:
        read = chain.from_iterable(answers)
        for row in rows:
            gathering.take(row, None if row.closes else next(read))
    free(rows)
    while portions:  # one by one: each holds many
        portions.pop()
    return gathering.checked()


def _recognised(
    sheet: Sheet, kind: IntakeKind, context: CheckContext, given: Sequence[tuple[str, str]]
) -> Recognised:
    """The headings understood; where some are missing, the problem names what their content seems to be."""
    try:
        return recognise(sheet, kind, given)
    except ImportRejected as problem:
        if problem.message not in ("columns_missing", "header_not_found"):
            raise
        guesses = tuple(f"{name} = {field}" for name, field in guesses_of(sheet, kind, context.lexicon))
        if not guesses:
            raise
        wanted = problem.values.get("columns") or problem.values.get("expected")
        raise ImportRejected("columns_missing_guessed", sheet=sheet.name, columns=wanted, guesses=guesses) from problem


def _require_place(sheet: str, recognised: Recognised, context: CheckContext) -> None:
    fields = {one.field for one in recognised.columns}
    known = fields & {"kabupaten", "region_code"} or context.home_region
    if recognised.kind is IntakeKind.ENTERPRISES and not known:
        raise ImportRejected("columns_missing", sheet=sheet, columns=("Kabupaten/Kota",))


def _require_bearable(sheet: Sheet, rows: Sequence[DataRow], context: CheckContext) -> None:
    """The limit counts rows of data: neither headings nor what stands above or below the list."""
    found = sum(not row.closes for row in rows)
    if found > context.most_rows:
        raise ImportRejected("too_many_data_rows", sheet=sheet.name, limit=context.most_rows, rows=found)


def _heard(rows: Iterator[DataRow], ask: Callable[[], None]) -> Iterator[DataRow]:
    for at, row in enumerate(rows):
        if at % _ASK_EVERY == 0:
            ask()
        yield row


class _Gathering:
    """What becomes of the rows of a sheet, one after the other."""

    def __init__(self, sheet: Sheet, manner: Manner, repeats: Repeats) -> None:
        self.last = 0
        """The number of the last row taken."""
        self._sheet = sheet.name
        self._manner = manner
        self._recognised = manner.recognised
        self._repeats = repeats
        self._width = width_of(sheet, manner.recognised)
        self._of_row = _by_row(sheet.findings)
        self._intakes: list[Intake] = []
        self._rejected: list[RejectedRow] = []
        self._findings: list[Finding] = [*self._of_row.get(0, ()), *manner.recognised.findings]
        self._cells: dict[int, Row] = {}

    def portions(self, rows: Iterable[DataRow]) -> list[Portion]:
        """The rows to read, some at a time, each with what there is to say about how it stands in the file."""
        found = iter(rows)
        portions: list[Portion] = []
        while some := list(islice(found, PORTION)):
            portions.append([ToRead(row.number, row.cells, self._as_it_stands(row)) for row in some])
        return portions

    def take(self, row: DataRow, read: HasRead | None) -> None:
        """Put a row where it belongs by what was read of it; nothing of one that closes the list."""
        self.last = row.number
        if read is None:
            self._close(row)
        else:
            self._add(row, read)

    def _close(self, row: DataRow) -> None:
        """Count a total, a note or a signature below the list as rejected."""
        filled = [cell for cell in row.cells if not is_blank(cell)]
        telling = next(filter(is_closing, filled), filled[0])
        finding = Finding("closing_row", Severity.ERROR, self._sheet, row.number, value=shown(telling))
        self._findings.append(finding)
        self._rejected.append(RejectedRow(row.number, row.cells, (finding,)))

    def _add(self, row: DataRow, read: HasRead) -> None:
        intakes = read.intakes
        notes = Notes(self._manner, row, read.findings)
        if row.continues:
            notes.warn("product", "row_continues", first=row.continues)
        if not notes.refused:
            intakes = tuple([self._repeats.compare(intake, notes) for intake in intakes])
        self._findings += notes.findings
        if not intakes or notes.refused:
            self._rejected.append(RejectedRow(row.number, row.cells, _errors(notes.findings)))
        else:
            self._intakes += intakes
            self._cells[row.number] = row.cells

    def _as_it_stands(self, row: DataRow) -> tuple[Finding, ...]:
        found = tuple(self._of_row.get(row.number, ()))
        if not self._width.overflows(row.cells):
            return found
        values = (("columns", self._width.columns),)
        return (*found, Finding("row_too_wide", Severity.ERROR, self._sheet, row.number, values=values))

    def checked(self) -> Checked:
        """The whole sheet; ImportRejected when it holds no row."""
        if not self._cells and not self._rejected:
            raise ImportRejected("no_rows", sheet=self._sheet, row=self._recognised.header_row)
        intakes = self._repeats.completed(self._intakes)
        free_all_of(self._repeats)
        return Checked(
            kind=self._recognised.kind,
            sheet=self._sheet,
            recognised=self._recognised,
            read=len(self._cells) + len(self._rejected),
            intakes=intakes,
            rejected=tuple(self._rejected),
            findings=tuple(self._findings),
            cells=self._cells,
        )


def _by_row(findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    rows: dict[int, list[Finding]] = {}
    for finding in findings:
        rows.setdefault(finding.row, []).append(finding)
    return rows


def _errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.severity is Severity.ERROR)


def reject(checked: Checked, refusals: Sequence[Finding]) -> Checked:
    """The same sheet with the rows of `refusals` rejected too, for what only a catalogue knows."""
    by_row = _by_row(tuple(dict.fromkeys(refusals)))
    moved = [RejectedRow(row, checked.cells[row], tuple(by_row[row])) for row in sorted(by_row)]
    return replace(
        checked,
        intakes=tuple(intake for intake in checked.intakes if intake.row not in by_row),
        rejected=tuple(sorted((*checked.rejected, *moved), key=lambda one: one.row)),
        findings=tuple(sorted((*checked.findings, *dict.fromkeys(refusals)), key=lambda one: one.row)),
    )
