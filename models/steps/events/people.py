"""Who the guests of an event are: names, places, what they make or look for, how they are reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.names import name_key
from models.steps.intake.businesses import CONTACT, OWNER, SIGNATORY
from models.steps.need_days import stands
from models.steps.records.places import kabupaten_of
from models.steps.records.rights import phone_for

WORDS = 3
"""Goods that are named of a guest."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue says of a guest."""

    code: str
    uid: str
    name: str
    region: str
    region_code: str
    product: str
    person: str
    phone: str
    party: int
    """The owner, whatever the business; 0 where nobody is known."""


NOBODY = Known("", "", "", "", "", "", "", "", 0)


@dataclass(frozen=True, slots=True)
class GuestBook:
    """Row of an enterprise or partner → what is known of it."""

    enterprises: dict[int, Known]
    partners: dict[int, Known]

    def of(self, row: t.EventGuest) -> Known:
        """The record behind a guest."""
        if row.enterprise_id is not None:
            return self.enterprises.get(row.enterprise_id, NOBODY)
        return self.partners.get(row.partner_id or 0, NOBODY)


def guest_book(session: Session, actor: Actor, event: int, today: date) -> GuestBook:
    """Everybody who is or was a guest of the event."""
    guest, e, p = t.EventGuest, t.Enterprise, t.Partner
    enterprises = select(guest.enterprise_id).where(guest.event_id == event, guest.enterprise_id.is_not(None))
    partners = select(guest.partner_id).where(guest.event_id == event, guest.partner_id.is_not(None))
    made = _listed(session, _offers().where(t.Offer.enterprise_id.in_(enterprises)))
    wanted = _listed(session, _needs(today).where(t.Need.partner_id.in_(partners)))
    return GuestBook(
        _known(session, actor, e, select(e.id).where(e.id.in_(enterprises)), (OWNER, CONTACT, SIGNATORY), made),
        _known(session, actor, p, select(p.id).where(p.id.in_(partners)), (CONTACT, SIGNATORY, OWNER), wanted),
    )


def _known(
    session: Session, actor: Actor, role: Any, ids: Select[Any], parts: tuple[str, ...], goods: dict[int, str]
) -> dict[int, Known]:
    b, o = t.Business, t.Office
    query: Select[Any] = (
        select(role.id, role.uid, role.code, b.id, b.name, b.region, o.code)
        .join(b, b.id == role.business_id)
        .join(o, o.id == role.office_id)
        .where(role.id.in_(ids))
    )
    rows = session.execute(query).all()
    businesses = select(role.business_id).where(role.id.in_(ids))
    people = _people(session, businesses, parts)
    phones = _phones(session, businesses)
    same = _same_persons(session, people, phones)
    found = {}
    for number, uid, code, business, name, region, office in rows:
        person, person_name = people.get(business, (0, ""))
        phone = phone_for(actor, office, phones.get(person)).shown
        found[number] = Known(
            code, uid, name, kabupaten_of(region), region, goods.get(number, ""), person_name, phone,
            same.get(person, person),
        )  # fmt: skip
    return found


def _people(session: Session, businesses: Select[Any], parts: tuple[str, ...]) -> dict[int, tuple[int, str]]:
    """Business → the person who speaks for it, the first of these parts that somebody has."""
    part, person = t.BusinessPerson, t.Person
    query = (
        select(part.business_id, part.role, person.id, person.name)
        .join(person, person.id == part.person_id)
        .where(part.business_id.in_(businesses), part.role.in_(parts), ~part.deleted)
        .order_by(part.id)
    )
    rows = sorted(session.execute(query), key=lambda row: parts.index(row[1]))
    found: dict[int, tuple[int, str]] = {}
    for business, _role, number, name in rows:
        found.setdefault(business, (number, name))
    return found


def _phones(session: Session, businesses: Select[Any]) -> dict[int, str]:
    part, phone = t.BusinessPerson, t.PersonPhone
    people = select(part.person_id).where(part.business_id.in_(businesses), ~part.deleted)
    query = select(phone.person_id, phone.value).where(
        phone.person_id.in_(people), phone.superseded_by.is_(None), phone.value != ""
    )
    return dict(session.execute(query.order_by(phone.id)).all())


def _same_persons(
    session: Session, people: Mapping[int, tuple[int, str]], phones: dict[int, str]
) -> dict[int, int]:
    """Person → the first entered of those who are one: of one name, and of one NIK or one telephone.

    The name has to agree as well: whoever may not see a NIK does not learn from this that two are equal.
    """
    nik, ids = t.PersonNik, {person for person, _name in people.values()}
    query = select(nik.person_id, nik.lookup).where(nik.person_id.in_(ids), nik.superseded_by.is_(None))
    lookups: dict[int, str] = dict(session.execute(query.where(nik.value != "")).all())
    first: dict[object, int] = {}
    found: dict[int, int] = {}
    for person, name in sorted(set(people.values())):
        marks = [(name_key(name), held[person]) for held in (lookups, phones) if person in held]
        found[person] = next((first[mark] for mark in marks if mark in first), person)
        for mark in marks:
            first.setdefault(mark, found[person])
    return found


def _offers() -> Any:
    o, c = t.Offer, t.Commodity
    query = select(o.enterprise_id, o.words, c.name).join(c, c.id == o.commodity_id)
    return query.where(~o.deleted, o.active).order_by(o.id)


def _needs(today: date) -> Any:
    n, c = t.Need, t.Commodity
    query = select(n.partner_id, n.words, c.name).join(c, c.id == n.commodity_id)
    return query.where(~n.deleted, stands(today)).order_by(n.id)


def _listed(session: Session, query: Select[Any]) -> dict[int, str]:
    goods: dict[int, list[str]] = defaultdict(list)
    for owner, words, commodity in session.execute(query):
        goods[owner].append(words or commodity)
    return {owner: _enumerated(each) for owner, each in goods.items()}


def _enumerated(words: Iterable[str]) -> str:
    return ", ".join(list(dict.fromkeys(words))[:WORDS])
