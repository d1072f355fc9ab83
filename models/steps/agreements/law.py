"""The law that an agreement is judged by: what the program brought and what the office put in its place, by day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from models.reference.law import LawRow, law_rows, paper_dues, pattern_laws
from models.steps.own_law import overrides_of
from models.steps.remembering import remembered
from reports.agreement import LegalSource, Pattern, Size
from reports.agreement.judged_by import AuditLaw

_ROW_OF = {
    "statutory": "agreement.content.activity",
    "ownership": "agreement.no_ownership",
    "reporting": "agreement.reported",
    "payment": "flag.no_due_date",
    "halal": "paper_due.halal.mikro_kecil",
    "food_permit": "paper_due.pirt",
    "exclusivity": "flag.exclusive_without_purchase",
    "penalty": "flag.one_sided_penalty",
    "risk": "flag.risk_shift",
    "renewal": "flag.automatic_renewal",
    "unilateral_price": "flag.unilateral_price",
    "unilateral_end": "flag.unilateral_end",
    "collateral": "flag.collateral",
}
"""Rule of the audit → row of the law that stands behind it."""
LONGEST_PAYMENT = "agreement.longest_payment"
_USUAL_DAYS = 45
_SMALL = ("mikro", "kecil")


def audit_law(session: Session, on: date) -> AuditLaw:
    """What an agreement of a day is judged by."""
    return remembered(session, ("law", on), lambda: law_of(overrides_of(session), on))


def law_of(overrides: Iterable[LawRow], on: date) -> AuditLaw:
    """The same from rows at hand: what would hold if these stood in the catalogue."""
    return _law_of(tuple(overrides), on)


@lru_cache(maxsize=64)
def _law_of(own: tuple[LawRow, ...], on: date) -> AuditLaw:
    rows = {row.code: row for row in reversed(law_rows(on, own))}
    return AuditLaw(
        sources={rule: _source(rule, rows[code]) for rule, code in _ROW_OF.items() if code in rows},
        pairs=_pairs(own, on),
        longest_payment=_days(rows.get(LONGEST_PAYMENT)),
        halal_due=any(due.paper == "halal" and set(due.sizes) & set(_SMALL) for due in paper_dues(on, own)),
    )


def _source(rule: str, row: LawRow) -> LegalSource:
    return LegalSource(rule, row.source, row.verified)


def _days(row: LawRow | None) -> int:
    return int(row.value) if row and row.value.isdigit() else _USUAL_DAYS


def _pairs(own: tuple[LawRow, ...], on: date) -> dict[Pattern, frozenset[tuple[Size, Size]]]:
    known = {each.value for each in Pattern}
    found = {law.pattern: law.pairs for law in pattern_laws(on, own) if law.pattern in known}
    return {Pattern(pattern): frozenset(_with_cooperatives(pairs)) for pattern, pairs in found.items()}


def _with_cooperatives(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[Size, Size]]:
    """A koperasi may stand wherever a small business may."""
    for small, large in pairs:
        yield Size(large), Size(small)
        if small in _SMALL:
            yield Size(large), Size.KOPERASI
