from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.workbook.cells.amounts import (
    Measured,
    Priced,
    Unreadable,
    count,
    in_unit,
    money,
    plain_number,
    quantity,
    written_number,
)
from models.workbook.sheet import Cell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1500", "1500"),
        ("1.500", "1500"),
        ("1.500.000", "1500000"),
        ("1.500,5", "1500.5"),
        ("1,500.50", "1500.5"),
        ("1,500,000", "1500000"),
        ("1,5", "1.5"),
        ("1.5", "1.5"),
        ("12.75", "12.75"),
        ("0,500", "0.5"),
        ("0.125", "0.125"),
        ("1234,567", "1234.567"),
        ("1 500 000", "1500000"),
    ],
)
def test_numbers_of_both_notations(text: str, value: str) -> None:
    assert plain_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1,500", "12,345", "999,000"])
def test_a_comma_before_three_digits_is_never_guessed(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        plain_number(text)
    assert refused.value.remark.message == "number_ambiguous"


@pytest.mark.parametrize("text", ["1.50.000", "1,2,3", "1..5", "12,34.5.6", "1.234.56"])
def test_marks_that_fit_no_notation_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        plain_number(text)


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_indonesian_writing_reads_back(whole: int, hundredths: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{hundredths:02d}"
    assert plain_number(text) == Decimal(f"{whole}.{hundredths:02d}")


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    for outcome in (quantity(text), money(text), count(text)):
        assert outcome.value is None or not any(remark.severity == "error" for remark in outcome.remarks)


@pytest.mark.parametrize(
    ("cell", "thousandths", "unit"),
    [
        (300, 300_000, ""),
        (12.5, 12_500, ""),
        ("300 kg", 300_000, "kg"),
        ("1,5 ton", 1_500, "ton"),
        ("1.500 Kg/bln", 1_500_000, "kg"),
        ("250 lembar per bulan", 250_000, "lembar"),
        ("5 ribu pcs", 5_000_000, "buah"),
        ("2 ton / bulan", 2_000, "ton"),
        ("100/bulan", 100_000, ""),
    ],
)
def test_quantities(cell: Cell, thousandths: int, unit: str) -> None:
    assert quantity(cell).value == Measured(thousandths, unit)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("10-20 kg", "number_range"),
        ("100 s/d 200", "number_range"),
        ("> 100 kg", "number_range"),
        ("kurang dari 50", "number_range"),
        ("10 kg/hari", "quantity_not_per_month"),
        ("2 ton per tahun", "quantity_not_per_month"),
        ("5 gentong", "unit_unknown"),
        ("banyak", "number_unreadable"),
        (-5, "number_negative"),
        ("-5", "number_negative"),
        (True, "number_unreadable"),
        (date(2026, 5, 1), "number_became_date"),
        (float("nan"), "number_unreadable"),
        (float("inf"), "number_unreadable"),
        (1e300, "number_too_large"),
        ("1,500 kg", "number_ambiguous"),
        (0.0000001, "number_too_small"),
    ],
)
def test_refused_quantities(cell: Cell, message: str) -> None:
    outcome = quantity(cell)
    assert outcome.value is None
    assert [remark.message for remark in outcome.remarks] == [message]


@pytest.mark.parametrize(
    ("cell", "sen", "unit"),
    [
        ("Rp 15.000", 1_500_000, ""),
        ("Rp15.000,-", 1_500_000, ""),
        ("Rp. 15.000,00", 1_500_000, ""),
        ("IDR 15000", 1_500_000, ""),
        ("15,000", 1_500_000, ""),
        ("1,5 jt", 150_000_000, ""),
        ("300rb", 30_000_000, ""),
        ("2 M", 200_000_000_000, ""),
        ("1,25 miliar", 125_000_000_000, ""),
        ("15rb/kg", 1_500_000, "kg"),
        ("Rp 15.000 / kg", 1_500_000, "kg"),
        ("185000 per lembar", 18_500_000, "lembar"),
        (2750.5, 275_050, ""),
    ],
)
def test_money(cell: Cell, sen: int, unit: str) -> None:
    assert money(cell).value == Priced(sen, unit)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("10-20 juta", "number_range"),
        ("Rp 10.000 - Rp 15.000", "number_range"),
        ("10rb sampai 15rb", "number_range"),
        ("USD 5", "money_foreign"),
        ("nego", "number_unreadable"),
        ("15000 murah", "price_unreadable"),
        ("1,500 juta", "number_ambiguous"),
        (0, "zero_is_unknown"),
    ],
)
def test_refused_money(cell: Cell, message: str) -> None:
    outcome = money(cell)
    assert outcome.value is None
    assert [remark.message for remark in outcome.remarks] == [message]


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "n/a", "belum tahu", "Tidak diketahui"])
def test_unknown_is_no_value_and_no_finding(cell: Cell) -> None:
    for outcome in (quantity(cell), money(cell), count(cell)):
        assert outcome.value is None
        assert not outcome.remarks


def test_an_estimate_is_taken_with_a_warning() -> None:
    outcome = quantity("± 300 kg")
    assert outcome.value == Measured(300_000, "kg")
    assert [remark.message for remark in outcome.remarks] == ["number_approximate"]


def test_counts_are_whole() -> None:
    assert count("4 orang", "orang").value == 4
    assert count("4,5").remarks[0].message == "number_not_whole"
    assert count("4 ember").remarks[0].message == "number_unreadable"


def test_quantities_convert_to_the_unit_of_the_row() -> None:
    assert in_unit(Measured(1_500, "ton"), "kg").value == 1_500_000
    assert in_unit(Measured(1_500, "ton"), "lembar").remarks[0].message == "unit_conflict"
    assert in_unit(Measured(7, ""), "kg").value == 7


@given(st.integers(1, 10**12))
def test_sen_are_exact(sen: int) -> None:
    written = f"{sen // 100:,}".replace(",", ".") + f",{sen % 100:02d}"
    assert money(f"Rp {written}").value == Priced(sen)


def test_english_marks_with_decimals() -> None:
    assert written_number("1,234.5 kg").value == Decimal("1234.5")
