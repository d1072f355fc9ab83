"""What an actor may see of protected values (UU 27/2022): masked, or nothing at all."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Office
from models.domain.actor import Actor, Role
from models.domain.businesses import PrivateValue
from models.problems import UserProblem

HIDDEN = PrivateValue(False, "")
KADIN = "kadin"
"""The kind of office that never sees NIK, KK and desil, whatever the user's role in it."""
SMALLEST_GROUP = 10
_DOT = "•"


def sees_private(session: Session, actor: Actor) -> bool:
    """Whether NIK, KK and desil may be seen at all, masked; KADIN and those who work in its offices never do."""
    if actor.role is Role.KADIN:
        return False
    kind = session.scalar(select(Office.kind).where(Office.code == actor.office, ~Office.deleted))
    return kind is not None and kind != KADIN


def masked_number(allowed: bool, value: str | None) -> PrivateValue:
    """A NIK or KK as "3523••••••••0002"; nothing for those who may not see it."""
    if not allowed or not value:
        return HIDDEN
    return PrivateValue(True, value[:4] + _DOT * (len(value) - 8) + value[-4:])


def hidden_number(value: str) -> str:
    """That there is a number, and how long it is, for a history that all may read."""
    return _DOT * len(value)


def masked_desil(allowed: bool, value: str | None) -> PrivateValue:
    """That a desil is known, without the number."""
    if not allowed:
        return HIDDEN
    return PrivateValue(value is not None, _DOT * 2 if value is not None else "")


def phone_for(actor: Actor, office: str, value: str | None) -> PrivateValue:
    """A phone number: whole for the office that owns the record, else "+62812•••••89"."""
    if not value:
        return PrivateValue(False, "")
    if office == actor.office:
        return PrivateValue(True, value)
    return PrivateValue(True, value[:6] + _DOT * max(len(value) - 8, 3) + value[-2:])


def refuse_desil_filter(session: Session, actor: Actor, words: str, *, near: bool = False) -> None:
    """Raise UserProblem where a list by desil would tell somebody's: to KADIN, or of those singled out.

    Words single people out, and so do circles of every size around every place.
    """
    if not sees_private(session, actor):
        raise UserProblem("record.filter_not_allowed")
    if words.strip():
        raise UserProblem("record.desil_with_words")
    if near:
        raise UserProblem("record.desil_with_place")


def refuse_small_group(size: int) -> None:
    """Raise UserProblem for a list by desil that is so short that it tells of persons."""
    if size < SMALLEST_GROUP:
        raise UserProblem("record.group_too_small", least=SMALLEST_GROUP)
