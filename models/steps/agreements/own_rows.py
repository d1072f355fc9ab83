"""Rows of an annex that the parties wrote themselves."""

from __future__ import annotations

from models.domain.agreements import AgreementTerms
from models.problems import UserProblem
from reports.agreement import Quantity, ScheduleRow, SpecificationRow


def own_specification(terms: AgreementTerms) -> tuple[SpecificationRow, ...]:
    """The rows of Lampiran I; empty where the parties wrote none."""
    return tuple(SpecificationRow(*(*row, "", "", "")[:3]) for row in terms.specification)


def own_schedule(terms: AgreementTerms, unit: str) -> tuple[ScheduleRow, ...]:
    """The rows of Lampiran III; empty where the parties wrote none."""
    return tuple(ScheduleRow(row[0], Quantity(_thousandths(row), unit), "".join(row[2:3])) for row in terms.schedule)


def _thousandths(row: tuple[str, ...]) -> int:
    said = "".join(row[1:2])
    if not (said.isascii() and said.isdecimal() and 0 < int(said) < 10**15):
        raise UserProblem("agreement.bad_schedule", period=row[0])
    return int(said)
