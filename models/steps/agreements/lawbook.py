"""The dated rows of one rule, and what they become when somebody writes one anew; never two in force together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from models.domain.law import LawDraft
from models.problems import UserProblem
from models.reference.law import LawRow, law_row
from models.reference.law.rows import all_rows
from models.reference.law.sizes import LIMITED
from models.reference.law.values import value_fits

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DatedRow:
    """What a rule says from one day to another, and who compared it with the official text."""

    value: str
    text: str
    source: str
    valid_from: date
    valid_to: date | None = None
    verified: bool = False
    verified_by: str = ""
    verified_on: str = ""

    def of(self, code: str) -> LawRow:
        """The same as the rules read it."""
        return LawRow(code, self.value, self.text, self.source, self.valid_from, self.valid_to, self.verified)


def dated(row: LawRow) -> DatedRow:
    """A row as the program brought it."""
    return DatedRow(row.value, row.text, row.source, row.valid_from, row.valid_to, row.verified)


def planned(rows: Sequence[DatedRow], draft: LawDraft, today: date) -> tuple[DatedRow, ...]:
    """The rows of a rule, by day, once this one is written among them.

    A row that it follows ends the day before. Raises UserProblem for one that cannot stand.
    """
    _refuse_unwritable(draft, today)
    others = [row for row in rows if row.valid_from != draft.instead_of]
    if draft.instead_of is not None and len(others) == len(rows):
        raise UserProblem("law.gone", code=draft.code)
    if any(row.valid_from == draft.valid_from for row in others):
        raise UserProblem("law.same_day", day=draft.valid_from.isoformat())
    others = [_followed(row, draft) for row in others]
    found = tuple(sorted([*others, _written(draft, others)], key=lambda row: row.valid_from))
    _refuse_overlap(found)
    return found


def _refuse_unwritable(draft: LawDraft, today: date) -> None:
    if not value_fits(draft.code, draft.value.strip()):
        raise UserProblem("law.value", code=draft.code, value=draft.value)
    if not (draft.text.strip() and draft.source.strip()):
        raise UserProblem("law.no_text", code=draft.code)
    if draft.valid_to is not None and draft.valid_to < draft.valid_from:
        period = {"start": draft.valid_from.isoformat(), "end": draft.valid_to.isoformat()}
        raise UserProblem("law.ends_before", **period)
    if draft.verified and not (draft.verified_by.strip() and draft.verified_on):
        raise UserProblem("law.verified_by_nobody", code=draft.code)
    if draft.verified and draft.verified_on is not None and draft.verified_on > today:
        raise UserProblem("law.verified_later", day=draft.verified_on.isoformat())


def _followed(row: DatedRow, draft: LawDraft) -> DatedRow:
    """A row that ran on to the new one ends before it; so does one that ended where the corrected row began."""
    start = draft.valid_from
    runs_on = row.valid_from < start and (row.valid_to is None or row.valid_to >= start)
    went_before = draft.instead_of is not None and row.valid_to == draft.instead_of - _DAY and row.valid_from < start
    return replace(row, valid_to=start - _DAY) if runs_on or went_before else row


def _written(draft: LawDraft, others: Sequence[DatedRow]) -> DatedRow:
    later = min((row.valid_from for row in others if row.valid_from > draft.valid_from), default=None)
    end = draft.valid_to if draft.valid_to is not None or later is None else later - _DAY
    by, on = draft.verified_by.strip(), draft.verified_on.isoformat() if draft.verified_on else ""
    return DatedRow(
        draft.value.strip(), " ".join(draft.text.split()), " ".join(draft.source.split()), draft.valid_from, end,
        draft.verified, by if draft.verified else "", on if draft.verified else "",
    )  # fmt: skip


def _refuse_overlap(rows: Sequence[DatedRow]) -> None:
    for row, following in pairwise(rows):
        if row.valid_to is None or row.valid_to >= following.valid_from:
            raise UserProblem("law.overlaps", start=following.valid_from.isoformat())


def refuse_disorder(own: Sequence[LawRow], code: str) -> None:
    """Raise UserProblem where, on some day, the limit of a size is not below that of the next: sizes of one kind."""
    kind = code.rpartition(".")[0]
    codes = [f"{kind}.{size}" for size in LIMITED]
    starts = {row.valid_from for row in (*all_rows(), *own) if row.code in codes}
    for day in sorted(starts):
        limits = [int(row.value) for each in codes if (row := law_row(each, day, own)) is not None]
        for smaller, larger in pairwise(limits):
            if smaller >= larger:
                said = {"smaller": smaller * 100, "larger": larger * 100}
                raise UserProblem("law.sizes_order", day=day.isoformat(), **said)
