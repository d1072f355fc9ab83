"""An agreement with everything that was issued upon it, and the figures that hold after all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementStatus
from models.domain.papers import AMENDING as AMENDING
from models.domain.papers import FileRole, PaperKind, PaperLine
from models.domain.shares import apportioned
from models.problems import UserProblem
from models.steps.papers.snapshots import document_of, kept_document
from reports.agreement import AgreementDocument, Member
from reports.agreement.amendment import AmendmentDocument, TradeTerms
from reports.agreement.own_words import graded

NUMBERED = (PaperKind.ADDENDUM, PaperKind.RENEWAL)
"""Those that are counted: Adendum Kesatu, Kedua."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The rows, the agreement's own facts, and what holds now."""

    row: t.Agreement
    document: AgreementDocument
    papers: tuple[t.IssuedPaper, ...]
    """Everything numbered about the agreement in order of issue; voided ones too."""
    terms: TradeTerms

    @property
    def standing(self) -> tuple[t.IssuedPaper, ...]:
        """The papers that change or end it and are not void."""
        return tuple(each for each in self.papers if each.kind in AMENDING and each.status == AgreementStatus.ISSUED)


def chain_of(session: Session, agreement: str) -> Chain:
    """The chain of an agreement's code; UserProblem for none."""
    row = session.scalars(select(t.Agreement).where(t.Agreement.code == agreement, ~t.Agreement.deleted)).one_or_none()
    if row is None:
        raise UserProblem("agreement.unknown", agreement=agreement)
    query = select(t.IssuedPaper).where(t.IssuedPaper.agreement_id == row.id, ~t.IssuedPaper.deleted)
    papers = tuple(session.scalars(query.order_by(t.IssuedPaper.id)))
    document = document_of(row.document)
    chain = Chain(row, document, papers, terms_of(document))
    return replace(chain, terms=amendment_of(chain.standing[-1]).after) if chain.standing else chain


def amendment_of(paper: t.IssuedPaper) -> AmendmentDocument:
    """What an adendum or ending states."""
    return kept_document(AmendmentDocument, paper.document)


def terms_of(document: AgreementDocument) -> TradeTerms:
    """The figures of an agreement as it was issued."""
    return TradeTerms(
        document.price, document.quantity_per_month, document.payment_days, document.start, document.end,
        document.months, graded(document),
    )  # fmt: skip


def amended(document: AgreementDocument, terms: TradeTerms) -> AgreementDocument:
    """The agreement as it would read with these figures."""
    return replace(
        document, price=terms.price, quantity_per_month=terms.quantity, payment_days=terms.payment_days,
        start=terms.start, end=terms.end, months=terms.months, price_list=terms.prices,
        members=members_by(document, terms.quantity.thousandths),
    )  # fmt: skip


def members_by(document: AgreementDocument, quantity: int) -> tuple[Member, ...]:
    """Everybody by their part of another quantity."""
    parts = apportioned(quantity, [each.quantity.thousandths for each in document.members])
    return tuple(
        replace(each, quantity=replace(each.quantity, thousandths=part))
        for each, part in zip(document.members, parts, strict=True)
    )


def paper_lines(session: Session, chain: Chain) -> tuple[PaperLine, ...]:
    """The agreement and its papers, as listed."""
    ids = [each.id for each in chain.papers]
    file = t.PaperFile
    query = select(file.issued_paper_id, file.sha256).where(file.issued_paper_id.in_(ids))
    hashes = {row.issued_paper_id: row.sha256 for row in session.execute(query.where(file.role == FileRole.ORIGINAL))}
    return (_agreement_line(session, chain), *lines_of(chain.papers, hashes))


def lines_of(papers: Sequence[t.IssuedPaper], hashes: dict[int | None, str]) -> tuple[PaperLine, ...]:
    """Papers as listed."""
    return tuple(
        PaperLine(
            code=each.code, kind=PaperKind(each.kind), number=each.number, title=each.title, signed_on=each.signed_on,
            effective_on=each.effective_on, status=each.status, sha256=hashes.get(each.id, ""),
        )
        for each in papers
    )  # fmt: skip


def _agreement_line(session: Session, chain: Chain) -> PaperLine:
    row = chain.row
    sha256 = session.scalar(select(t.AgreementFile.sha256).where(t.AgreementFile.agreement_id == row.id))
    return PaperLine(
        code=row.code, kind=PaperKind.AGREEMENT, number=row.number, title=chain.document.subject,
        signed_on=row.signed_on, effective_on=row.starts, status=row.status, sha256=sha256 or "",
    )  # fmt: skip
