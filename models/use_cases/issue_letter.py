"""Write a letter about a proposal or about agreements: a draft without a number, or the numbered paper."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.paper_reports import LetterRequest, Printout
from models.domain.papers import PaperKind, PaperReport
from models.domain.progress import Progress, no_progress
from models.steps.agreements.deals import deal_of
from models.steps.agreements.issuing import paper_named
from models.steps.agreements.numbering import take_number
from models.steps.papers.again import refuse_twice
from models.steps.papers.drawing import sha256_of
from models.steps.papers.drawing_letters import draw_letter, letter_day, letter_facts, with_number
from models.steps.papers.letterheads import logo_of
from models.steps.papers.letters import LetterDocument, letter_document
from models.steps.papers.office_head import acting_office
from models.steps.papers.storing import keep_original, store_paper
from reports.office_papers.reporting_letter import ReportingDocument

ARTICLE_UNREAD = "letter.article_unread"
_TITLES = {
    PaperKind.MEMORANDUM: "Nota Kesepahaman",
    PaperKind.MINUTES: "Berita Acara Kesepakatan",
    PaperKind.REPORTING_LETTER: "Laporan Perjanjian Kemitraan",
}


def draft_letter(
    catalogue: Catalogue, actor: Actor, request: LetterRequest, *, paper: str = "A4", today: date | None = None
) -> Printout:
    """The letter with a DRAF watermark and no number; nothing is stored."""
    with catalogue.reading() as session:
        office = acting_office(session, actor)
        document = letter_document(session, office, request, today or date.today(), "")
        logo = logo_of(session, office)
    content = draw_letter(document, paper_named(paper), draft=True, logo=logo)
    return Printout(f"draf-{request.kind.value.replace('_', '-')}.pdf", content, _to_know(document))


def _to_know(document: LetterDocument) -> str:
    """That a letter leaves out the article which nobody has verified yet."""
    unread = isinstance(document, ReportingDocument) and document.duty and not document.article
    return ARTICLE_UNREAD if unread else ""


def issue_letter(
    catalogue: Catalogue,
    actor: Actor,
    request: LetterRequest,
    *,
    paper: str = "A4",
    today: date | None = None,
    again: bool = True,
    progress: Progress = no_progress,
) -> PaperReport:
    """The numbered letter; its bytes are stored in the transaction that takes the number.

    Raises UserProblem where the letter cannot be written about these, or lacks a fact, and without `again` where the
    same letter stands already.
    """
    progress(0, 1)
    size = paper_named(paper)
    with catalogue.transaction() as session:
        office = acting_office(session, actor)
        # judged before a number is taken
        document = letter_document(session, office, request, today or date.today(), "")
        about = _about(session, request)
        if not again:
            refuse_twice(session, request, about, document)
        with change_set(session, actor, ChangeKind.SCREEN, note=_note(request)) as current:
            number = take_number(session, office, request.kind, letter_day(document))
            document = with_number(document, number.text)
            facts = letter_facts(request.kind, document)
            content = draw_letter(document, size, draft=False, logo=logo_of(session, office), sha256=facts.sha256)
            title = _title(request.kind, document)
            day = letter_day(document)
            row = store_paper(session, request.kind, title, facts, number=number, signed_on=day, **about)
            keep_original(session, row, size, content)
            code = row.code
    report = PaperReport(code, request.kind, document.number, sha256_of(content), content, note=_to_know(document))
    return replace(report, change_set=current.uid, changed=Changed.PAPERS)


def _note(request: LetterRequest) -> str:
    return json.dumps(["letter", request.kind.value, *request.subjects])


def _title(kind: PaperKind, document: LetterDocument) -> str:
    if isinstance(document, ReportingDocument):
        return f"{_TITLES[kind]}: {', '.join(each.number for each in document.agreements)}"
    return f"{_TITLES[kind]}: {document.first.name} dan {document.second.name}"


def _about(session: Session, request: LetterRequest) -> dict[str, Any]:
    """The records that the letter is about; a report of several agreements is of none of them alone."""
    if request.kind is PaperKind.REPORTING_LETTER:
        only = request.subjects[0] if len(set(request.subjects)) == 1 else ""
        return {"agreement_id": session.scalar(select(t.Agreement.id).where(t.Agreement.code == only))}
    deal = deal_of(session, request.subjects[0])
    return {"enterprise_id": deal.enterprise.id, "need_id": deal.need.id}
