"""Laporan Kemitraan: its facts, and the tallies that follow from its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from reports import numerals
from reports.office_papers.parts import Amount, Kop, Signer

UNKNOWN = "Belum diketahui"
LEAST_FOR_WORTH = 3
"""Of fewer partners or UMKM than this no sum of money is printed: it would tell somebody's price."""
MOST_OF_WORTH = 70
"""Percent of the sum that one of them may have: with more, the sum is as good as theirs."""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement as reports and registers list it; names of businesses only."""

    number: str
    signed_on: date
    starts: date
    ends: date
    partner: str
    enterprise: str
    region: str
    """Kabupaten or kota of the enterprise."""
    pattern: str
    goods: str
    quantity: Amount
    size: str = ""
    """Of the enterprise, in words."""
    enterprise_code: str = ""
    partner_code: str = ""
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows have something in common."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class GoodsSum:
    """What one kind of goods comes to in a month."""

    goods: str
    agreements: int
    quantity: Amount


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rows come to; every list of counts adds up to `agreements`. Voided rows are counted apart."""

    agreements: int
    voided: int
    enterprises: int
    partners: int
    by_pattern: tuple[Count, ...]
    by_region: tuple[Count, ...]
    by_month: tuple[Count, ...]
    by_size: tuple[Count, ...]
    by_goods: tuple[GoodsSum, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Potential, agreed, delivered or paid: never added to one another."""

    label: str
    count: int | None
    """None: not recorded yet, which is not zero."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartnershipDocument:
    """Everything the report states."""

    kop: Kop | None
    start: date
    end: date
    region: str
    pattern: str
    made_on: date
    place: str
    rows: tuple[AgreementRow, ...]
    tally: Tally
    stages: tuple[Stage, ...]
    standing: tuple[Count, ...]
    """What the catalogue holds on the day of the report."""
    running: int
    """Agreements in force at the end of the period, whenever they were signed."""
    ending: tuple[AgreementRow, ...]
    """Those of them that end within the days after it."""
    ending_days: int
    worth: int | None
    """Sen per month of the agreements counted; None where too few to tell without telling somebody's price."""
    priced: int = 0
    """How many of the agreements counted have a fixed price."""
    signer: Signer | None = None


def tally(rows: Iterable[AgreementRow], start: date, end: date) -> Tally:
    """Return what the rows come to; months without any agreement stand there with zero."""
    listed = tuple(rows)
    counted = tuple(row for row in listed if not row.voided)
    return Tally(
        agreements=len(counted),
        voided=len(listed) - len(counted),
        enterprises=len({row.enterprise_code or row.enterprise for row in counted}),
        partners=len({row.partner_code or row.partner for row in counted}),
        by_pattern=_counts(counted, lambda row: row.pattern),
        by_region=_counts(counted, lambda row: row.region),
        by_month=_months(counted, start, end),
        by_size=_counts(counted, lambda row: row.size),
        by_goods=_goods(counted),
    )


def _counts(rows: tuple[AgreementRow, ...], of: Callable[[AgreementRow], str]) -> tuple[Count, ...]:
    found = Counter(of(row) or UNKNOWN for row in rows)
    return tuple(Count(label, value) for label, value in sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _months(rows: tuple[AgreementRow, ...], start: date, end: date) -> tuple[Count, ...]:
    found = Counter((row.signed_on.year, row.signed_on.month) for row in rows)
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    months = (divmod(number, 12) for number in range(first, last + 1))
    return tuple(Count(_month(year, month + 1), found[year, month + 1]) for year, month in months)


def _month(year: int, month: int) -> str:
    return f"{numerals.month_name(month)[:3]} {year}"


def _goods(rows: tuple[AgreementRow, ...]) -> tuple[GoodsSum, ...]:
    sums: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        sums.setdefault((row.goods, row.quantity.unit), []).append(row.quantity.thousandths)
    ordered = sorted(sums.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple(GoodsSum(goods, len(each), Amount(sum(each), unit)) for (goods, unit), each in ordered)
