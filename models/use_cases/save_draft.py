"""Keep a draft on the desk while it is being written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.identity import new_uid, now
from models.domain.actor import Actor
from models.domain.drafts import AgreementDraft
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.desk import KIND, clear_long_issued, draft_row, office_id, to_text


def save_draft(
    catalogue: Catalogue, actor: Actor, draft: AgreementDraft, *, progress: Progress = no_progress
) -> AgreementDraft:
    """The draft as kept, with its new version; not part of the history.

    Raises UserProblem where somebody else saved or removed it since this version was read.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        office = office_id(session, actor)
        row = draft_row(session, office, draft.subject, lock=True)
        if row is None:
            clear_long_issued(session, office, datetime.now(UTC))
            row = _new_row(session, actor, office, draft)
        elif row.version != draft.version:
            raise UserProblem("agreement.draft_changed", name=_name(session, row), at=row.saved_at)
        row.paper, row.content = draft.paper, to_text(draft.terms, draft.overrides)
        row.user_id, row.saved_at, row.version = _user_id(session, actor), now(), draft.version + 1
        return replace(draft, version=row.version, saved_at=row.saved_at)


def _new_row(session: Session, actor: Actor, office: int, draft: AgreementDraft) -> t.AgreementDraft:
    if draft.version:
        raise UserProblem("agreement.draft_gone")
    row = t.AgreementDraft(
        uid=new_uid(), user_id=_user_id(session, actor), office_id=office, kind=KIND, subject=draft.subject,
        paper=draft.paper, content="", version=1, saved_at=now(),
    )  # fmt: skip
    session.add(row)
    try:
        session.flush()
    except IntegrityError as taken:  # on a server two may begin the same draft at once
        raise UserProblem("agreement.draft_changed", name=actor.name, at=now()) from taken
    return row


def _user_id(session: Session, actor: Actor) -> int:
    return session.scalars(select(t.UserAccount.id).where(t.UserAccount.uid == actor.user)).one()


def _name(session: Session, row: t.AgreementDraft) -> str:
    return session.scalars(select(t.UserAccount.name).where(t.UserAccount.id == row.user_id)).one()
