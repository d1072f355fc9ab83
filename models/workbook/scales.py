"""Scales, periods and currencies that a heading or a title gives to the numbers below: jutaan, per hari, USD."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from models.workbook.cells.amounts import holds_scale
from models.workbook.cells.periods import A_MONTH, ODD_PERIOD, OTHER_THAN_A_MONTH
from models.workbook.cells.wording import text_of
from models.workbook.sheet import Cell, Row

_SALES = frozenset({"annual_sales", "monthly_sales"})
SUM_FIELDS = _SALES | {"capital"}
_MONEY_FIELDS = SUM_FIELDS | {"price"}
_SCALED_FIELDS = _MONEY_FIELDS | {"capacity", "quantity", "minimum_order", "minimum_lot"}
_MONTHLY_FIELDS = frozenset({"capacity", "quantity"})
_NAMES = {3: "ribu", 6: "juta", 9: "miliar", 12: "triliun"}
_WORDS: dict[str, int] = {
    **dict.fromkeys(("ribu", "ribuan", "rb", "rban"), 3),
    **dict.fromkeys(("juta", "jutaan", "jt", "jtan"), 6),
    **dict.fromkeys(("miliar", "milyar", "miliaran", "milyaran", "mlyr"), 9),
    **dict.fromkeys(("triliun", "triliunan"), 12),
}
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALE = re.compile(
    rf"(?P<of_many>/\s*(?:se)?|\bper\s*(?:se)?)?(?:(?<![a-z])(?P<word>{_SPELT})\b\.?"
    r"|(?:\bx|×|\brp\.?|\bdalam|\bdlm)\s*1[.,]?(?P<thousands>000(?:[.,]?000)*)(?!\d)"
    r"|(?<![\d.,])(?P<noughts>000(?:[.,]?000)*)(?!\d)(?:,-)?"
    r"|(?<=\()\s*(?:rp\.?\s*)?(?P<milliard>m)\s*(?=\)))",
    re.IGNORECASE,
)
_TITLE = re.compile(
    rf"\b(?:dalam|dlm|satuan)\b.*\b(?:{_SPELT})\b|\b(?:{_SPELT})\s+(?:rp|rupiah)\b|\brp\.?\s*(?:(?:{_SPELT})\b|000\b)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_FOREIGN = re.compile(
    r"\b(?:usd|dollar|dolar|sgd|eur|euro|myr|ringgit|jpy|yen|cny|rmb|yuan|aud|riyal)\b|[$€£¥]", re.IGNORECASE
)
_IN_RUPIAH = re.compile(r"\b(?:rp|rupiah|idr)\b", re.IGNORECASE)
MOST_SCALED = 10**14
"""Sen: a trillion of Rupiah is more likely written in full already."""
_CENTS = re.compile(r",-+")
_BARE_NUMBER = re.compile(r"[\d.,]*\d")


def without_scale(text: str) -> str:
    """A heading without the words that only scale its numbers."""
    return _SCALE.sub(" ", text)


def power_in(text: str, field: str) -> int:
    """The power of ten by which a heading says its numbers are to be multiplied."""
    match = _SCALE.search(text) if field in _SCALED_FIELDS else None
    return 0 if match is None else _power(match)


def title_power(rows: Iterable[Row]) -> int:
    """The power of ten that the lines above the headings give to all sums: "(dalam jutaan rupiah)"."""
    texts = (text_of(cell) for row in rows for cell in row if isinstance(cell, str))
    for text in texts:
        match = _SCALE.search(text) if len(text) <= _LONGEST_TITLE and _TITLE.search(text) else None
        if match is not None:
            return _power(match)
    return 0


def why_not_read(text: str, field: str) -> str:
    """Why a column must not be read as this field although its heading names it; empty where nothing is against it."""
    if field in _MONTHLY_FIELDS and OTHER_THAN_A_MONTH.search(text):
        return "heading_not_per_month"
    if field in _SALES and ODD_PERIOD.search(text):
        return "heading_odd_period"
    if field == "capital" and (ODD_PERIOD.search(text) or A_MONTH.search(text)):
        return "heading_odd_period"
    if field in _MONEY_FIELDS and _FOREIGN.search(text):
        return "heading_foreign"
    # "Omzet (Rp/juta)" is in millions, "Harga/ribu" the price of a thousand pieces
    match = _SCALE.search(text) if field in _SCALED_FIELDS - SUM_FIELDS else None
    return "heading_of_many" if match is not None and match["of_many"] else ""


def says_rupiah(text: str) -> bool:
    """Whether a heading names plain Rupiah."""
    return bool(_IN_RUPIAH.search(text))


def scaled(cell: Cell, power: int) -> Cell:
    """A cell as if its plain numbers were written in full; one that says its own scale stays as it is."""
    if not power or isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        return _times(cell, power)
    if not isinstance(cell, str) or holds_scale(cell) or not re.search(r"\d", cell):
        return cell
    return _BARE_NUMBER.sub(lambda match: f"{match.group()} {_NAMES[power]}", _CENTS.sub("", cell))


def _times(number: float, power: int) -> Cell:
    try:
        product = Decimal(repr(number)).scaleb(power)
        return int(product) if product == product.to_integral_value() else float(product)
    except ArithmeticError:
        return number


def _power(match: re.Match[str]) -> int:
    if match["word"]:
        return _WORDS[match["word"].casefold()]
    if match["milliard"]:
        return 9
    power = (match["thousands"] or match["noughts"]).count("0")
    return power if power in _NAMES else 0
