"""What can stand in the terms of an agreement at all."""

from __future__ import annotations

from datetime import date

from models.domain.agreements import AgreementTerms
from models.problems import UserProblem

EARLIEST = date(2021, 2, 2)
"""The day from which there is a wording: the law it rests on came into force."""
LATEST = date(2100, 12, 31)
MOST_MONTHS = 120
LOWEST_PRICE, HIGHEST_PRICE = 100, 10**15
"""Sen per unit: nothing is sold for less than a rupiah."""
MOST_DAYS = 3650
MOST_LETTERS = 10_000
"""Of what the parties add in their own words."""


def check_ranges(terms: AgreementTerms, today: date) -> None:
    """Raise UserProblem for a duration or a day that no agreement can have."""
    if not 1 <= terms.months <= MOST_MONTHS:
        raise UserProblem("agreement.bad_months", months=terms.months, most=MOST_MONTHS)
    if terms.payment_days is not None and not 0 <= terms.payment_days <= MOST_DAYS:
        raise UserProblem("agreement.bad_payment_days", days=terms.payment_days, most=MOST_DAYS)
    if len(terms.provisions) > MOST_LETTERS:
        raise UserProblem("agreement.long_provisions", letters=len(terms.provisions), most=MOST_LETTERS)
    _check_days(terms.date or today, terms.start)


def check_price(sen: int) -> None:
    """Raise UserProblem for a price per unit that cannot be meant."""
    if not LOWEST_PRICE <= sen <= HIGHEST_PRICE:
        raise UserProblem("agreement.bad_price", lowest=LOWEST_PRICE, highest=HIGHEST_PRICE)


def _check_days(signed: date, start: date | None) -> None:
    if not EARLIEST <= signed <= LATEST:
        raise UserProblem("agreement.bad_date", date=signed.isoformat(), earliest=EARLIEST.isoformat())
    if start is not None and not EARLIEST <= start <= LATEST:
        raise UserProblem("agreement.bad_date", date=start.isoformat(), earliest=EARLIEST.isoformat())
