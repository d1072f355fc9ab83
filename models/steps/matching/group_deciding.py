"""Record the officer's word on a group, and refuse what cannot be kept."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.matching import Decided
from models.problems import UserProblem
from models.steps.matching.deciding import refuse_over_need
from models.steps.matching.group_lists import found_group
from models.steps.matching.promises import groups_for, promised_of, promised_to

WORDS = (Decided.ACCEPT, Decided.REJECT, Decided.OPEN)


def decide_on_group(session: Session, code: str, decision: Decided, reason: str) -> None:
    """The decision on the group with this code, inside the current change set.

    Raises UserProblem for an unknown group, a word that groups do not know, or what is promised elsewhere meanwhile.
    """
    if decision not in WORDS:
        raise UserProblem("group.accept_or_reject", group=code)
    group = found_group(session, code)
    _refuse_when_agreed(session, group, decision)
    if decision is Decided.ACCEPT:
        _refuse_over_capacities(session, group)
        _refuse_full_need(session, group)
    row = session.scalars(select(t.GroupDecision).where(t.GroupDecision.group_id == group.id)).one_or_none()
    if row is None:
        row = t.GroupDecision(group_id=group.id)
        session.add(row)
    row.status, row.reason, row.deleted = decision, reason, False
    session.flush()


def _refuse_when_agreed(session: Session, group: t.ProposedGroup, decision: Decided) -> None:
    a = t.Agreement
    number = session.scalar(select(a.number).where(a.group_id == group.id, ~a.deleted, a.status == "terbit").limit(1))
    if number is not None and decision is not Decided.ACCEPT:
        raise UserProblem("decision.agreed_already", number=number)


def _refuse_full_need(session: Session, group: t.ProposedGroup) -> None:
    need = session.get_one(t.Need, group.need_id, with_for_update=True)
    promised = promised_to(session, need.id)
    refuse_over_need(need, (*promised.values(), *groups_for(session, need.id, but_group=group.id)), group.quantity)


def _refuse_over_capacities(session: Session, group: t.ProposedGroup) -> None:
    m, fact = t.GroupMember, t.OfferFact
    query = (
        select(m.offer_id, m.offer_quantity, t.Business.name)
        .join(t.Offer, t.Offer.id == m.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .where(m.group_id == group.id, m.quantity > 0)
        .order_by(m.offer_id)
    )
    for offer, asked, name in session.execute(query).all():
        # the row lock makes two workstations decide one after the other (SQLite: the immediate transaction does)
        session.execute(select(t.Offer.id).where(t.Offer.id == offer).with_for_update())
        current = (fact.offer_id == offer, fact.kind == "kapasitas", fact.superseded_by.is_(None))
        capacity = session.scalar(select(fact.value).where(*current))
        promised = promised_of(session, offer, but_group=group.id)
        if capacity is not None and promised + asked > capacity:
            raise UserProblem(
                "group.over_capacity", enterprise=name, capacity=capacity, promised=promised, asked=asked
            )
