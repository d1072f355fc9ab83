"""Where the headings of a sheet stand: below titles, on one row or two, or nowhere at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from models.domain.intake import IntakeKind
from models.workbook.cells.wording import folded, text_of
from models.workbook.headings import Heading, heading_of, is_ignorable, similar_heading
from models.workbook.sheet import Cell, Row, Sheet, is_blank, is_blank_row

_LOOK_AT_ROWS = 40
_FEWEST_FIELDS = 2
_FEWEST_CELLS = 2
_PLACE = re.compile(r"^kolom ([a-z]{1,3})$")
_DIGITS = re.compile(r"\d{3,}")

_Meaning = Callable[[Cell, IntakeKind], Heading]


@dataclass(frozen=True, slots=True)
class Header:
    """A possible place of the headings: index of the row, how many rows, and the words."""

    index: int
    height: int
    cells: tuple[str, ...]
    score: int = 0

    @property
    def row(self) -> int:
        """Its last row as Excel counts; 0 where the list begins without headings."""
        return self.index + self.height

    def first_row(self, sheet: Sheet) -> int:
        """Excel's number of the first row below it and below a row that only counts the columns."""
        index = self.row
        while index < len(sheet.rows) and is_blank_row(sheet.rows[index]):
            index += 1
        if index < len(sheet.rows) and _only_counts(sheet.rows[index]):
            index += 1
        return index + 1


def best_header(sheet: Sheet, kind: IntakeKind) -> Header | None:
    """The row with most headings that are known; where there is none, the one with most that look like them."""
    for meaning in (heading_of, _known_or_similar):
        candidates = [one for one in _possible_headers(sheet, kind, meaning) if one.score >= _FEWEST_FIELDS]
        if candidates:
            # of equals the one with fewer rows, then the higher one
            return max(candidates, key=lambda one: (one.score, -one.height, -one.index))
    return None


def named_header(sheet: Sheet, kind: IntakeKind, headings: Sequence[str]) -> Header | None:
    """The best row that holds every heading that the user named, else the best there is."""
    wanted = {folded(heading) for heading in headings if not _PLACE.match(folded(heading))}
    best = best_header(sheet, kind)
    if best is not None and wanted <= set(map(folded, best.cells)):
        return best
    for index, row in enumerate(sheet.rows[:_LOOK_AT_ROWS]):
        words = tuple(text_of(cell) for cell in row)
        if wanted and wanted <= {folded(word) for word in words}:
            return Header(index, 1, words, len(wanted))
    return best or (bare_header(sheet) if headings else None)


def bare_header(sheet: Sheet) -> Header | None:
    """The first row of words above a table none of whose headings is known; one without words where data begin at once.

    None where no row holds two cells.
    """
    index = next((at for at, row in enumerate(sheet.rows[:_LOOK_AT_ROWS]) if _filled(row) >= _FEWEST_CELLS), None)
    if index is None:
        return None
    row, below = sheet.rows[index], sheet.rows[index + 1 : index + 1 + _LOOK_AT_ROWS]
    width = max(map(len, (row, *below)))
    if not below or not _reads_as_headings(row, below):
        return Header(index - 1, 1, ("",) * width)
    words = tuple(text_of(cell) for cell in row)
    return Header(index, 1, words + ("",) * (width - len(words)))


def place_of(heading: str) -> int | None:
    """The index of a column that is called by its letter, "Kolom C"; None for any other heading."""
    match = _PLACE.match(folded(heading))
    if match is None:
        return None
    number = 0
    for letter in match.group(1):
        number = number * 26 + ord(letter) - ord("a") + 1
    return number - 1


def column_name(index: int, cells: Sequence[str]) -> str:
    """What a mapping calls a column: its heading, or its letter where that is blank or used twice."""
    key = folded(cells[index])
    if key and [folded(cell) for cell in cells].count(key) == 1:
        return cells[index]
    return f"Kolom {column_letter(index)}"


def column_letter(index: int) -> str:
    """The letters of a column as Excel names it."""
    letters, number = "", index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _reads_as_headings(row: Row, below: Sequence[Row]) -> bool:
    """Whether a row holds only words, each once, none of which stands again below it."""
    filled = [(at, cell) for at, cell in enumerate(row) if not is_blank(cell)]
    if not all(isinstance(cell, str) and not _DIGITS.search(cell) for _, cell in filled):
        return False
    return not any(
        folded(text_of(cell)) == folded(text_of(other[at])) for at, cell in filled for other in below if at < len(other)
    )


def _filled(row: Row) -> int:
    return sum(not is_blank(cell) for cell in row)


def _known_or_similar(cell: Cell, kind: IntakeKind) -> Heading:
    heading = heading_of(cell, kind)
    return heading if heading.field else similar_heading(cell, kind)


def _possible_headers(sheet: Sheet, kind: IntakeKind, meaning: _Meaning) -> Iterator[Header]:
    for index, row in enumerate(sheet.rows[:_LOOK_AT_ROWS]):
        if is_blank_row(row):
            continue
        words = tuple(text_of(cell) for cell in row)
        yield Header(index, 1, words, _score(words, kind, meaning))
        below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
        if not is_blank_row(below) and _is_second_tier(below, kind):
            joined = _two_tiers(row, below, kind)
            yield Header(index, 2, joined, _score(joined, kind, meaning))


def _score(words: tuple[str, ...], kind: IntakeKind, meaning: _Meaning) -> int:
    return len({heading.field for word in words if word and (heading := meaning(word, kind)).field})


def _is_second_tier(row: Row, kind: IntakeKind) -> bool:
    """A row below headings that holds headings itself, not data: words only, most of them known."""
    filled = [cell for cell in row if not is_blank(cell)]
    known = [bool(heading_of(cell, kind).field) or is_ignorable(text_of(cell)) for cell in filled]
    # of what is not known only words may be headings
    may_be = (is_known or not _DIGITS.search(str(cell)) for cell, is_known in zip(filled, known, strict=True))
    return all(isinstance(cell, str) for cell in filled) and sum(known) * 2 > len(filled) and all(may_be)


def _two_tiers(upper: Row, lower: Row, kind: IntakeKind) -> tuple[str, ...]:
    """The words of both rows for each column; a merged heading speaks of all the columns below it."""
    width = max(len(upper), len(lower))
    above, below = (row + (None,) * (width - len(row)) for row in (upper, lower))
    words, group = [], ""
    for high, low in zip(above, below, strict=True):
        group = text_of(high) or (group if text_of(low) else "")
        words.append(_of_group(text_of(low), group, kind) if text_of(low) else text_of(high))
    return tuple(words)


def _of_group(low: str, group: str, kind: IntakeKind) -> str:
    """A lower heading by itself, else with the one above it: "Jumlah" below "Produksi" is Jumlah Produksi."""
    both = (f"{low} {group}", f"{group} {low}") if group else ()
    return next((words for words in (low, *both) if heading_of(words, kind).field), low)


def _only_counts(row: Row) -> bool:
    """Whether a row is 1, 2, 3, … as official tables number their columns."""
    words = [text_of(cell).strip("()") for cell in row if not is_blank(cell)]
    return len(words) > 2 and words == [str(number) for number in range(1, len(words) + 1)]
