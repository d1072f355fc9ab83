"""Check a printout or a file against what was issued."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.papers import Claim, PaperCheck, Verdict
from models.papers.text import text_of_pdf
from models.problems import UserProblem
from models.steps.papers.verifying import code_among, verify


def verify_paper(catalogue: Catalogue, _actor: Actor, claim: Claim, *, today: date | None = None) -> PaperCheck:
    """What a scanned or typed code ("TM1:…", or the sixteen signs of the kode periksa) or a file comes to.

    A file is known by its bytes; where they differ, by the code that it carries in its properties or in its words.
    Whether the agreement holds is told for `today`.
    """
    day = today or date.today()
    with catalogue.reading() as session:
        found = verify(session, claim, day)
    printed = _printed_code(claim.data) if found.verdict is Verdict.UNKNOWN else ""
    if not printed:
        return found
    with catalogue.reading() as session:
        return verify(session, claim, day, printed)


def _printed_code(data: bytes) -> str:
    """What a PDF saved anew still says at the foot of its pages; whatever cannot be read says nothing."""
    if data.lstrip()[:5] != b"%PDF-":
        return ""
    try:
        return code_among(text_of_pdf(data).words)
    except UserProblem:
        return ""
