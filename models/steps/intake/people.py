"""Persons and their protected values."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.catalogue.tables import BusinessPerson, Person, PersonNik, PersonPhone, Protected
from models.domain.intake import PersonIntake
from models.domain.names import name_key
from models.steps.intake.batch import Batch
from models.steps.intake.field_rules import PART, PERSON, bring_up_to_date, label
from models.steps.intake.held import Held
from models.steps.intake.households import Households
from models.steps.intake.likeness import same_person
from models.steps.intake.tally import Tally
from models.steps.protection import Lookups, guarded, lookup_key


class Register:
    """Who is known by NIK, while an import runs."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._session: Session = batch.session
        self._lookups = Lookups(lookup_key(self._session))
        known = select(PersonNik.lookup, PersonNik.person_id).where(PersonNik.superseded_by.is_(None))
        self._by_nik: dict[str, int] = {row.lookup: row.person_id for row in self._session.execute(known)}
        self._households = Households(batch, self._lookups)
        tables = (PersonNik, PersonPhone)
        self._held = {table: Held(batch, _values_of(table), table.person_id) for table in tables}
        self._told: dict[tuple[type[Protected], int], str] = {}
        """Values that this list has already given to persons."""
        self._names: dict[int, str] = {}
        """Names of the persons that this list has spoken of."""
        self._rows: dict[int, int] = {}
        """Rows of the persons that this list has added."""

    def look_ahead(self, persons: Collection[Person]) -> None:
        """Read what is known of these in a few queries."""
        for held in self._held.values():
            held.look_ahead({person.id for person in persons})
        self._households.look_ahead({person.household_id for person in persons if person.household_id is not None})

    def person_of_nik(self, nik: str) -> int | None:
        """The person with this NIK."""
        return self._by_nik.get(self._lookups[nik]) if nik else None

    def add(self, row: int, intake: PersonIntake, tally: Tally) -> int:
        """A new person, or the one known by this NIK under much the same name; returns the id.

        Whose NIK somebody of quite another name has stays who they are: they go in without it, and that is said.
        """
        known = self.person_of_nik(intake.nik)
        if known is not None and not same_person(self._name_of(known), intake.name):
            first = self._rows.get(known)
            if first is None:
                tally.warn(row, "nik_of_another")
            else:
                tally.warn(row, "nik_repeated", first=first)
            intake, known = replace(intake, nik=""), None
        if known is not None:
            self._compare(row, known, intake, tally)
            return known
        household = self._households.of(row, intake, tally)
        person = self._batch.add(Person, name=intake.name, female=intake.female, household_id=household)
        self._names[person], self._rows[person] = intake.name, row
        if intake.nik:
            self._by_nik[self._lookups[intake.nik]] = person
            self._tell_value(PersonNik, intake.nik, person)
        if intake.phone:
            self._tell_value(PersonPhone, intake.phone, person)
        return person

    def new_name(self, person: int) -> str | None:
        """The name of somebody whom this list has added; None of anybody else."""
        return self._names[person] if person in self._rows else None

    def is_another(self, person: int, intake: PersonIntake) -> bool:
        """Whether NIK and telephone number both say that a row speaks of somebody else, whatever the name."""
        said = ((PersonNik, intake.nik), (PersonPhone, intake.phone))
        return all(value and self._value(table, person) not in ("", value) for table, value in said)

    def _value(self, table: type[PersonNik] | type[PersonPhone], person: int) -> str:
        """What is known of a person, stored or told by this list."""
        if (told := self._told.get((table, person))) is not None or person in self._rows:
            return told or ""
        stored = self._held[table].of(person)
        return str(stored[0].value) if stored else ""

    def is_named(self, person: int, name: str) -> bool:
        """Whether a name may be that of a known person."""
        return same_person(self._name_of(person), name)

    def _name_of(self, person: int) -> str:
        if person in self._names:
            return self._names[person]
        row = self._session.get(Person, person)
        return row.name if row else ""

    def update(self, row: int, part: BusinessPerson, person: Person, intake: PersonIntake, tally: Tally) -> bool:
        """Bring a known person up to date; protected values are completed, never overwritten.

        A row that names somebody else tells nothing about this person.
        """
        if self._is_somebody_else(person, intake):
            tally.warn(row, "person_kept", part=part.role.replace("_", " "))
            return False
        moved = bring_up_to_date(part, PART, lambda _: intake.position, lambda _: None)
        return self._bring_up_to_date(row, person, intake, tally) or moved

    def _compare(self, row: int, known: int, intake: PersonIntake, tally: Tally) -> None:
        """Let somebody who has other businesses be as this row says; one of the same list stays as first told."""
        if known in self._rows:
            self._compare_name(row, self._names[known], intake, tally)
        else:
            self._bring_up_to_date(row, self._session.get_one(Person, known), intake, tally)

    def _bring_up_to_date(self, row: int, person: Person, intake: PersonIntake, tally: Tally) -> bool:
        changed = self._rename(row, person, intake, tally)
        changed |= bring_up_to_date(person, PERSON, lambda _: intake.female, lambda _: None)
        changed |= self._complete_nik(row, person.id, intake.nik, tally)
        changed |= self._complete(row, PersonPhone, "phone", person.id, intake.phone, tally)
        return self._households.update(row, person, intake, tally) or changed

    def _compare_name(self, row: int, held: str, intake: PersonIntake, tally: Tally) -> bool:
        """Whether a name is another one than that of the person with this NIK; then it is kept, and said."""
        differs = bool(intake.name) and name_key(held) != name_key(intake.name)
        if differs:
            tally.warn(row, "owner_name_kept")
        return differs

    def _is_somebody_else(self, person: Person, intake: PersonIntake) -> bool:
        if not intake.name or not person.name or self.person_of_nik(intake.nik) == person.id:
            return False
        return not same_person(person.name, intake.name)

    def _rename(self, row: int, person: Person, intake: PersonIntake, tally: Tally) -> bool:
        """Take another spelling of the name as the list has it first; another name is kept out, and said."""
        if not intake.name or intake.name == person.name:
            self._names.setdefault(person.id, person.name)
            return False
        kept = self._keeps_name(row, person, intake, tally)
        told = self._names.setdefault(person.id, person.name if kept else intake.name)
        if kept or told != intake.name:
            return False
        person.name = intake.name
        return True

    def _keeps_name(self, row: int, person: Person, intake: PersonIntake, tally: Tally) -> bool:
        if self.person_of_nik(intake.nik) == person.id:
            return self._compare_name(row, person.name, intake, tally)
        kept = bool(person.name) and name_key(person.name) != name_key(intake.name)
        if kept:
            tally.warn(row, "personal_value_kept", field="nama")
        return kept

    def _complete_nik(self, row: int, person: int, nik: str, tally: Tally) -> bool:
        of_nik = self.person_of_nik(nik)
        if of_nik is not None and of_nik != person:
            tally.warn(row, "nik_of_another")
            return False
        completed = self._complete(row, PersonNik, "nik", person, nik, tally)
        if completed:
            self._by_nik[self._lookups[nik]] = person
        return completed

    def _complete(
        self, row: int, table: type[PersonNik] | type[PersonPhone], field: str, person: int, value: str, tally: Tally
    ) -> bool:
        if not value:
            return False
        stored = self._held[table].of(person)
        held = stored[0].value if stored else self._told.get((table, person))
        if held is None:
            self._tell_value(table, value, person)
            return True
        if held != value:
            tally.warn(row, "personal_value_kept", field=label(field))
        return False

    def _tell_value(self, table: type[PersonNik] | type[PersonPhone], value: str, person: int) -> None:
        self._add_value(table, value, person)
        self._told[table, person] = value

    def _add_value(self, table: type[PersonNik] | type[PersonPhone], value: str, person: int) -> None:
        self._batch.add_row(table, {**guarded(value, self._lookups[value]), "person_id": person})


def _values_of(table: type[PersonNik] | type[PersonPhone]) -> Select[*tuple[Any, ...]]:
    return select(table.value).where(table.superseded_by.is_(None)).order_by(table.id)
