"""The owners of two records that are one: which person stays, and what of the other is taken over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import current_change_set
from models.domain.actor import Actor
from models.domain.businesses import PrivateValue
from models.domain.merging import MergeField, Reason, Side
from models.steps.duplicates.sides import Owner, Pair, lives_elsewhere
from models.steps.duplicates.traits import Proposed, known_side
from models.steps.protection import lookup_key, protected
from models.steps.records.identity import is_of_a_person
from models.steps.records.rights import sees_private

NAME, NIK, PHONE, HOUSEHOLD = "owner", "owner.nik", "owner.phone", "owner.household"
_PRIVATE = frozenset({NIK, HOUSEHOLD})
"""Fields that nobody hears of who may not see a NIK: not even whether the two are equal."""


def hidden_fields(session: Session, actor: Actor, pair: Pair) -> frozenset[str]:
    """The fields of this merge that the actor must not hear of."""
    if sees_private(session, actor):
        return frozenset()
    of_persons = any(is_of_a_person(twin.business.npwp) for twin in (pair.first, pair.second))
    return _PRIVATE | {"npwp"} if of_persons else _PRIVATE


def owner_fields(session: Session, pair: Pair) -> Iterator[MergeField]:
    """Name, NIK, telephone and household of the owner, masked."""
    one, other = pair.first.owner, pair.second.owner
    if one is None and other is None:
        return
    first, second = pair.first.record.owner, pair.second.record.owner
    yield MergeField(NAME, first.name, second.name, *_name(session, pair), both=_two_persons(pair))
    if one is not None and other is not None and one.person.id == other.person.id:
        return
    niks = (_value(one.nik if one else None), _value(other.nik if other else None))
    yield from _field(NIK, first.nik, second.nik, niks, (Side.FIRST, Reason.STAYS))
    phones = (_value(one.phone if one else None), _value(other.phone if other else None))
    yield from _field(PHONE, first.phone, second.phone, phones, _newer(one, other))
    yield from _field(HOUSEHOLD, _family(pair, Side.FIRST), _family(pair, Side.SECOND), *_households(one, other))


def merge_owners(session: Session, pair: Pair, choices: dict[str, Side]) -> None:
    """Leave the business that stays with one owner, or with both where that was chosen."""
    one, other = pair.first.owner, pair.second.owner
    if other is None or one is None:
        return
    if one.person.id == other.person.id:
        other.part.deleted = True
        return
    if choices[NAME] is Side.BOTH:
        return
    kept, gone = (one, other) if choices.get(NIK, Side.FIRST) is Side.FIRST else (other, one)
    gone.part.deleted = True
    if choices[NAME] is not _side_of(pair, kept):
        kept.person.name = gone.person.name
    if kept.person.female is None:
        kept.person.female = gone.person.female
    _take_over(session, pair, kept, gone, choices)


def _take_over(session: Session, pair: Pair, kept: Owner, gone: Owner, choices: dict[str, Side]) -> None:
    elsewhere = lives_elsewhere(session, pair, gone.person.id)
    theirs = Side.SECOND if kept is pair.first.owner else Side.FIRST
    if choices.get(PHONE, Side.FIRST) is theirs and gone.phone is not None:
        _take_phone(session, kept, gone, copied=elsewhere)
    if choices.get(HOUSEHOLD, Side.FIRST) is theirs and gone.person.household_id is not None:
        kept.person.household_id = gone.person.household_id
    if not elsewhere:
        for consent in session.scalars(select(t.Consent).where(t.Consent.person_id == gone.person.id)):
            consent.person_id = kept.person.id
        gone.person.deleted = True


def _take_phone(session: Session, kept: Owner, gone: Owner, *, copied: bool) -> None:
    """The number of the other person counts; who has another business keeps it there, too."""
    assert gone.phone is not None
    if kept.phone is not None:
        kept.phone.superseded_by = current_change_set(session).id
    if copied:
        value = gone.phone.value
        session.add(t.PersonPhone(**protected(session, lookup_key(session), value, person_id=kept.person.id)))
    else:
        gone.phone.person_id = kept.person.id


def _side_of(pair: Pair, owner: Owner) -> Side:
    return Side.FIRST if owner is pair.first.owner else Side.SECOND


def _two_persons(pair: Pair) -> bool:
    one, other = pair.first.owner, pair.second.owner
    return one is not None and other is not None and one.person.id != other.person.id


def _name(session: Session, pair: Pair) -> Proposed:
    one, other = pair.first.owner, pair.second.owner
    known = known_side(one.person.name if one else "", other.person.name if other else "")
    if known is not None:
        return known
    assert other is not None
    # a person who is known elsewhere, too, keeps the name by which they are known there
    if _nik_side(pair) is Side.SECOND and lives_elsewhere(session, pair, other.person.id):
        return Side.SECOND, Reason.IDENTIFIED
    return Side.FIRST, Reason.STAYS


def _nik_side(pair: Pair) -> Side:
    one, other = pair.first.owner, pair.second.owner
    only_other = other is not None and other.nik is not None and (one is None or one.nik is None)
    return Side.SECOND if only_other else Side.FIRST


def _newer(one: Owner | None, other: Owner | None) -> Proposed:
    made = [owner.phone.made_by if owner and owner.phone else 0 for owner in (one, other)]
    return (Side.SECOND, Reason.NEWER) if made[1] > made[0] else (Side.FIRST, Reason.NEWER)


def _field(key: str, first: Any, second: Any, values: tuple[Any, Any], else_: Proposed) -> Iterator[MergeField]:
    if any(values):
        side, why = known_side(*values) or else_
        yield MergeField(key, first, second, side, why)


def _households(one: Owner | None, other: Owner | None) -> tuple[tuple[Any, Any], Proposed]:
    values = tuple(_household(owner) for owner in (one, other))
    known = [bool(owner and owner.desil) for owner in (one, other)]
    quarters = [owner.desil.quarter if owner and owner.desil else "" for owner in (one, other)]
    if known[1] and (not known[0] or quarters[1] > quarters[0]):
        return (values[0], values[1]), (Side.SECOND, Reason.NEWER)
    return (values[0], values[1]), (Side.FIRST, Reason.NEWER if known[0] else Reason.STAYS)


def _household(owner: Owner | None) -> tuple[str, str] | None:
    if owner is None or not (owner.kk or owner.desil):
        return None
    return _value(owner.kk), _value(owner.desil)


def _family(pair: Pair, side: Side) -> PrivateValue:
    """KK and desil as one value, masked: they belong to one household."""
    owner = pair.of(side).record.owner
    shown = [value.shown for value in (owner.kk, owner.desil) if value.known]
    return PrivateValue(bool(shown), " · ".join(shown))


def _value(row: Any) -> str:
    return "" if row is None else str(row.value)
