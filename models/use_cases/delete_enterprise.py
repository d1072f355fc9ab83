"""Take an enterprise out of the catalogue; the mark can be undone."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import EventGuest, Offer
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.steps.events.leaving import leave_events
from models.steps.indexing import index_again
from models.steps.named_offers import names_one_of
from models.steps.records import enterprises
from models.steps.records.standing import refuse_with_agreements


def delete_enterprise(
    catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress
) -> SavedRecord:
    """The enterprise that was marked as gone; UserProblem while a running agreement stands on it.

    Meetings of events to come are cancelled, each with the reason.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        whole = enterprises.load(session, uid)
        row, name = whole.enterprise, whole.business.name
        offers = select(Offer.id).where(Offer.enterprise_id == row.id)
        refuse_with_agreements(session, name, names_one_of(offers))
        note = json.dumps(["delete_enterprise", name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.deleted = True
            session.flush()
            index_again(session, [row.id])
            invited = leave_events(session, EventGuest.enterprise_id, row.id)
        changed = Changed.ENTERPRISES | Changed.EVENTS if invited else Changed.ENTERPRISES
        return SavedRecord(row.uid, row.code, name, changed, current.uid)
