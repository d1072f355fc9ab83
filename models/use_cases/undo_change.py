"""Take a change set back; taking an undo back is redo."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.listening import listening
from models.catalogue.recording import change_set
from models.catalogue.tables import ChangeSet, ImportBatch
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, Told, no_progress
from models.problems import UserProblem
from models.steps.binding import bound_by_later
from models.steps.reversal import reverse_change_set


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What was taken back; `change_set` is the reversal, which can itself be reversed."""

    import_id: str
    restored: int
    change_set: str
    changed: Changed = Changed.EVERYTHING


def undo_change(catalogue: Catalogue, actor: Actor, uid: str, *, progress: Progress = no_progress) -> UndoReport:
    """Reverse the change set with this uid; refused when later work stands on it."""
    return _undo(catalogue, actor, select(ChangeSet).where(ChangeSet.uid == uid), "", progress)


def undo_import(catalogue: Catalogue, actor: Actor, code: str, *, progress: Progress = no_progress) -> UndoReport:
    """Reverse a whole import by its code, e.g. "I-0003"."""
    query = select(ChangeSet).join(ImportBatch, ImportBatch.change_set_id == ChangeSet.id)
    return _undo(catalogue, actor, query.where(ImportBatch.code == code), code, progress)


def _undo(catalogue: Catalogue, actor: Actor, query: Select[ChangeSet], code: str, progress: Progress) -> UndoReport:
    try:
        with catalogue.transaction() as session:
            return _reverse(session, actor, session.scalars(query).one_or_none(), code, progress)
    except IntegrityError as broken:
        with catalogue.reading() as session:
            raise bound_by_later(session, session.scalars(query).one().id, str(broken.orig)) from broken


def _reverse(session: Session, actor: Actor, found: ChangeSet | None, code: str, progress: Progress) -> UndoReport:
    if found is None:
        raise UserProblem("undo.unknown", code=code)
    if session.scalar(select(ChangeSet.id).where(ChangeSet.reverses_id == found.id)) is not None:
        raise UserProblem("undo.already", code=code)
    told = Told(progress)
    told(0, 1)
    note = json.dumps(["undo", code or found.note], ensure_ascii=False)
    undo = change_set(session, actor, ChangeKind.UNDO, note=note, reverses=found.id)
    with listening(session, told.again), undo as current:
        restored = reverse_change_set(session, found, told)
    return UndoReport(code, restored, current.uid)
