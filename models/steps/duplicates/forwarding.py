"""Where a record that was merged into another is to be found now."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t


def survivors(session: Session) -> dict[int, int]:
    """Business that was merged → the business that it is part of now, however many merges lie between."""
    m = t.RecordMerge
    rows = session.execute(select(m.merged_id, m.survivor_id).where(m.superseded_by.is_(None)))
    into: dict[int, int] = dict(rows.all())
    return {merged: _last(into, merged) for merged in into}


def businesses_by_code(session: Session, role: type[t.Enterprise | t.Partner]) -> dict[str, int]:
    """Public code → business, the codes of merged records among them."""
    merged = survivors(session)
    codes = session.execute(select(role.code, role.business_id))
    return {code: merged.get(business, business) for code, business in codes}


def followed(session: Session, role: type[t.Enterprise | t.Partner], uid: str) -> str:
    """The uid of the record that this one was merged into; its own where it was not."""
    found = session.execute(select(role.business_id, role.deleted).where(role.uid == uid)).one_or_none()
    if found is None or not found.deleted:
        return uid
    survivor = _survivor(session, found.business_id)
    if survivor is None:
        return uid
    return session.scalar(select(role.uid).where(role.business_id == survivor, ~role.deleted)) or uid


def former_codes(session: Session, enterprises: Iterable[int]) -> dict[int, str]:
    """Enterprise → the codes of those merged into it, separated by spaces."""
    into, ids, e = survivors(session), list(enterprises), t.Enterprise
    if not into or not ids:
        return {}
    numbers: dict[int, int] = dict(session.execute(select(e.business_id, e.id).where(e.id.in_(ids))).all())
    wanted = [merged for merged, survivor in into.items() if survivor in numbers]
    found: dict[int, str] = {}
    codes = select(e.business_id, e.code).where(e.business_id.in_(wanted), e.deleted).order_by(e.id)
    for business, code in session.execute(codes):
        at = numbers[into[business]]
        found[at] = f"{found.get(at, '')} {code}".strip()
    return found


def _survivor(session: Session, business: int) -> int | None:
    m, at = t.RecordMerge, business
    into: int | None = business
    while into is not None:
        at = into
        into = session.scalar(select(m.survivor_id).where(m.merged_id == at, m.superseded_by.is_(None)))
    return at if at != business else None


def _last(into: dict[int, int], merged: int) -> int:
    at = merged
    while at in into:
        at = into[at]
    return at
