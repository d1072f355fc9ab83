"""The income reckoning as the page prints it: decided figures and the words that belong to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reports import numerals
from reports.wording.summaries import ReckoningRow, summary_text

_RUPIAH = 100
_NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was reckoned: the figures of the three scenarios by name, money in sen, amounts in thousandths."""

    trade: str
    unit: str
    months: int
    cycle: bool
    """The months are one cycle of production."""
    values: Mapping[str, tuple[int, ...]]
    facts: Mapping[str, str]
    """Words in the formulas."""
    costs_known: bool
    least_output: int | None = None
    least_price: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the reckoning in words, with its figures."""

    code: str
    kind: str
    label: str
    how: str
    values: tuple[int, ...]
    on_page: bool
    derived: bool


def rows_of(figures: Figures) -> tuple[Row, ...]:
    """Return the lines that belong to this reckoning, in order."""
    return tuple(_row(each, figures) for each in summary_text().rows if _belongs(each, figures))


def _row(row: ReckoningRow, figures: Figures) -> Row:
    label, how = said(row.label, figures), said(row.how, figures)
    return Row(row.code, row.kind, label, how, figures.values[row.code], row.on_page, row.derived)


def said(text: str, figures: Figures, **more: str) -> str:
    """Return a text of the reckoning, filled; parts that do not apply are empty."""
    for name, words in {"satuan": figures.unit, **figures.facts, **more}.items():
        text = text.replace(f"{{{name}}}", words)
    return text


def _belongs(row: ReckoningRow, figures: Figures) -> bool:
    if row.trades and figures.trade not in row.trades:
        return False
    if row.costs is not None and row.costs is not figures.costs_known:
        return False
    return not row.if_any or any(figures.values[row.if_any])


def figure(kind: str, value: int) -> str:
    """Write a figure as one says it: whole rupiah without sen, amounts without their unit."""
    return rupiah(value) if kind == "money" else amount(value)


def rupiah(sen: int) -> str:
    """Write money; sen only where there are any."""
    text = numerals.rupiah(sen)
    return (text.removesuffix(",00") if sen % _RUPIAH == 0 else text).replace("-", "−")


def amount(thousandths: int, unit: str = "") -> str:
    """Write an amount."""
    figures = numerals.decimal_figures(Decimal(thousandths) / 1000)
    return f"{figures}{_NBSP}{unit}" if unit else figures
