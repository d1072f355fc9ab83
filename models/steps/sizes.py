"""The size of a business: as verified, else as its figures say by the law of their day, else as declared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from matching.codes import BusinessSize
from models.domain.businesses import SizeExplained
from models.reference.law import LawRow, SizeFinding, size_of

VERIFIED, DECLARED = "diperiksa", "pernyataan"
_UNKNOWN = BusinessSize.TIDAK_DIKETAHUI


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in sen and the day it speaks of, YYYY-MM-DD."""

    sen: int
    as_of: str


@dataclass(frozen=True, slots=True)
class SizeFacts:
    """All that is known of a size; sizes are codes, empty where nobody said."""

    sales: Figure | None = None
    capital: Figure | None = None
    declared: str = ""
    verified: str = ""
    verified_on: str = ""

    def counting(self, own: tuple[LawRow, ...] = ()) -> tuple[str, str]:
        """The size that counts and by what, by the law with an office's own rows; "tidak_diketahui" by nothing."""
        if self.verified:
            return self.verified, VERIFIED
        found = computed_size(self.sales, self.capital, own)
        if found is not None:
            return str(found.size), found.basis
        return (self.declared, DECLARED) if self.declared else (str(_UNKNOWN), "")


def computed_size(
    sales: Figure | None, capital: Figure | None, own: tuple[LawRow, ...] = ()
) -> SizeFinding | None:
    """The size by sales, else by capital, as the law stood on the day of the figure; None when neither is known."""
    by_sales = size_of(sales.sen // 100, None, date.fromisoformat(sales.as_of), own) if sales else None
    if by_sales is not None or capital is None:
        return by_sales
    return size_of(None, capital.sen // 100, date.fromisoformat(capital.as_of), own)


def declared_of(declared: str, size: str, size_from: str) -> str:
    """What was declared; catalogues of old kept it only where nothing else was known."""
    return declared or (size if size_from == DECLARED else "")


def declared_code(size: BusinessSize | None) -> str:
    """The code of a declared size; empty where none was declared."""
    return "" if size is None or size is _UNKNOWN else str(size)


def explained(facts: SizeFacts, own: tuple[LawRow, ...] = ()) -> SizeExplained:
    """How the size that counts was found, and what else is said of it."""
    counts, basis = facts.counting(own)
    said = SizeExplained(
        BusinessSize(counts),
        basis,
        declared=_size(facts.declared),
        verified=_size(facts.verified),
        verified_on=facts.verified_on,
    )
    found = computed_size(facts.sales, facts.capital, own)
    figure = facts.sales if found is not None and found.basis == "penjualan" else facts.capital
    return said if found is None or figure is None else _with_rule(said, found, figure)


def _with_rule(said: SizeExplained, found: SizeFinding, figure: Figure) -> SizeExplained:
    return replace(
        said,
        computed=BusinessSize(found.size),
        computed_from=found.basis,
        rule=found.rule.text,
        article=found.rule.source,
        rule_verified=found.rule.verified,
        limit=int(found.rule.value) * 100,
        figure=figure.sen,
        year=figure.as_of[:4],
    )


def _size(code: str) -> BusinessSize | None:
    return BusinessSize(code) if code else None
