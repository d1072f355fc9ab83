"""Persons, their protected values and their households."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.catalogue.recording import current_change_set
from models.catalogue.tables import (
    Household,
    HouseholdDesil,
    HouseholdKk,
    Person,
    PersonNik,
    PersonPhone,
    Protected,
)
from models.domain.intake import PersonIntake
from models.domain.names import name_key
from models.steps.intake.batch import Batch
from models.steps.intake.held import Held
from models.steps.intake.tally import Tally
from models.steps.protection import lookup_hash, lookup_key, protected


class Register:
    """Who is known by NIK and KK, while an import runs."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._session: Session = batch.session
        self._key = lookup_key(self._session)
        self._by_nik = self._known(PersonNik, PersonNik.person_id)
        self._by_kk = self._known(HouseholdKk, HouseholdKk.household_id)
        tables = (PersonNik, PersonPhone)
        self._held = {table: Held(self._session, _values_of(table), table.person_id) for table in tables}
        self._desil = Held(self._session, _desil(), HouseholdDesil.household_id)
        self._told: dict[tuple[type[Protected], int], str] = {}
        """Values that this list has already given to known persons and households."""
        self._names: dict[int, str] = {}
        """Names of the persons that this list has spoken of."""

    def look_ahead(self, persons: Collection[Person]) -> None:
        """Read what is known of these in a few queries."""
        for held in self._held.values():
            held.look_ahead({person.id for person in persons})
        self._desil.look_ahead({person.household_id for person in persons if person.household_id is not None})

    def person_of_nik(self, nik: str) -> int | None:
        """The person with this NIK."""
        return self._by_nik.get(lookup_hash(self._key, nik)) if nik else None

    def add(self, row: int, intake: PersonIntake, tally: Tally) -> int:
        """A new person, or the one known by this NIK under whatever name; returns the id."""
        known = self.person_of_nik(intake.nik)
        if known is not None:
            self._compare_name(row, self._name_of(known), intake, tally)
            return known
        household = self._household(intake)
        person = self._batch.add(Person, name=intake.name, female=intake.female, household_id=household)
        self._names[person] = intake.name
        self._add_value(PersonNik, intake.nik, self._by_nik, person_id=person)
        self._add_value(PersonPhone, intake.phone, None, person_id=person)
        return person

    def _name_of(self, person: int) -> str:
        return self._names.get(person) or self._session.get_one(Person, person).name

    def _compare_name(self, row: int, held: str, intake: PersonIntake, tally: Tally) -> bool:
        """Whether a name is another one than that of the person with a NIK; then it is kept, and said."""
        differs = bool(intake.name) and name_key(held) != name_key(intake.name)
        if differs:
            tally.warn(row, "owner_name_kept")
        return differs

    def update(self, row: int, person: Person, intake: PersonIntake, tally: Tally) -> bool:
        """Bring a known person up to date; protected values are completed, never overwritten."""
        changed = self._rename(row, person, intake, tally)
        changed |= self._complete(row, PersonNik, "NIK", person.id, intake.nik, self._by_nik, tally)
        changed |= self._complete(row, PersonPhone, "telepon", person.id, intake.phone, None, tally)
        return self._update_desil(person, intake) or changed

    def _rename(self, row: int, person: Person, intake: PersonIntake, tally: Tally) -> bool:
        """Take the name as the list spells it first; a person known by NIK never gets another name."""
        if not intake.name or intake.name == person.name:
            self._names.setdefault(person.id, person.name)
            return False
        has_nik = bool(self._held[PersonNik].of(person.id)) or (PersonNik, person.id) in self._told
        kept = has_nik and self._compare_name(row, person.name, intake, tally)
        told = self._names.setdefault(person.id, person.name if kept else intake.name)
        if kept or told != intake.name:
            return False
        person.name = intake.name
        return True

    def _household(self, intake: PersonIntake) -> int | None:
        if not intake.kk and intake.desil is None:
            return None
        known = self._by_kk.get(lookup_hash(self._key, intake.kk)) if intake.kk else None
        if known is not None:
            return known
        household = self._batch.add(Household)
        self._add_value(HouseholdKk, intake.kk, self._by_kk, household_id=household)
        self._add_desil(household, intake)
        return household

    def _add_desil(self, household: int, intake: PersonIntake) -> None:
        if intake.desil is not None:
            origin = {"source": intake.desil_source, "quarter": intake.desil_quarter}
            self._add_value(HouseholdDesil, str(intake.desil), None, household_id=household, **origin)

    def _add_value(
        self, table: type[Protected], value: str, known: dict[str, int] | None, **columns: int | str
    ) -> None:
        if not value:
            return
        row = protected(self._session, self._key, value, **columns)
        self._batch.add_stamped(table, row)
        if known is not None:
            known[row["lookup"]] = int(next(iter(columns.values())))

    def _complete(
        self, row: int, table: type[PersonNik] | type[PersonPhone], label: str, person: int, value: str,
        known: dict[str, int] | None, tally: Tally,
    ) -> bool:  # fmt: skip
        if not value:
            return False
        stored = self._held[table].of(person)
        held = stored[0].value if stored else self._told.get((table, person))
        if held is None:
            self._add_value(table, value, known, person_id=person)
            self._told[table, person] = value
            return True
        if held != value:
            tally.warn(row, "personal_value_kept", field=label)
        return False

    def _update_desil(self, person: Person, intake: PersonIntake) -> bool:
        if intake.desil is None:
            return False
        if person.household_id is None:
            person.household_id = self._household(intake)
            return True
        return self._settle_desil(person.household_id, intake)

    def _settle_desil(self, household: int, intake: PersonIntake) -> bool:
        value, stored = str(intake.desil), self._desil.of(household)
        if self._told.get((HouseholdDesil, household)) == value:
            return False
        if stored and (stored[0].value == value or stored[0].quarter > intake.desil_quarter):
            return False
        if stored:
            row = self._session.get_one(HouseholdDesil, stored[0].id)
            row.superseded_by = current_change_set(self._session).id
        self._add_desil(household, intake)
        self._told[HouseholdDesil, household] = value
        return True

    def _known(self, table: type[PersonNik] | type[HouseholdKk], of: object) -> dict[str, int]:
        query = select(table.lookup, of).where(table.superseded_by.is_(None))  # type: ignore[call-overload]
        return dict(self._session.execute(query).all())


def _values_of(table: type[PersonNik] | type[PersonPhone]) -> Select[*tuple[Any, ...]]:
    return select(table.value).where(table.superseded_by.is_(None)).order_by(table.id)


def _desil() -> Select[*tuple[Any, ...]]:
    table = HouseholdDesil
    query = select(table.id, table.value, table.quarter).where(table.superseded_by.is_(None))
    return query.order_by(table.id)
