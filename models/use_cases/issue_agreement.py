"""Put an accepted proposal on paper: a draft without a number, or the numbered Perjanjian Kemitraan."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.agreements import AgreementReport, AgreementTerms, Override
from models.domain.changes import Changed, ChangeKind
from models.domain.papers import PaperKind
from models.domain.progress import Progress, no_progress
from models.steps.agreements.auditing import audited
from models.steps.agreements.drafting import deal_of, draft
from models.steps.agreements.issuing import (
    PAPERS,
    RedFindings,
    answered,
    office_of,
    paper_named,
    refuse_red,
    refuse_unconfirmed,
    refuse_undecided,
    take_offers,
)
from models.steps.agreements.numbering import take_number
from models.steps.agreements.storing import Drawn, agreement_facts, held_of, store_agreements
from models.steps.papers.drawing import draw_agreement, sha256_of
from models.steps.papers.letterheads import logo_of
from models.workbook.cells.concealing import masked
from reports.agreement import AgreementDocument, agreement_pdf

__all__ = ["PAPERS", "RedFindings", "draft_agreement", "issue_agreement"]


def draft_agreement(
    catalogue: Catalogue,
    actor: Actor,
    proposal: str,
    terms: AgreementTerms,
    *,
    overrides: Sequence[Override] = (),
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> AgreementReport:
    """The agreement with a DRAF watermark, no number and covered NIKs; nothing is stored.

    A NIK is printed with the number only, which history tells of.
    """
    progress(0, 1)
    with catalogue.reading() as session:
        deal = deal_of(session, proposal)
        refuse_unconfirmed(deal)
        office = office_of(session, actor)
        document = draft(session, deal, office, terms, today or date.today(), "")
        logo = logo_of(session, office)
        findings = answered(audited(session, document, deal), overrides)
    content = agreement_pdf(_covered(document), paper_named(paper), draft=True, logo=logo)
    return AgreementReport("", "", sha256_of(content), content, findings)


def _covered(document: AgreementDocument) -> AgreementDocument:
    first, second = (replace(party, nik=masked(party.nik)) for party in (document.first, document.second))
    return replace(document, first=first, second=second)


def issue_agreement(
    catalogue: Catalogue,
    actor: Actor,
    proposal: str,
    terms: AgreementTerms,
    *,
    overrides: Sequence[Override] = (),
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> AgreementReport:
    """The numbered agreement; its bytes are stored in the transaction that takes the number.

    Raises UserProblem when the proposal is not accepted, has an agreement already, its need was only inferred, or the
    audit finds a red fault that nobody answers for.
    """
    progress(0, 1)
    day = today or date.today()
    with catalogue.transaction() as session:
        deal = deal_of(session, proposal)
        held = held_of(deal, terms)
        take_offers(session, held.offers)
        refuse_undecided(session, deal, day)
        refuse_unconfirmed(deal)
        note = json.dumps(["agreement", proposal])
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            office = office_of(session, actor)
            number = take_number(session, office, PaperKind.AGREEMENT, terms.date or day)
            document = draft(session, deal, office, terms, day, number.text)
            findings = answered(audited(session, document, deal), overrides)
            refuse_red(findings)
            facts = agreement_facts(document)
            content = draw_agreement(document, paper_named(paper), facts.sha256, logo_of(session, office))
            drawn = Drawn(document, facts, findings, content, paper)
            (code,) = store_agreements(session, [(held, drawn)], [number], [terms])
    return AgreementReport(code, number.text, sha256_of(content), content, findings, current.uid, Changed.AGREEMENTS)
