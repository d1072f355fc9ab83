"""Shares of a price as people write them."""

from __future__ import annotations

from decimal import Decimal

from models.workbook.cells.amounts import Unreadable, plain_number
from models.workbook.cells.outcome import Outcome, refused, warning
from models.workbook.cells.wording import says_unknown, text_of
from models.workbook.sheet import Cell

_HUNDREDTHS = 100


def percent(cell: Cell, *, says_percent: bool = False) -> Outcome[int]:
    """Hundredths of a percent: "12,5 %", 12.5, and the 0.125 in which Excel keeps a cell that shows 12,5 %.

    `says_percent` is whether the heading does: below it somebody may mean half a percent by 0.5.
    """
    if says_unknown(cell):
        return Outcome(None)
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return refused("percent_unreadable")
    share = _number(cell)
    if share is None or not 0 < share < 100:
        return refused("percent_unreadable")
    doubt = says_percent and isinstance(cell, int | float) and 0 < cell < 1
    remarks = (warning("percent_of_one", percent=percent_spelled(round(share * _HUNDREDTHS))),) if doubt else ()
    return Outcome(round(share * _HUNDREDTHS), remarks)


def percent_spelled(hundredths: int | None) -> str:
    """A share as the template writes it: "12,5 %"; empty when it is not known."""
    if hundredths is None:
        return ""
    whole, rest = divmod(hundredths, _HUNDREDTHS)
    return f"{whole},{rest:02}".rstrip("0").rstrip(",") + " %"


def _number(cell: int | float | str) -> Decimal | None:
    if isinstance(cell, str):
        try:
            return Decimal(plain_number(text_of(cell).removesuffix("%").removesuffix("persen").strip()))
        except Unreadable:
            return None
    # below one per cent nobody would do the work: such a number is a share of one
    return Decimal(str(cell)) * (100 if 0 < cell < 1 else 1)
