"""Cancel an issued letter: it stays on record as void, and so does its number."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import IssuedNumber, IssuedPaper
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.papers import LETTERS
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem


def void_letter(
    catalogue: Catalogue, actor: Actor, letter: str, reason: str, *, progress: Progress = no_progress
) -> Outcome:
    """The letter with this code marked void, with the reason in the history; UserProblem without a reason."""
    if not reason.strip():
        raise UserProblem("letter.void_without_reason")
    progress(0, 1)
    with catalogue.transaction() as session:
        row = session.scalars(select(IssuedPaper).where(IssuedPaper.code == letter, ~IssuedPaper.deleted)).one_or_none()
        if row is None or row.kind not in LETTERS or row.status != AgreementStatus.ISSUED:
            raise UserProblem("letter.unknown", letter=letter)
        note = json.dumps(["void_letter", row.number, reason.strip()], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.status = AgreementStatus.VOIDED
            for number in session.scalars(select(IssuedNumber).where(IssuedNumber.id == row.number_id)):
                number.voided = True
    return Outcome(Changed.PAPERS, current.uid)
