"""Change an agreement by an adendum: price, quantity, duration, payment, or a provision in the parties' own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import Override
from models.domain.papers import AddendumDraft, PaperReport
from models.domain.progress import Progress, no_progress
from models.steps.agreements.addenda import addendum_document
from models.steps.agreements.amending import drafted, issued
from models.steps.agreements.issuing import paper_named


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
    """The adendum with a DRAF watermark, no number, and its findings; nothing is stored."""
    progress(0, 1)
    day = today or date.today()
    with catalogue.reading() as session:
        return drafted(
            session, actor, agreement, paper_named(paper),
            lambda office, chain: addendum_document(session, office, chain, draft, day),
        )  # fmt: skip


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
        return issued(
            session, actor, agreement, paper_named(paper),
            lambda office, chain: addendum_document(session, office, chain, draft, day),
            what="addendum", reason=draft.reason, overrides=overrides, today=day,
        )  # fmt: skip
