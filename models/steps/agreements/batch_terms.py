"""The terms of each agreement of a batch: what was typed about it, else what all have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms
from models.domain.drafts import AgreementDraft
from models.steps.agreements.desk import KIND, from_row

_AT_ONCE = 500


def drafts_of(session: Session, office: t.Office, subjects: Sequence[str]) -> Mapping[str, AgreementDraft]:
    """What lies on the office's desk about these proposals and groups."""
    d, found = t.AgreementDraft, {}
    for start in range(0, len(subjects), _AT_ONCE):
        some = d.subject.in_(subjects[start : start + _AT_ONCE])
        for row in session.scalars(select(d).where(d.office_id == office.id, d.kind == KIND, some)):
            found[row.subject] = from_row(row)
    return found


def terms_by(draft: AgreementDraft | None, common: AgreementTerms, today: date) -> AgreementTerms:
    """The draft's terms, signed on the day of the batch: the numbers of an event stand in the order of one day.

    A start that was the draft's own day moves with it; what the draft leaves open is as for all.
    """
    if draft is None:
        return common
    typed = draft.terms
    start = None if typed.start == typed.date else typed.start
    return replace(
        typed, date=common.date or today, start=start, place=typed.place or common.place,
        witnesses=typed.witnesses or common.witnesses,
    )  # fmt: skip


def desk_stamp(session: Session) -> tuple[int, int]:
    """Another one where somebody saved or threw away a draft; drafts are in no change set."""
    d = t.AgreementDraft
    count, versions = session.execute(select(func.count(), func.coalesce(func.sum(d.version + d.id), 0))).one()
    return count, int(versions)
