"""What an actor may see of protected values (UU 27/2022): masked, or nothing at all."""

from __future__ import annotations

from models.domain.actor import Actor, Role
from models.domain.records import PrivateValue
from models.problems import UserProblem

HIDDEN = PrivateValue(False, "")
_DOT = "•"


def sees_private(actor: Actor) -> bool:
    """Whether NIK, KK and desil may be seen at all, masked; KADIN never sees them."""
    return actor.role is not Role.KADIN


def masked_number(actor: Actor, value: str | None) -> PrivateValue:
    """A NIK or KK as "3523••••••••0002"; nothing for those who may not see it."""
    if not sees_private(actor):
        return HIDDEN
    if not value:
        return PrivateValue(False, "")
    return PrivateValue(True, value[:4] + _DOT * (len(value) - 8) + value[-4:])


def masked_desil(actor: Actor, value: str | None) -> PrivateValue:
    """That a desil is known, without the number."""
    if not sees_private(actor):
        return HIDDEN
    return PrivateValue(value is not None, _DOT * 2 if value is not None else "")


def phone_for(actor: Actor, office: str, value: str | None) -> PrivateValue:
    """A phone number: whole for the office that owns the record, else "+62812•••••89"."""
    if not value:
        return PrivateValue(False, "")
    if office == actor.office:
        return PrivateValue(True, value)
    return PrivateValue(True, value[:6] + _DOT * max(len(value) - 8, 3) + value[-2:])


def refuse_desil_filter(actor: Actor) -> None:
    """Raise UserProblem for those to whom a list by desil would tell it."""
    if not sees_private(actor):
        raise UserProblem("record.filter_not_allowed")
