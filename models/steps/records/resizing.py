"""Businesses that another law of sizes makes larger or smaller: each by its own figures and their day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.progress import Progress, no_progress
from models.reference.law import LawRow
from models.steps.indexing import index_again
from models.steps.records.businesses import size_facts
from models.steps.records.facts import CAPITAL, SALES, current
from models.steps.trade_indexing import index_touched_trade

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Resized:
    """A business, and the size that counts (with what it is judged by) before and after."""

    business: t.Business
    before: tuple[str, str]
    after: tuple[str, str]


def resized(
    session: Session, before: tuple[LawRow, ...], after: tuple[LawRow, ...], progress: Progress = no_progress
) -> Iterator[Resized]:
    """Every business whose size the two laws see differently; what was verified on the spot stays."""
    if before == after:
        return
    b, fact = t.Business, t.BusinessFact
    figures = (fact.kind.in_((SALES, CAPITAL)), fact.superseded_by.is_(None))
    judged = (~b.deleted, b.verified_size == "", b.id.in_(select(fact.business_id).where(*figures)))
    ids = session.scalars(select(b.id).where(*judged).order_by(b.id)).all()
    for start in range(0, len(ids), _AT_ONCE):
        progress(start, len(ids))
        yield from _some(session, ids[start : start + _AT_ONCE], before, after)


def _some(
    session: Session, ids: Sequence[int], before: tuple[LawRow, ...], after: tuple[LawRow, ...]
) -> Iterator[Resized]:
    fact, held = t.BusinessFact, dict[int, list[t.BusinessFact]]()
    for row in session.scalars(select(fact).where(fact.business_id.in_(ids), fact.superseded_by.is_(None))):
        held.setdefault(row.business_id, []).append(row)
    for business in session.scalars(select(t.Business).where(t.Business.id.in_(ids)).order_by(t.Business.id)):
        facts = size_facts(business, current(held[business.id]))
        old, new = facts.counting(before), facts.counting(after)
        if old != new:
            yield Resized(business, old, new)


def resize(session: Session, before: tuple[LawRow, ...], after: tuple[LawRow, ...], progress: Progress) -> int:
    """Let every business have the size that the second law gives it; how many changed."""
    touched = []
    for each in resized(session, before, after, progress):
        each.business.size, each.business.size_from = each.after
        touched.append(each.business.id)
    session.flush()
    for start in range(0, len(touched), _AT_ONCE):
        of = t.Enterprise.business_id.in_(touched[start : start + _AT_ONCE])
        index_again(session, session.scalars(select(t.Enterprise.id).where(of)))
    if touched:
        index_touched_trade(session)
    return len(touched)


def codes_of(session: Session, business: t.Business) -> tuple[str, ...]:
    """What the business is listed as: as an enterprise, as a partner, or both."""
    found: list[str] = []
    for role in (t.Enterprise, t.Partner):
        found += session.scalars(select(role.code).where(role.business_id == business.id, ~role.deleted))
    return tuple(found)
