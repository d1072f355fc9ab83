"""How the lists of a sender were read before: kept, and found again by the sender or by the headings alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from models.catalogue.tables import ChangeSet, ImportProfile, UserAccount
from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind
from models.domain.mapping import Pairs, Profile, ProfileDraft, sheet_key
from models.domain.names import name_key
from models.problems import UserProblem

_DAY_FIRST, _HOMES = "day_first", "homes"


def of_sender(session: Session, sender: str, kind: IntakeKind, headings: str) -> Profile | None:
    """What is remembered of this sender: of a list with the same headings, else of the newest of this kind.

    Where rows lie is known of the same headings only: another list may well be of another kabupaten.
    """
    if not name_key(sender):
        return None
    query = _standing(kind).where(ImportProfile.sender_key == name_key(sender))
    rows = session.scalars(query).all()
    same = next((row for row in rows if row.headings == headings), None)
    if same is not None:
        return profile_of(same)
    return replace(profile_of(rows[0]), homes=()) if rows else None


def of_headings(session: Session, kind: IntakeKind, headings: str) -> Profile | None:
    """What is remembered of whoever sent a list with the same headings last."""
    row = session.scalars(_standing(kind).where(ImportProfile.headings == headings)).first()
    return profile_of(row) if row else None


def senders(session: Session) -> tuple[str, ...]:
    """Everybody whose lists are remembered, by name."""
    found = session.scalars(select(ImportProfile.sender).where(~ImportProfile.deleted).distinct())
    return tuple(sorted(found, key=name_key))


def keep(session: Session, draft: ProfileDraft) -> ImportProfile:
    """Remember it, in place of what was remembered of the same headings of the same sender."""
    same = _standing(draft.kind).where(
        ImportProfile.sender_key == name_key(draft.sender), ImportProfile.headings == draft.headings
    )
    row = session.scalars(same).first()
    if row is None:
        row = ImportProfile(sender_key=name_key(draft.sender), kind=str(draft.kind), headings=draft.headings)
        session.add(row)
    row.sender = draft.sender
    row.mapping = _json(dict(draft.mapping))
    answers = {_DAY_FIRST: dict(draft.day_first), _HOMES: _homes(row, draft)}
    said = {name: answer for name, answer in answers.items() if answer}
    row.answers = _json(said) if said else ""
    row.key = str(draft.key)
    return row


def _homes(row: ImportProfile, draft: ProfileDraft) -> dict[str, str]:
    """The places of the sheets with these headings, those of other names as before."""
    held = json.loads(row.answers).get(_HOMES, {}) if row.answers else {}
    said = {sheet_key(draft.sheet): draft.home} if draft.sheet else {}
    return {sheet: home for sheet, home in {**held, **said}.items() if home}


def is_kept(session: Session, draft: ProfileDraft) -> bool:
    """Whether exactly this is remembered already."""
    held = of_sender(session, draft.sender, draft.kind, draft.headings)
    if held is None or (draft.sheet and held.home_of(draft.sheet) != draft.home):
        return False
    said = (draft.sender, draft.headings, draft.mapping, draft.day_first, draft.key)
    return (*_form(held), held.day_first, held.key) == said


def _form(held: Profile) -> tuple[str, str, Pairs]:
    return held.sender, held.headings, held.mapping


def remembered(session: Session) -> Sequence[Row[*tuple[Any, ...]]]:
    """Everything that is remembered, by sender, with when and by whom (`at`, `name`)."""
    row, by = ImportProfile, ChangeSet
    query = (
        select(row, by.at, UserAccount.name)
        .join(by, by.id == row.changed_by)
        .join(UserAccount, UserAccount.id == by.user_id)
        .where(~row.deleted)
        .order_by(row.sender_key, row.kind, row.id)
    )
    return session.execute(query).all()


def load(session: Session, uid: str) -> ImportProfile:
    """The row of what is remembered; UserProblem when it is not any more."""
    found = session.scalars(select(ImportProfile).where(ImportProfile.uid == uid, ~ImportProfile.deleted)).first()
    if found is None:
        raise UserProblem("import.profile_gone")
    return found


def of_same_sender(session: Session, row: ImportProfile) -> Sequence[ImportProfile]:
    """Everything that is remembered of the sender of a row."""
    same = select(ImportProfile).where(ImportProfile.sender_key == row.sender_key, ~ImportProfile.deleted)
    return session.scalars(same.order_by(ImportProfile.id)).all()


def is_taken(session: Session, sender: str) -> bool:
    """Whether lists of somebody of this name are remembered."""
    same = select(ImportProfile.id).where(ImportProfile.sender_key == name_key(sender), ~ImportProfile.deleted)
    return session.scalar(same.limit(1)) is not None


def _standing(kind: IntakeKind) -> Select[ImportProfile]:
    rows = select(ImportProfile).where(ImportProfile.kind == str(kind), ~ImportProfile.deleted)
    return rows.order_by(ImportProfile.changed_by.desc(), ImportProfile.id.desc())


def profile_of(row: ImportProfile) -> Profile:
    """What a row remembers."""
    answers = json.loads(row.answers) if row.answers else {}
    return Profile(
        uid=row.uid,
        sender=row.sender,
        kind=IntakeKind(row.kind),
        headings=row.headings,
        mapping=_pairs(row.mapping),
        day_first=tuple((str(field), bool(said)) for field, said in answers.get(_DAY_FIRST, {}).items()),
        key=ImportKey(row.key) if row.key else ImportKey.AUTO,
        homes=tuple((str(sheet), str(home)) for sheet, home in answers.get(_HOMES, {}).items()),
    )


def _pairs(text: str) -> Pairs:
    return tuple((str(heading), str(field)) for heading, field in json.loads(text).items())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
