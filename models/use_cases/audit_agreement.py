"""Examine an agreement that was issued, by the law of its date."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.audits import AgreementAudit
from models.problems import UserProblem
from models.steps.agreements.auditing import findings_by
from models.steps.agreements.circumstances import circumstances
from models.steps.agreements.deals import deal_behind
from models.steps.agreements.law import audit_law
from models.steps.papers.snapshots import document_of


def audit_agreement(catalogue: Catalogue, _actor: Actor, agreement: str) -> AgreementAudit:
    """The findings about the facts it was issued with; by its code ("PK-…") or its number."""
    with catalogue.reading() as session:
        a = t.Agreement
        row = session.scalars(select(a).where((a.code == agreement) | (a.number == agreement), ~a.deleted)).first()
        if row is None:
            raise UserProblem("agreement.unknown", agreement=agreement)
        document, on = document_of(row.document), date.fromisoformat(row.signed_on)
        around = circumstances(session, deal_behind(session, row), document.start)
        return AgreementAudit(row.code, row.number, on, findings_by(document, audit_law(session, on), around))
