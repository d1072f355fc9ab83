"""What a row offers or needs: the commodity, its unit, quantities and prices in that unit."""

from __future__ import annotations

import re
from fractions import Fraction

from rapidfuzz import fuzz

from models.domain.choices import CommodityChoice
from models.domain.intake import IntakeKind
from models.reference.lexicon import Lexicon, normalise
from models.reference.units import convert, convertible, unit
from models.workbook.cells.amounts import Measured, count, in_unit, quantity
from models.workbook.cells.outcome import Outcome
from models.workbook.cells.wording import folded, says_unknown, shown, text_of
from models.workbook.columns import COMMODITY_FIELD
from models.workbook.rows.reader import RowReader

_SHOWN_SUGGESTIONS = 4
_WORTH_SUGGESTING = 70
"""Less is chance: whoever reads a list of what is nothing alike looks no further."""
_ALIKE_WORD = 85
"""How much a word of a suggestion must be like one that was written."""
_SURELY_ALIKE = 90
_OF_GOODS = ("offer_kind", "unit", "capacity", "price", "months", "minimum_order", "lead_days")
"""What a row says of its product, and of nothing where that is unknown."""
_DAYS = re.compile(r"^(.*?)\s*(hari(?: kerja)?|hr|minggu|mgg|bulan|bln)\.?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;,\n+]|\bdan\b|\bserta\b)\s*")
_DAYS_IN = {"h": 1, "m": 7, "b": 30}
_SMALL_PRICE, _TINY_PRICE, _LARGE_PRICE = 100_00, 10_00, 1_000_000_000_00
"""Sen for a usual unit: small is doubtful, tiny surely a number of thousands or of another unit, large doubtful."""
_AT_ONCE = frozenset({"tunai", "cash", "cod", "kontan", "langsung", "bayar di tempat"})


def commodity(row: RowReader, name: str) -> CommodityChoice | None:
    """The commodity that the words of a cell name exactly; a row of any other is refused."""
    found = _exactly(row, name)
    if found is None and (suggestions := row.recall(_suggested, row.context.lexicon, row.text(name))):
        row.refuse(name, "commodity_unknown", suggestions=suggestions)
    elif found is None:
        row.refuse(name, "commodity_unlisted")
    return found


def offered(row: RowReader, name: str) -> CommodityChoice | None:
    """The same of what an enterprise offers: where the words name none, all that is left out with them is told."""
    found = _exactly(row, name)
    if found is not None:
        return found
    left = "; ".join(f"{row.heading(one)}: {shown(row.cell(one))}" for one in (name, *_OF_GOODS) if row.has(one))
    if suggestions := row.recall(_suggested, row.context.lexicon, row.text(name)):
        row.warn(name, "offer_unknown", left=left, suggestions=suggestions)
    else:
        row.warn(name, "offer_unlisted", left=left)
    return None


def _exactly(row: RowReader, name: str) -> CommodityChoice | None:
    """The commodity that the row names; never the one that is merely similar."""
    lexicon = row.context.lexicon
    found = _named(row) or resolved(lexicon, row.text(name))
    if found is None and row.has(COMMODITY_FIELD):
        found = resolved(lexicon, row.text(COMMODITY_FIELD))
    return found


def _named(row: RowReader) -> CommodityChoice | None:
    """What a list of ours calls the goods, whatever the words of the business for them."""
    if not row.has("code") or not row.has(COMMODITY_FIELD):
        return None
    return resolved(row.context.lexicon, row.text(COMMODITY_FIELD))


def commodities(row: RowReader, name: str) -> tuple[tuple[str, CommodityChoice], ...]:
    """The commodities that a cell lists, with their words; words that name none are told and left out."""
    words = row.text(name)
    lexicon = row.context.lexicon
    pieces = [words] if resolved(lexicon, words) else [piece.strip(" .-") for piece in _BETWEEN.split(words)]
    found = {piece: resolved(lexicon, piece) for piece in pieces if piece}
    unknown = [piece for piece, goods in found.items() if goods is None]
    if unknown:
        row.warn(name, "goods_unknown", goods=", ".join(unknown))
    once = {goods.slug: (piece, goods) for piece, goods in reversed(found.items()) if goods is not None}
    return tuple(reversed(once.values()))


def unit_of(row: RowReader, amount: str, goods: CommodityChoice) -> str:
    """The unit of a row: its own column, the heading, the cell, the price; else an error where it matters."""
    stated = row.unit("unit") or row.heading_unit(amount)
    if stated or row.has("unit"):
        return stated
    measured = row.recall(quantity, row.amount(amount)).value
    if measured and measured.unit:
        return measured.unit
    priced = row.heading_unit("price")
    if not priced and measured:
        row.refuse(amount, "unit_missing", usual=goods.unit)
    return priced or goods.unit


def quantity_in(row: RowReader, name: str, unit: str) -> int | None:
    """A quantity in thousandths of the unit of the row; an enterprise loses only one for another while than a month."""
    outcome = row.recall(quantity, row.amount(name))
    is_of_another_while = any(remark.message == "quantity_not_per_month" for remark in outcome.remarks)
    if is_of_another_while and row.recognised.kind is IntakeKind.ENTERPRISES:
        row.warn(name, "quantity_left_out")
        return None
    measured = row.take(name, outcome)
    if measured is None or not unit:
        return None
    own = Measured(measured.thousandths, measured.unit or row.heading_unit(name))
    return row.take(name, in_unit(own, unit))


def price_per_unit(row: RowReader, name: str, unit: str, goods: CommodityChoice) -> int | None:
    """A price in sen per unit of the row, whatever unit it was given for; None of one that cannot be meant."""
    priced = row.priced(name)
    if priced is None:
        return None
    given = priced.unit or unit
    if unit and not convertible(unit, given) and given != unit:
        note = row.warn if row.recognised.kind is IntakeKind.ENTERPRISES else row.refuse
        note(name, "price_unit_differs", unit=given, other=unit)
        return None
    if _doubted(row, name, priced.sen, _for_unit(priced.sen, given, goods.unit), goods.unit):
        return None
    return round(_for_unit(priced.sen, given, unit))


def _for_unit(sen: int, given: str, wanted: str) -> Fraction:
    """The price for another unit; the same where one does not convert to the other."""
    return sen * convert(1_000, wanted, given) / 1_000 if convertible(wanted, given) else Fraction(sen)


def _doubted(row: RowReader, name: str, said: int, sen: Fraction, unit: str) -> bool:
    """Whether a price is too small to be one for the usual unit; what is merely odd is told and kept."""
    if sen < _TINY_PRICE:
        row.warn(name, "price_tiny", unit=unit)
    elif sen < _SMALL_PRICE and said < _SMALL_PRICE and not _is_counted(unit):  # a stick or a sheet may cost so little
        row.warn(name, "price_small", unit=unit)
    elif sen > _LARGE_PRICE:
        row.warn(name, "price_large", unit=unit)
    return sen < _TINY_PRICE


def _is_counted(code: str) -> bool:
    found = unit(code)
    return found is not None and found.dimension == "cacah"


def days(row: RowReader, name: str) -> int | None:
    """A number of days: 14, "14 hari", "2 minggu", "tunai"."""
    cell = row.cell(name)
    if says_unknown(cell):
        return None
    text = text_of(cell)
    if folded(text) in _AT_ONCE:
        return 0
    match = _DAYS.match(text)
    number = row.take(name, count(match.group(1)) if match else count(cell))
    return _in_days(number, match.group(2)[0].casefold() if match else "h")


def _in_days(number: int | None, period: str) -> int | None:
    return None if number is None else number * _DAYS_IN[period]


def whole(row: RowReader, name: str, words: str = "") -> int | None:
    """A whole number above zero."""
    number: Outcome[int] = count(row.cell(name), words)
    value = row.take(name, number)
    if value == 0:
        row.refuse(name, "number_zero")
    return value


def resolved(lexicon: Lexicon, words: str) -> CommodityChoice | None:
    """The commodity that bears exactly this name."""
    return lexicon.resolve(words)


def _suggested(lexicon: Lexicon, words: str) -> str:
    alike = lexicon.suggest(words, _SHOWN_SUGGESTIONS)
    worth = (one.name for one, score in alike if score >= _SURELY_ALIKE or _is_worth(words, one, score))
    return ", ".join(worth)


def _is_worth(words: str, one: CommodityChoice, score: int) -> bool:
    """Whether a word of the goods stands in the words: letters alone make a grocer's shop of a fish."""
    named = {word for name in (one.name, *one.names) for word in normalise(name).split()}
    asked = normalise(words).split()
    return score >= _WORTH_SUGGESTING and any(fuzz.ratio(a, b) >= _ALIKE_WORD for a in asked for b in named)
