"""Which commodity is made into which, and which goods large firms hand to UMKM to sell.

Names of one thing in several sources are one commodity: ransum pakan and ransum pakan ayam; ayam siap panen
and ayam pedaging hidup; kulit sapi basah and kulit sapi mentah. A general name stands above the special ones
by is-a (ikan laut segar → ikan segar; mori and tenun gedog → kain bahan batik), so every chain joins up. What
is named with "atau" or a list of kinds (keripik buah, kacang olahan) is a kind with its variants below it.

A recipe with two inputs has one link each (L36 and L36B). Links T01 and on were added to the first list of
74 and claim no yield. The supplier's KBLI is that of who sells the input, the step's that of who makes the
output.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from models.reference.tables import rows, words, yes

MADE = "olahan"
DISTRIBUTED = "distribusi"


@dataclass(frozen=True, slots=True)
class SupplyLink:
    """A step from one commodity to the next; yields are `unit_out` per `unit_in`, None where none is claimed.

    A link of kind *distribusi* starts and ends at the same commodity: it is sold on, not made into something.
    """

    code: str
    kind: str
    source_slug: str
    target_slug: str
    yield_low: Decimal | None
    yield_high: Decimal | None
    unit_in: str
    unit_out: str
    supplier_kbli_2020: str | None
    supplier_kbli_2025: str | None
    step_kbli_2020: str | None
    step_kbli_2025: str | None
    patterns: tuple[str, ...]
    places: str
    certainty: str
    source: str
    year: int
    verified: bool
    note: str


@cache
def supply_links() -> tuple[SupplyLink, ...]:
    """All links in the order of the file."""
    return tuple(_link(row) for row in rows("links.csv"))


def made_into() -> tuple[SupplyLink, ...]:
    """The links whose step makes one commodity into another: the edges of the supply graph."""
    return tuple(one for one in supply_links() if one.kind == MADE)


def link(code: str) -> SupplyLink | None:
    """The link with this code."""
    return _by_code().get(code)


def _link(row: dict[str, str]) -> SupplyLink:
    return SupplyLink(
        code=row["code"],
        kind=row["kind"],
        source_slug=row["source"],
        target_slug=row["target"],
        yield_low=_ratio(row["yield_low"]),
        yield_high=_ratio(row["yield_high"]),
        unit_in=row["unit_in"],
        unit_out=row["unit_out"],
        supplier_kbli_2020=row["supplier_kbli_2020"] or None,
        supplier_kbli_2025=row["supplier_kbli_2025"] or None,
        step_kbli_2020=row["step_kbli_2020"] or None,
        step_kbli_2025=row["step_kbli_2025"] or None,
        patterns=words(row["patterns"]),
        places=row["places"],
        certainty=row["certainty"],
        source=row["basis"],
        year=int(row["year"]),
        verified=yes(row["verified"]),
        note=row["note"],
    )


def _ratio(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


@cache
def _by_code() -> dict[str, SupplyLink]:
    return {one.code: one for one in supply_links()}
