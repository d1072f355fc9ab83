"""Change an agreement by an adendum: price, quantity, duration, payment, or a provision in the parties' own words."""

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
from models.domain.papers import AddendumDraft, PaperKind, PaperReport
from models.domain.progress import Progress, no_progress
from models.steps.agreements.addenda import addendum_document
from models.steps.agreements.amending import give_number, locked_chain, refuse_faults
from models.steps.agreements.chains import chain_of
from models.steps.agreements.issuing import office_of, paper_named
from models.steps.papers.drawing import sha256_of
from models.steps.papers.letterheads import logo_of
from reports.agreement.addendum import amendment_pdf


def draft_addendum(
    catalogue: Catalogue,
    actor: Actor,
    agreement: str,
    draft: AddendumDraft,
    *,
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> PaperReport:
    """The adendum with a DRAF watermark and no number; nothing is stored."""
    progress(0, 1)
    with catalogue.reading() as session:
        office, chain = office_of(session, actor), chain_of(session, agreement)
        document = addendum_document(session, office, chain, draft, today or date.today())
        logo = logo_of(session, office)
    content = amendment_pdf(document, paper_named(paper), draft=True, logo=logo)
    return PaperReport("", PaperKind(document.kind.value), "", sha256_of(content), content)


def issue_addendum(
    catalogue: Catalogue,
    actor: Actor,
    agreement: str,
    draft: AddendumDraft,
    *,
    overrides: Sequence[Override] = (),
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> PaperReport:
    """The numbered adendum; its bytes are stored in the transaction that takes the number.

    More months than before make it a renewal, which the agreement's end must not have overtaken. The agreement itself
    stays as it was printed; its row holds the new end and quantity. Raises UserProblem for what cannot be changed.
    """
    progress(0, 1)
    day = today or date.today()
    with catalogue.transaction() as session:
        chain = locked_chain(session, agreement)
        note = json.dumps(["addendum", chain.row.number, draft.reason.strip()], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            office = office_of(session, actor)
            document = addendum_document(session, office, chain, draft, day)
            findings = refuse_faults(session, chain, document, overrides, day)
            report = give_number(session, office, chain, document, paper_named(paper), findings, today=day)
    return replace(report, change_set=current.uid, changed=Changed.PAPERS | Changed.AGREEMENTS)
