"""One row of a list, read field by field while its findings gather."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from models.domain.findings import Finding, Severity
from models.domain.intake import BusinessIntake
from models.problems import Value
from models.reference.lexicon import Lexicon
from models.reference.units import find_unit
from models.reference.words import shipped_lexicon
from models.workbook.cells import calendar, choices, identifiers
from models.workbook.cells.amounts import Priced, count, money
from models.workbook.cells.outcome import Outcome, Remark, error, warning
from models.workbook.cells.places import Place, named_place, region_code
from models.workbook.cells.wording import (
    concealed,
    holds_personal_number,
    is_spreadsheet_error,
    says_unknown,
    shown,
    text_of,
)
from models.workbook.columns import column
from models.workbook.recognition import Recognised
from models.workbook.sheet import Cell, Row

T = TypeVar("T")

_MONTHS_A_YEAR = 12
_PRIVATE = "•"
"""Stands in findings for the whole value of a personal column."""
_PEOPLE = r"orang|org|pekerja|karyawan|tenaga kerja|tk"


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
    findings: list[Finding] = field(default_factory=list)
    _broken: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        broken = [name for name, index in self.places.items() if is_spreadsheet_error(self._at(index))]
        for name in broken:
            self.refuse(name, "cell_is_error")
        self._broken = frozenset(broken)

    @property
    def refused(self) -> bool:
        """Whether anything found keeps the row out."""
        return any(one.severity is Severity.ERROR for one in self.findings)

    def cell(self, name: str) -> Cell:
        """The cell of a field, None when the file has no such column."""
        return None if name in self._broken else self._at(self.places.get(name, -1))

    def _at(self, index: int) -> Cell:
        return self.cells[index] if 0 <= index < len(self.cells) else None

    def has(self, name: str) -> bool:
        """Whether the file has a column for the field and the row something in it."""
        return not says_unknown(self.cell(name))

    def heading_words(self, name: str) -> str:
        """The unit words in the heading of a field."""
        index = self.places.get(name, -1)
        return self.recognised.columns[index].words if index >= 0 else ""

    def take(self, name: str, outcome: Outcome[T]) -> T | None:
        """The value of an outcome; what there is to say about it is noted."""
        for remark in outcome.remarks:
            self.note(name, remark)
        return outcome.value

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
        if not self.has(name):
            return ""
        text = text_of(self.cell(name))
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

    def sum_of(self, name: str) -> int | None:
        """An amount of sen that is for no unit."""
        priced = self.take(name, money(self.cell(name)))
        return priced.sen if priced else None

    def priced(self, name: str) -> Priced | None:
        """A price, with the unit that the cell or the heading names."""
        priced = self.take(name, money(self.cell(name)))
        return Priced(priced.sen, priced.unit or self.heading_unit(name)) if priced else None

    def months(self, name: str) -> int | None:
        """A set of months; None when the list does not say."""
        return self.take(name, calendar.months(self.cell(name)))


EXAMPLE = "CONTOH"
"""How the name of an example row of the template begins."""


def about_example(row: RowReader, name: str, words: str) -> None:
    """Note that a row is an example of the template: harmless alone, an error among own rows."""
    if words.startswith(EXAMPLE):
        (row.refuse if row.examples_refused else row.warn)(name, "example_row")


def _concealed(value: Value) -> Value:
    return concealed(value) if isinstance(value, str) else value


def business(row: RowReader) -> BusinessIntake:
    """The identity of the business in a row of enterprises or partners."""
    name = row.required_text("name")
    place = region_of(row)
    edition = _edition(row)
    return BusinessIntake(
        name=name,
        legal_form=row.text("legal_form"),
        nib=row.take("nib", identifiers.nib(row.cell("nib"))) or "",
        npwp=row.take("npwp", identifiers.npwp(row.cell("npwp"))) or "",
        region=place.code,
        address=", ".join(filter(None, (_desa(place), row.text("address")))),
        kbli=row.take("kbli", identifiers.kbli(row.cell("kbli"), edition)),
        annual_sales=_annual_sales(row),
        capital=row.sum_of("capital"),
        facts_year=row.take("facts_year", calendar.year(row.cell("facts_year"), row.context.today)),
        workers=row.take("workers", count(row.cell("workers"), _PEOPLE)),
        size=row.take("size", choices.business_size(row.cell("size"))),
    )


def region_of(row: RowReader) -> Place:
    """The place of a row: its code where given, else its names."""
    if row.has("region_code"):
        return Place(row.take("region_code", region_code(row.cell("region_code"))) or "")
    home = row.context.home_region if "kabupaten" not in row.places else ""
    cells = (row.cell(name) for name in ("kabupaten", "kecamatan", "desa"))
    place, remarks = named_place(*cells, home=home)
    for one in remarks:
        row.note(one.field, one.remark)
    return place


def _desa(place: Place) -> str:
    """A desa that has no code yet is kept in words."""
    return f"Desa {place.desa_in_words}" if place.desa_in_words else ""


def _edition(row: RowReader) -> str:
    text = row.text("kbli_edition")
    edition = next((one for one in ("2020", "2025") if one in text), "")
    if text and not edition:
        row.refuse("kbli_edition", "kbli_edition_unknown")
    return edition


def _annual_sales(row: RowReader) -> int | None:
    annual, monthly = row.sum_of("annual_sales"), row.sum_of("monthly_sales")
    if annual is not None or monthly is None:
        return annual
    row.warn("monthly_sales", "sales_from_a_month")
    return monthly * _MONTHS_A_YEAR
