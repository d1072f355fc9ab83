"""Which sheet is what, where its headings stand, and which column is which field."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.domain.findings import Finding, Severity
from models.domain.intake import IntakeKind
from models.problems import ImportRejected, Value
from models.workbook.cells.concealing import concealed, file_words
from models.workbook.cells.wording import folded, shown
from models.workbook.columns import COMMODITY_FIELD, PAPER_FIELD, UNTIL_FIELD, column, columns
from models.workbook.contacts import with_contacts
from models.workbook.header import Header, best_header, column_letter, named_header, place_of
from models.workbook.headings import (
    Heading,
    Sureness,
    chosen_heading,
    heading_of,
    is_ignorable,
    is_untold,
    says_until,
    similar_heading,
)
from models.workbook.recap import is_recap
from models.workbook.scales import SUM_FIELDS, says_rupiah, title_power
from models.workbook.sheet import Sheet, is_blank, is_blank_row
from models.workbook.sheet_signs import GUIDE, WORDS, is_of_enterprises, is_of_proposals

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
    power: int = 0
    """The power of ten by which its plain numbers are multiplied."""


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


def choose_sheets(
    sheets: Sequence[Sheet], kind: IntakeKind | None, name: str | None = None
) -> tuple[tuple[Sheet, IntakeKind], ...]:
    """The sheets to import with what each is, enterprises and partners before needs.

    `kind` None asks for every sheet that can be recognised.
    ImportRejected: sheet_not_found, file_is_recap, file_is_proposals, kind_not_recognised.
    """
    if name is not None:
        sheets = [_named(sheets, name)]
    sheets = _without_reports(sheets)
    if kind is not None and len(sheets) == 1:
        return ((sheets[0], kind),)
    kinds = [(sheet, detect_kind(sheet)) for sheet in sheets]
    chosen = [(sheet, found) for sheet, found in kinds if found is not None and kind in (None, found)]
    if not chosen and kind is not None:
        chosen = [(sheet, kind) for sheet in sheets if best_header(sheet, kind)]
    if not chosen:
        raise ImportRejected("kind_not_recognised", sheets=tuple(sheet.name for sheet in sheets))
    # a list of the template that nobody filled in says nothing; where all are empty, checking says so
    filled = [(sheet, found) for sheet, found in chosen if _has_rows(sheet, found)] or chosen
    # one that lacks a column must not keep the others out; where all do, recognising says which
    whole = [(sheet, found) for sheet, found in filled if not lacking(sheet, found)] or filled
    return tuple(sorted(whole, key=lambda one: _IMPORT_ORDER.index(one[1])))


def sheets_left_out(sheets: Sequence[Sheet], chosen: Collection[str]) -> tuple[Finding, ...]:
    """A finding for every sheet with a table in it that is not among those chosen, with the reason."""
    others = [sheet for sheet in sheets if sheet.name not in (*chosen, GUIDE, WORDS)]
    return tuple(finding for sheet in others if (finding := _left_out(sheet)))


def _left_out(sheet: Sheet) -> Finding | None:
    kind = detect_kind(sheet)
    values: tuple[tuple[str, Value], ...] = ()
    if is_recap(sheet):
        message = "sheet_is_recap"
    elif is_of_proposals(sheet):
        message = "sheet_is_proposals"
    elif kind is None:
        message = "sheet_not_recognised"
    elif missing := lacking(sheet, kind):
        message, values = "sheet_lacks_columns", (("columns", tuple(missing)),)
    elif _has_rows(sheet, kind):
        message = "sheet_of_another_kind"
    else:
        return None
    return Finding(message, Severity.WARNING, sheet.name, values=values)


def _without_reports(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """The sheets that may be lists: no recaps and nothing that the program itself has reported."""
    lists = [sheet for sheet in sheets if not is_recap(sheet) and not is_of_proposals(sheet)]
    if not lists:
        message = "file_is_proposals" if is_of_proposals(sheets[0]) else "file_is_recap"
        raise ImportRejected(message, sheet=sheets[0].name)
    return lists


def lacking(sheet: Sheet, kind: IntakeKind) -> list[str]:
    """Headings of the columns that a list of this kind needs and a sheet has not."""
    header = best_header(sheet, kind)
    missing = _missing(header, kind) if header else [one.name for one in columns(kind) if one.required]
    return [column(kind, name).heading for name in missing]


def _has_rows(sheet: Sheet, kind: IntakeKind) -> bool:
    header = best_header(sheet, kind)
    return header is None or not all(map(is_blank_row, sheet.rows[header.first_row(sheet) - 1 :]))


def _named(sheets: Sequence[Sheet], name: str) -> Sheet:
    told = concealed(name)
    for sheet in sheets:
        if folded(sheet.name) == folded(told):
            return sheet
    raise ImportRejected("sheet_not_found", sheet=told, sheets=tuple(sheet.name for sheet in sheets))


def detect_kind(sheet: Sheet) -> IntakeKind | None:
    """What the rows of a sheet are, from its headings and its name; None when they are none of ours."""
    headers = {kind: header for kind in IntakeKind if (header := best_header(sheet, kind))}
    scores = {kind: header.score for kind, header in headers.items() if not _missing(header, kind)}
    if IntakeKind.ENTERPRISES not in scores and _is_of_enterprises(sheet, headers):
        return IntakeKind.ENTERPRISES
    if not scores:
        return None
    return max(scores, key=lambda kind: scores[kind] + _hinted(sheet.name, kind))


def _is_of_enterprises(sheet: Sheet, headers: Mapping[IntakeKind, Header]) -> bool:
    """Whether a list of UMKM lacks a column, since what is left of it may look like a list of partners."""
    header = headers.get(IntakeKind.ENTERPRISES)
    if header is None or (IntakeKind.NEEDS in headers and not _missing(headers[IntakeKind.NEEDS], IntakeKind.NEEDS)):
        return False
    fields = {heading.field for heading in meanings(header.cells, IntakeKind.ENTERPRISES, {})}
    of_partners = headers.get(IntakeKind.PARTNERS)
    if of_partners is not None:
        fields |= {heading.field for heading in meanings(of_partners.cells, IntakeKind.PARTNERS, {})}
    above = sheet.rows[: max(header.index, 0)]
    return "name" in fields and is_of_enterprises(sheet, header.cells, fields, above)


def _missing(header: Header, kind: IntakeKind) -> list[str]:
    fields = {heading.field for heading in meanings(header.cells, kind, {})}
    return [one.name for one in columns(kind) if one.required and one.name not in fields]


def _hinted(name: str, kind: IntakeKind) -> int:
    return _HINT_WEIGHT if any(hint in folded(name) for hint in _NAME_HINTS[kind]) else 0


def recognise(sheet: Sheet, kind: IntakeKind, given: Sequence[tuple[str, str]] = ()) -> Recognised:
    """The fields of a sheet, in any order and below any title.

    `given` are pairs of a heading and a field name or template heading; an empty field leaves the column out.
    ImportRejected: header_not_found, columns_missing, mapping_unknown_header, mapping_unknown_field.
    """
    header = named_header(sheet, kind, [heading for heading, _ in given])
    if header is None:
        raise ImportRejected("header_not_found", sheet=sheet.name, expected=_required_headings(kind))
    fields = fields_of(header, kind, given, sheet.name)
    headings = headings_below(sheet, header, kind, fields)
    winners = winning(headings)
    found = tuple(
        MatchedColumn(index, one.text or f"Kolom {column_letter(index)}", one.field, one.words, one.power)
        if index in winners
        else MatchedColumn(index, one.text, "")
        for index, one in enumerate(headings)
    )
    _require(sheet.name, kind, found)
    findings = _heading_findings(sheet.name, kind, header.row, headings, winners, fields)
    first = header.first_row(sheet)
    return Recognised(kind, header.row, first, found, (*findings, *_unread(sheet, header.row, first, headings, fields)))


def _unread(
    sheet: Sheet, at: int, first: int, headings: Sequence[Heading], given: Mapping[int, str]
) -> Iterator[Finding]:
    """One finding that names the columns with something in them which our lists have no place for."""
    needless = [
        index
        for index, one in enumerate(headings)
        if not one.field and index not in given and is_ignorable(one.text) and not is_untold(one.text)
    ]
    below = sheet.rows[first - 1 :]
    filled = [index for index in needless if any(index < len(row) and not is_blank(row[index]) for row in below)]
    names = tuple(concealed(headings[index].text) or column_letter(index) for index in filled)
    if names:
        yield Finding("columns_unread", Severity.WARNING, sheet.name, at, values=(("columns", names),))


def fields_of(header: Header, kind: IntakeKind, given: Sequence[tuple[str, str]], sheet: str) -> Mapping[int, str]:
    """What the user said of each column, by its index; a column is named by its heading or its letter.

    ImportRejected: mapping_unknown_header, mapping_unknown_field.
    """
    known = {folded(words): one.name for one in columns(kind) for words in (one.name, one.heading)}
    fields: dict[int, str] = {}
    for heading, field in given:
        places = [index for index, cell in enumerate(header.cells) if folded(cell) == folded(heading)]
        if not places and (place := place_of(heading)) is not None and place < len(header.cells):
            places = [place]
        if not places:
            raise ImportRejected("mapping_unknown_header", sheet=sheet, heading=heading)
        if field and folded(field) not in known:
            raise ImportRejected("mapping_unknown_field", field=field, fields=tuple(one.name for one in columns(kind)))
        fields |= dict.fromkeys(places, known[folded(field)] if field else "")
    return fields


def headings_below(sheet: Sheet, header: Header, kind: IntakeKind, given: Mapping[int, str]) -> list[Heading]:
    """A heading for every column, with the scale that a title above gives to those that say none."""
    headings = meanings(header.cells, kind, given)
    headings = with_contacts(headings, sheet.rows[header.first_row(sheet) - 1 :], kind, frozenset(given))
    power = title_power(sheet.rows[: max(header.index, 0)])
    return [_below_title(one, power, index in given) for index, one in enumerate(headings)] if power else headings


def _below_title(heading: Heading, power: int, is_given: bool) -> Heading:
    """A title in millions means sums; nobody can tell whether it means prices, too."""
    if heading.power or heading.left_out:
        return heading
    if heading.field in SUM_FIELDS:
        return replace(heading, power=power, of_title=True)
    if heading.field == "price" and not is_given and not says_rupiah(heading.text):
        return replace(heading, left_out="price_below_title")
    return heading


def meanings(cells: Sequence[str], kind: IntakeKind, given: Mapping[int, str]) -> list[Heading]:
    """A heading for every column; a field goes to the surest of the columns that could be it."""
    headings = _of_papers([_meaning(index, cell, kind, given) for index, cell in enumerate(cells)], given)
    headings = _with_commodity(headings, given)
    taken = {heading.field for heading in headings if heading.field}
    headings = [
        heading
        if heading.field or is_ignorable(heading.text) or index in given
        else _free(similar_heading(heading.text, kind), taken)
        for index, heading in enumerate(headings)
    ]
    return _named_alone(headings, kind, given)


def _meaning(index: int, cell: str, kind: IntakeKind, given: Mapping[int, str]) -> Heading:
    heading = heading_of(cell, kind)
    if index in given:
        return chosen_heading(cell, given[index], heading.words)
    return Heading(cell) if heading.field in given.values() else heading


def _of_papers(headings: list[Heading], given: Mapping[int, str]) -> list[Heading]:
    """A bare "Berlaku sampai" speaks of the paper in the column before it."""
    for index, heading in enumerate(headings[1:], start=1):
        before = headings[index - 1].field
        if before.startswith(PAPER_FIELD) and index not in given and says_until(heading.text):
            field = UNTIL_FIELD + before.removeprefix(PAPER_FIELD)
            headings[index] = Heading(heading.text, field, Sureness.SYNONYM)
    return headings


def _with_commodity(headings: list[Heading], given: Mapping[int, str]) -> list[Heading]:
    """Beside a column of products "Komoditas" says what those are called in the catalogue."""
    of_products = [index for index, heading in enumerate(headings) if heading.field == "product"]
    named = next((index for index in of_products if folded(headings[index].text) == "komoditas"), None)
    if named is not None and len(of_products) > 1 and named not in given:
        headings[named] = replace(headings[named], field=COMMODITY_FIELD)
    return headings


def _free(heading: Heading, taken: set[str]) -> Heading:
    return Heading(heading.text) if heading.field in taken else heading


def _named_alone(headings: list[Heading], kind: IntakeKind, given: Mapping[int, str]) -> list[Heading]:
    """A bare "Nama" means the business, or the person where the business has a column of its own."""
    open_fields = {column.name for column in columns(kind)} - {heading.field for heading in headings}
    wanted = next((field for field in ("name", "partner", "owner", "contact") if field in open_fields), "")
    bare = next((index for index, heading in enumerate(headings) if folded(heading.text) == "nama"), None)
    if wanted and bare is not None and bare not in given and not headings[bare].field:
        headings[bare] = Heading(headings[bare].text, wanted, Sureness.SYNONYM)
    return headings


def _require(sheet: str, kind: IntakeKind, found: tuple[MatchedColumn, ...]) -> None:
    fields = {one.field for one in found}
    missing = [one.heading for one in columns(kind) if one.required and one.name not in fields]
    if missing:
        raise ImportRejected("columns_missing", sheet=sheet, columns=tuple(missing))


def _required_headings(kind: IntakeKind) -> tuple[str, ...]:
    return tuple(one.heading for one in columns(kind) if one.required)


def winning(headings: Sequence[Heading]) -> set[int]:
    """The one column of every field: the surest, of equals the leftmost."""
    best: dict[str, int] = {}
    for index, heading in enumerate(headings):
        if heading.left_out or not heading.field:
            continue
        rival = best.setdefault(heading.field, index)
        if heading.sureness > headings[rival].sureness:
            best[heading.field] = index
    return set(best.values())


def _heading_findings(
    sheet: str, kind: IntakeKind, row: int, headings: list[Heading], winners: set[int], given: Mapping[int, str]
) -> Iterator[Finding]:
    for index, heading in enumerate(headings):
        is_used = index in winners
        message = "" if given.get(index) == "" else _heading_message(heading, is_used)
        meant = (("field", column(kind, heading.field).heading),) if heading.field else ()
        place = (Severity.WARNING, sheet, row, concealed(heading.text), shown(heading.text))
        if message:
            yield Finding(message, *place, meant)
        if heading.power and is_used:
            yield Finding("title_scaled" if heading.of_title else "heading_scaled", *place, _times(heading.power))


def _times(power: int) -> tuple[tuple[str, int], ...]:
    return (("times", 10**power),)


def _heading_message(heading: Heading, is_used: bool) -> str:
    if heading.left_out:
        return heading.left_out
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
        raise ImportRejected("mapping_unreadable", file=file_words(path)) from error
    if not isinstance(found, dict):
        raise ImportRejected("mapping_unreadable", file=file_words(path))
    pairs = tuple((str(heading), field if field is not None else "") for heading, field in found.items())
    if not all(isinstance(field, str) for _, field in pairs):
        raise ImportRejected("mapping_unreadable", file=file_words(path))
    return pairs
