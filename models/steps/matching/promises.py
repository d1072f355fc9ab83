"""What is promised already: to a need, and of an offer, by agreements, decisions and groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from models.catalogue.tables import Agreement, Decision, ProposedGroup
from models.domain.matching import Decided
from models.steps.matching.group_promises import group_shares

HOLDS_CAPACITY = (Decided.ACCEPT, Decided.LOCK)
ALONE = Agreement.group_id.is_(None)
"""Agreements with one enterprise; what an agreement with a group takes is told by its members."""


def running(today: date | None = None) -> Sequence[ColumnElement[bool]]:
    """Conditions on the agreements with one enterprise that still hold on a day, today unless told."""
    day = (today or date.today()).isoformat()
    return ALONE, ~Agreement.deleted, Agreement.status == "terbit", Agreement.ends >= day


def is_over(today: date | None = None) -> ColumnElement[bool]:
    """Whether a decision's pair had an agreement whose time is over: what was decided was done, and holds no more."""
    pair = (Agreement.offer_id == Decision.offer_id, Agreement.need_id == Decision.need_id, ALONE)
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
    return sum(taken.values()) + _of_groups(session, offer, but_group, today)


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


def _of_groups(session: Session, offer: int, but_group: int | None, today: date | None) -> int:
    shares = group_shares(session, offer=offer, today=today)
    return sum(share.offer_quantity for share in shares if share.group != but_group)


def groups_for(
    session: Session, need: int, *, but_group: int | None = None, today: date | None = None
) -> tuple[int, ...]:
    """What each group still promises the need, accepted or by agreement; each stands as one partner."""
    promised: dict[int, int] = {}
    for share in group_shares(session, need=need, today=today):
        promised[share.group] = promised.get(share.group, 0) + share.quantity
    return tuple(promised[group] for group in sorted(promised) if group != but_group)


def held_by_groups(session: Session, today: date | None = None) -> dict[int, int]:
    """Offer → what groups take of its capacity, accepted or by agreement."""
    found: dict[int, int] = {}
    for share in group_shares(session, today=today):
        found[share.offer] = found.get(share.offer, 0) + share.offer_quantity
    return found


def filled_by_groups(session: Session, today: date | None = None) -> dict[int, tuple[int, int]]:
    """Need → (what groups fill of it, how many they are)."""
    found: dict[int, tuple[int, set[int]]] = {}
    for share in group_shares(session, today=today):
        filled, groups = found.get(share.need, (0, set()))
        found[share.need] = (filled + share.quantity, groups | {share.group})
    return {need: (filled, len(groups)) for need, (filled, groups) in found.items()}


def bound_to(
    session: Session, offer: int, need: int, *, but_group: int | None = None, today: date | None = None
) -> tuple[str, ...]:
    """Numbers of running agreements and codes of accepted groups by which an offer delivers to a need already."""
    own = select(Agreement.number).where(*running(today), Agreement.offer_id == offer, Agreement.need_id == need)
    shares = group_shares(session, offer=offer, need=need, today=today)
    groups = [each for each in shares if each.group != but_group and each.quantity]
    agreements = select(Agreement.number).where(Agreement.id.in_([each.agreement for each in groups if each.agreement]))
    accepted = [each.group for each in groups if not each.agreement]
    codes = select(ProposedGroup.code).where(ProposedGroup.id.in_(accepted))
    return tuple(number for query in (own, agreements, codes) for number in session.scalars(query))
