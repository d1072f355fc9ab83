"""Take a partner out of the catalogue; the mark can be undone."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Agreement, EventGuest, Need
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.events.leaving import leave_events
from models.steps.records import partners
from models.steps.records.standing import refuse_with_agreements
from models.steps.trade_indexing import index_touched_trade


def delete_partner(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> SavedRecord:
    """The partner that was marked as gone, its needs with it; UserProblem while a running agreement stands on them.

    Meetings of events to come are cancelled, each with the reason.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        whole = partners.load(session, uid)
        row, name = whole.partner, whole.business.name
        own = select(Need).where(Need.partner_id == row.id, ~Need.deleted)
        refuse_with_agreements(session, name, Agreement.need_id.in_(own.with_only_columns(Need.id)))
        note = json.dumps(["delete_partner", name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.deleted = True
            for need in session.scalars(own):
                need.deleted = True
            index_touched_trade(session)
            invited = leave_events(session, EventGuest.partner_id, row.id)
        changed = Changed.PARTNERS | Changed.NEEDS | (Changed.EVENTS if invited else Changed.NOTHING)
        return SavedRecord(row.uid, row.code, name, changed, current.uid)
