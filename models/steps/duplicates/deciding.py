"""Record the officer's word on two records."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.duplicates import Verdict
from models.problems import UserProblem


def record_verdict(session: Session, codes: tuple[str, str], verdict: Verdict, reason: str, *, private: bool) -> None:
    """The word on the enterprises with these codes, inside the current change set; OPEN takes a word back.

    Raises UserProblem for an unknown code, and for a record and itself.
    """
    first, second = sorted(_business(session, code) for code in codes)
    if first == second:
        raise UserProblem("duplicate.one_record", code=codes[0])
    v, percent = t.DuplicateVerdict, _percent(session, first, second, private)
    row = session.scalars(select(v).where(v.first_id == first, v.second_id == second)).one_or_none()
    if verdict is Verdict.OPEN:
        if row is not None:
            row.deleted = True
        return
    if row is None:
        row = v(first_id=first, second_id=second)
        session.add(row)
    row.verdict, row.reason, row.deleted = str(verdict), " ".join(reason.split()), False
    row.percent = percent


def _business(session: Session, code: str) -> int:
    e = t.Enterprise
    found = session.scalar(select(e.business_id).where(e.code == code, ~e.deleted))
    if found is None:
        raise UserProblem("duplicate.unknown", code=code)
    return found


def _percent(session: Session, first: int, second: int, private: bool) -> int:
    found = session.get(t.DuplicatePair, (first, second))
    if found is None:
        return 0
    return found.percent if private else found.open_percent
