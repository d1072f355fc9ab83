"""End an agreement before its time by the parties' accord: it holds to the day they name, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import Override
from models.domain.papers import EndingDraft, PaperReport
from models.domain.progress import Progress, no_progress
from models.steps.agreements.addenda import ending_document
from models.steps.agreements.amending import drafted, issued
from models.steps.agreements.issuing import paper_named


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
    """The accord with a DRAF watermark, no number, and its findings; nothing is stored."""
    progress(0, 1)
    day = today or date.today()
    with catalogue.reading() as session:
        return drafted(
            session, actor, agreement, paper_named(paper),
            lambda office, chain: ending_document(session, office, chain, draft, day),
        )  # fmt: skip


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
        return issued(
            session, actor, agreement, paper_named(paper),
            lambda office, chain: ending_document(session, office, chain, draft, day),
            what="end_agreement", reason=draft.reason, overrides=overrides, today=day,
        )  # fmt: skip
