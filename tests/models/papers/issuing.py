"""Short ways to issue papers in tests."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.agreements import AgreementReport, AgreementTerms, Signatory
from models.domain.papers import AddendumDraft, EndingDraft, PaperReport
from models.use_cases.end_agreement import end_agreement
from models.use_cases.issue_addendum import issue_addendum
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.open_catalogue import Opened
from tests.records import TODAY
from tests.reports.reading import whole_text

TERMS = AgreementTerms(date=TODAY, witnesses=(Signatory("Saksi Satu"), Signatory("Saksi Dua")))
FIRST = "P-000001"
MARCH, MAY, AUGUST = date(2027, 3, 1), date(2027, 5, 1), date(2027, 8, 1)


def issued(opened: Opened, proposal: str = FIRST) -> AgreementReport:
    return issue_agreement(opened.catalogue, opened.actor, proposal, TERMS, today=TODAY)


def changed(opened: Opened, agreement: str, on: date = MARCH, **changes: object) -> PaperReport:
    draft = AddendumDraft(reason="harga pasar berubah", **changes)  # type: ignore[arg-type]
    return issue_addendum(opened.catalogue, opened.actor, agreement, draft, today=on)


def ended(opened: Opened, agreement: str, last: date, on: date = AUGUST) -> PaperReport:
    draft = EndingDraft(last, "PARA PIHAK menyelesaikan kemitraan lebih awal")
    return end_agreement(opened.catalogue, opened.actor, agreement, draft, today=on)


def row_of(opened: Opened, agreement: str) -> t.Agreement:
    with opened.catalogue.reading() as session:
        row = session.scalars(select(t.Agreement).where(t.Agreement.code == agreement)).one()
        session.expunge(row)
        return row


def words(content: bytes) -> str:
    return " ".join(whole_text(content).split())
