"""Examine an agreement that was issued, by the law of its date."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.audits import AgreementAudit
from models.problems import UserProblem
from models.steps.agreements.circumstances import circumstances
from models.steps.agreements.deals import deal_behind
from models.steps.agreements.relaw import judged_again
from models.steps.own_law import overrides_of
from models.steps.papers.snapshots import document_of


def audit_agreement(catalogue: Catalogue, _actor: Actor, agreement: str) -> AgreementAudit:
    """The findings about the facts it was issued with; by its code ("PK-…") or its number."""
    with catalogue.reading() as session:
        a = t.Agreement
        row = session.scalars(select(a).where((a.code == agreement) | (a.number == agreement), ~a.deleted)).first()
        if row is None:
            raise UserProblem("agreement.unknown", agreement=agreement)
        document, on = document_of(row.document), date.fromisoformat(row.signed_on)
        deal = deal_behind(session, row)
        around, own = circumstances(session, deal, document.start), overrides_of(session)
        halal_goods = "halal" in deal.commodity.papers_due.split()
        findings = judged_again(document, own, halal_goods=halal_goods, around=around)
        return AgreementAudit(row.code, row.number, on, findings)
