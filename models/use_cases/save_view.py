"""Keep a view of a list, or change the name and content of one."""

from __future__ import annotations

import json

from sqlalchemy import select

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import SavedView, UserAccount
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.names import name_key
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.domain.views import ViewDraft
from models.problems import UserProblem
from models.steps.records.views import columns_to_json, own_view, query_to_json, views_of


def save_view(
    catalogue: Catalogue, actor: Actor, draft: ViewDraft, *, progress: Progress = no_progress
) -> SavedRecord:
    """The kept view; UserProblem without a name, for a name of theirs that is taken, and for another's view."""
    progress(0, 1)
    name = " ".join(draft.name.split())
    if not name:
        raise UserProblem("view.name_missing", field="name")
    with catalogue.transaction() as session:
        same = [each for each in views_of(session, actor, draft.list) if name_key(each.name) == name_key(name)]
        if any(each.own and each.uid != draft.uid for each in same):
            raise UserProblem("view.name_taken", field="name", name=name)
        note = json.dumps(["save_view", name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row = own_view(session, actor, draft.uid) if draft.uid else SavedView(list=draft.list)
            if not draft.uid:
                row.user_id = session.scalars(select(UserAccount.id).where(UserAccount.uid == actor.user)).one()
            row.name, row.shared = name, draft.shared
            row.query, row.columns = query_to_json(draft.query), columns_to_json(draft.columns)
            session.add(row)
            session.flush()
        return SavedRecord(row.uid, "", name, Changed.VIEWS, current.uid)
