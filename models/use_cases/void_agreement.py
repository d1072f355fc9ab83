"""Cancel an issued agreement: it stays on record as void, and so does its number."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Agreement, IssuedNumber
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem


def void_agreement(
    catalogue: Catalogue, actor: Actor, agreement: str, reason: str, *, progress: Progress = no_progress
) -> Outcome:
    """The agreement with this code marked void, with the reason in the history; its capacity is free again.

    Raises UserProblem for an unknown or void agreement and where no reason is given.
    """
    if not reason.strip():
        raise UserProblem("agreement.void_without_reason")
    progress(0, 1)
    with catalogue.transaction() as session:
        row = session.scalars(select(Agreement).where(Agreement.code == agreement, ~Agreement.deleted)).one_or_none()
        if row is None or row.status != AgreementStatus.ISSUED:
            raise UserProblem("agreement.unknown", agreement=agreement)
        note = json.dumps(["void_agreement", row.number, reason.strip()], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.status = AgreementStatus.VOIDED
            for number in session.scalars(select(IssuedNumber).where(IssuedNumber.agreement_id == row.id)):
                number.voided = True
    return Outcome(Changed.AGREEMENTS, current.uid)
