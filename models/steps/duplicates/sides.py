"""The two records of a merge with everything that is looked at to bring them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.enterprises import EnterpriseRecord
from models.domain.merging import MergeHead, Side
from models.problems import UserProblem
from models.steps.intake.businesses import OWNER
from models.steps.records import enterprises
from models.steps.records.facts import facts_of_business
from models.steps.records.people import part_of

Facts = Mapping[str, t.BusinessFact]


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of a record, with the protected values that count; rows, for the steps only."""

    part: t.BusinessPerson
    person: t.Person
    nik: t.PersonNik | None
    phone: t.PersonPhone | None
    kk: t.HouseholdKk | None
    desil: t.HouseholdDesil | None


@dataclass(frozen=True, slots=True)
class Twin:
    """One of the two records."""

    enterprise: t.Enterprise
    business: t.Business
    record: EnterpriseRecord
    """As the actor may see it."""
    facts: Facts
    """Those that count."""
    owner: Owner | None
    partner: t.Partner | None

    @property
    def head(self) -> MergeHead:
        """What names it."""
        record = self.record
        return MergeHead(record.uid, record.code, record.business.name, record.office, record.version)


@dataclass(frozen=True, slots=True)
class Pair:
    """`first` is the record that stays."""

    first: Twin
    second: Twin

    def of(self, side: Side) -> Twin:
        """The record of a side."""
        return self.second if side is Side.SECOND else self.first


def pair_of(session: Session, actor: Actor, first_uid: str, second_uid: str) -> Pair:
    """Both records; UserProblem where one is gone, or where they are one."""
    first, second = (_twin(session, actor, uid) for uid in (first_uid, second_uid))
    if first.enterprise.id == second.enterprise.id:
        raise UserProblem("duplicate.one_record", code=first.enterprise.code)
    return Pair(first, second)


def uid_of_code(session: Session, code: str) -> str:
    """The uid of the enterprise with this public code; UserProblem where there is none."""
    found = session.scalar(select(t.Enterprise.uid).where(t.Enterprise.code == code, ~t.Enterprise.deleted))
    if found is None:
        raise UserProblem("duplicate.unknown", code=code)
    return found


def counting(session: Session, table: Any, column: Any, owner: int | None) -> Any:
    """The protected row that counts for a person or household; None where nothing is known."""
    if owner is None:
        return None
    query = select(table).where(column == owner, table.superseded_by.is_(None), table.value != "")
    return session.scalars(query.order_by(table.id.desc())).first()


def lives_elsewhere(session: Session, pair: Pair, person: int) -> bool:
    """Whether a person has a part in another business than these two."""
    part, businesses = t.BusinessPerson, (pair.first.business.id, pair.second.business.id)
    query = select(part.id).where(part.person_id == person, ~part.deleted, part.business_id.not_in(businesses))
    return session.scalar(query.limit(1)) is not None


def _twin(session: Session, actor: Actor, uid: str) -> Twin:
    whole = enterprises.load(session, uid)
    business = whole.business
    facts = {fact.kind: fact for fact in facts_of_business(session, business.id) if fact.superseded_by is None}
    partner = session.scalars(select(t.Partner).where(t.Partner.business_id == business.id)).one_or_none()
    record = enterprises.record(session, actor, whole)
    return Twin(whole.enterprise, business, record, facts, _owner(session, business.id), partner)


def _owner(session: Session, business: int) -> Owner | None:
    part = part_of(session, business, OWNER)
    if part is None:
        return None
    person = part[1]
    return Owner(
        part=part[0],
        person=person,
        nik=counting(session, t.PersonNik, t.PersonNik.person_id, person.id),
        phone=counting(session, t.PersonPhone, t.PersonPhone.person_id, person.id),
        kk=counting(session, t.HouseholdKk, t.HouseholdKk.household_id, person.household_id),
        desil=counting(session, t.HouseholdDesil, t.HouseholdDesil.household_id, person.household_id),
    )
