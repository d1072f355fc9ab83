"""One row of a list, read field by field while its findings gather."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from models.domain.findings import Finding, Severity
from models.problems import Value
from models.reference.lexicon import Lexicon
from models.reference.units import find_unit
from models.reference.words import shipped_lexicon
from models.workbook.cells import calendar, dates
from models.workbook.cells.amounts import Priced, money
from models.workbook.cells.concealing import concealed
from models.workbook.cells.outcome import Outcome, Remark, error, warning
from models.workbook.cells.wording import (
    holds_personal_number,
    is_spreadsheet_error,
    says_unknown,
    shown,
    text_of,
)
from models.workbook.columns import column
from models.workbook.limits import ReadingLimits
from models.workbook.recognition import Recognised
from models.workbook.scales import MOST_SCALED, scaled
from models.workbook.sheet import Cell, Row

T = TypeVar("T")

_OF_INVENTED_ROWS = frozenset({"nik_sample"})
"""What marks the whole row as a sample, which no catalogue of real people takes."""
_PRIVATE = "•"
"""Stands in findings for the whole value of a personal column."""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What checking needs to know beside the file."""

    today: date
    samples_allowed: bool = False
    """The sample catalogue takes a NIK with the serial 0000; no other does."""
    home_region: str = ""
    """Code of the kabupaten that a list without a column for it is about."""
    lexicon: Lexicon = field(default_factory=shipped_lexicon)
    """What the catalogue calls its commodities."""
    key_field: str = ""
    """The field that says which record a row is about, where the user chose one: nik, nib."""
    day_first: bool | None = None
    """Which of day and month stands first where a column leaves it open; None: such a day is refused."""
    day_first_in: tuple[tuple[str, bool], ...] = ()
    """The same, answered for single fields."""
    kbli_listed: frozenset[tuple[str, str]] = frozenset()
    """Edition and code of every KBLI that the catalogue has imported beside those that ship."""
    most_rows: int = ReadingLimits().rows


@dataclass(slots=True)
class RowReader:
    """The cells of one row by field; `findings` grows with every field read."""

    sheet: str
    number: int
    """As Excel counts."""
    cells: Row
    recognised: Recognised
    context: CheckContext
    places: dict[str, int]
    """Index of the column of each field."""
    examples_refused: bool = False
    """The example rows of the template stay out, since the sheet holds own rows as well."""
    day_first: Mapping[str, bool] = field(default_factory=dict)
    """Which of day and month stands first in the columns where that is known."""
    recalled: dict[Hashable, Any] = field(default_factory=dict)
    """What `recall` worked out for rows of the same sheet."""
    findings: list[Finding] = field(default_factory=list)
    _held: dict[str, Cell] = field(init=False, default_factory=dict)
    """The cell of each field that has one."""
    _broken: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        cells, wide = self.cells, len(self.cells)
        self._held = {name: cells[at] for name, at in self.places.items() if at < wide and cells[at] is not None}
        marked = [name for name, cell in self._held.items() if isinstance(cell, str) and cell[:1] == "#"]
        broken = [name for name in marked if is_spreadsheet_error(self._held[name])]
        for name in broken:
            self.refuse(name, "cell_is_error")
            del self._held[name]
        self._broken = frozenset(broken)

    @property
    def refused(self) -> bool:
        """Whether anything found keeps the row out."""
        return bool(self.findings) and any(one.severity is Severity.ERROR for one in self.findings)

    def cell(self, name: str) -> Cell:
        """The cell of a field, None when the file has no such column."""
        return self._held.get(name)

    def _at(self, index: int) -> Cell:
        return self.cells[index] if 0 <= index < len(self.cells) else None

    def has(self, name: str) -> bool:
        """Whether the file has a column for the field and the row something in it."""
        cell = self._held.get(name)
        return cell is not None and not says_unknown(cell)

    def recall(self, reading: Callable[..., T], *cells: Hashable) -> T:
        """What `reading` makes of these, worked out once in a sheet: most cells say what an earlier one said."""
        # 1, 1.0 and True are equal, but not the same cell
        key = (reading, cells, *map(type, cells))
        found: T | None = self.recalled.get(key)
        if found is None:
            found = self.recalled[key] = reading(*cells)
        return found

    def heading(self, name: str) -> str:
        """The heading of a field as it stands in the file."""
        index = self.places.get(name, -1)
        return self.recognised.columns[index].heading if index >= 0 else ""

    def heading_words(self, name: str) -> str:
        """The unit words in the heading of a field."""
        index = self.places.get(name, -1)
        return self.recognised.columns[index].words if index >= 0 else ""

    def amount(self, name: str) -> Cell:
        """The cell of a field with its numbers in full, where heading or title say that they count thousands."""
        index = self.places.get(name, -1)
        power = self.recognised.columns[index].power if index >= 0 else 0
        return scaled(self.cell(name), power) if power else self.cell(name)

    def take(self, name: str, outcome: Outcome[T]) -> T | None:
        """The value of an outcome; what there is to say about it is noted."""
        if outcome.remarks:
            for remark in outcome.remarks:
                self.note(name, remark)
        return outcome.value

    def take_or_leave(self, name: str, outcome: Outcome[T]) -> T | None:
        """The value of an outcome; one that cannot be read stays out alone, unless it says whom the row is about."""
        if not outcome.remarks:
            return outcome.value
        if any(remark.message in _OF_INVENTED_ROWS for remark in outcome.remarks):
            return self.take(name, outcome)
        if name != self.context.key_field:
            return self.take(name, outcome.leaving_out())
        if outcome.is_refused:
            self.refuse(name, "key_unreadable")
        return self.take(name, outcome)

    def with_cells(self, cells: Mapping[str, Cell]) -> RowReader:
        """The same row as if these fields said something else; findings go to the same list."""
        changed = list(self.cells) + [None] * (max(self.places.values()) + 1 - len(self.cells))
        for name, cell in cells.items():
            if name in self.places:
                changed[self.places[name]] = cell
        return replace(self, cells=tuple(changed))

    def note(self, name: str, remark: Remark) -> None:
        """Note a finding at the cell of a field, once; one that Excel could not compute has nothing more to say."""
        if name in self._broken:
            return
        index = self.places.get(name, -1)
        heading = self.recognised.columns[index].heading if index >= 0 else column(self.recognised.kind, name).heading
        found = Finding(
            *(remark.message, remark.severity, self.sheet, self.number, concealed(heading)),
            *(self._shown(name), tuple((key, _concealed(value)) for key, value in remark.values)),
        )
        if found not in self.findings:
            self.findings.append(found)

    def _shown(self, name: str) -> str:
        cell = self._at(self.places.get(name, -1))
        is_private = column(self.recognised.kind, name).personal and not says_unknown(cell)
        return _PRIVATE if is_private else shown(cell)

    def refuse(self, name: str, message: str, **values: Value) -> None:
        """Note an error at the cell of a field."""
        self.note(name, error(message, **values))

    def warn(self, name: str, message: str, **values: Value) -> None:
        """Note a warning at the cell of a field."""
        self.note(name, warning(message, **values))

    def text(self, name: str) -> str:
        """Clean text, empty when unknown; an error when it is longer than the field or holds a NIK."""
        cell = self._held.get(name)
        if cell is None or says_unknown(cell):
            return ""
        text = text_of(cell)
        definition = column(self.recognised.kind, name)
        if len(text) > definition.longest:
            self.refuse(name, "text_too_long", limit=definition.longest)
        # what exports give away must not hold what they leave out
        if not definition.is_text and not definition.personal and holds_personal_number(text):
            self.refuse(name, "personal_number_in_text")
        return text

    def required_text(self, name: str) -> str:
        """Clean text of a field that no row can do without."""
        text = self.text(name)
        if not text:
            self.refuse(name, "required_missing")
        return text

    def unit(self, name: str) -> str:
        """The code of the unit that a cell names, empty when it names none."""
        if not self.has(name):
            return ""
        found = find_unit(text_of(self.cell(name)))
        if found is None:
            self.refuse(name, "unit_unknown", unit=shown(self.cell(name)))
        return found.code if found else ""

    def heading_unit(self, name: str) -> str:
        """The code of the unit in the heading of a field."""
        found = find_unit(self.heading_words(name)) if self.heading_words(name) else None
        return found.code if found else ""

    def priced(self, name: str) -> Priced | None:
        """A price, with the unit that the cell or the heading names; none of a range, which promises neither end."""
        outcome = self.recall(money, self.amount(name))
        if any(remark.message == "number_range" for remark in outcome.remarks):
            self.warn(name, "price_range_left_out")
            return None
        priced = self.take(name, outcome)
        if priced and priced.sen > MOST_SCALED and self.amount(name) != self.cell(name):
            self.warn(name, "scale_unlikely")
            return None
        return Priced(priced.sen, priced.unit or self.heading_unit(name)) if priced else None

    def day(self, name: str) -> str:
        """The last day that a cell names, YYYY-MM-DD; empty where it names none that can be read."""
        day_first = self.day_first.get(name, self.context.day_first)
        outcome = self.recall(dates.last_day, self.cell(name), day_first)
        return self.take(name, outcome.leaving_out()) or ""

    def months(self, name: str) -> int | None:
        """A set of months; None when the list does not say."""
        return self.take(name, self.recall(calendar.months, self.cell(name)))


EXAMPLE = "CONTOH"
"""How the name of an example row of the template begins."""


def about_example(row: RowReader, name: str, words: str) -> None:
    """Note that a row is an example of the template: harmless alone, an error among own rows."""
    if words.startswith(EXAMPLE):
        (row.refuse if row.examples_refused else row.warn)(name, "example_row")


def _concealed(value: Value) -> Value:
    return concealed(value) if isinstance(value, str) else value
