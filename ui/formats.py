"""Numbers, money, quantities and dates as Indonesian readers write them, and back again."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

NBSP = "\u00a0"
MINUS = "\u2212"
UNKNOWN = "belum diketahui"

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
    "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


def number(value: int | float | Decimal, decimals: int = 0) -> str:
    """1234.5 with one decimal → "1.234,5"."""
    text = f"{abs(value):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    negative = value < 0 and any(digit in "123456789" for digit in text)
    return f"{MINUS}{text}" if negative else text


def short_number(value: int | float | Decimal, decimals: int = 3) -> str:
    """The number without trailing zeros behind the comma: 12.500 → "12,5"."""
    text = number(value, decimals)
    return text.rstrip("0").rstrip(",") if "," in text else text


def count(value: int, noun: str) -> str:
    """ "1.234 UMKM"; Indonesian nouns do not change with the number."""
    return f"{number(value)} {noun}"


def rupiah(sen: int | None) -> str:
    """Whole sen → "Rp1.500.000", with ",50" only where sen remain."""
    if sen is None:
        return UNKNOWN
    sign = MINUS if sen < 0 else ""
    whole, rest = divmod(abs(sen), 100)
    return f"{sign}Rp{number(whole)}" + (f",{rest:02d}" if rest else "")


def amount(thousandths: int | None) -> str:
    """Thousandths of a unit → the bare number, "1.250,5"."""
    return UNKNOWN if thousandths is None else short_number(Decimal(thousandths) / 1000)


def quantity(thousandths: int | None, unit: str) -> str:
    """Thousandths of a unit → "1.250,5 kg"."""
    return UNKNOWN if thousandths is None else f"{amount(thousandths)}{NBSP}{unit}"


def percent(fraction: float | None, decimals: int = 1) -> str:
    """0.989 → "98,9 %"."""
    return UNKNOWN if fraction is None else f"{number(fraction * 100, decimals)}{NBSP}%"


def short_date(day: date | str | None) -> str:
    """ "Sab, 21 Nov 2026", from a date or its ISO text."""
    found = as_date(day)
    if found is None:
        return UNKNOWN
    return f"{_DAYS[found.weekday()][:3]}, {found.day} {_MONTHS[found.month - 1][:3]} {found.year}"


def plain_date(day: date | str | None) -> str:
    """ "21 Nov 2026", from a date or its ISO text."""
    found = as_date(day)
    return UNKNOWN if found is None else f"{found.day} {_MONTHS[found.month - 1][:3]} {found.year}"


def long_date(day: date | str | None) -> str:
    """ "Sabtu, 21 November 2026", from a date or its ISO text."""
    found = as_date(day)
    if found is None:
        return UNKNOWN
    return f"{_DAYS[found.weekday()]}, {found.day} {_MONTHS[found.month - 1]} {found.year}"


def moment(at: datetime | str | None) -> str:
    """UTC → local "21 Nov 2026 14.05"."""
    if at is None or at == "":
        return UNKNOWN
    local = (datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone()
    return f"{local.day} {_MONTHS[local.month - 1][:3]} {local.year} {local:%H.%M}"


def as_date(day: date | str | None) -> date | None:
    """The date itself, whether given as a date, as ISO text or not at all."""
    if isinstance(day, str):
        return date.fromisoformat(day[:10]) if day else None
    return day


def listing(words: tuple[str, ...]) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(words) < 3:
        return " dan ".join(words)
    return ", ".join(words[:-1]) + ", dan " + words[-1]


def parse_number(text: str) -> Decimal | None:
    """What "1.234,5" means; None when it is no number as Indonesians write it."""
    bare = text.strip().replace(NBSP, "").replace(" ", "").replace(MINUS, "-")
    whole, _, rest = bare.partition(",")
    if not _grouped(whole.removeprefix("-")) or not (rest.isdecimal() or rest == ""):
        return None
    try:
        return Decimal(f"{whole.replace('.', '')}.{rest or '0'}")
    except InvalidOperation:
        return None


def _grouped(whole: str) -> bool:
    head, *groups = whole.split(".")
    plain = head.isascii() and head.isdecimal()
    return plain and (not groups or len(head) <= 3) and all(len(g) == 3 and g.isdecimal() for g in groups)


def parse_rupiah(text: str) -> int | None:
    """Sen of "Rp1.500.000" or "1500000"; None when it is no amount or finer than a sen."""
    return _scaled(parse_number(text.strip().removeprefix("Rp").removesuffix(",-")), 100)


def parse_thousandths(text: str) -> int | None:
    """Thousandths of "1.250,5"; None when it is no number or finer than that."""
    return _scaled(parse_number(text), 1000)


def _scaled(value: Decimal | None, factor: int) -> int | None:
    if value is None:
        return None
    scaled = value * factor
    return int(scaled) if scaled == scaled.to_integral_value() else None
