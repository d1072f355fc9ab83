"""What is promised already: to a need, and of an offer, by agreements, decisions and accepted groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from models.catalogue.tables import Agreement, Decision, Enterprise, GroupDecision, GroupMember, Offer, ProposedGroup
from models.domain.matching import Decided

HOLDS_CAPACITY = (Decided.ACCEPT, Decided.LOCK)
_GROUP_STANDS = (~GroupDecision.deleted, GroupDecision.status == str(Decided.ACCEPT))


def running(today: date | None = None) -> Sequence[ColumnElement[bool]]:
    """Conditions on the agreements that still hold on a day, today unless told."""
    day = (today or date.today()).isoformat()
    return ~Agreement.deleted, Agreement.status == "terbit", Agreement.ends >= day


def is_over(today: date | None = None) -> ColumnElement[bool]:
    """Whether a decision's pair had an agreement whose time is over: what was decided was done, and holds no more."""
    pair = (Agreement.offer_id == Decision.offer_id, Agreement.need_id == Decision.need_id)
    day = (today or date.today()).isoformat()
    return exists().where(*pair, ~Agreement.deleted, Agreement.status == "terbit", Agreement.ends < day)


def promised_to(
    session: Session, need: int, *, but_offer: int | None = None, today: date | None = None
) -> dict[int, int]:
    """Other offer → what decisions and running agreements promise the need, in its unit; groups stand beside."""
    agreed = select(Agreement.offer_id, func.sum(Agreement.quantity)).where(Agreement.need_id == need)
    decided = select(Decision.offer_id, Decision.quantity).where(Decision.need_id == need)
    return _taken(session, agreed.group_by(Agreement.offer_id), decided, but_offer, today)


def promised_of(
    session: Session, offer: int, *, but_need: int | None = None, but_group: int | None = None,
    today: date | None = None,
) -> int:  # fmt: skip
    """What agreements, decisions on other needs and accepted groups take of the offer, in its unit."""
    agreed = select(Agreement.need_id, func.sum(Agreement.offer_quantity)).where(Agreement.offer_id == offer)
    decided = select(Decision.need_id, Decision.offer_quantity).where(Decision.offer_id == offer)
    taken = _taken(session, agreed.group_by(Agreement.need_id), decided, but_need, today)
    return sum(taken.values()) + _of_groups(session, offer, but_group)


def _taken(
    session: Session, agreed: Select[int, int], decided: Select[int, int | None], but: int | None, today: date | None
) -> dict[int, int]:
    """Other side → what running agreements promise it and, where there is none, decisions; one side left out."""
    taken = {side: int(quantity) for side, quantity in session.execute(agreed.where(*running(today)))}
    standing = decided.where(~Decision.deleted, Decision.status.in_(HOLDS_CAPACITY), ~is_over(today))
    for side, quantity in session.execute(standing):
        taken.setdefault(side, quantity or 0)
    if but is not None:
        taken.pop(but, None)
    return taken


def _of_groups(session: Session, offer: int, but_group: int | None) -> int:
    query = (
        select(func.coalesce(func.sum(GroupMember.offer_quantity), 0))
        .join(GroupDecision, GroupDecision.group_id == GroupMember.group_id)
        .where(GroupMember.offer_id == offer, *_GROUP_STANDS)
    )
    if but_group is not None:
        query = query.where(GroupMember.group_id != but_group)
    return int(session.scalar(query) or 0)


def groups_for(session: Session, need: int, *, but_group: int | None = None) -> tuple[int, ...]:
    """What each accepted group still promises the need; each stands as one partner."""
    query = _promised_by_groups().where(ProposedGroup.need_id == need).order_by(ProposedGroup.id)
    return tuple(int(promised) for group, _, promised in session.execute(query) if group != but_group)


def _promised_by_groups() -> Select[int, int, int]:
    """(group, need, what its members promise together); a member whose record is gone promises nothing."""
    return (
        select(ProposedGroup.id, ProposedGroup.need_id, func.sum(GroupMember.quantity))
        .join(GroupDecision, GroupDecision.group_id == ProposedGroup.id)
        .join(GroupMember, GroupMember.group_id == ProposedGroup.id)
        .join(Offer, Offer.id == GroupMember.offer_id)
        .join(Enterprise, Enterprise.id == Offer.enterprise_id)
        .where(~Offer.deleted, ~Enterprise.deleted, *_GROUP_STANDS)
        .group_by(ProposedGroup.id, ProposedGroup.need_id)
    )


def held_by_groups(session: Session) -> dict[int, int]:
    """Offer → what accepted groups take of its capacity."""
    query = (
        select(GroupMember.offer_id, func.sum(GroupMember.offer_quantity))
        .join(GroupDecision, GroupDecision.group_id == GroupMember.group_id)
        .where(*_GROUP_STANDS)
        .group_by(GroupMember.offer_id)
    )
    return {offer: int(taken) for offer, taken in session.execute(query)}


def filled_by_groups(session: Session) -> dict[int, tuple[int, int]]:
    """Need → (what accepted groups fill of it, how many they are)."""
    found: dict[int, tuple[int, int]] = {}
    for _, need, promised in session.execute(_promised_by_groups()):
        filled, count = found.get(need, (0, 0))
        found[need] = (filled + int(promised), count + 1)
    return found
