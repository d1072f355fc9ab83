"""Cancel what was issued: it stays on record as void, and so does its number."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Agreement, IssuedNumber, IssuedPaper
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.changes import Changed, ChangeKind, Outcome
from models.domain.papers import AMENDING
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.amending import apply_terms, locked_chain
from models.steps.agreements.chains import Chain, amendment_of
from models.steps.agreements.signing import signing_of


def void_agreement(
    catalogue: Catalogue, actor: Actor, agreement: str, reason: str, *, progress: Progress = no_progress
) -> Outcome:
    """The agreement with this code marked void with all upon it, the reason in the history; its capacity is free again.

    Raises UserProblem for an unknown, void or signed agreement and where no reason is given.
    """
    _refuse_without(reason)
    progress(0, 1)
    with catalogue.transaction() as session:
        chain = locked_chain(session, agreement)
        row = chain.row
        if row.status != AgreementStatus.ISSUED:
            raise UserProblem("agreement.unknown", agreement=agreement)
        if signing_of(session, row) is not None:
            raise UserProblem("agreement.signed", number=row.number)
        note = json.dumps(["void_agreement", row.number, reason.strip()], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.status = AgreementStatus.VOIDED
            for number in session.scalars(select(IssuedNumber).where(IssuedNumber.agreement_id == row.id)):
                number.voided = True
            for paper in chain.papers:
                _void(session, paper)
    return Outcome(Changed.AGREEMENTS | Changed.PAPERS, current.uid)


def void_paper(
    catalogue: Catalogue,
    actor: Actor,
    paper: str,
    reason: str,
    *,
    today: date | None = None,
    progress: Progress = no_progress,
) -> Outcome:
    """The numbered paper with this code marked void; an adendum or ending gives the agreement back what it held before.

    Raises UserProblem for an unknown or void paper, one that a later one stands on, one that changes or ends a signed
    agreement, and where no reason is given.
    """
    _refuse_without(reason)
    progress(0, 1)
    with catalogue.transaction() as session:
        row = session.scalars(select(IssuedPaper).where(IssuedPaper.code == paper, ~IssuedPaper.deleted)).one_or_none()
        if row is None or row.status != AgreementStatus.ISSUED:
            raise UserProblem("paper.unknown", code=paper)
        chain = _chain_to_take_back(session, row) if row.kind in AMENDING else None
        note = json.dumps(["void_paper", row.number or row.code, reason.strip()], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            if chain is not None:
                earlier = [amendment_of(each) for each in chain.standing[:-1]]
                apply_terms(session, chain, amendment_of(row).before, earlier, today or date.today())
            _void(session, row)
    return Outcome(Changed.AGREEMENTS | Changed.PAPERS, current.uid)


def _chain_to_take_back(session: Session, paper: IssuedPaper) -> Chain:
    agreement = session.get_one(Agreement, paper.agreement_id)
    chain = locked_chain(session, agreement.code)
    if chain.standing[-1].id != paper.id:
        raise UserProblem("paper.not_newest", number=paper.number, newest=chain.standing[-1].number)
    if signing_of(session, chain.row) is not None:
        raise UserProblem("paper.of_signed", number=paper.number, agreement=chain.row.number)
    return chain


def _void(session: Session, paper: IssuedPaper) -> None:
    paper.status = AgreementStatus.VOIDED
    if paper.number_id is not None:
        session.get_one(IssuedNumber, paper.number_id).voided = True


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise UserProblem("agreement.void_without_reason")
