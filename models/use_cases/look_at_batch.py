"""What a batch would issue, before it takes a number: who gets an agreement, who is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementFinding, AgreementTerms
from models.domain.papers import BatchLine, BatchLook
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.agreements.batches import Request, decide_all
from models.steps.agreements.deals import deal_of, rows_of
from models.steps.agreements.issuing import office_of, paper_named

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
        found = dict(zip(batch.proposals, batch.findings, strict=True))
        problems = {each.proposal: each.problem for each in batch.refused}
        drafted = _drafted(session, office)
        lines = tuple(_lines(session, proposals, found, problems, drafted))
    progress(len(proposals), len(proposals))
    return BatchLook(lines)


def _drafted(session: Session, office: t.Office) -> set[str]:
    draft = t.AgreementDraft
    return set(session.scalars(select(draft.subject).where(draft.office_id == office.id)))


def _lines(
    session: Session, proposals: Sequence[str], found: dict[str, tuple[AgreementFinding, ...]],
    problems: dict[str, UserProblem], drafted: set[str],
) -> list[BatchLine]:  # fmt: skip
    lines = []
    for start in range(0, len(proposals), _AT_ONCE):
        some = proposals[start : start + _AT_ONCE]
        held = rows_of(session, some)  # held, so that they are read once
        for proposal in some:
            problem = None if proposal in found else problems[proposal]
            lines.append(_line(session, proposal, found.get(proposal, ()), problem, drafted))
        del held
    return lines


def _line(
    session: Session, proposal: str, findings: tuple[AgreementFinding, ...], problem: UserProblem | None,
    drafted: set[str],
) -> BatchLine:  # fmt: skip
    if problem is not None and problem.message == "proposal.unknown":
        return BatchLine(proposal, "", "", (), problem)
    deal = deal_of(session, proposal)
    return BatchLine(proposal, deal.seller.name, deal.buyer.name, findings, problem, proposal in drafted)
