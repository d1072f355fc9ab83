"""Agreements for many proposals at once: decided and drawn outside, stored in one short transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementFinding, AgreementTerms
from models.domain.drafts import AgreementDraft
from models.domain.papers import PaperKind, Refusal
from models.domain.progress import Progress
from models.papers.pool import draw_as_they_come
from models.problems import UserProblem
from models.steps.agreements.auditing import audited
from models.steps.agreements.batch_terms import desk_stamp, drafts_of, terms_by
from models.steps.agreements.deals import deal_of, rows_of
from models.steps.agreements.drafting import draft
from models.steps.agreements.issuing import answered, refuse_red, refuse_unconfirmed, refuse_undecided
from models.steps.agreements.numbering import expected_numbers
from models.steps.agreements.storing import Drawn, Held, agreement_facts, held_of
from models.steps.papers.canonical import Facts
from models.steps.papers.drawing import mark_of
from models.steps.papers.letterheads import logo_of
from models.steps.remembering import remembering
from reports.agreement import AgreementDocument, Mark

Stamp = tuple[int, int, int, int]
"""Change sets and drafts, how many and which: where all are as they were, nothing was written."""
_AT_ONCE = 200
"""Proposals whose rows are read together."""


@dataclass(slots=True)
class Batch:
    """What the catalogue held when the agreements were decided, each as drawn under its number, and who gets none."""

    stamp: Stamp
    logo: bytes
    proposals: list[str] = field(default_factory=list)
    """In the order of their numbers."""
    held: list[Held] = field(default_factory=list)
    documents: list[AgreementDocument] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    findings: list[tuple[AgreementFinding, ...]] = field(default_factory=list)
    terms: list[AgreementTerms] = field(default_factory=list)
    drafts: Mapping[str, AgreementDraft] = field(default_factory=dict)
    """What the desk holds about them."""
    refused: list[Refusal] = field(default_factory=list)
    pairs: set[tuple[int, int]] = field(default_factory=set)
    """Offer and need of each, or the group."""

    @property
    def numbers(self) -> list[str]:
        """The numbers that they would get."""
        return [each.number for each in self.documents]

    def drawn(self, known: Mapping[str, bytes], paper: str) -> list[tuple[Held, Drawn]]:
        """Everything that is stored of them."""
        all_of_them = zip(self.held, self.documents, self.facts, self.findings, strict=True)
        return [
            (held, Drawn(document, facts, findings, known[facts.sha256], paper))
            for held, document, facts, findings in all_of_them
        ]


@dataclass(frozen=True, slots=True)
class Request:
    """The proposals and groups of an event, and what their agreements have in common where no draft says otherwise."""

    proposals: Sequence[str]
    terms: AgreementTerms
    paper: str
    today: date


def decide_and_draw(
    session: Session, office: t.Office, request: Request, known: dict[str, bytes], progress: Progress
) -> Batch:
    """Every proposal judged as if it were issued alone, and drawn while the next is judged; who is refused has none.

    `known` keeps the bytes by the hash of their facts: what it holds is not drawn again.
    """
    batch = Batch(stamp_of(session), logo_of(session, office))
    count = len(request.proposals)
    new: list[str] = []
    with remembering(session):
        drawn = draw_as_they_come(
            _coming(session, office, request, batch, known, new, progress), request.paper,
            lambda done, total: progress(2 * count - total + done, 2 * count), logo=batch.logo, expected=count,
        )  # fmt: skip
    known |= zip(new, drawn, strict=True)
    return batch


def decide_all(session: Session, office: t.Office, request: Request, progress: Progress) -> Batch:
    """Every proposal judged as if it were issued alone; nothing is drawn."""
    batch = Batch(stamp_of(session), b"")
    with remembering(session):
        for _drawn_by_nobody in _coming(session, office, request, batch, {}, [], progress):
            pass
    return batch


def _coming(
    session: Session, office: t.Office, request: Request, batch: Batch, known: Mapping[str, bytes], new: list[str],
    progress: Progress,
) -> Iterator[tuple[AgreementDocument, Mark]]:  # fmt: skip
    on, count = request.terms.date or request.today, len(request.proposals)
    batch.drafts = drafts_of(session, office, request.proposals)
    numbers = expected_numbers(session, office, PaperKind.AGREEMENT, on, count)
    for start in range(0, count, _AT_ONCE):
        some = request.proposals[start : start + _AT_ONCE]
        held = rows_of(session, some)  # held, so that they are read once
        for at, proposal in enumerate(some, start=start):
            progress(at, 2 * count)
            try:
                _decide(session, office, request, proposal, numbers[len(batch.documents)], batch)
            except UserProblem as problem:
                batch.refused.append(Refusal(proposal, problem))
                continue
            facts = batch.facts[-1]
            if facts.sha256 not in known:
                new.append(facts.sha256)
                yield batch.documents[-1], mark_of(batch.documents[-1].number, facts.sha256)
        del held


def _decide(
    session: Session, office: t.Office, request: Request, proposal: str, number: str, batch: Batch
) -> None:
    deal = deal_of(session, proposal)
    refuse_undecided(session, deal, request.today)
    refuse_unconfirmed(deal)
    typed = batch.drafts.get(proposal)
    terms = terms_by(typed, request.terms, request.today)
    held = held_of(deal, terms)
    _refuse_twice(held, batch, proposal)
    document = draft(session, deal, office, terms, request.today, number)
    findings = answered(audited(session, document, deal), typed.overrides if typed else ())
    refuse_red(findings)
    facts = agreement_facts(document)
    batch.proposals.append(proposal)
    batch.held.append(held)
    batch.terms.append(terms)
    batch.pairs.add(held.between)
    batch.documents.append(document)
    batch.findings.append(findings)
    batch.facts.append(facts)


def _refuse_twice(held: Held, batch: Batch, proposal: str) -> None:
    """Several proposals may speak of one pair; it gets one agreement."""
    if held.between in batch.pairs:
        raise UserProblem("agreement.twice", proposal=proposal)


def stamp_of(session: Session, but: int | None = None) -> Stamp:
    """The stamp now, without one change set."""
    query = select(func.count(), func.coalesce(func.max(t.ChangeSet.id), 0))
    count, newest = session.execute(query.where(t.ChangeSet.id != (but or 0))).one()
    return (count, newest, *desk_stamp(session))
