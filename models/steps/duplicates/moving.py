"""Rows of one business and its enterprise given to another, so that each move stands in the history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.merging import Moving
from models.steps.duplicates.guests import join_guests
from models.steps.duplicates.sides import Pair

OF_ENTERPRISE: tuple[type[Any], ...] = (
    t.Offer, t.Outlet, t.Machine, t.InputUsed, t.Membership, t.AssociationMember, t.EventGuest
)  # fmt: skip
OF_BUSINESS: tuple[type[Any], ...] = (t.BusinessPerson, t.BusinessFact, t.Paper, t.Association)
OF_PARTNER: tuple[type[Any], ...] = (t.Need, t.PartnerGood, t.EventGuest)
_COUNTED: tuple[type[Any], ...] = (*OF_ENTERPRISE, t.Need, t.PartnerGood)
_SAID_ONCE: tuple[type[Any], ...] = (t.Outlet, t.Machine, t.InputUsed, t.Membership)
"""Rows that say the same as another are dropped; offers, papers and persons are chosen."""
_NOT_SAID = frozenset(
    {"id", "uid", "version", "deleted", "office_id", "made_by", "changed_by", "enterprise_id", "partner_id"}
)
_ROLES = ("ketua", "sekretaris", "bendahara", "anggota")


def move_all(session: Session, pair: Pair) -> None:
    """Everything that hangs on the second record hangs on the first from now on, what was deleted among it."""
    first, second = pair.first, pair.second
    for table in OF_ENTERPRISE:
        _give(session, table, table.enterprise_id, second.enterprise.id, first.enterprise.id)
    for table in OF_BUSINESS:
        _give(session, table, table.business_id, second.business.id, first.business.id)
    _move_partner(session, pair)
    session.flush()
    _drop_repetitions(session, first.enterprise.id)
    join_guests(session, t.EventGuest.enterprise_id, first.enterprise.id)


def moving(session: Session, pair: Pair) -> tuple[Moving, ...]:
    """How many live rows go over."""
    found = []
    for table in _COUNTED:
        owner, number = _owner(pair, table)
        if number is not None:
            rows = session.scalars(select(table.id).where(owner == number, ~table.deleted)).all()
            found.append(Moving(str(table.__tablename__), len(rows)))
    return tuple(each for each in found if each.count)


def _owner(pair: Pair, table: type[Any]) -> tuple[Any, int | None]:
    if table in OF_ENTERPRISE:
        return table.enterprise_id, pair.second.enterprise.id
    return table.partner_id, pair.second.partner.id if pair.second.partner else None


def _give(session: Session, table: type[Any], column: Any, giver: int, taker: int) -> None:
    for row in session.scalars(select(table).where(column == giver)):
        setattr(row, column.key, taker)


def _move_partner(session: Session, pair: Pair) -> None:
    """The partner role goes over whole; where both have one, needs and goods go over and gaps are filled."""
    given, held = pair.second.partner, pair.first.partner
    if given is None:
        return
    if held is None:
        given.business_id = pair.first.business.id
        return
    for table in OF_PARTNER:
        _give(session, table, table.partner_id, given.id, held.id)
    join_guests(session, t.EventGuest.partner_id, held.id)
    if not given.deleted:
        _fill_partner(held, given)
        given.deleted = True


def _fill_partner(held: t.Partner, given: t.Partner) -> None:
    """What the one that stays does not know; one that was deleted comes back as the other stands."""
    for column in ("kadin_number", "kadin_until", "note", "confirmed_on"):
        if held.deleted or getattr(held, column) in (None, ""):
            setattr(held, column, getattr(given, column))
    held.active = given.active if held.deleted else held.active or given.active
    held.deleted = False


def _drop_repetitions(session: Session, enterprise: int) -> None:
    for table in _SAID_ONCE:
        query = select(table).where(table.enterprise_id == enterprise, ~table.deleted).order_by(table.id)
        _keep_first(session.scalars(query).all(), _said)
    member = t.AssociationMember
    query = select(member).where(member.enterprise_id == enterprise, ~member.deleted, member.until.is_(None))
    members = sorted(session.scalars(query), key=lambda row: (_ROLES.index(row.role), row.id))
    _keep_first(members, lambda row: row.association_id)


def _keep_first(rows: Sequence[Any], said: Any) -> None:
    seen: Counter[Hashable] = Counter()
    for row in rows:
        seen[said(row)] += 1
        if seen[said(row)] > 1:
            row.deleted = True


def _said(row: Any) -> tuple[Any, ...]:
    return tuple(_plain(getattr(row, name)) for name in _columns(row) if name not in _NOT_SAID)


def _columns(row: Any) -> Iterable[str]:
    return tuple(row.__table__.c.keys())


def _plain(value: Any) -> Any:
    return value.casefold() if isinstance(value, str) else value
