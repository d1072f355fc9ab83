"""What a batch would issue, before it takes a number: who gets an agreement, who is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementTerms
from models.domain.papers import BatchLine, BatchLook, BatchTerms
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.batches import Batch, Request, decide_all
from models.steps.agreements.deals import Deal, deal_of, rows_of
from models.steps.agreements.issuing import office_of, paper_named
from models.steps.agreements.members import name_led_by
from reports.agreement import AgreementDocument
from reports.agreement.own_words import graded

_AT_ONCE = 200


def look_at_batch(
    catalogue: Catalogue,
    actor: Actor,
    proposals: Sequence[str],
    terms: AgreementTerms,
    *,
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> BatchLook:
    """Every proposal judged exactly as `issue_many` would; nothing is drawn, stored or numbered."""
    request = Request(proposals, terms, paper_named(paper), today or date.today())
    with catalogue.reading() as session:
        office = office_of(session, actor)
        batch = decide_all(session, office, request, lambda done, _total: progress(done, len(proposals)))
        lines = tuple(_lines(session, proposals, batch))
    progress(len(proposals), len(proposals))
    return BatchLook(lines)


def _lines(session: Session, proposals: Sequence[str], batch: Batch) -> list[BatchLine]:
    at = {proposal: index for index, proposal in enumerate(batch.proposals)}
    problems = {each.proposal: each.problem for each in batch.refused}
    lines, shown = [], set[str]()
    for start in range(0, len(proposals), _AT_ONCE):
        some = proposals[start : start + _AT_ONCE]
        held = rows_of(session, some)  # held, so that they are read once
        for proposal in some:
            # who is asked for twice is issued once, and refused the second time
            index = None if proposal in shown else at.get(proposal)
            lines.append(_line(session, proposal, batch, index, problems.get(proposal)))
            shown.add(proposal)
        del held
    return lines


def _line(
    session: Session, proposal: str, batch: Batch, at: int | None, problem: UserProblem | None
) -> BatchLine:
    drafted = proposal in batch.drafts
    try:
        deal = deal_of(session, proposal)
    except UserProblem as unknown:
        return BatchLine(proposal, "", "", (), problem or unknown, drafted)
    members = sum(1 for each in deal.members if each.quantity)
    if at is None:
        return BatchLine(proposal, _small_side(deal), deal.buyer.name, (), problem, drafted, members)
    document = batch.documents[at]
    return BatchLine(
        proposal, document.second.name, deal.buyer.name, batch.findings[at], None, drafted, len(document.members),
        _terms(document, deal.need.unit),
    )  # fmt: skip


def _small_side(deal: Deal) -> str:
    return name_led_by(deal.seller) if deal.members else deal.seller.name


def _terms(document: AgreementDocument, unit: str) -> BatchTerms:
    return BatchTerms(
        price=document.price.sen, prices=len(graded(document)), quantity=document.quantity_per_month.thousandths,
        unit=unit, months=document.months, starts=document.start.isoformat(),
        payment_days=document.payment_days,
    )  # fmt: skip
