"""Enter or change an office: its names, letterhead and letter numbers."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Office
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.offices import OfficeDraft, is_office_code
from models.domain.progress import Progress, no_progress
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.steps.agreements.numbering import DEFAULT_PATTERN, check_pattern, format_number
from models.steps.offices import office_of

EXAMPLE_SERIAL = 12
_FIELDS = ("kind", "name", "region", "address", "contact", "letterhead", "number_pattern", "number_code")


def save_office(
    catalogue: Catalogue, actor: Actor, draft: OfficeDraft, *, progress: Progress = no_progress
) -> SavedRecord:
    """The saved office; UserProblem for a draft that is wrong or whose office changed meanwhile."""
    _refuse_wrong(draft)
    progress(0, 1)
    with catalogue.transaction() as session:
        row = office_of(session, draft.uid) if draft.uid else _new_office(session, draft)
        if draft.uid and row.version != draft.version:
            raise UserProblem("record.changed_elsewhere")
        if draft.uid and all(getattr(row, field) == getattr(draft, field) for field in _FIELDS):
            return SavedRecord(row.uid, row.code, row.name, Changed.NOTHING)
        note = json.dumps(["save_office", draft.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            for field in _FIELDS:
                setattr(row, field, getattr(draft, field))
            session.add(row)
        return SavedRecord(row.uid, row.code, row.name, Changed.OFFICES, current.uid)


def example_number(pattern: str, unit: str, on: date) -> str:
    """What a letter's number would be, e.g. "012/KADIN-JTM/XI/2026"; UserProblem for a pattern that cannot number."""
    return format_number(pattern or DEFAULT_PATTERN, serial=EXAMPLE_SERIAL, unit=unit, kind="PKS", on=on)


def _refuse_wrong(draft: OfficeDraft) -> None:
    if not draft.name.strip():
        raise UserProblem("office.no_name")
    if not draft.uid and not is_office_code(draft.code):
        raise UserProblem("office.bad_code", code=draft.code)
    if draft.number_pattern:
        check_pattern(draft.number_pattern)


def _new_office(session: Session, draft: OfficeDraft) -> Office:
    # codes are never used twice, not even those of offices that are gone
    if session.scalar(select(Office.id).where(Office.code == draft.code)) is not None:
        raise UserProblem("office.code_taken", code=draft.code)
    return Office(code=draft.code, version=1)
