"""A proposal for every column of a sheet: by its heading, else by its content, which is only ever a guess."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from models.domain.choices import Choice
from models.domain.findings import Finding
from models.domain.intake import IntakeKind
from models.domain.mapping import ColumnProposal, DayQuestion, How, Pairs, SheetProposal
from models.problems import ImportRejected
from models.reference.lexicon import Lexicon
from models.workbook.cells.concealing import concealed, masked
from models.workbook.cells.dates import both_meanings
from models.workbook.cells.wording import folded, says_unknown, shown
from models.workbook.columns import columns
from models.workbook.evidence import LOOKED_AT, evidence, holds_names, looks_like_person
from models.workbook.header import Header, bare_header, column_name, named_header
from models.workbook.headings import Heading, Sureness, is_ignorable
from models.workbook.recognition import MatchedColumn, Recognised, fields_of, headings_below, winning
from models.workbook.rows.days import open_days
from models.workbook.sheet import Cell, Sheet, is_blank_row

_SAMPLES = 3
_PERSONAL = frozenset({"nik", "kk", "phone", "desil", "npwp", "paper_npwp"})
_ALL_HIDDEN = frozenset({"desil"})
_HOW = {Sureness.NAME: How.NAME, Sureness.SYNONYM: How.NAME, Sureness.LIKENESS: How.LIKENESS}
_NAMED: Mapping[IntakeKind, tuple[str, ...]] = {
    IntakeKind.ENTERPRISES: ("name", "owner"),
    IntakeKind.PARTNERS: ("name", "contact"),
    IntakeKind.NEEDS: ("partner",),
}
"""Fields that hold names, which no content proves."""


def propose(sheet: Sheet, kind: IntakeKind, lexicon: Lexicon, given: Pairs = ()) -> SheetProposal:
    """How every column of a sheet may be read; `given` is what a list of this sender was read as before.

    ImportRejected: header_not_found where the sheet holds no table at all.
    """
    header = _header_of(sheet, kind)
    remembered = fields_of(header, kind, still_there(header.cells, given), sheet.name)
    headings = headings_below(sheet, header, kind, remembered)
    first = header.first_row(sheet)
    proposed = tuple(_of_headings(sheet, header, headings, first, remembered))
    proposed = _with_guesses(sheet, kind, lexicon, proposed, first)
    recognised = Recognised(kind, header.row, first, tuple(MatchedColumn(c.index, c.name, c.field) for c in proposed))
    return SheetProposal(
        sheet=sheet.name,
        kind=kind,
        rows=sum(not is_blank_row(row) for row in sheet.rows[first - 1 :]),
        headings=headings_key(header.cells),
        columns=proposed,
        days=tuple(_questions(sheet, recognised)),
        fields=tuple(Choice(one.name, one.heading) for one in columns(kind)),
        required=_required(kind),
    )


def _header_of(sheet: Sheet, kind: IntakeKind) -> Header:
    header = named_header(sheet, kind, []) or bare_header(sheet)
    if header is None:
        raise ImportRejected("header_not_found", sheet=sheet.name, expected=_required_headings(kind))
    return header


def headings_of(sheet: Sheet, kind: IntakeKind) -> tuple[str, ...]:
    """The headings of a sheet, blank where it has none; ImportRejected where it holds no table at all."""
    return _header_of(sheet, kind).cells


def headings_key(cells: Sequence[str]) -> str:
    """What makes two lists the same in form: their headings in their order, spelling accidents aside."""
    return hashlib.sha256("\n".join(folded(cell) for cell in cells).rstrip().encode()).hexdigest()


def with_guesses_told(sheet: Sheet, recognised: Recognised, lexicon: Lexicon) -> Recognised:
    """The same where a column that is not used, since its heading says nothing, is named by what it seems to hold."""
    unused = {one.column: one for one in recognised.findings if one.message == "heading_not_used"}
    if not unused:
        return recognised
    proposed = tuple(_as_it_stands(one) for one in recognised.columns)
    guessed = {
        one.name: one.field
        for one in _with_guesses(sheet, recognised.kind, lexicon, proposed, recognised.first_row)
        if one.how is How.CONTENT and one.name in unused
    }
    names = {one.name: one.heading for one in columns(recognised.kind)}
    told = tuple(_told(one, names.get(guessed.get(one.column, ""), "")) for one in recognised.findings)
    return replace(recognised, findings=told)


def _as_it_stands(one: MatchedColumn) -> ColumnProposal:
    how = How.NAME if one.field else How.UNKNOWN
    return ColumnProposal(one.index, concealed(one.heading), one.heading, (), one.field, how)


def guesses_of(sheet: Sheet, kind: IntakeKind, lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Column and heading of the field for each column that only its content tells."""
    names = {one.name: one.heading for one in columns(kind)}
    found = propose(sheet, kind, lexicon).columns
    return tuple((one.name, names[one.field]) for one in found if one.how is How.CONTENT)


def _told(finding: Finding, guess: str) -> Finding:
    if finding.message != "heading_not_used" or not guess:
        return finding
    return replace(finding, message="heading_guess_unused", values=(("guess", guess),))


def _required(kind: IntakeKind) -> tuple[str, ...]:
    return tuple(one.name for one in columns(kind) if one.required)


def _required_headings(kind: IntakeKind) -> tuple[str, ...]:
    return tuple(one.heading for one in columns(kind) if one.required)


def still_there(cells: Sequence[str], given: Pairs) -> Pairs:
    """What was said of columns that this list has, too."""
    names = {folded(column_name(index, cells)) for index in range(len(cells))}
    return tuple((heading, field) for heading, field in given if folded(heading) in names)


def _of_headings(
    sheet: Sheet, header: Header, headings: Sequence[Heading], first: int, remembered: Mapping[int, str]
) -> Iterator[ColumnProposal]:
    winners = winning(headings)
    for index, heading in enumerate(headings):
        name = column_name(index, header.cells)
        is_used = index in winners
        how = How.PROFILE if index in remembered else _how(heading, is_used, _cells(sheet, first, index))
        field = heading.field if is_used else ""
        samples = _samples(_cells(sheet, first, index), field)
        power = heading.power if is_used else 0
        yield ColumnProposal(index, name, shown(heading.text) or name, samples, field, how, power=power)


def _how(heading: Heading, is_used: bool, cells: Sequence[Cell]) -> How:
    if heading.left_out:
        return How.LEFT_OUT
    if heading.field:
        return _HOW[heading.sureness] if is_used else How.REPEATED
    is_empty = all(says_unknown(cell) for cell in cells)
    return How.NEEDLESS if is_empty or (heading.text and is_ignorable(heading.text)) else How.UNKNOWN


def _with_guesses(
    sheet: Sheet, kind: IntakeKind, lexicon: Lexicon, proposed: tuple[ColumnProposal, ...], first: int
) -> tuple[ColumnProposal, ...]:
    """Columns without a meaning get one by their content, each field once and the clearest first."""
    taken = {one.field for one in proposed if one.field}
    cells = {one.index: _cells(sheet, first, one.index) for one in proposed if one.how is How.UNKNOWN}
    signs = {index: [e for e in evidence(some, kind, lexicon) if e.field not in taken] for index, some in cells.items()}
    found: dict[int, ColumnProposal] = {}
    for index in sorted((index for index, some in signs.items() if some), key=lambda index: -signs[index][0].share):
        free = [sign for sign in signs[index] if sign.field not in taken]
        if free:
            taken.add(free[0].field)
            others = tuple(sign.field for sign in free[1:])
            found[index] = _guessed(proposed[index], cells[index], free[0].field, round(free[0].share * 100), others)
    nameless = {index: some for index, some in cells.items() if index not in found and not signs[index]}
    for index, field in _names(nameless, [field for field in _NAMED[kind] if field not in taken]):
        found[index] = _guessed(proposed[index], cells[index], field, 0, _NAMED[kind])
    return tuple(found.get(one.index, one) for one in proposed)


def _names(columns_left: Mapping[int, Sequence[Cell]], fields: list[str]) -> Iterator[tuple[int, str]]:
    """The columns of names, from that which looks most like businesses to that which looks most like persons."""
    names = [index for index, cells in columns_left.items() if holds_names(cells)]
    for field in fields:
        if not names:
            return
        is_person = field in ("owner", "contact")
        likeness = {index: looks_like_person(columns_left[index]) for index in names}
        best = max(names, key=lambda index: (likeness[index] if is_person else -likeness[index], -index))
        names.remove(best)
        yield best, field


def _guessed(
    one: ColumnProposal, cells: Sequence[Cell], field: str, share: int, others: tuple[str, ...]
) -> ColumnProposal:
    rest = tuple(other for other in others if other != field)
    return replace(one, field=field, how=How.CONTENT, share=share, others=rest, samples=_samples(cells, field))


def _cells(sheet: Sheet, first: int, index: int) -> list[Cell]:
    """The first cells of a column that hold anything."""
    filled = (row[index] for row in sheet.rows[first - 1 :] if index < len(row) and not says_unknown(row[index]))
    return list(islice(filled, LOOKED_AT))


def _samples(cells: Sequence[Cell], field: str) -> tuple[str, ...]:
    samples = dict.fromkeys(_sample(cell, field) for cell in cells)
    return tuple(islice(samples, _SAMPLES))


def _sample(cell: Cell, field: str) -> str:
    """A cell as it may stand on a screen: whatever could be a number of a person is hidden in its middle."""
    if field in _ALL_HIDDEN:
        return "•"
    return masked(shown(cell)) if field in _PERSONAL else shown(cell)


def _questions(sheet: Sheet, recognised: Recognised) -> Iterator[DayQuestion]:
    named = {one.field: one.heading for one in recognised.columns}
    for field, cells in open_days(sheet, recognised).items():
        day_first, month_first = both_meanings(cells[0])
        yield DayQuestion(field, named[field], shown(cells[0]), day_first, month_first, len(cells) - 1)
