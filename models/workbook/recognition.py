"""Which sheet is what, where its headings stand, and which column is which field."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.domain.findings import Finding, Severity
from models.domain.intake import IntakeKind
from models.problems import ImportRejected
from models.workbook.cells.wording import concealed, folded, shown, text_of
from models.workbook.columns import column, columns
from models.workbook.headings import Heading, Sureness, heading_of, is_ignorable, similar_heading
from models.workbook.recap import is_recap
from models.workbook.sheet import Cell, Row, Sheet, is_blank, is_blank_row

_LOOK_AT_ROWS = 40
_FEWEST_FIELDS = 2
_NAME_HINTS = {
    IntakeKind.ENTERPRISES: ("umkm", "ukm", "ikm", "pelaku usaha", "usaha"),
    IntakeKind.PARTNERS: ("mitra", "perusahaan", "industri", "partner"),
    IntakeKind.NEEDS: ("kebutuhan", "permintaan", "needs"),
}
_HINT_WEIGHT = 3
_IMPORT_ORDER = (IntakeKind.ENTERPRISES, IntakeKind.PARTNERS, IntakeKind.NEEDS)


@dataclass(frozen=True, slots=True)
class MatchedColumn:
    """A column of the file and the field it fills."""

    index: int
    heading: str
    field: str
    """Empty when the column is not used."""
    words: str = ""
    """Unit words of the heading."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The headings of a sheet, understood."""

    kind: IntakeKind
    header_row: int
    """As Excel counts, from 1."""
    first_row: int
    """The first row of data, as Excel counts."""
    columns: tuple[MatchedColumn, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Heading and field of the used columns."""
        return tuple((one.heading, one.field) for one in self.columns if one.field)

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings, in the order of the file."""
        return tuple(one.heading for one in self.columns)


@dataclass(frozen=True, slots=True)
class _Header:
    """A possible place of the headings: index of the row, how many rows, and the words."""

    index: int
    height: int
    cells: tuple[str, ...]
    score: int


_Meaning = Callable[[Cell, IntakeKind], Heading]


def choose_sheets(
    sheets: Sequence[Sheet], kind: IntakeKind | None, name: str | None = None
) -> tuple[tuple[Sheet, IntakeKind], ...]:
    """The sheets to import with what each is, enterprises and partners before needs.

    `kind` None asks for every sheet that can be recognised.
    ImportRejected: sheet_not_found, file_is_recap, kind_not_recognised.
    """
    if name is not None:
        sheets = [_named(sheets, name)]
    sheets = _without_recaps(sheets)
    if kind is not None and len(sheets) == 1:
        return ((sheets[0], kind),)
    kinds = [(sheet, detect_kind(sheet)) for sheet in sheets]
    chosen = [(sheet, found) for sheet, found in kinds if found is not None and kind in (None, found)]
    if not chosen and kind is not None:
        chosen = [(sheet, kind) for sheet in sheets if _best_header(sheet, kind)]
    if not chosen:
        raise ImportRejected("kind_not_recognised", sheets=tuple(sheet.name for sheet in sheets))
    # a list of the template that nobody filled in says nothing; where all are empty, checking says so
    filled = [(sheet, found) for sheet, found in chosen if _has_rows(sheet, found)] or chosen
    return tuple(sorted(filled, key=lambda one: _IMPORT_ORDER.index(one[1])))


def _without_recaps(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    lists = [sheet for sheet in sheets if not is_recap(sheet)]
    if not lists:
        raise ImportRejected("file_is_recap", sheet=sheets[0].name)
    return lists


def _has_rows(sheet: Sheet, kind: IntakeKind) -> bool:
    header = _best_header(sheet, kind)
    return header is None or not all(map(is_blank_row, sheet.rows[_first_data_row(sheet, header) - 1 :]))


def _named(sheets: Sequence[Sheet], name: str) -> Sheet:
    for sheet in sheets:
        if folded(sheet.name) == folded(name):
            return sheet
    raise ImportRejected("sheet_not_found", sheet=name, sheets=tuple(sheet.name for sheet in sheets))


def detect_kind(sheet: Sheet) -> IntakeKind | None:
    """What the rows of a sheet are, from its headings and its name; None when they are none of ours."""
    headers = {kind: header for kind in IntakeKind if (header := _best_header(sheet, kind))}
    scores = {kind: header.score for kind, header in headers.items() if not _missing(header, kind)}
    if not scores:
        return None
    return max(scores, key=lambda kind: scores[kind] + _hinted(sheet.name, kind))


def _missing(header: _Header, kind: IntakeKind) -> list[str]:
    fields = {heading.field for heading in _assigned(header.cells, kind, {})}
    return [one.name for one in columns(kind) if one.required and one.name not in fields]


def _hinted(name: str, kind: IntakeKind) -> int:
    return _HINT_WEIGHT if any(hint in folded(name) for hint in _NAME_HINTS[kind]) else 0


def recognise(sheet: Sheet, kind: IntakeKind, given: Sequence[tuple[str, str]] = ()) -> Recognised:
    """The fields of a sheet, in any order and below any title.

    `given` are pairs of a heading and a field name or template heading; an empty field leaves the column out.
    ImportRejected: header_not_found, columns_missing, mapping_unknown_header, mapping_unknown_field.
    """
    header = _given_header(sheet, given) or _best_header(sheet, kind)
    if header is None:
        raise ImportRejected("header_not_found", sheet=sheet.name, expected=_required_headings(kind))
    headings = _assigned(header.cells, kind, _given_fields(header, kind, given, sheet.name))
    winners = _winners(headings)
    found = tuple(
        MatchedColumn(index, one.text, one.field if index in winners else "", one.words)
        for index, one in enumerate(headings)
    )
    _require(sheet.name, kind, found)
    first = _first_data_row(sheet, header)
    findings = tuple(_heading_findings(sheet.name, kind, header.index + header.height, headings, winners))
    return Recognised(kind, header.index + header.height, first, found, findings)


def _best_header(sheet: Sheet, kind: IntakeKind) -> _Header | None:
    """The row with most headings that are known; where there is none, the one with most that look like them."""
    for meaning in (heading_of, _known_or_similar):
        candidates = [one for one in _possible_headers(sheet, kind, meaning) if one.score >= _FEWEST_FIELDS]
        if candidates:
            # of equals the one with fewer rows, then the higher one
            return max(candidates, key=lambda one: (one.score, -one.height, -one.index))
    return None


def _known_or_similar(cell: Cell, kind: IntakeKind) -> Heading:
    heading = heading_of(cell, kind)
    return heading if heading.field else similar_heading(cell, kind)


def _possible_headers(sheet: Sheet, kind: IntakeKind, meaning: _Meaning) -> Iterator[_Header]:
    for index, row in enumerate(sheet.rows[:_LOOK_AT_ROWS]):
        if is_blank_row(row):
            continue
        words = tuple(text_of(cell) for cell in row)
        yield _Header(index, 1, words, _score(words, kind, meaning))
        below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
        if not is_blank_row(below) and _is_second_tier(below, kind):
            joined = _two_tiers(row, below)
            yield _Header(index, 2, joined, _score(joined, kind, meaning))


def _score(words: tuple[str, ...], kind: IntakeKind, meaning: _Meaning) -> int:
    return len({heading.field for word in words if word and (heading := meaning(word, kind)).field})


def _is_second_tier(row: Row, kind: IntakeKind) -> bool:
    """A row below headings that holds headings itself, not data."""
    words = [text_of(cell) for cell in row if not is_blank(cell)]
    return all(isinstance(cell, str) for cell in row if not is_blank(cell)) and all(
        heading_of(word, kind).field or is_ignorable(word) for word in words
    )


def _two_tiers(upper: Row, lower: Row) -> tuple[str, ...]:
    width = max(len(upper), len(lower))
    above, below = (row + (None,) * (width - len(row)) for row in (upper, lower))
    return tuple(text_of(low) or text_of(high) for high, low in zip(above, below, strict=True))


def _given_header(sheet: Sheet, given: Sequence[tuple[str, str]]) -> _Header | None:
    """The row that holds every heading that the user named."""
    wanted = {folded(heading) for heading, _ in given}
    for index, row in enumerate(sheet.rows[:_LOOK_AT_ROWS]):
        words = tuple(text_of(cell) for cell in row)
        if wanted and wanted <= {folded(word) for word in words}:
            return _Header(index, 1, words, len(wanted))
    return None


def _given_fields(header: _Header, kind: IntakeKind, given: Sequence[tuple[str, str]], sheet: str) -> dict[str, str]:
    known = {folded(words): one.name for one in columns(kind) for words in (one.name, one.heading)}
    present = {folded(cell) for cell in header.cells}
    fields: dict[str, str] = {}
    for heading, field in given:
        if folded(heading) not in present:
            raise ImportRejected("mapping_unknown_header", sheet=sheet, heading=heading)
        if field and folded(field) not in known:
            raise ImportRejected("mapping_unknown_field", field=field, fields=tuple(one.name for one in columns(kind)))
        fields[folded(heading)] = known[folded(field)] if field else ""
    return fields


def _assigned(cells: tuple[str, ...], kind: IntakeKind, given: dict[str, str]) -> list[Heading]:
    """A heading for every column; a field goes to the surest of the columns that could be it."""
    headings = [_meaning(cell, kind, given) for cell in cells]
    taken = {heading.field for heading in headings if heading.field}
    headings = [
        heading
        if heading.field or is_ignorable(heading.text) or folded(heading.text) in given
        else _free(similar_heading(heading.text, kind), taken)
        for heading in headings
    ]
    return _named_alone(headings, kind)


def _meaning(cell: str, kind: IntakeKind, given: dict[str, str]) -> Heading:
    key = folded(cell)
    if key in given:
        words = heading_of(cell, kind).words
        return Heading(cell, given[key], Sureness.NAME, words)
    heading = heading_of(cell, kind)
    return Heading(cell) if heading.field in given.values() else heading


def _free(heading: Heading, taken: set[str]) -> Heading:
    return Heading(heading.text) if heading.field in taken else heading


def _named_alone(headings: list[Heading], kind: IntakeKind) -> list[Heading]:
    """A bare "Nama" means the business, or the person where the business has a column of its own."""
    open_fields = {column.name for column in columns(kind)} - {heading.field for heading in headings}
    wanted = next((field for field in ("name", "partner", "owner", "contact") if field in open_fields), "")
    bare = next((index for index, heading in enumerate(headings) if folded(heading.text) == "nama"), None)
    if wanted and bare is not None and not headings[bare].field:
        headings[bare] = Heading(headings[bare].text, wanted, Sureness.SYNONYM)
    return headings


def _require(sheet: str, kind: IntakeKind, found: tuple[MatchedColumn, ...]) -> None:
    fields = {one.field for one in found}
    missing = [one.heading for one in columns(kind) if one.required and one.name not in fields]
    if missing:
        raise ImportRejected("columns_missing", sheet=sheet, columns=tuple(missing))


def _required_headings(kind: IntakeKind) -> tuple[str, ...]:
    return tuple(one.heading for one in columns(kind) if one.required)


def _first_data_row(sheet: Sheet, header: _Header) -> int:
    """Excel's number of the first row below the headings and below a row that only counts the columns."""
    index = header.index + header.height
    while index < len(sheet.rows) and is_blank_row(sheet.rows[index]):
        index += 1
    if index < len(sheet.rows) and _only_counts(sheet.rows[index]):
        index += 1
    return index + 1


def _only_counts(row: Row) -> bool:
    """Whether a row is 1, 2, 3, … as official tables number their columns."""
    words = [text_of(cell).strip("()") for cell in row if not is_blank(cell)]
    return len(words) > 2 and words == [str(number) for number in range(1, len(words) + 1)]


def _winners(headings: list[Heading]) -> set[int]:
    """The one column of every field: the surest, of equals the leftmost."""
    best: dict[str, int] = {}
    for index, heading in enumerate(headings):
        if heading.other_period or not heading.field:
            continue
        rival = best.setdefault(heading.field, index)
        if heading.sureness > headings[rival].sureness:
            best[heading.field] = index
    return set(best.values())


def _heading_findings(
    sheet: str, kind: IntakeKind, row: int, headings: list[Heading], winners: set[int]
) -> Iterator[Finding]:
    for index, heading in enumerate(headings):
        message = _heading_message(heading, index in winners)
        if message:
            meant = (("field", column(kind, heading.field).heading),) if heading.field else ()
            yield Finding(message, Severity.WARNING, sheet, row, concealed(heading.text), shown(heading.text), meant)


def _heading_message(heading: Heading, is_used: bool) -> str:
    if heading.other_period:
        return "heading_not_per_month"
    if heading.field and not is_used:
        return "heading_repeated"
    if heading.sureness is Sureness.LIKENESS:
        return "heading_by_likeness"
    if not heading.field and not is_ignorable(heading.text):
        return "heading_not_used"
    return ""


def read_mapping(path: Path) -> tuple[tuple[str, str], ...]:
    """The pairs of a `--mapping` file, {heading: field} in JSON; ImportRejected("mapping_unreadable")."""
    try:
        found: object = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ImportRejected("mapping_unreadable", file=path.name) from error
    if not isinstance(found, dict):
        raise ImportRejected("mapping_unreadable", file=path.name)
    pairs = tuple((str(heading), field if field is not None else "") for heading, field in found.items())
    if not all(isinstance(field, str) for _, field in pairs):
        raise ImportRejected("mapping_unreadable", file=path.name)
    return pairs
