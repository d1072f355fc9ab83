"""Numbers, money and dates in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import numerals

UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000,
}  # fmt: skip
GROUPS = {"triliun": 10**12, "miliar": 10**9, "juta": 10**6, "ribu": 1000}


def read_back(words: str) -> int:
    """Return the number that Indonesian words say, by a method of its own: left to right, group by group."""
    total = group = 0
    for word in words.split():
        if word == "seribu":
            total += 1000
        elif word in UNITS:
            group += UNITS[word]
        elif word == "belas":
            group += 10
        elif word in ("puluh", "ratus"):
            factor = 10 if word == "puluh" else 100
            last = group % 10
            group += last * factor - last
        else:
            total += group * GROUPS[word]
            group = 0
    return total + group


@given(st.integers(0, 10**15 - 1) | st.integers(0, 2_000_000))
def test_words_say_the_number(number: int) -> None:
    assert read_back(numerals.terbilang(number)) == number


@pytest.mark.parametrize(
    "number, words",
    [
        (0, "nol"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (11_000, "sebelas ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (12_500_000, "dua belas juta lima ratus ribu"),
        (1_000_000_000, "satu miliar"),
        (1_000_000_000_000, "satu triliun"),
        (-5, "minus lima"),
    ],
)
def test_known_numbers(number: int, words: str) -> None:
    assert numerals.terbilang(number) == words


def test_refuses_what_it_cannot_spell() -> None:
    with pytest.raises(ValueError, match="below"):
        numerals.terbilang(10**15)


def test_money_in_figures_and_words() -> None:
    assert numerals.money(1_250_000_000) == "Rp12.500.000,00 (dua belas juta lima ratus ribu rupiah)"
    assert numerals.money(5) == "Rp0,05 (nol rupiah lima sen)"
    assert numerals.rupiah(-150_050) == "-Rp1.500,50"


@given(st.integers(-(10**14), 10**14))
def test_figures_keep_every_sen(sen: int) -> None:
    digits = numerals.rupiah(sen).replace("Rp", "").replace(".", "").replace(",", "")
    assert int(digits) == sen


@pytest.mark.parametrize(
    "value, words",
    [
        ("5", "5% (lima persen)"),
        ("0.1", "0,1% (nol koma satu persen)"),
        ("2.50", "2,5% (dua koma lima persen)"),
        ("12.05", "12,05% (dua belas koma nol lima persen)"),
        ("100", "100% (seratus persen)"),
    ],
)
def test_percentages(value: str, words: str) -> None:
    assert numerals.percent(Decimal(value)) == words


def test_counts_and_measures() -> None:
    assert numerals.counted(12, "bulan") == "12 (dua belas) bulan"
    assert numerals.measured(12_500, "ton") == "12,5 (dua belas koma lima) ton"
    assert numerals.measured(30_000_000, "kg") == "30.000 (tiga puluh ribu) kg"
    assert numerals.measured_figures(1_250, "ton") == "1,25 ton"


@pytest.mark.parametrize(
    "day, name",
    [
        (date(2026, 7, 20), "Senin"),
        (date(2026, 1, 28), "Rabu"),
        (date(2022, 3, 24), "Kamis"),
        (date(1945, 8, 17), "Jumat"),
        (date(2000, 2, 29), "Selasa"),
        (date(2026, 11, 21), "Sabtu"),
        (date(2026, 11, 22), "Minggu"),
    ],
)
def test_known_weekdays(day: date, name: str) -> None:
    assert numerals.day_name(day) == name


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_the_solemn_date_holds_the_day_in_words_and_figures(day: date) -> None:
    solemn = numerals.solemn_date(day)
    weekday, rest = solemn.split(", tanggal ")
    spelled, _, tail = rest.partition(" bulan ")
    month, _, year = tail.partition(" tahun ")
    # Zeller's congruence, independent of the calendar of the standard library
    shifted_month, shifted_year = (day.month + 12, day.year - 1) if day.month < 3 else (day.month, day.year)
    century, short = divmod(shifted_year, 100)
    zeller = (day.day + 13 * (shifted_month + 1) // 5 + short + short // 4 + century // 4 + 5 * century) % 7
    assert weekday == ("Sabtu", "Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat")[zeller]
    assert read_back(spelled) == day.day
    assert month == numerals.month_name(day.month)
    assert read_back(year.partition(" (")[0]) == day.year
    assert solemn.endswith(f"({day.day:02d}-{day.month:02d}-{day.year})")


def test_the_opening_of_a_deed() -> None:
    solemn = "Senin, tanggal dua puluh bulan Juli tahun dua ribu dua puluh enam (20-07-2026)"
    assert numerals.solemn_date(date(2026, 7, 20)) == solemn
    assert numerals.short_date(date(2026, 7, 5)) == "5 Juli 2026"


def test_months() -> None:
    assert [numerals.roman_month(month) for month in (1, 4, 9, 11, 12)] == ["I", "IV", "IX", "XI", "XII"]
    with pytest.raises(ValueError, match="month"):
        numerals.month_name(0)
