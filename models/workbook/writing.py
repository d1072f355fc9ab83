"""Workbooks and text files that go out: data is written as data, never as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

# the library ships no types
import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from models.domain.findings import Finding
from models.domain.intake import Intake, IntakeKind
from models.files import write_bytes
from models.problems import UserProblem
from models.workbook.cells.wording import text_of
from models.workbook.checking import Checked, RejectedRow
from models.workbook.columns import SHEET_NAMES, columns
from models.workbook.rows.shifting import SURPLUS, filled_to
from models.workbook.sheet import Cell, Row
from models.workbook.spelling import headings, spell, text_headings

REASON = "Alasan penolakan"
_LONGEST = 32_767
_GUARDED = re.compile(r"'*[=+\-@\t]")
_NOT_WRITABLE = re.compile("[\x00\ud800-\udfff]")
_NARROWEST, _WIDEST = 10, 40
_OPTIONS = {
    # temporary files of the library would lie outside the folder of the user, with personal data in them
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


@dataclass(frozen=True, slots=True)
class RejectedSheet:
    """The rejected rows of a sheet, under the headings of the file they came in."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[RejectedRow, ...]


def write_rows(
    path: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    sheet: str = "Data",
    text: Collection[str] = (),
) -> int:
    """Write a table to .xlsx or .csv, by the suffix; the number of rows written.

    `text` names the headings whose column Excel must keep as text. UserProblem as in models.files.
    """
    table = [tuple(row) for row in rows]
    if path.suffix.lower() == ".csv":
        write_bytes(path, _csv_bytes(headings, table))
    else:
        require_xlsx(path)
        write_bytes(path, _xlsx_bytes([(sheet, headings, table, text)]))
    return len(table)


def write_intakes(path: Path, sheets: Sequence[tuple[IntakeKind, Sequence[Intake]]], *, personal: bool = False) -> None:
    """Write lists in the columns of the template, ready to be imported again; .csv takes one list."""
    tables = [_spelled(kind, intakes, personal) for kind, intakes in sheets]
    if path.suffix.lower() == ".csv" and len(tables) == 1:
        _, head, rows, _ = tables[0]
        write_bytes(path, _csv_bytes(head, rows))
        return
    require_xlsx(path)
    write_bytes(path, _xlsx_bytes(tables))


def _spelled(kind: IntakeKind, intakes: Sequence[Intake], personal: bool) -> _Table:
    """A list in its columns; those that the template lacks only where somebody has something in them."""
    rows = [spell(one, personal=personal) for one in intakes]
    kept = [
        index
        for index, column in enumerate(columns(kind))
        if not column.is_rare or any(row[index] not in (None, "") for row in rows)
    ]
    head = tuple(headings(kind)[index] for index in kept)
    return SHEET_NAMES[kind], head, [tuple(row[index] for index in kept) for row in rows], text_headings(kind)


def rejected_sheet(checked: Checked) -> RejectedSheet:
    """The rejected rows of a checked sheet; cells beyond the last heading get one that keeps the row out again."""
    heads = checked.recognised.headings
    widest = max((filled_to(row.cells) for row in checked.rejected), default=0)
    surplus = tuple(f"{SURPLUS} {number}" for number in range(1, widest - len(heads) + 1))
    return RejectedSheet(checked.sheet, (*heads, *surplus), checked.rejected)


def write_rejected(path: Path, sheets: Sequence[RejectedSheet], reason: Callable[[Finding], str]) -> None:
    """Write rejected rows as they stood, with a last column that says why; the file can be imported again."""
    require_xlsx(path)
    write_bytes(path, _xlsx_bytes([_returned(sheet, reason) for sheet in sheets if sheet.rows]))


def _returned(sheet: RejectedSheet, reason: Callable[[Finding], str]) -> _Table:
    """The rows with a last column of reasons, in place of the one from a file that came back before."""
    kept = [index for index, heading in enumerate(sheet.headings) if heading != REASON]
    rows = [_with_reason(row, kept, reason) for row in sheet.rows]
    return sheet.name, (*(sheet.headings[index] for index in kept), REASON), rows, ()


def _with_reason(row: RejectedRow, kept: Sequence[int], reason: Callable[[Finding], str]) -> Row:
    cells = (row.cells[index] if index < len(row.cells) else None for index in kept)
    return (*cells, "\n".join(dict.fromkeys(reason(finding) for finding in row.findings)))


_Table = tuple[str, Sequence[str], Sequence[Sequence[Cell]], Collection[str]]


def require_xlsx(path: Path) -> None:
    """Raise UserProblem where a workbook would get a name that Excel does not open."""
    if path.suffix.lower() != ".xlsx":
        raise UserProblem("file_suffix_unknown", file=path.name, suffix=path.suffix)


def _csv_bytes(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    file = io.StringIO(newline="")
    # a heading in quotes tells the separator beyond doubt, whatever the cells hold
    heading = csv.writer(file, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    heading.writerow([_csv_text(head) for head in heads])
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _csv_text(cell)
    if isinstance(cell, float) and not cell.is_integer():
        return _with_comma(cell)
    return text_of(cell)


def _with_comma(number: float) -> str:
    """A number in Indonesian writing; never with three decimals, which could be read as thousands."""
    text = f"{Decimal(repr(number)):f}".replace(".", ",")
    return f"{text}0" if len(text.partition(",")[2]) == 3 else text


def _csv_text(text: str) -> str:
    """Text that no spreadsheet takes for a formula; reading takes off exactly the apostrophe put here."""
    text = writable(text)
    return f"'{text}" if _GUARDED.match(text) else text


def writable(text: str) -> str:
    """Text without the signs that no file can hold, and no longer than a cell."""
    return _NOT_WRITABLE.sub("", text)[:_LONGEST]


def workbook_bytes(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """A new workbook as bytes: built in memory, since a full disk would break the library in the middle of it."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as workbook:
        fill(workbook)
    return target.getvalue()


def _xlsx_bytes(tables: Sequence[_Table]) -> bytes:
    def fill(workbook: xlsxwriter.Workbook) -> None:
        pen = Pen(workbook)
        for name, heads, rows, text in tables:
            _write_table(workbook.add_worksheet(sheet_title(name)), pen, heads, rows, text)
        if not tables:
            workbook.add_worksheet()

    return workbook_bytes(fill)


def _write_table(
    sheet: Worksheet, pen: Pen, heads: Sequence[str], rows: Sequence[Sequence[Cell]], text: Collection[str]
) -> None:
    for index, heading in enumerate(heads):
        pen.write(sheet, 0, index, heading, pen.bold)
        width = min(max(len(heading) + 2, _NARROWEST), _WIDEST)
        sheet.set_column(index, index, width, pen.text if heading in text else None)
    for number, row in enumerate(rows, start=1):
        for index, cell in enumerate(row):
            pen.write(sheet, number, index, cell)
    sheet.freeze_panes(1, 0)
    if heads:
        sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)


def sheet_title(name: str) -> str:
    """A name that Excel accepts for a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", writable(name))[:31].strip("' ") or "Data"


class Pen:
    """Writes cells of every kind, each as what it is."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.bold: Format = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text: Format = workbook.add_format({"num_format": "@"})
        self._day: Format = workbook.add_format({"num_format": "dd/mm/yyyy"})
        self._moment: Format = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        self._hour: Format = workbook.add_format({"num_format": "hh:mm"})

    def write(self, sheet: Worksheet, row: int, column: int, cell: Cell, look: Format | None = None) -> None:
        """Write one cell; text stays text whatever it looks like."""
        if isinstance(cell, str):
            if cell:
                sheet.write_string(row, column, writable(cell), look or self.text)
        elif isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, look)
        elif isinstance(cell, int | float):
            sheet.write_number(row, column, cell, look)
        elif cell is not None:
            sheet.write_datetime(row, column, cell, look or self._moment_format(cell))

    def _moment_format(self, cell: date | datetime | time) -> Format:
        if isinstance(cell, time):
            return self._hour
        return self._moment if isinstance(cell, datetime) else self._day
