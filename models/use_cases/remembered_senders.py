"""The senders whose lists are remembered: see how they are read, call one by another name, forget one."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import ImportProfile
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.intake import IntakeKind
from models.domain.mapping import SenderLine
from models.domain.names import name_key
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.steps.intake import profiles
from models.workbook.columns import columns


def list_senders(catalogue: Catalogue, _actor: Actor) -> tuple[SenderLine, ...]:
    """A line for each kind of list that is remembered, by sender."""
    with catalogue.reading() as session:
        return tuple(_line(row, at, name) for row, at, name in profiles.remembered(session))


def rename_sender(
    catalogue: Catalogue, actor: Actor, uid: str, name: str, *, progress: Progress = no_progress
) -> SavedRecord:
    """The sender of this line under another name, in all its lines.

    UserProblem without a name, for the name of another sender, and for a line that is gone.
    """
    progress(0, 1)
    wanted = " ".join(name.split())
    if not name_key(wanted):
        raise UserProblem("import.no_sender")
    with catalogue.transaction() as session:
        row = profiles.load(session, uid)
        if wanted == row.sender:
            return SavedRecord(uid, "", wanted, Changed.NOTHING)
        if name_key(wanted) != row.sender_key and profiles.is_taken(session, wanted):
            raise UserProblem("import.sender_taken", name=wanted)
        note = json.dumps(["rename_sender", wanted], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            for each in profiles.of_same_sender(session, row):
                each.sender, each.sender_key = wanted, name_key(wanted)
            session.flush()
        return SavedRecord(uid, "", wanted, Changed.SETTINGS, current.uid)


def forget_sender(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> SavedRecord:
    """What is no longer remembered; the mark can be undone. UserProblem for a line that is gone."""
    progress(0, 1)
    with catalogue.transaction() as session:
        row = profiles.load(session, uid)
        note = json.dumps(["forget_sender", row.sender], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.deleted = True
        return SavedRecord(uid, "", row.sender, Changed.SETTINGS, current.uid)


def _line(row: ImportProfile, at: str, by: str) -> SenderLine:
    kept = profiles.profile_of(row)
    words = _words(kept.kind)
    return SenderLine(
        uid=kept.uid,
        sender=kept.sender,
        kind=kept.kind,
        columns=tuple((heading, words.get(field, field)) for heading, field in kept.mapping),
        key=kept.key,
        day_first=tuple((words.get(field, field), first) for field, first in kept.day_first),
        at=at,
        by=by,
    )


def _words(kind: IntakeKind) -> dict[str, str]:
    return {one.name: one.heading for one in columns(kind)}
