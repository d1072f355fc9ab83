"""End an agreement before its time by the parties' accord: it holds to the day they name, and no longer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.agreements import Override
from models.domain.changes import Changed, ChangeKind
from models.domain.papers import EndingDraft, PaperKind, PaperReport
from models.domain.progress import Progress, no_progress
from models.steps.agreements.addenda import ending_document
from models.steps.agreements.amending import give_number, locked_chain, refuse_faults
from models.steps.agreements.chains import chain_of
from models.steps.agreements.issuing import office_of, paper_named
from models.steps.papers.drawing import sha256_of
from models.steps.papers.letterheads import logo_of
from reports.agreement.addendum import amendment_pdf


def draft_ending(
    catalogue: Catalogue,
    actor: Actor,
    agreement: str,
    draft: EndingDraft,
    *,
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> PaperReport:
    """The accord with a DRAF watermark and no number; nothing is stored."""
    progress(0, 1)
    with catalogue.reading() as session:
        office, chain = office_of(session, actor), chain_of(session, agreement)
        document = ending_document(session, office, chain, draft, today or date.today())
        logo = logo_of(session, office)
    content = amendment_pdf(document, paper_named(paper), draft=True, logo=logo)
    return PaperReport("", PaperKind.ENDING, "", sha256_of(content), content)


def end_agreement(
    catalogue: Catalogue,
    actor: Actor,
    agreement: str,
    draft: EndingDraft,
    *,
    overrides: Sequence[Override] = (),
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> PaperReport:
    """The numbered accord, stored; the agreement's end moves to its last day, the old one stays in the history.

    Raises UserProblem for an agreement that is void, over or ended already, and for a day that cannot be its last.
    """
    progress(0, 1)
    day = today or date.today()
    with catalogue.transaction() as session:
        chain = locked_chain(session, agreement)
        note = json.dumps(["end_agreement", chain.row.number, draft.reason.strip()], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            office = office_of(session, actor)
            document = ending_document(session, office, chain, draft, day)
            findings = refuse_faults(session, chain, document, overrides, day)
            report = give_number(session, office, chain, document, paper_named(paper), findings, today=day)
    return replace(report, change_set=current.uid, changed=Changed.PAPERS | Changed.AGREEMENTS)
