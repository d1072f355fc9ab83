"""Owners, contacts and signatories: read masked, written without ever overwriting a protected value."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.recording import current_change_set
from models.catalogue.tables import (
    BusinessPerson,
    Consent,
    Household,
    HouseholdDesil,
    HouseholdKk,
    Person,
    PersonNik,
    PersonPhone,
)
from models.domain.actor import Actor
from models.domain.businesses import PersonDraft, PersonRecord, PrivateValue
from models.domain.quarters import quarters_old
from models.problems import UserProblem
from models.steps.protection import lookup_hash, lookup_key, protected
from models.steps.records.consents import consent_parts, consents_of, save_consents
from models.steps.records.rights import masked_desil, masked_number, phone_for, sees_private

Part = tuple[BusinessPerson, Person]
_Nobody = PrivateValue(False, "")
NOBODY = PersonRecord("", "", None, _Nobody, _Nobody, _Nobody, _Nobody, "", "")
_Kept = TypeVar("_Kept", PersonNik, PersonPhone, HouseholdKk, HouseholdDesil)


def part_of(session: Session, business: int, role: str) -> Part | None:
    """The person who has this part in a business."""
    query = (
        select(BusinessPerson, Person)
        .join(Person, Person.id == BusinessPerson.person_id)
        .where(BusinessPerson.business_id == business, BusinessPerson.role == role, ~BusinessPerson.deleted)
        .order_by(BusinessPerson.id)
    )
    found = session.execute(query).first()
    return None if found is None else (found[0], found[1])


def person_record(session: Session, actor: Actor, office: str, part: Part) -> PersonRecord:
    """The person as this actor may see them; `office` owns the record they belong to."""
    role, person = part
    desil = _held(session, HouseholdDesil, person.household_id)
    kk = _held(session, HouseholdKk, person.household_id)
    nik = _held(session, PersonNik, person.id)
    phone = _held(session, PersonPhone, person.id)
    allowed = sees_private(session, actor)
    told = desil is not None and allowed
    return PersonRecord(
        name=person.name,
        position=role.position,
        female=person.female,
        nik=masked_number(allowed, nik.value if nik else None),
        kk=masked_number(allowed, kk.value if kk else None),
        phone=phone_for(actor, office, phone.value if phone else None),
        desil=masked_desil(allowed, desil.value if desil else None),
        desil_source=desil.source if desil and told else "",
        desil_quarter=desil.quarter if desil and told else "",
        desil_age=quarters_old(desil.quarter, date.today()) if desil and told else None,
        consents=consent_parts(consents_of(session, person.id)) if allowed else (),
    )


def protected_marks(session: Session, person: Person) -> list[int]:
    """Change sets that wrote or replaced protected values and consents of a person and their household."""
    touched = select(Consent.made_by, Consent.changed_by).where(Consent.person_id == person.id)
    marks = [number for row in session.execute(touched) for number in row]
    for table, owner in _owners(person):
        rows = select(table.made_by, table.superseded_by).where(_column(table) == owner)
        marks += [number for row in session.execute(rows) for number in row if number]
    return marks


def save_person(session: Session, actor: Actor, business: int, role: str, draft: PersonDraft) -> None:
    """Give a business this person in a role, or bring the one it has up to date."""
    part = part_of(session, business, role)
    allowed = sees_private(session, actor)
    if not draft.name.strip():
        if part is not None:
            part[0].deleted = True
        return
    if part is None:
        known = _known_by_nik(session, draft.nik) if allowed else None
        person = known or _new_person(session, draft)
        session.add(BusinessPerson(business_id=business, person_id=person.id, role=role, position=draft.position))
    else:
        person = part[1]
        part[0].position = draft.position.strip()
        person.name = draft.name.strip()
        if draft.female is not None:  # forms without this field know nothing of it
            person.female = draft.female
    _put(session, PersonPhone, draft.phone, person_id=person.id)
    if allowed:
        _save_protected(session, person, draft)
        save_consents(session, person.id, draft.consents or ())


def _new_person(session: Session, draft: PersonDraft) -> Person:
    person = Person(name=draft.name.strip(), female=draft.female)
    session.add(person)
    session.flush()
    return person


def _save_protected(session: Session, person: Person, draft: PersonDraft) -> None:
    other = _known_by_nik(session, draft.nik)
    if other is not None and other.id != person.id:
        raise UserProblem("record.nik_taken", field="owner.nik")
    _put(session, PersonNik, draft.nik, person_id=person.id)
    if draft.kk or draft.desil is not None:
        household = _household(session, person, draft.kk)
        _put(session, HouseholdKk, draft.kk, household_id=household)
        desil = "" if draft.desil is None else str(draft.desil)
        told = {"source": draft.desil_source, "quarter": draft.desil_quarter}
        _put(session, HouseholdDesil, desil, household_id=household, **told)


def _household(session: Session, person: Person, kk: str) -> int:
    """The household of a KK; somebody whose family has another one moves alone, the family keeps its own."""
    known = _lookup(session, HouseholdKk, kk)
    held = _held(session, HouseholdKk, person.household_id)
    if known is not None:
        person.household_id = known.household_id
    elif person.household_id is None or (kk and held is not None):
        household = Household()
        session.add(household)
        session.flush()
        person.household_id = household.id
    return int(person.household_id or 0)


def _put(session: Session, table: type[_Kept], value: str, **columns: int | str) -> None:
    """Let a protected value count from now on; an empty one leaves what is known."""
    if not value:
        return
    owner = int(next(iter(columns.values())))
    held = _held(session, table, owner)
    if held is not None and held.value == value and all(getattr(held, k) == v for k, v in columns.items()):
        return
    if held is not None:
        held.superseded_by = current_change_set(session).id
    session.add(table(**protected(session, lookup_key(session), value, **columns)))


def _held(session: Session, table: type[_Kept], owner: int | None) -> _Kept | None:
    if owner is None:
        return None
    held = select(table).where(_column(table) == owner, table.superseded_by.is_(None))
    return session.scalars(held.order_by(table.id.desc())).first()


def _known_by_nik(session: Session, nik: str) -> Person | None:
    found = _lookup(session, PersonNik, nik)
    return None if found is None else session.get(Person, found.person_id)


def _lookup(session: Session, table: type[_Kept], value: str) -> _Kept | None:
    if not value:
        return None
    key = lookup_hash(lookup_key(session), value)
    return session.scalars(select(table).where(table.lookup == key, table.superseded_by.is_(None))).first()


def _owners(person: Person) -> list[tuple[type[PersonNik | PersonPhone | HouseholdKk | HouseholdDesil], int | None]]:
    of_person, of_household = (PersonNik, PersonPhone), (HouseholdKk, HouseholdDesil)
    return [*((t, person.id) for t in of_person), *((t, person.household_id) for t in of_household)]


def _column(table: type[PersonNik | PersonPhone | HouseholdKk | HouseholdDesil]):  # type: ignore[no-untyped-def]
    return table.person_id if issubclass(table, PersonNik | PersonPhone) else table.household_id
