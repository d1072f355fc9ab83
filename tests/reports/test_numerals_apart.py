"""Numbers and dates in words against a second way to write them, made of digits and of another calendar."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from reports import numerals

FEW, MANY = 5_000, 100_000
NAMES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
DIGITS = dict(zip("0123456789", NAMES, strict=True))
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
LETTERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# 1 January 1900 was a Monday
FIRST, WEEK = date(1900, 1, 1), ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def spelled(number: int) -> str:
    """Three digits at a time from the right, each group by itself."""
    if number < 0:
        return f"minus {spelled(-number)}"
    figures = str(number)
    figures = figures.rjust(-(-len(figures) // 3) * 3, "0")
    groups = [figures[at : at + 3] for at in range(0, len(figures), 3)]
    names = ["", " ribu", " juta", " miliar", " triliun"][: len(groups)][::-1]
    said = [
        "seribu" if (group, name) == ("001", " ribu") else hundreds(group) + name
        for group, name in zip(groups, names, strict=True)
        if group != "000"
    ]
    return " ".join(said) or "nol"


def hundreds(group: str) -> str:
    """A group of three digits."""
    hundred, rest = group[0], group[1:]
    said = [] if hundred == "0" else ["seratus" if hundred == "1" else f"{DIGITS[hundred]} ratus"]
    return " ".join([*said, *([] if rest == "00" else [tens(rest)])])


def tens(two: str) -> str:
    """A group of two digits that are not both nought."""
    match two[0], two[1]:
        case "0", ones:
            return DIGITS[ones]
        case "1", "0":
            return "sepuluh"
        case "1", "1":
            return "sebelas"
        case "1", ones:
            return f"{DIGITS[ones]} belas"
        case ten, "0":
            return f"{DIGITS[ten]} puluh"
        case ten, ones:
            return f"{DIGITS[ten]} puluh {DIGITS[ones]}"


def dotted(number: int) -> str:
    """Dots between thousands, set from the right."""
    backwards = str(number)[::-1]
    return ".".join(backwards[at : at + 3] for at in range(0, len(backwards), 3))[::-1]


def some_number(chance: random.Random) -> int:
    """As many short numbers as long ones, and the awkward ones often."""
    size = 10 ** chance.randint(1, 15)
    number = chance.randrange(size)
    if chance.random() < 0.2:
        number = chance.choice((size // 10, size - 1, 11 * size // 100, 1_001 * size // 10_000, size // 10 + 1_000))
    return min(number, 10**15 - 1)


def some_day(chance: random.Random) -> date:
    """From 1900 to 2199, ends of months and of years often."""
    day = FIRST + timedelta(days=chance.randrange(109_573))
    return day.replace(day=1) - timedelta(days=1) if chance.random() < 0.2 and day.year > 1900 else day


def cases(count: int) -> Iterator[tuple[str, str, object]]:
    """What the papers print, what it should be, and of what; five kinds in turn."""
    chance = random.Random(20260720)
    kinds = (a_number, an_amount, a_share, a_measure, a_day)
    for at in range(count):
        yield from kinds[at % len(kinds)](chance)


def a_number(chance: random.Random) -> Iterator[tuple[str, str, object]]:
    number = some_number(chance) * chance.choice((1, 1, 1, -1))
    yield numerals.terbilang(number), spelled(number), number
    if number >= 0:
        yield numerals.counted(number, "hari"), f"{dotted(number)} ({spelled(number)}) hari", number


def an_amount(chance: random.Random) -> Iterator[tuple[str, str, object]]:
    sen = some_number(chance)
    whole, cents = sen // 100, f"{sen % 100:02d}"
    words = f"{spelled(whole)} rupiah" + ("" if cents == "00" else f" {spelled(int(cents))} sen")
    yield numerals.money(sen), f"Rp{dotted(whole)},{cents} ({words})", sen


def a_share(chance: random.Random) -> Iterator[tuple[str, str, object]]:
    places = chance.randint(0, 3)
    share = Decimal(chance.randrange(100 * 10**places + 1)).scaleb(-places)
    figures, words = with_comma(str(share))
    yield numerals.percent(share), f"{figures}% ({words} persen)", share


def a_measure(chance: random.Random) -> Iterator[tuple[str, str, object]]:
    thousandths = min(some_number(chance), 10**12)
    figures, words = with_comma(f"{thousandths // 1000}.{thousandths % 1000:03d}")
    yield numerals.measured(thousandths, "ton"), f"{figures} ({words}) ton", thousandths


def with_comma(plain: str) -> tuple[str, str]:
    """Figures and words of a decimal written with a point."""
    whole, _, digits = plain.partition(".")
    while digits.endswith("0"):
        digits = digits[:-1]
    words = spelled(int(whole)) + (" koma " + " ".join(DIGITS[digit] for digit in digits) if digits else "")
    return dotted(int(whole)) + ("," + digits if digits else ""), words


def a_day(chance: random.Random) -> Iterator[tuple[str, str, object]]:
    day = some_day(chance)
    weekday, month = WEEK[(day - FIRST).days % 7], MONTHS[day.month - 1]
    figures = "-".join((str(day.day).zfill(2), str(day.month).zfill(2), str(day.year)))
    words = f"tanggal {spelled(day.day)} bulan {month} tahun {spelled(day.year)}"
    yield numerals.solemn_date(day), f"{weekday}, {words} ({figures})", day
    yield numerals.short_date(day), f"{day.day} {month} {day.year}", day
    yield numerals.roman_month(day.month), LETTERS[day.month - 1], day


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.long)])
def test_every_word_is_what_the_other_way_says(count: int) -> None:
    wrong = [(of, said, right) for said, right, of in cases(count) if said != right]
    assert wrong == []


def test_the_other_way_knows_its_words() -> None:
    assert spelled(1_111_011_100_001) == ("satu triliun seratus sebelas miliar sebelas juta seratus ribu satu")
    assert spelled(1_001_000) == "satu juta seribu"
    assert spelled(101_000) == "seratus satu ribu"
    assert spelled(-20) == "minus dua puluh"
    assert (dotted(1_234_567), with_comma("12.050")) == ("1.234.567", ("12,05", "dua belas koma nol lima"))
