"""Rows of an annex that the parties wrote themselves."""

from __future__ import annotations

from models.domain.agreements import AgreementTerms
from models.problems import UserProblem
from models.steps.agreements.ranges import check_price
from reports.agreement import Price, PriceRow, Quantity, ScheduleRow, SpecificationRow

MOST_PRICES = 200


def own_specification(terms: AgreementTerms) -> tuple[SpecificationRow, ...]:
    """The rows of Lampiran I; empty where the parties wrote none."""
    return tuple(SpecificationRow(*(*row, "", "", "")[:3]) for row in terms.specification)


def own_schedule(terms: AgreementTerms, unit: str) -> tuple[ScheduleRow, ...]:
    """The rows of Lampiran III; empty where the parties wrote none."""
    return tuple(ScheduleRow(row[0], Quantity(_thousandths(row), unit), "".join(row[2:3])) for row in terms.schedule)


def own_prices(rows: tuple[tuple[str, ...], ...], unit: str) -> tuple[PriceRow, ...]:
    """The rows of Lampiran II; empty where the parties wrote none."""
    if len(rows) > MOST_PRICES:
        raise UserProblem("agreement.many_prices", most=MOST_PRICES)
    return tuple(_price([" ".join(cell.split()) for cell in row], unit) for row in rows)


def _price(row: list[str], unit: str) -> PriceRow:
    item, said, note = (*row, "", "", "")[:3]
    if not item or not (said.isascii() and said.isdecimal() and len(said) < 20):
        raise UserProblem("agreement.bad_price_row", item=item)
    check_price(int(said))
    return PriceRow(item, Price(int(said), unit), note)


def _thousandths(row: tuple[str, ...]) -> int:
    said = "".join(row[1:2])
    if not (said.isascii() and said.isdecimal() and 0 < int(said) < 10**15):
        raise UserProblem("agreement.bad_schedule", period=row[0])
    return int(said)
