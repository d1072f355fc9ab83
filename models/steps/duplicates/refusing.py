"""What keeps two records from being merged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.actor import Actor, Role
from models.domain.agreements import AgreementStatus
from models.domain.duplicates import Verdict
from models.problems import UserProblem
from models.steps.duplicates.sides import Pair
from models.steps.named_offers import named_offers


def refuse_merge(session: Session, actor: Actor, pair: Pair) -> None:
    """Raise UserProblem where these two must not become one."""
    for refuse in _REASONS:
        refuse(session, actor, pair)


def refuse_offices(actor: Actor, *offices: str) -> None:
    """Raise UserProblem where a record of another office would be changed by somebody without that right."""
    if actor.role is Role.ADMINISTRATOR:
        return
    strange = next((office for office in offices if office != actor.office), "")
    if strange:
        raise UserProblem("duplicate.other_office", office=strange)


def _offices(_session: Session, actor: Actor, pair: Pair) -> None:
    refuse_offices(actor, pair.first.record.office, pair.second.record.office)


def _verdict(session: Session, _actor: Actor, pair: Pair) -> None:
    v, (low, high) = t.DuplicateVerdict, sorted((pair.first.business.id, pair.second.business.id))
    query = select(v.id).where(v.first_id == low, v.second_id == high, v.verdict == str(Verdict.NOT_TWINS), ~v.deleted)
    if session.scalar(query) is not None:
        codes = {"code": pair.first.enterprise.code, "other": pair.second.enterprise.code}
        raise UserProblem("duplicate.not_twins", **codes)


def _collision(session: Session, _actor: Actor, pair: Pair) -> None:
    """One business cannot have two running agreements for one need."""
    a, b = t.Agreement, aliased(t.Agreement)
    mine, theirs = aliased(t.Offer), aliased(t.Offer)
    one, other = named_offers(), named_offers()
    today = date.today().isoformat()
    query = (
        select(a.number, b.number)
        .join(b, b.need_id == a.need_id)
        .join(one, one.c.agreement == a.id)
        .join(mine, mine.id == one.c.offer)
        .join(other, other.c.agreement == b.id)
        .join(theirs, theirs.id == other.c.offer)
        .where(mine.enterprise_id == pair.first.enterprise.id, theirs.enterprise_id == pair.second.enterprise.id)
    )
    for each in (a, b):
        query = query.where(~each.deleted, each.status == AgreementStatus.ISSUED, each.ends >= today)
    found = session.execute(query.limit(1)).first()
    if found is not None:
        raise UserProblem("duplicate.agreements_collide", number=found[0], other=found[1])


def _with_itself(session: Session, _actor: Actor, pair: Pair) -> None:
    """Nobody makes an agreement with themselves."""
    a, o, need, partner = t.Agreement, t.Offer, t.Need, t.Partner
    named = named_offers()
    query = (
        select(a.number)
        .join(named, named.c.agreement == a.id)
        .join(o, o.id == named.c.offer)
        .join(need, need.id == a.need_id)
        .join(partner, partner.id == need.partner_id)
        .where(~a.deleted, a.status == AgreementStatus.ISSUED, a.ends >= date.today().isoformat())
    )
    twins = (pair.first, pair.second)
    query = query.where(o.enterprise_id.in_([twin.enterprise.id for twin in twins]))
    number = session.scalar(query.where(partner.business_id.in_([twin.business.id for twin in twins])).limit(1))
    if number is not None:
        raise UserProblem("duplicate.agreement_with_itself", number=number)


_REASONS: tuple[Callable[[Session, Actor, Pair], None], ...] = (_offices, _verdict, _collision, _with_itself)
