"""The KBLI codes that a catalogue knows: those that ship with the program and those of an imported list."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import KbliCode
from models.domain.supply import KbliChoice
from models.problems import UserProblem
from models.reference.kbli import kbli, kbli_rows, reuse_note


def kbli_choices(session: Session) -> tuple[KbliChoice, ...]:
    """Every known code of both editions, by code."""
    titles = {(row.edition, row.code): row.title for row in kbli_rows()}
    imported = select(KbliCode.edition, KbliCode.code, KbliCode.title).where(~KbliCode.deleted)
    titles.update({(edition, code): title for edition, code, title in session.execute(imported)})
    found = sorted(titles.items(), key=lambda pair: (pair[0][1], pair[0][0]))
    return tuple(KbliChoice(edition, code, title, bool(reuse_note(code))) for (edition, code), title in found)


def listed_codes(session: Session) -> frozenset[tuple[str, str]]:
    """Edition and code of every KBLI that was imported."""
    query = select(KbliCode.edition, KbliCode.code).where(~KbliCode.deleted)
    return frozenset((edition, code) for edition, code in session.execute(query))


def require_listed(session: Session, edition: str, code: str) -> None:
    """Raise UserProblem when a code is not in the list of its edition; none at all is allowed."""
    if not code or kbli(edition, code):
        return
    query = select(KbliCode.id).where(KbliCode.edition == edition, KbliCode.code == code, ~KbliCode.deleted)
    if session.scalar(query) is None:
        raise UserProblem("supply.unknown_kbli", field=f"kbli{edition}", code=code, edition=edition)
