"""What the letterhead of the actor's office looks like on paper."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.offices import LetterheadView
from models.domain.papers import PaperKind
from models.steps.agreements.issuing import office_of, paper_named
from models.steps.agreements.numbering import expected_numbers
from models.steps.papers.letterheads import logo_of
from models.steps.papers.office_head import kop_of, town_of


def view_letterhead(
    catalogue: Catalogue, actor: Actor, *, paper: str = "A4", today: date | None = None
) -> LetterheadView:
    """A specimen letter with the office's letterhead, and its logo; nothing takes a number."""
    # what draws is loaded when somebody looks, not with the settings
    from reports.office_papers.letterhead import letterhead_pdf

    day = today or date.today()
    with catalogue.reading() as session:
        office = office_of(session, actor)
        logo, kop, town = logo_of(session, office), kop_of(office), town_of(office)
        (number,) = expected_numbers(session, office, PaperKind.AGREEMENT, day, 1)
        complete = bool(office.letterhead.strip() or office.address.strip())
    return LetterheadView(logo, letterhead_pdf(kop, number, town, day, paper_named(paper), logo), complete)
