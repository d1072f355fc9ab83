"""Clause parameters from the outside in (JSON) and from the inside onto paper (words)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import NoReturn

from reports.numerals import counted, money, percent
from reports.wording.patterns import Kind, Parameter, Value

_UNITS = {Kind.DAYS: "hari kalender", Kind.WORKDAYS: "hari kerja", Kind.MONTHS: "bulan", Kind.COUNT: ""}


class BadValue(ValueError):
    """A value that a parameter does not allow; `parameter` says what was expected."""

    def __init__(self, parameter: Parameter, raw: object) -> None:
        super().__init__(f"{parameter.clause}.{parameter.code}: {raw!r}")
        self.parameter = parameter
        self.raw = raw


def read_value(parameter: Parameter, raw: object) -> Value:
    """Return a JSON value as this parameter's value; raise BadValue when kind or range forbid it.

    Money arrives in rupiah and is kept in sen; a percentage arrives as 2.5 for 2,5 %.
    """
    value = _typed(parameter, raw)
    if not allows(parameter, value):
        raise BadValue(parameter, raw)
    return value


def allows(parameter: Parameter, value: Value) -> bool:
    """Tell whether a value has the parameter's kind and lies in its range."""
    match parameter.kind:
        case Kind.TEXT:
            return isinstance(value, str)
        case Kind.CHOICE:
            return value in [choice.code for choice in parameter.choices]
        case Kind.TABLE:
            return isinstance(value, tuple) and all(len(row) == len(parameter.columns) for row in value)
        case Kind.PERCENT:
            return isinstance(value, Decimal) and _in_range(parameter, value)
        case _:
            return isinstance(value, int) and _in_range(parameter, Decimal(value))


def _in_range(parameter: Parameter, value: Decimal) -> bool:
    low, high = parameter.minimum, parameter.maximum
    return value.is_finite() and (low is None or value >= low) and (high is None or value <= high)


def _typed(parameter: Parameter, raw: object) -> Value:
    if parameter.kind is Kind.TABLE:
        return _rows(parameter, raw)
    if parameter.kind in (Kind.TEXT, Kind.CHOICE):
        return raw.strip() if isinstance(raw, str) else _refuse(parameter, raw)
    number = _number(parameter, raw)
    if parameter.kind is Kind.PERCENT:
        return number
    return _whole(parameter, number * 100 if parameter.kind is Kind.MONEY else number)


def _number(parameter: Parameter, raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str | Decimal):
        return _refuse(parameter, raw)
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        return _refuse(parameter, raw)
    return number if number.is_finite() else _refuse(parameter, raw)


def _whole(parameter: Parameter, number: Decimal) -> int:
    return int(number) if number == number.to_integral_value() else _refuse(parameter, number)


def _rows(parameter: Parameter, raw: object) -> tuple[tuple[str, ...], ...]:
    if not isinstance(raw, list | tuple) or not all(isinstance(row, list | tuple) for row in raw):
        return _refuse(parameter, raw)
    return tuple(tuple(str(cell) for cell in row) for row in raw)


def _refuse(parameter: Parameter, raw: object) -> NoReturn:
    raise BadValue(parameter, raw)


def in_words(parameter: Parameter, value: Value) -> str:
    """Write a value as the clause prints it, numbers in figures and words; nothing for an unknown choice."""
    if parameter.kind is Kind.CHOICE:
        return next((choice.words for choice in parameter.choices if choice.code == value), "")
    if isinstance(value, Decimal):
        return percent(value)
    if isinstance(value, int):
        return money(value) if parameter.kind is Kind.MONEY else counted(value, _UNITS[parameter.kind])
    return value if isinstance(value, str) else ""
