"""Correct a link of the commodity graph: its yield, how certain that is, and the note."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import SupplyLink
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.supply import Certainty, LinkDraft, SavedLink, yield_problem
from models.problems import UserProblem


def save_supply_link(
    catalogue: Catalogue, actor: Actor, draft: LinkDraft, *, progress: Progress = no_progress
) -> SavedLink:
    """The saved link; UserProblem for a range that is none, a link that is gone, or one changed meanwhile."""
    if problem := yield_problem(draft.yield_low, draft.yield_high):
        raise UserProblem(problem)
    progress(0, 1)
    with catalogue.transaction() as session:
        row = session.scalars(select(SupplyLink).where(SupplyLink.uid == draft.uid, ~SupplyLink.deleted)).one_or_none()
        if row is None:
            raise UserProblem("supply.unknown_link")
        if row.version != draft.version:
            raise UserProblem("record.changed_elsewhere")
        if _values_of(row) == _values_of(draft):
            return SavedLink(row.uid, row.code, changed=Changed.NOTHING)
        with change_set(session, actor, ChangeKind.SCREEN, note=json.dumps(["supply_link", row.code])) as current:
            row.yield_low, row.yield_high = draft.yield_low, draft.yield_high
            row.certainty, row.note = draft.certainty.value, draft.note.strip()
        return SavedLink(row.uid, row.code, current.uid)


def _values_of(link: SupplyLink | LinkDraft) -> tuple[int | None, int | None, Certainty, str]:
    return link.yield_low, link.yield_high, Certainty(link.certainty), link.note.strip()
