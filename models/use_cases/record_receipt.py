"""Record that a letter was sent, and under which number its addressee received it."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import IssuedPaper
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.papers import PaperKind
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem


def record_receipt(
    catalogue: Catalogue, actor: Actor, letter: str, sent_on: date, receipt: str, *, progress: Progress = no_progress
) -> Outcome:
    """The reporting letter with its day of sending and number of receipt; the register shows them."""
    progress(0, 1)
    with catalogue.transaction() as session:
        query = select(IssuedPaper).where(IssuedPaper.code == letter, ~IssuedPaper.deleted)
        row = session.scalars(query).one_or_none()
        if row is None or row.kind != PaperKind.REPORTING_LETTER or row.status != AgreementStatus.ISSUED:
            raise UserProblem("letter.unknown", letter=letter)
        if sent_on.isoformat() < row.signed_on:
            raise UserProblem("letter.sent_before_signed", day=sent_on.isoformat())
        with change_set(session, actor, ChangeKind.SCREEN, note=json.dumps(["letter_receipt", letter])) as current:
            row.sent_on, row.receipt = sent_on.isoformat(), " ".join(receipt.split())
    return Outcome(Changed.PAPERS, current.uid)
