"""What was said of an offer follows to the offer that stands for two; of two proposals for one need one shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.matching import Decided
from models.steps.duplicates.items import SAID


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What stood before anything was moved."""

    kept: frozenset[int]
    """Needs on which there is a word for the offer that is kept."""
    gone: frozenset[int]
    agreed: frozenset[int]
    """Proposals that an agreement was made of."""

    def outranks(self, mine: t.Proposal, theirs: t.Proposal) -> bool:
        """Whether the proposal of the offer that goes is further than the one of the offer that is kept."""
        return self._rank(theirs, self.gone) > self._rank(mine, self.kept)

    def _rank(self, proposal: t.Proposal, decided: frozenset[int]) -> tuple[bool, bool]:
        return proposal.need_id in decided, proposal.id in self.agreed


def hand_over_spoken(session: Session, kept: t.Offer, gone: t.Offer) -> None:
    """Agreements and the officer's words, each with the proposals it was said of; a word said of both stays once."""
    spoken = _spoken(session, kept, gone)
    needs = _agreements(session, kept, gone) | _words(session, kept, gone)
    for proposal in _proposals(session, gone, needs):
        rivals = [each for each in _proposals(session, kept, {proposal.need_id}) if each.run_id == proposal.run_id]
        wins = all(spoken.outranks(each, proposal) for each in rivals)
        if wins or proposal.id in spoken.agreed:
            proposal.offer_id = kept.id
        for each in rivals:
            if wins and each.id not in spoken.agreed:
                each.offer_id = gone.id


def _spoken(session: Session, kept: t.Offer, gone: t.Offer) -> _Spoken:
    d, a = t.Decision, t.Agreement
    mine, theirs = (
        frozenset(session.scalars(select(d.need_id).where(d.offer_id == offer.id, *SAID))) for offer in (kept, gone)
    )
    both = a.offer_id.in_((kept.id, gone.id))
    papers = session.scalars(select(a.proposal_id).where(both, ~a.deleted, a.proposal_id.is_not(None)))
    return _Spoken(mine, theirs, frozenset(number for number in papers if number is not None))


def _agreements(session: Session, kept: t.Offer, gone: t.Offer) -> set[int]:
    """Needs whose agreements were moved."""
    a = t.Agreement
    rows = session.scalars(select(a).where(a.offer_id == gone.id, ~a.deleted)).all()
    for row in rows:
        row.offer_id = kept.id
    return {row.need_id for row in rows}


def _words(session: Session, kept: t.Offer, gone: t.Offer) -> set[int]:
    """Needs on which the word was moved, or was taken over where the other's stood no more."""
    d = t.Decision
    mine = {row.need_id: row for row in session.scalars(select(d).where(d.offer_id == kept.id))}
    moved = set()
    for row in session.scalars(select(d).where(d.offer_id == gone.id, *SAID)).all():
        held = mine.get(row.need_id)
        if held is None:
            row.offer_id = kept.id
        elif held.deleted or held.status == Decided.OPEN:
            held.status, held.reason, held.deleted = row.status, row.reason, False
            held.quantity, held.offer_quantity = row.quantity, row.offer_quantity
        else:
            continue
        moved.add(row.need_id)
    return moved


def _proposals(session: Session, offer: t.Offer, needs: set[int]) -> Sequence[t.Proposal]:
    p = t.Proposal
    return session.scalars(select(p).where(p.offer_id == offer.id, p.need_id.in_(needs)).order_by(p.id)).all()
