"""Numbers, money and dates as Indonesian official papers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_ONES = (
    "nol", "satu", "dua", "tiga", "empat", "lima",
    "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_SCALES = (
    (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"),
    (1000, "ribu"), (100, "ratus"), (10, "puluh"),
)  # fmt: skip
_LIMIT = 10**15
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def terbilang(number: int) -> str:
    """Spell a whole number; below a thousand trillion either side of zero."""
    if abs(number) >= _LIMIT:
        raise ValueError(f"terbilang knows numbers below {_LIMIT}")
    if number < 0:
        return f"minus {terbilang(-number)}"
    return _spell(number)


def _spell(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    count, rest = divmod(number, size)
    head = f"se{name}" if count == 1 and size in (100, 1000) else f"{_spell(count)} {name}"
    return f"{head} {_spell(rest)}" if rest else head


def decimal_in_words(number: Decimal) -> str:
    """Spell a decimal: the digits after the comma are read one by one."""
    whole, _, digits = _plain(abs(number)).partition(".")
    words = _spell(int(whole))
    if digits:
        words = f"{words} koma {' '.join(_ONES[int(digit)] for digit in digits)}"
    return f"minus {words}" if number < 0 else words


def grouped(number: int) -> str:
    """Write a whole number with dots between thousands."""
    return f"{number:,}".replace(",", ".")


def decimal_figures(number: Decimal) -> str:
    """Write a decimal with dots between thousands and a decimal comma, no needless zeros."""
    whole, _, digits = _plain(abs(number)).partition(".")
    figures = grouped(int(whole)) + (f",{digits}" if digits else "")
    return f"-{figures}" if number < 0 else figures


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rupiah(sen: int) -> str:
    """Write money in figures: 1250000000 sen → Rp12.500.000,00."""
    whole, cents = divmod(abs(sen), 100)
    return f"{'-' if sen < 0 else ''}Rp{grouped(whole)},{cents:02d}"


def rupiah_in_words(sen: int) -> str:
    """Spell money: 1250000000 sen → dua belas juta lima ratus ribu rupiah."""
    whole, cents = divmod(abs(sen), 100)
    words = f"{terbilang(whole)} rupiah" + (f" {terbilang(cents)} sen" if cents else "")
    return f"minus {words}" if sen < 0 else words


def money(sen: int) -> str:
    """Write money in figures and words."""
    return f"{rupiah(sen)} ({rupiah_in_words(sen)})"


def percent(value: Decimal) -> str:
    """Write a percentage in figures and words: 5% (lima persen)."""
    return f"{decimal_figures(value)}% ({decimal_in_words(value)} persen)"


def counted(number: int, unit: str = "") -> str:
    """Write a count in figures and words: 12 (dua belas) bulan."""
    return f"{grouped(number)} ({terbilang(number)}) {unit}".rstrip()


def measured(thousandths: int, unit: str) -> str:
    """Write an amount of thousandths in figures and words: 12,5 (dua belas koma lima) ton."""
    amount = Decimal(thousandths) / 1000
    return f"{decimal_figures(amount)} ({decimal_in_words(amount)}) {unit}".rstrip()


def day_name(day: date) -> str:
    """Name the weekday of a date."""
    return _DAYS[day.weekday()]


def month_name(month: int) -> str:
    """Name a month (1 to 12)."""
    return _MONTHS[_month_index(month)]


def roman_month(month: int) -> str:
    """Write a month (1 to 12) as letter numbers do: XI."""
    return _ROMAN[_month_index(month)]


def _month_index(month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
    return month - 1


def short_date(day: date) -> str:
    """Write a date for running text: 20 Juli 2026."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def solemn_date(day: date) -> str:
    """Write a date as the opening of a deed does, the weekday computed from it."""
    words = f"tanggal {terbilang(day.day)} bulan {month_name(day.month)} tahun {terbilang(day.year)}"
    return f"{day_name(day)}, {words} ({day:%d-%m-%Y})"


def measured_figures(thousandths: int, unit: str) -> str:
    """Write an amount of thousandths in figures alone: 12,5 ton."""
    return f"{decimal_figures(Decimal(thousandths) / 1000)} {unit}".rstrip()
