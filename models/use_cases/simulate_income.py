"""Reckon what an agreement may bring the micro-entrepreneur; nothing is stored and nothing promised."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementTerms
from models.domain.income import IncomeInputs, IncomeSimulation
from models.steps.papers.incomes import (
    document_about,
    figures_of,
    reckoned,
    risks_in_words,
    rows_in_words,
    terms_of_income,
)
from reports.agreement import NO_NUMBER
from reports.plain_page.page import closing_words


def simulate_income(
    catalogue: Catalogue,
    actor: Actor,
    subject: str,
    inputs: IncomeInputs | None = None,
    *,
    terms: AgreementTerms | None = None,
    today: date | None = None,
) -> IncomeSimulation:
    """Three scenarios of an issued agreement ("PK-…") or of a proposal's draft ("P-…", with `terms` or as kept).

    UserProblem where no price is known, and for figures that cannot be.
    """
    with catalogue.reading() as session:
        document = document_about(session, actor, subject, terms, today or date.today())
    settled = terms_of_income(document)
    filled, cases, turning = reckoned(settled, inputs or IncomeInputs())
    figures = figures_of(document, settled, filled, cases, turning)
    return IncomeSimulation(
        subject=subject,
        number="" if document.number == NO_NUMBER else document.number,
        enterprise_name=document.second.name,
        partner=document.first.name,
        goods=document.commodity,
        terms=settled,
        inputs=filled,
        cases=cases,
        break_even=turning,
        rows=rows_in_words(figures),
        risks=risks_in_words(document),
        notes=(closing_words(figures),),
    )
