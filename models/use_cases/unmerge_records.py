"""Take a merge apart again, however much later."""

from __future__ import annotations

import json

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.merging import UnmergeReport
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.duplicates.refusing import refuse_offices
from models.steps.duplicates.unmerging import Unmerging
from models.steps.indexing import index_again
from models.steps.trade_indexing import index_touched_trade


def unmerge_records(
    catalogue: Catalogue, actor: Actor, merge_uid: str, *, progress: Progress = no_progress
) -> UnmergeReport:
    """Both records as they stand again: what was moved is back, later edits of the survivor are kept and told.

    Raises UserProblem for a merge that is undone already, and for one whose survivor was merged further since.
    """
    progress(0, 1)
    with catalogue.transaction() as session:
        found = _standing(session, merge_uid)
        first, second = (_side(session, business) for business in (found.survivor_id, found.merged_id))
        refuse_offices(actor, first.office, second.office)
        note = json.dumps(["unmerge", first.code, second.code])
        with change_set(session, actor, ChangeKind.MERGE, note=note) as current:
            kept = Unmerging(session, found).run()
            index_again(session, [first.id, second.id])
            index_touched_trade(session)
        name = session.get_one(t.Business, found.survivor_id).name
        return UnmergeReport(first.uid, first.code, name, second.uid, second.code, kept, current.uid)


def _standing(session: Session, uid: str) -> t.RecordMerge:
    m = t.RecordMerge
    found = session.scalars(select(m).where(m.uid == uid)).one_or_none()
    if found is None:
        raise UserProblem("duplicate.merge_unknown")
    if found.superseded_by is not None:
        raise UserProblem("duplicate.unmerged_already")
    further = session.scalar(select(m.survivor_id).where(m.merged_id == found.survivor_id, m.superseded_by.is_(None)))
    if further is not None:
        into = _side(session, further)
        raise UserProblem("duplicate.merged_further", code=_side(session, found.survivor_id).code, into=into.code)
    return found


def _side(session: Session, business: int) -> Row[int, str, str, str]:
    e = t.Enterprise
    query = select(e.id, e.uid, e.code, t.Office.code.label("office")).join(t.Office, t.Office.id == e.office_id)
    return session.execute(query.where(e.business_id == business)).one()
