"""What groups hold of needs and of offers: as they were accepted, and once there is an agreement, as that says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from models.catalogue.tables import (
    Agreement,
    AgreementMember,
    Enterprise,
    GroupDecision,
    GroupMember,
    Offer,
    ProposedGroup,
)
from models.domain.matching import Decided
from models.domain.shares import apportioned


@dataclass(frozen=True, slots=True)
class GroupShare:
    """One member's part: thousandths of the need's unit per month, and of its offer's."""

    group: int
    need: int
    offer: int
    quantity: int
    offer_quantity: int
    agreement: int | None = None


def group_shares(
    session: Session, *, offer: int | None = None, need: int | None = None, today: date | None = None
) -> tuple[GroupShare, ...]:
    """What every group holds on a day, of one offer or need where asked; an agreement that is over holds nothing."""
    accepted = accepted_shares(session, offer=offer, need=need)
    return (*accepted, *agreed_shares(session, offer=offer, need=need, today=today))


def accepted_shares(
    session: Session, *, offer: int | None = None, need: int | None = None
) -> tuple[GroupShare, ...]:
    """Of accepted groups without an agreement; a member whose record is gone promises nothing."""
    g, m, d = ProposedGroup, GroupMember, GroupDecision
    agreed = exists().where(Agreement.group_id == g.id, ~Agreement.deleted, Agreement.status == "terbit")
    query = (
        select(g.id, g.need_id, m.offer_id, m.quantity, m.offer_quantity)
        .join(m, m.group_id == g.id)
        .join(d, d.group_id == g.id)
        .join(Offer, Offer.id == m.offer_id)
        .join(Enterprise, Enterprise.id == Offer.enterprise_id)
        .where(~d.deleted, d.status == str(Decided.ACCEPT), ~Offer.deleted, ~Enterprise.deleted, ~agreed)
        .where(*_only(m.offer_id, offer), *_only(g.need_id, need))
        .order_by(g.id, m.position)
    )
    return tuple(GroupShare(*row) for row in session.execute(query))


def agreed_shares(
    session: Session, *, offer: int | None = None, need: int | None = None, today: date | None = None
) -> tuple[GroupShare, ...]:
    """Of agreements with groups that hold on a day, every member by its part of what the agreement now says."""
    a, m = Agreement, AgreementMember
    query = (
        select(a.id, a.group_id, a.need_id, a.quantity, m.offer_id, m.quantity, m.offer_quantity)
        .join(m, m.agreement_id == a.id)
        .where(~a.deleted, a.status == "terbit", a.ends >= (today or date.today()).isoformat())
        .where(*_only(a.need_id, need))
        .order_by(a.id, m.position)
    )
    if offer is not None:
        query = query.where(a.id.in_(select(m.agreement_id).where(m.offer_id == offer)))
    members: dict[tuple[int, int, int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for agreement, group, wanted, quantity, *member in session.execute(query):
        members[agreement, group or 0, wanted, quantity].append((member[0], member[1], member[2]))
    found = (share for key, rows in members.items() for share in _as_agreed(*key, rows))
    return tuple(share for share in found if offer is None or share.offer == offer)


def _as_agreed(
    agreement: int, group: int, need: int, quantity: int, rows: list[tuple[int, int, int]]
) -> Iterator[GroupShare]:
    """An adendum on the quantity changes everybody's in proportion; of an offer nobody loses a part of a unit."""
    weights = [weight for _, weight, _ in rows]
    for (offer, weight, taken), part in zip(rows, apportioned(quantity, weights), strict=True):
        held = taken if part == weight else -(-taken * part // weight)
        yield GroupShare(group, need, offer, part, held, agreement)


def _only(column: ColumnElement[int] | object, wanted: int | None) -> tuple[ColumnElement[bool], ...]:
    return () if wanted is None else (column == wanted,)  # type: ignore[return-value]
