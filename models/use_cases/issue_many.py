"""Issue the agreements of an event at once: numbered in the order given, stored together, or none of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.listening import listening
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.agreements import AgreementTerms
from models.domain.changes import Changed, ChangeKind
from models.domain.papers import BatchReport, IssuedLine, PaperKind
from models.domain.progress import Progress, Told, no_progress
from models.steps.agreements.batches import Batch, Request, decide_and_draw, stamp_of
from models.steps.agreements.issuing import office_of, paper_named, take_offers
from models.steps.agreements.numbering import take_numbers
from models.steps.agreements.storing import Drawn, Held, store_agreements
from models.steps.papers.drawing import sha256_of

TRIES = 3
"""How often others may write in between; the last time it is all decided while they wait."""


class _Overtaken(Exception):
    """Somebody wrote something since the agreements were decided."""


@dataclass(slots=True)
class _Work:
    """One batch from request to report; `known` keeps drawn bytes by the hash of their facts."""

    actor: Actor
    request: Request
    told: Told
    known: dict[str, bytes] = field(default_factory=dict)

    def decided(self, session: Session) -> Batch:
        return decide_and_draw(session, office_of(session, self.actor), self.request, self.known, self.told)


def issue_many(
    catalogue: Catalogue,
    actor: Actor,
    proposals: Sequence[str],
    terms: AgreementTerms,
    *,
    paper: str = "A4",
    today: date | None = None,
    progress: Progress = no_progress,
) -> BatchReport:
    """An agreement for every proposal or group that may have one; the others refused, each with its why.

    Whoever has a draft gets the terms of the draft, signed on the day of all; the others share `terms`.

    They are decided and drawn while others work on; then one transaction takes the numbers and stores all the bytes.
    Where somebody wrote in between it is all decided again, and only what changed is drawn again. A cancel leaves
    nothing.
    """
    work = _Work(actor, Request(proposals, terms, paper_named(paper), today or date.today()), Told(progress))
    for left in reversed(range(TRIES)):
        with catalogue.reading() as session:
            batch = work.decided(session)
        if not batch.proposals:
            break
        with suppress(_Overtaken):
            return _store(catalogue, work, batch, last=not left)
    return BatchReport((), tuple(batch.refused))


def _store(catalogue: Catalogue, work: _Work, batch: Batch, *, last: bool) -> BatchReport:
    note = json.dumps(["agreements", str(len(batch.proposals))])
    with catalogue.transaction() as session, listening(session, work.told.again):
        take_offers(session, [offer for held in batch.held for offer in held.offers])
        with change_set(session, work.actor, ChangeKind.SCREEN, note=note) as current:
            if stamp_of(session, but=current.id) != batch.stamp:
                if not last:
                    raise _Overtaken
                batch = work.decided(session)
            drawn = batch.drawn(work.known, work.request.paper)
            codes = _numbered(session, work, batch, drawn)
            # whoever stops it now still stops it all
            work.told(2 * len(work.request.proposals), 2 * len(work.request.proposals))
    issued = tuple(
        IssuedLine(proposal, code, number, sha256_of(paper.content), len(paper.content))
        for proposal, code, number, (_, paper) in zip(batch.proposals, codes, batch.numbers, drawn, strict=True)
    )
    return BatchReport(issued, tuple(batch.refused), current.uid, Changed.AGREEMENTS)


def _numbered(session: Session, work: _Work, batch: Batch, drawn: list[tuple[Held, Drawn]]) -> tuple[str, ...]:
    terms = work.request.terms
    on = terms.date or work.request.today
    numbers = take_numbers(session, office_of(session, work.actor), PaperKind.AGREEMENT, on, len(drawn))
    if [each.text for each in numbers] != batch.numbers:
        raise RuntimeError("the numbers that were drawn are not those that were taken")
    return store_agreements(session, drawn, numbers, batch.terms)
