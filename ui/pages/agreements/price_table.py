"""Prices by quality: a table in which money is written as money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ui import formats
from ui.texts import tr
from ui.widgets.forms.table_field import TableField

_PRICE = 1


class PriceTable(TableField):
    """The value is a tuple of (quality, sen per unit as text, note)."""

    def __init__(self, name: str, label: str, unit: str, **more: Any) -> None:
        columns = (tr("Mutu"), tr("Harga (Rp/{unit})").format(unit=unit), tr("Keterangan"))
        super().__init__(name, label, columns, numbers=(_PRICE,), **more)

    def _number(self, column: int, text: str) -> str:
        sen = formats.parse_rupiah(text) if text else None
        if sen is None or sen <= 0:
            raise ValueError(tr("Tulis harga tiap mutu dalam rupiah, misalnya 5.000."))
        return str(sen)

    def _shown(self, row: Sequence[str]) -> tuple[str, ...]:
        quality, price, note = (*row, "", "", "")[:3]
        return quality, formats.rupiah(int(price)).removeprefix("Rp") if price.isdecimal() else price, note
