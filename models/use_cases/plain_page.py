"""Print “Yang perlu Bapak/Ibu ketahui”, the page in plain language that goes with an agreement."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementTerms
from models.domain.income import IncomeInputs
from models.steps.agreements.issuing import paper_named
from models.steps.papers.incomes import document_about, figures_of, reckoned, terms_of_income
from models.steps.papers.office_head import acting_office
from reports.agreement import AgreementDocument
from reports.plain_page.page import plain_page_pdf
from reports.plain_page.reckoning import Figures


def plain_page(
    catalogue: Catalogue,
    actor: Actor,
    subject: str,
    inputs: IncomeInputs | None = None,
    *,
    terms: AgreementTerms | None = None,
    paper: str = "A4",
    today: date | None = None,
) -> bytes:
    """The page about an issued agreement ("PK-…") or a proposal's draft ("P-…"), two pages at most.

    Without a price there is no reckoning on it. UserProblem for an unknown code and a voided agreement.
    """
    with catalogue.reading() as session:
        document = document_about(session, actor, subject, terms, today or date.today())
        office = acting_office(session, actor).name
    figures = _figures(document, inputs or IncomeInputs())
    return plain_page_pdf(document, figures, office, paper_named(paper), draft=not subject.startswith("PK-"))


def _figures(document: AgreementDocument, inputs: IncomeInputs) -> Figures | None:
    settled = terms_of_income(document)
    if settled.price is None and inputs.middle.price is None:
        return None
    return figures_of(document, settled, *reckoned(settled, inputs))
