"""Record that an officer has seen the papers behind a business, and the size that they show."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Business, Enterprise, Office, Partner
from models.domain.actor import Actor
from models.domain.businesses import VerifiedDraft
from models.domain.changes import Changed, ChangeKind, ChangeSource
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.steps.indexing import index_again
from models.steps.records import enterprises, partners
from models.steps.records.businesses import judge_size
from models.steps.records.standing import refuse_when_changed
from models.steps.records.trust_checking import is_day
from models.steps.sizes import declared_code, declared_of
from models.steps.trade_indexing import index_touched_trade

Role = Enterprise | Partner


def verify_business(
    catalogue: Catalogue, actor: Actor, uid: str, draft: VerifiedDraft, *, progress: Progress = no_progress
) -> SavedRecord:
    """The business behind an enterprise or partner, marked as verified by its own office, or not any more.

    Raises UserProblem for another office's record, a day to come, and a record that changed since it was seen.
    """
    today = date.today().isoformat()
    if not is_day(draft.on) or draft.on > today:
        raise UserProblem("trust.day_to_come", field="on")
    progress(0, 1)
    with catalogue.transaction() as session:
        role, business = _record(session, actor, uid, draft.version)
        note = json.dumps(["verify_business", business.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note, source=ChangeSource.VERIFIED) as current:
            _mark(business, draft, draft.on or today)
            judge_size(session, business)
            session.flush()
            index_again(session, session.scalars(select(Enterprise.id).where(Enterprise.business_id == business.id)))
            index_touched_trade(session)
        changed = Changed.ENTERPRISES | Changed.PARTNERS
        return SavedRecord(role.uid, role.code, business.name, changed, current.uid)


def _mark(row: Business, draft: VerifiedDraft, on: str) -> None:
    row.declared_size = declared_of(row.declared_size, row.size, row.size_from)
    row.verified = draft.verified
    row.verified_size = declared_code(draft.size) if draft.verified else ""
    row.verified_on = on if draft.verified else None


def _record(session: Session, actor: Actor, uid: str, filled_from: int) -> tuple[Role, Business]:
    role: Role
    if session.scalar(select(Partner.id).where(Partner.uid == uid)) is None:
        whole = enterprises.load(session, uid)
        role, business, version = whole.enterprise, whole.business, enterprises.version(session, whole)
    else:
        partner = partners.load(session, uid)
        role, business, version = partner.partner, partner.business, partners.version(session, partner)
    if session.scalar(select(Office.code).where(Office.id == role.office_id)) != actor.office:
        raise UserProblem("trust.other_office", name=business.name)
    refuse_when_changed(version, filled_from)
    return role, business
