"""Papers for information about one record: the profile of an UMKM or a need, and the consent form of an owner."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.paper_reports import Printout
from models.problems import UserProblem
from models.steps.agreements.issuing import paper_named
from models.steps.papers.letterheads import logo_of
from models.steps.papers.letters import consent_document
from models.steps.papers.office_head import acting_office
from models.steps.papers.profiles import need_document, profile_document, shares_contact
from reports.office_papers.consent import consent_pdf
from reports.office_papers.profile import need_pdf, profile_pdf
from reports.wording.library import NoWording

NOT_ASKED = "profile.no_consent"


def profile_sheet(
    catalogue: Catalogue, actor: Actor, code: str, *, paper: str = "A4", today: date | None = None
) -> Printout:
    """The profile of an UMKM ("U-…") or a need ("K-…") without personal data."""
    day, size = today or date.today(), paper_named(paper)
    with catalogue.reading() as session:
        office = acting_office(session, actor)
        logo, name = logo_of(session, office), f"profil-{code}.pdf"
        if code.startswith("K-"):
            return Printout(name, need_pdf(need_document(session, office, code, day), size, logo))
        document = profile_document(session, office, code, day)
        note = "" if shares_contact(session, code, day) else NOT_ASKED
    return Printout(name, profile_pdf(document, size, logo), note)


def consent_form(
    catalogue: Catalogue, actor: Actor, enterprise: str = "", *, paper: str = "A4", today: date | None = None
) -> Printout:
    """The form on which an owner agrees to what is done with their data; without a code an empty one."""
    day, size = today or date.today(), paper_named(paper)
    with catalogue.reading() as session:
        office = acting_office(session, actor)
        document, logo = consent_document(session, office, enterprise, day), logo_of(session, office)
    try:
        return Printout(f"persetujuan-{enterprise or 'kosong'}.pdf", consent_pdf(document, size, logo))
    except NoWording as error:
        raise UserProblem("letter.no_wording", day=day.isoformat()) from error
