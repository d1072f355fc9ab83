"""How large a business is by law (PP 7/2021 Pasal 35; before it UU 20/2008 Pasal 6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.reference.law.rows import LawRow, law_row

LIMITED = ("mikro", "kecil", "menengah")
LARGE = "besar"
SALES, CAPITAL = ("sales", "penjualan"), ("capital", "modal")


@dataclass(frozen=True, slots=True)
class SizeFinding:
    """A size, what it was judged by (penjualan or modal), and the rule; for *besar* the limit it exceeds."""

    size: str
    basis: str
    rule: LawRow


def size_of(
    sales_rupiah: int | None, capital_rupiah: int | None, on: date, overrides: Iterable[LawRow] = ()
) -> SizeFinding | None:
    """The size by sales where known, else by capital without land and building; None when neither is."""
    own = tuple(overrides)
    for amount, (code, basis) in ((sales_rupiah, SALES), (capital_rupiah, CAPITAL)):
        if amount is not None:
            return _judged(amount, code, basis, on, own)
    return None


def _judged(
    amount: int, code: str, basis: str, on: date, overrides: tuple[LawRow, ...]
) -> SizeFinding | None:
    exceeded = None
    for size in LIMITED:
        rule = law_row(f"size.{code}.{size}", on, overrides)
        if rule is None:
            return None
        if amount <= int(rule.value):
            return SizeFinding(size, basis, rule)
        exceeded = rule
    return SizeFinding(LARGE, basis, exceeded) if exceeded else None
