"""One field for each value of a clause, and its value as the agreement takes it."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any

from models.domain.agreements import ClauseParameter, ClauseTerm, ClauseValue
from ui import formats
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, Field, NumberField, RupiahField, TextField
from ui.widgets.forms.table_field import TableField

_UNITS = {"days": "hari", "workdays": "hari kerja", "months": "bulan", "count": ""}
_PERCENT_SCALE = 100


def clause_field(parameter: ClauseParameter, *, with_title: bool = False) -> Field:
    """The field for a parameter, showing its default."""
    hint = f"{parameter.clause_title}. {parameter.explanation}" if with_title else parameter.explanation
    made = _made(parameter, field_name(parameter), hint, partial(_range_problem, parameter))
    made.show_value(to_field(parameter, parameter.default))
    return made


def field_name(parameter: ClauseParameter) -> str:
    """Name of the parameter's field in the form."""
    return f"{parameter.clause}.{parameter.code}"


def _made(parameter: ClauseParameter, name: str, hint: str, check: Any) -> Field:
    label = parameter.label
    match parameter.kind:
        case "money":
            return RupiahField(name, label, hint=hint, check=check)
        case "percent":
            return NumberField(name, label, unit="%", scale=_PERCENT_SCALE, hint=hint, check=check)
        case "choice":
            return ChoiceField(name, label, parameter.choices, hint=hint)
        case "text":
            return TextField(name, label, hint=hint)
        case "table":
            return TableField(name, label, parameter.columns, hint=hint)
    return NumberField(name, label, unit=tr(_UNITS.get(parameter.kind, "")), hint=hint, check=check)


def clause_term(parameter: ClauseParameter, raw: Any) -> ClauseTerm | None:
    """The parties' value, or None where nothing is written."""
    if raw is None:
        return None
    return ClauseTerm(parameter.clause, parameter.code, from_field(parameter, raw))


def from_field(parameter: ClauseParameter, raw: Any) -> ClauseValue:
    """A field's value as the agreement takes it."""
    if parameter.kind == "percent":
        return Decimal(raw) / _PERCENT_SCALE
    value: ClauseValue = raw
    return value


def to_field(parameter: ClauseParameter, value: ClauseValue) -> Any:
    """An agreement's value as the field shows it."""
    if parameter.kind == "percent":
        return int(Decimal(str(value)) * _PERCENT_SCALE)
    return value


def _range_problem(parameter: ClauseParameter, value: int) -> str:
    """Money's range is in sen like its value."""
    shown = Decimal(value) / (_PERCENT_SCALE if parameter.kind == "percent" else 1)
    low, high = parameter.minimum, parameter.maximum
    if (low is None or shown >= low) and (high is None or shown <= high):
        return ""
    if low is not None and high is not None:
        return tr("Antara {low} dan {high}.").format(low=_bound(parameter, low), high=_bound(parameter, high))
    if low is not None:
        return tr("Paling sedikit {low}.").format(low=_bound(parameter, low))
    return tr("Paling banyak {high}.").format(high=_bound(parameter, high or Decimal()))


def _bound(parameter: ClauseParameter, bound: Decimal) -> str:
    return formats.rupiah(int(bound)) if parameter.kind == "money" else formats.short_number(bound)
