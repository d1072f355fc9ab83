"""Put an accepted proposal on paper: a draft without a number, or the numbered Perjanjian Kemitraan."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.agreements import AgreementFinding, AgreementReport, AgreementStatus, AgreementTerms
from models.domain.changes import Changed, ChangeKind
from models.domain.matching import Decided
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.drafting import Deal, deal_of, draft
from models.steps.agreements.numbering import take_number
from models.steps.codes import CodeKind, CodeSource
from reports.agreement import AgreementDocument, agreement_pdf
from reports.agreement.audit import audit
from reports.wording.filling import UnfilledPlaceholder

PAPERS = ("A4", "F4")


def draft_agreement(
    catalogue: Catalogue,
    actor: Actor,
    proposal: str,
    terms: AgreementTerms,
    *,
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> AgreementReport:
    """The agreement with a DRAF watermark and no number; nothing is stored."""
    progress(0, 1)
    with catalogue.reading() as session:
        deal = deal_of(session, proposal)
        _refuse_unconfirmed(deal)
        document = draft(session, deal, _office(session, actor), terms, today or date.today(), "")
    content = agreement_pdf(document, _paper(paper), draft=True)
    return AgreementReport("", "", _sha256(content), content, findings_of(document))


def issue_agreement(
    catalogue: Catalogue,
    actor: Actor,
    proposal: str,
    terms: AgreementTerms,
    *,
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> AgreementReport:
    """The numbered agreement; its bytes are stored in the transaction that takes the number.

    Raises UserProblem when the proposal is not accepted, has an agreement already, its need was only inferred, or the
    audit finds a red fault.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        deal = deal_of(session, proposal)
        _take_turns(session, deal)
        _refuse_undecided(session, deal)
        _refuse_unconfirmed(deal)
        office = _office(session, actor)
        note = json.dumps(["agreement", proposal])
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            number = take_number(session, office, "PK", terms.date or today or date.today())
            document = draft(session, deal, office, terms, today or date.today(), number.text)
            findings = findings_of(document)
            _refuse_red(findings)
            content = _print(document, _paper(paper))
            row = _store(session, deal, document, terms, number, content, paper)
    return AgreementReport(row, document.number, _sha256(content), content, findings, current.uid, Changed.AGREEMENTS)


def findings_of(document: AgreementDocument) -> tuple[AgreementFinding, ...]:
    """The audit of a document, worst first."""
    return tuple(
        AgreementFinding(
            level=str(found.level),
            rule=str(found.code),
            values=tuple((name, str(value)) for name, value in found.values),
            source=found.source,
            verified=found.verified,
        )
        for found in audit(document)
    )


def _take_turns(session: Session, deal: Deal) -> None:
    """Two workstations that issue for one offer do so one after the other (SQLite: the immediate transaction does)."""
    session.execute(select(t.Offer.id).where(t.Offer.id == deal.offer.id).with_for_update())


def _refuse_undecided(session: Session, deal: Deal) -> None:
    pair = (t.Decision.offer_id == deal.offer.id, t.Decision.need_id == deal.need.id, ~t.Decision.deleted)
    status = session.scalar(select(t.Decision.status).where(*pair))
    if status != Decided.ACCEPT:
        raise UserProblem("agreement.not_accepted", proposal=deal.proposal.code)
    issued = (
        t.Agreement.offer_id == deal.offer.id,
        t.Agreement.need_id == deal.need.id,
        ~t.Agreement.deleted,
    )
    number = session.scalar(
        select(t.Agreement.number).where(*issued, t.Agreement.status == AgreementStatus.ISSUED).limit(1)
    )
    if number is not None:
        raise UserProblem("agreement.exists", number=number)


def _refuse_unconfirmed(deal: Deal) -> None:
    """What was only concluded is never printed as a company's wish."""
    if deal.need.inferred:
        raise UserProblem("agreement.need_unconfirmed", need=deal.need.code, partner=deal.buyer.name)


class RedFindings(UserProblem):
    """What forbids the agreement, for whoever words it."""

    def __init__(self, findings: tuple[AgreementFinding, ...]) -> None:
        super().__init__("agreement.red", rules=tuple(found.rule for found in findings))
        self.findings = findings

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.findings,))


def _refuse_red(findings: tuple[AgreementFinding, ...]) -> None:
    # a phrase that sounds like a red flag is shown in red and left to the officer's judgement
    red = tuple(found for found in findings if found.level == "red" and found.rule != "red_flag_phrase")
    if red:
        raise RedFindings(red)


def _print(document: AgreementDocument, paper: str) -> bytes:
    try:
        return agreement_pdf(document, paper)
    except UnfilledPlaceholder as error:
        raise UserProblem("agreement.unfilled", name=str(error)) from error


def _store(
    session: Session, deal: Deal, document: AgreementDocument, terms: AgreementTerms, number: t.IssuedNumber,
    content: bytes, paper: str,
) -> str:  # fmt: skip
    row = t.Agreement(
        code=CodeSource(session, CodeKind.AGREEMENT).next(), number=number.text, proposal_id=deal.proposal.id,
        need_id=deal.need.id, offer_id=deal.offer.id, pattern=deal.proposal.pattern, quantity=deal.proposal.quantity,
        unit=deal.need.unit, offer_quantity=deal.proposal.offer_quantity, signed_on=document.signed_on.isoformat(),
        starts=document.start.isoformat(), ends=document.end.isoformat(), status=AgreementStatus.ISSUED,
        terms=_json(terms), document=_json(_without_nik(document)),
    )  # fmt: skip
    session.add(row)
    session.flush()
    number.agreement_id = row.id
    session.add(t.AgreementFile(agreement_id=row.id, paper=paper, content=content, sha256=_sha256(content)))
    return row.code


def _without_nik(document: AgreementDocument) -> AgreementDocument:
    return replace(document, first=replace(document.first, nik=""), second=replace(document.second, nik=""))


def _office(session: Session, actor: Actor) -> t.Office:
    return session.scalars(select(t.Office).where(t.Office.code == actor.office)).one()


def _paper(name: str) -> str:
    if name not in PAPERS:
        raise UserProblem("agreement.paper", paper=name)
    return name


def _json(value: Any) -> str:
    return json.dumps(asdict(value), ensure_ascii=False, default=str)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
