from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.problem import BusinessSize
from models.domain.findings import Severity
from models.domain.intake import BusinessIntake, EnterpriseIntake
from models.workbook.cells.sums import Period, Sum, yearly_sum
from models.workbook.checking import Checked
from models.workbook.sheet import Cell
from tests.models.workbook.books import checked, messages

JUTA = 100_000_000
"""A million rupiah in sen."""


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("180 juta", 180, 180),
        (180_000_000, 180, 180),
        ("Rp. 15.000.000,-", 15, 15),
        ("1,5 M", 1500, 1500),
        ("2jt/bln", 24, 24),
        ("2 juta per bulan", 24, 24),
        ("24 jt per tahun", 24, 24),
        ("10-20 juta", 10, 20),
        ("Rp 10.000.000 - Rp 20.000.000", 10, 20),
        ("300 juta s/d 500 juta", 300, 500),
        ("1-2 jt/bln", 12, 24),
        ("<50 juta", None, 50),
        ("kurang dari 50 juta", None, 50),
        ("50 juta ke bawah", None, 50),
        ("> 15 M", 15_000, None),
        ("50 juta ke atas", 50, None),
    ],
)
def test_sums_of_a_year(cell: Cell, low: int | None, high: int | None) -> None:
    found = yearly_sum(cell).value
    assert found is not None
    assert (found.low, found.high) == (low and low * JUTA, high and high * JUTA)
    assert found.exact is (low == high)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("10 - 20.000.000", "number_range"),
        ("20-10 juta", "number_range"),
        ("nego", "number_unreadable"),
        ("USD 5", "money_foreign"),
        ("2 juta/hari", "price_unreadable"),
        (0, "zero_is_unknown"),
    ],
)
def test_sums_that_say_nothing_sure(cell: Cell, message: str) -> None:
    outcome = yearly_sum(cell)
    assert outcome.value is None
    assert [remark.message for remark in outcome.remarks] == [message]


def test_the_cell_goes_before_the_heading() -> None:
    assert yearly_sum("2 juta", Period.MONTH).value == Sum(24 * JUTA, 24 * JUTA, of_a_month=True)
    assert yearly_sum("24 juta/tahun", Period.MONTH).value == Sum(24 * JUTA, 24 * JUTA)
    assert yearly_sum("2 juta/bulan", Period.NONE).remarks[0].message == "sum_with_period"


@given(st.text(max_size=30))
def test_any_text_is_a_sum_or_refused(text: str) -> None:
    outcome = yearly_sum(text)
    assert outcome.value is None or not outcome.is_refused


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_range_reads_back(low: int, more: int) -> None:
    high = low + min(more, low * 99)
    for words in (f"{low}-{high} juta", f"{low} juta s/d {high} juta", f"Rp {low}.000.000 - {high}.000.000"):
        assert yearly_sum(words).value == Sum(low * JUTA, high * JUTA)


def taken(sales: Cell = None, capital: Cell = None, size: Cell = None) -> tuple[BusinessIntake, Checked]:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Omzet", "Modal", "Skala")
    result = checked(head, ("A", "B", "Tuban", sales, capital, size))
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    return intake.business, result


def test_of_a_range_within_one_size_the_lower_end_is_kept_and_said() -> None:
    business, result = taken("10-20 juta")
    assert business.annual_sales == 10 * JUTA
    assert "range_lower_end" in messages(result)


def test_a_range_across_two_sizes_is_left_out_and_the_declared_size_stays() -> None:
    business, result = taken("1,5 M - 3 M", size="Kecil")
    assert (business.annual_sales, business.size) == (None, BusinessSize.KECIL)
    assert "range_without_size" in messages(result)


def test_a_bound_is_no_amount_but_gives_a_size_where_one_follows() -> None:
    business, result = taken("<50 juta")
    assert (business.annual_sales, business.size) == (None, BusinessSize.MIKRO)
    assert "bound_gives_size" in messages(result)
    business, result = taken("> 50 juta")
    assert (business.annual_sales, business.size) == (None, None)
    assert "range_without_size" in messages(result)
    assert taken(capital="< 500 juta")[0].size is BusinessSize.MIKRO
    assert taken("> 60 M")[0].size is BusinessSize.BESAR


def test_monthly_sales_in_a_column_of_the_year_count_twelve_times() -> None:
    business, result = taken("2jt/bln")
    assert business.annual_sales == 24 * JUTA
    assert "sales_from_a_month" in messages(result)


def test_sales_that_cannot_be_read_stay_out_alone() -> None:
    business, result = taken("lumayan", "100 juta")
    assert (business.annual_sales, business.capital) == (None, 100 * JUTA)
    assert {"number_unreadable", "sum_left_out"} <= set(messages(result))
    assert all(finding.severity is Severity.WARNING for finding in result.findings)


def test_a_range_of_prices_promises_neither_end() -> None:
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", "Harga")
    result = checked(head, ("A", "B", "Tuban", "keripik singkong", "kg", "Rp 10.000 - 15.000"))
    (intake,) = result.intakes
    assert isinstance(intake, EnterpriseIntake)
    assert intake.offer is not None
    assert intake.offer.price is None
    assert messages(result) == ["price_range_left_out"]
