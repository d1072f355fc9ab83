from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.intake import KbliIntake
from models.workbook.cells.concealing import masked
from models.workbook.cells.identifiers import Nik, family_card, kbli, nib, nik, phone
from models.workbook.cells.wording import shown
from models.workbook.sheet import Cell

MAN, WOMAN = "3523151508859991", "3523155508859991"


def test_a_nik_tells_the_sex() -> None:
    assert nik(MAN).value == Nik(MAN, female=False)
    assert nik("3523 1555 0885 9991").value == Nik(WOMAN, female=True)


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (3523151508859991, "nik_damaged"),
        (3523151508850000.0, "nik_damaged"),
        ("3,52315E+15", "nik_damaged"),
        ("3.52315e15", "nik_damaged"),
        ("352315150885999", "nik_length"),
        ("35231515088599911", "nik_length"),
        (12345, "nik_length"),
        ("Budi", "nik_length"),
        ("3523153208859991", "nik_date"),
        ("3523157208859991", "nik_date"),
        ("3523150008859991", "nik_date"),
        ("3523151513859991", "nik_date"),
        ("3523153002859991", "nik_date"),
        ("3523151508850000", "nik_sample"),
        ("٣٥٢٣١٥١٥٠٨٨٥٠٠٠١", "nik_length"),
    ],
)
def test_a_bad_nik_is_refused_and_never_repaired(cell: Cell, message: str) -> None:
    outcome = nik(cell)
    assert outcome.value is None
    assert [remark.message for remark in outcome.remarks] == [message]


def test_a_sample_nik_belongs_to_the_sample_catalogue_only() -> None:
    assert nik("3523151508850000", samples_allowed=True).value == Nik("3523151508850000", female=False)
    assert nik("3523151508850000").value is None


@pytest.mark.parametrize(
    ("digits", "message"), [("9923151508850001", "nik_place_unknown"), ("3523151508850010", "nik_ends_in_zero")]
)
def test_an_odd_nik_is_taken_with_a_warning(digits: str, message: str) -> None:
    outcome = nik(digits)
    assert outcome.value == Nik(digits, female=False)
    assert [remark.message for remark in outcome.remarks] == [message]


def test_a_leap_day_is_a_birthday() -> None:
    assert nik("3523152902969991").value is not None
    assert nik("3523152902979991").value is None


def test_a_number_never_becomes_a_family_card() -> None:
    assert family_card("3523151508859991").value == "3523151508859991"
    assert family_card(3523151508859991.0).remarks[0].message == "kk_damaged"


@given(st.integers(10**15, 10**16 - 1))
def test_no_sixteen_digit_number_passes(number: int) -> None:
    assert nik(number).value is None
    assert nik(float(number)).value is None


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    for outcome in (nik(text), family_card(text), nib(text), phone(text)):
        assert outcome.value is None or not any(remark.severity == "error" for remark in outcome.remarks)


def test_a_nib_has_thirteen_digits() -> None:
    assert nib("0220 0012 34567").value == "0220001234567"
    assert nib(1234567890123.0).value == "1234567890123"
    assert nib(220001234567).remarks[0].message == "nib_length"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("6281234567890", "+6281234567890"),
        (81234567890.0, "+6281234567890"),
        ("(0356) 321456", "+62356321456"),
    ],
)
def test_phone_numbers(cell: Cell, expected: str) -> None:
    assert phone(cell).value == expected


def test_of_several_phone_numbers_the_first_is_taken() -> None:
    outcome = phone("081234567890 / 085712345678")
    assert outcome.value == "+6281234567890"
    assert outcome.remarks[0].message == "phone_several"
    assert phone("lihat WA").remarks[0].message == "phone_unreadable"


@pytest.mark.parametrize(
    ("cell", "edition", "expected", "message"),
    [
        ("10794", "2025", KbliIntake("2025", "10794"), ""),
        ("KBLI 10794 Industri Kerupuk", "2020", KbliIntake("2020", "10794"), ""),
        (10794.0, "2020", KbliIntake("2020", "10794"), ""),
        ("13133", "", KbliIntake("2025", "13133"), ""),
        ("99999", "", KbliIntake("", "99999"), "kbli_not_listed"),
        (1140, "2020", KbliIntake("2020", "01140"), "kbli_zero_restored"),
        ("10794, 10792", "2020", KbliIntake("2020", "10794"), "kbli_several"),
    ],
)
def test_kbli(cell: Cell, edition: str, expected: KbliIntake, message: str) -> None:
    outcome = kbli(cell, edition)
    assert outcome.value == expected
    assert [remark.message for remark in outcome.remarks] == ([message] if message else [])


def test_four_digits_of_text_are_no_kbli() -> None:
    assert kbli("1079", "").remarks[0].message == "kbli_unreadable"


def test_masks_hide_the_middle() -> None:
    assert masked(MAN) == "3523••••••••9991"
    assert MAN not in shown(f"Siti {MAN}")
    assert masked("") == ""
