"""The papers that a row of enterprises or partners names."""

from __future__ import annotations

from dataclasses import replace

from models.domain.intake import PaperIntake
from models.workbook.cells import choices
from models.workbook.cells.identifiers import is_of_a_person, npwp_digits
from models.workbook.cells.outcome import Outcome
from models.workbook.columns import PAPER_FIELD, PAPER_HEADINGS, UNTIL_FIELD
from models.workbook.rows.reader import RowReader

_PAPERS = tuple((code, f"{PAPER_FIELD}{code}", f"{UNTIL_FIELD}{code}") for code in PAPER_HEADINGS)


def papers(row: RowReader) -> tuple[PaperIntake, ...]:
    """Every paper that the row speaks of: held, missing, or held until a day."""
    here = row.places  # a list seldom has columns for all of them
    found = [
        _paper(row, code, name, until)
        for code, name, until in _PAPERS
        if (name in here and row.has(name)) or (until in here and row.has(until))
    ]
    return tuple(one for one in found if one is not None)


def _without_oddities(said: Outcome[PaperIntake]) -> Outcome[PaperIntake]:
    """An odd cell of a paper keeps only itself out; a NIK there keeps the row out, as in every column of words."""
    holds_nik = any(remark.message == "personal_number_in_text" for remark in said.remarks)
    return said if holds_nik else said.leaving_out()


def _paper(row: RowReader, code: str, name: str, until: str) -> PaperIntake | None:
    found = row.take(name, _without_oddities(row.recall(choices.paper, code, row.cell(name))))
    if found is not None and code == "npwp" and is_of_a_person(npwp_digits(found.number)):
        row.warn(name, "npwp_is_nik")
        found = replace(found, number="")
    last = row.day(until) if until in row.places else ""
    if not last or (found is not None and not found.held):
        return found
    # who knows how long a paper holds knows that it is held
    return replace(found or PaperIntake(code, held=True), valid_until=last)
