from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.workbook.cells.calendar import ALL_YEAR, months, months_spelled, quarter, year
from models.workbook.sheet import Cell
from tests.models.workbook.books import TODAY


def mask(*numbers: int) -> int:
    return sum(1 << number - 1 for number in numbers)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan-Mar", mask(1, 2, 3)),
        ("Januari s/d Maret", mask(1, 2, 3)),
        ("Jan sampai Mar", mask(1, 2, 3)),
        ("Mei, Juni", mask(5, 6)),
        ("mei dan juni", mask(5, 6)),
        ("Nov-Feb", mask(11, 12, 1, 2)),
        ("Jan, Mar-Mei, Agst", mask(1, 3, 4, 5, 8)),
        ("Pebruari; Nopember", mask(2, 11)),
        ("1-3", mask(1, 2, 3)),
        ("1,2,12", mask(1, 2, 12)),
        ("sepanjang tahun", ALL_YEAR),
        ("Setiap bulan", ALL_YEAR),
        ("12 bulan", ALL_YEAR),
        ("sepanjang tahun kecuali Februari", ALL_YEAR & ~mask(2)),
        ("Agustus", mask(8)),
        ("September", mask(9)),
    ],
)
def test_months(text: str, expected: int) -> None:
    assert months(text).value == expected


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("musim kemarau", "months_unclear"),
        ("6", "months_unclear"),
        (6, "months_unclear"),
        ("13", "months_unclear"),
        ("Jan-Mar-Mei", "months_unclear"),
        ("Jon", "months_unclear"),
        (date(2026, 5, 1), "months_became_date"),
    ],
)
def test_unclear_months(cell: Cell, message: str) -> None:
    outcome = months(cell)
    assert outcome.value is None
    assert outcome.remarks[0].message == message


@given(st.integers(1, ALL_YEAR))
def test_spelled_months_read_back(chosen: int) -> None:
    assert months(months_spelled(chosen)).value == chosen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TW III 2026", "2026-Q3"),
        ("Triwulan 2 2026", "2026-Q2"),
        ("triwulan ke 1 tahun 2026", "2026-Q1"),
        ("2026-Q3", "2026-Q3"),
        ("Q4 2025", "2025-Q4"),
        ("III/2026", "2026-Q3"),
        ("2026 TW IV", "2026-Q4"),
    ],
)
def test_quarters(text: str, expected: str) -> None:
    assert quarter(text, TODAY).value == expected


def test_a_quarter_to_come_and_an_unlikely_year_are_refused() -> None:
    assert quarter("TW I 2027", TODAY).remarks[0].message == "quarter_in_future"
    assert quarter("kemarin", TODAY).remarks[0].message == "quarter_unclear"
    assert year(2027, TODAY).remarks[0].message == "year_unlikely"
    assert year("2025", TODAY).value == 2025
