"""Check a printout or a file against what was issued."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.papers import Claim, PaperCheck
from models.steps.papers.verifying import verify


def verify_paper(catalogue: Catalogue, _actor: Actor, claim: Claim, *, today: date | None = None) -> PaperCheck:
    """What a scanned or typed code ("TM1:…", or the sixteen signs of the kode periksa) or a file comes to.

    A file is known by its bytes; where they differ, by the code that it carries in its properties.
    Whether the agreement holds is told for `today`.
    """
    with catalogue.reading() as session:
        return verify(session, claim, today or date.today())
