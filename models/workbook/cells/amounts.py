"""Numbers as people write them in Indonesian lists: counts, quantities with a unit, money."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_EVEN, Decimal

from models.problems import Value
from models.reference.units import convert, find_unit
from models.workbook.cells.outcome import Outcome, Remark, error, refused, warning
from models.workbook.cells.periods import A_MONTH
from models.workbook.cells.wording import says_unknown, shown, text_of
from models.workbook.sheet import Cell

_LARGEST = Decimal(10) ** 15
_ABOUT = re.compile(r"^(?:±|\+/-|~|sekitar|kurang lebih|kira[- ]kira|rata[- ]rata|ca\.?|approx\.?)\s*", re.IGNORECASE)
_BOUND = re.compile(r"^(?:<|>|≤|≥|kurang dari|lebih dari|di ?bawah|di ?atas|maks|min|max|s/d|sampai)", re.IGNORECASE)
_RANGE = re.compile(r"\d\s*[a-z]*\.?\s*(?:-|–|—|~|s/d|s\.d\.?|sd|sampai|hingga|to)\s*(?:rp\.?\s*)?\d", re.IGNORECASE)
_CURRENCY = re.compile(r"^(?:rp|idr)\.?\s*", re.IGNORECASE)
_FOREIGN = re.compile(r"[$€£¥]|\b(?:usd|sgd|eur|myr)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^([-−]?)\s*(\d[\d.,'’ ]*\d|\d)[.,]?[-–—]*\s*(.*)$")
_MULTIPLIER = re.compile(r"^(ribu|rb|juta|jt|miliar|milyar|mlyr|triliun)(-?an)?\b\.?\s*(.*)$", re.IGNORECASE)
_MONEY_MULTIPLIER = re.compile(
    r"^(ribu|rb|k|juta|jt|miliar|milyar|mlyr|m|triliun|t)(-?an)?\b\.?\s*(.*)$", re.IGNORECASE
)
_OWN_SCALE = re.compile(r"\d\s*(?:ribu|rb|k|juta|jt|miliar|milyar|mlyr|m|triliun|t)(?:-?an)?\b", re.IGNORECASE)
_AND_THEN = re.compile(r"^(?:,|\+|\bdan\b)?\s*(\d[\d.,]*)\s*(.*)$", re.IGNORECASE)
_TIMES = {
    "k": 3,
    "rb": 3,
    "ribu": 3,
    "jt": 6,
    "juta": 6,
    "m": 9,
    "mlyr": 9,
    "miliar": 9,
    "milyar": 9,
    "t": 12,
    "triliun": 12,
}
_A_MONTH = re.compile(rf"(?:{A_MONTH.pattern})$", re.IGNORECASE)
_OTHER_PERIOD = re.compile(
    r"(?:/|\bper|\btiap|\bsetiap|\bse)\s*(?:hari|hr|minggu|mgg|tahun|thn|th|musim|panen|siklus|kuartal)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"^\s*(\d[\d.,]*\s*[a-z]+)\s*(?:\+|,|\bdan\b|\blebih\b)?\s+(\d[\d.,]*\s*[a-z][^\d]*)$", re.IGNORECASE
)
_PER_UNIT = re.compile(r"^(?:/|per\b|@)\s*(.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Written:
    """A number and the words behind it."""

    value: Decimal
    rest: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity in thousandths of the unit that stands in the cell; an empty unit is not stated."""

    thousandths: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Priced:
    """An amount of sen, and the unit it is for where the cell says so."""

    sen: int
    unit: str = ""


class Unreadable(Exception):
    """A cell that holds no single number; carries the remark."""

    def __init__(self, message: str, **values: Value) -> None:
        super().__init__(message)
        self.remark = error(message, **values)


def count(cell: Cell, words: str = "") -> Outcome[int]:
    """A whole number; `words` are those that may follow it ("orang|org")."""
    if says_unknown(cell):
        return Outcome(None)
    try:
        written = written_number(cell)
    except Unreadable as problem:
        return Outcome(None, (problem.remark,))
    if written.rest and not re.fullmatch(words or "(?!)", written.rest, re.IGNORECASE):
        return refused("number_unreadable")
    if written.value != written.value.to_integral_value():
        return refused("number_not_whole")
    return Outcome(int(written.value), written.remarks)


def quantity(cell: Cell) -> Outcome[Measured]:
    """A quantity per month: "1,5 ton", "300 kg/bln", 250, "1 kwintal 50 kg"."""
    if says_unknown(cell):
        return Outcome(None)
    try:
        parts = _PARTS.match(cell) if isinstance(cell, str) else None
        return _together(parts[1], parts[2]) if parts else _measured(written_number(cell))
    except Unreadable as problem:
        return Outcome(None, (problem.remark,))


def _together(first: str, second: str) -> Outcome[Measured]:
    """Two amounts that are one, in the smaller unit; refused where the units are not of one kind."""
    whole, rest = _measured(written_number(first)), _measured(written_number(second))
    if whole.value is None or rest.value is None:
        return whole if whole.value is None else rest
    added = in_unit(whole.value, rest.value.unit) if rest.value.unit else refused("number_unreadable")
    if added.value is None:
        return Outcome(None, added.remarks)
    return Outcome(Measured(added.value + rest.value.thousandths, rest.value.unit), whole.remarks + rest.remarks)


def _measured(written: Written) -> Outcome[Measured]:
    if _OTHER_PERIOD.search(written.rest):
        return refused("quantity_not_per_month")
    words = _A_MONTH.sub("", written.rest).strip(" .()")
    unit = find_unit(words) if words else None
    if words and unit is None:
        return refused("unit_unknown", unit=shown(words))
    measured = Measured(_scaled(written.value, 1_000), unit.code if unit else "")
    return Outcome(measured, written.remarks)


def in_unit(measured: Measured, unit: str) -> Outcome[int]:
    """A quantity in the unit of its row; refused when the two cannot be converted."""
    if not measured.unit or measured.unit == unit:
        return Outcome(measured.thousandths)
    try:
        return Outcome(round(convert(measured.thousandths, measured.unit, unit)))
    except ValueError:
        return refused("unit_conflict", unit=measured.unit, other=unit)


def money(cell: Cell) -> Outcome[Priced]:
    """An amount of Rupiah: "Rp 15.000", "1,5 jt", "300rb/kg". Zero is taken as unknown."""
    if says_unknown(cell):
        return Outcome(None)
    try:
        return _priced(written_number(cell, is_money=True))
    except Unreadable as problem:
        return Outcome(None, (problem.remark,))


def _priced(written: Written) -> Outcome[Priced]:
    if not written.value:
        return Outcome(None, (warning("zero_is_unknown"),))
    per = _PER_UNIT.match(written.rest)
    words = per.group(1).strip(" .") if per else ""
    unit = find_unit(words) if words else None
    if written.rest and unit is None:
        return refused("price_unreadable", rest=shown(written.rest))
    return Outcome(Priced(_scaled(written.value, 100), unit.code if unit else ""), written.remarks)


def written_number(cell: Cell, *, is_money: bool = False) -> Written:
    """The one number of a cell and what follows it; Unreadable when there is none or more than one."""
    if isinstance(cell, bool):
        raise Unreadable("number_unreadable")
    if isinstance(cell, int | float):
        return Written(_within_bounds(_decimal(cell)))
    if isinstance(cell, date | datetime | time):
        raise Unreadable("number_became_date")
    return _from_text(text_of(cell), is_money)


def _decimal(number: float) -> Decimal:
    if not math.isfinite(number):
        raise Unreadable("number_unreadable")
    return Decimal(repr(number))


def _from_text(text: str, is_money: bool) -> Written:
    text, about = _ABOUT.subn("", text.strip())
    if _BOUND.match(text) or _RANGE.search(text):
        raise Unreadable("number_range")
    if _FOREIGN.search(text):
        raise Unreadable("money_foreign")
    match = _NUMBER.match(_CURRENCY.sub("", text) if is_money else text)
    if not match:
        raise Unreadable("number_unreadable")
    sign, digits, rest = match.groups()
    power, is_rough, rest = _multiplied(rest, is_money)
    value = plain_number(digits, no_thousandths=is_money and not power).scaleb(power)
    added, rest = _smaller_part(rest, power) if is_money else (Decimal(0), rest)
    value += added
    remarks = (warning("number_approximate"),) if about or is_rough else ()
    return Written(_within_bounds(-value if sign else value), rest.strip(), remarks)


def _multiplied(rest: str, is_money: bool) -> tuple[int, bool, str]:
    """The power of ten behind a number, whether it is said roughly ("jutaan"), and what follows."""
    match = (_MONEY_MULTIPLIER if is_money else _MULTIPLIER).match(rest)
    return (_TIMES[match[1].casefold()], bool(match[2]), match[3]) if match else (0, False, rest)


def _smaller_part(rest: str, power: int) -> tuple[Decimal, str]:
    """The thousands behind the millions, "1 juta 500 ribu"; nothing where no smaller multiplier follows."""
    match = _AND_THEN.match(rest) if power else None
    below, is_rough, behind = _multiplied(match[2], is_money=True) if match else (0, False, "")
    if match is None or is_rough or not 0 < below < power:
        return Decimal(0), rest
    return plain_number(match[1]).scaleb(below), behind


def holds_scale(text: str) -> bool:
    """Whether a number in a text says itself that it counts thousands, millions or more: "25 jt"."""
    return bool(_OWN_SCALE.search(text))


def plain_number(digits: str, *, no_thousandths: bool = False) -> Decimal:
    """Digits with Indonesian (1.500,5) or English (1,500.5) marks; Unreadable for 1,500, which may be either.

    `no_thousandths` says that three decimals make no sense, as in money: then 1,500 can only be 1500.
    """
    digits = re.sub(r"(?<=\d)['’ ](?=\d{3}(?!\d))", "", digits)
    if not re.fullmatch(r"[\d.,]+", digits):
        raise Unreadable("number_unreadable")
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return Decimal(digits)
    return _marked_number(digits, digits[last], no_thousandths)


def _marked_number(digits: str, mark: str, no_thousandths: bool) -> Decimal:
    other = "," if mark == "." else "."
    whole, decimals = digits.rsplit(mark, 1)
    if other in whole:
        return _joined(whole, other, decimals)
    if digits.count(mark) > 1:
        return _joined(digits, mark, "")
    looks_grouped = len(decimals) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if looks_grouped and mark == "," and not no_thousandths:
        raise Unreadable("number_ambiguous", either=f"{whole}{decimals}", other=_with_decimals(whole, decimals))
    return _joined(digits, mark, "") if looks_grouped else _joined(whole, other, decimals)


def _with_decimals(whole: str, decimals: str) -> str:
    return f"{whole},{decimals.rstrip('0')}".rstrip(",")


def _joined(whole: str, mark: str, decimals: str) -> Decimal:
    groups = whole.split(mark)
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])):
        raise Unreadable("number_unreadable")
    return Decimal(f"{''.join(groups)}.{decimals or 0}") if whole else Decimal(f"0.{decimals or 0}")


def _within_bounds(value: Decimal) -> Decimal:
    if value < 0:
        raise Unreadable("number_negative")
    if value > _LARGEST:
        raise Unreadable("number_too_large")
    return value


def _scaled(value: Decimal, steps: int) -> int:
    scaled = int((value * steps).to_integral_value(ROUND_HALF_EVEN))
    if value and not scaled:
        raise Unreadable("number_too_small")
    return scaled
