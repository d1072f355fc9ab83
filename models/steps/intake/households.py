"""Families: who belongs to which, by KK, and their desil."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select

from models.catalogue.recording import current_change_set
from models.catalogue.tables import Household, HouseholdDesil, HouseholdKk, Person
from models.domain.intake import PersonIntake
from models.steps.intake.batch import Batch
from models.steps.intake.field_rules import label
from models.steps.intake.held import Held
from models.steps.intake.tally import Tally
from models.steps.protection import Lookups, guarded


class Households:
    """Who is family by KK, while an import runs; what a family has is completed, never overwritten silently."""

    def __init__(self, batch: Batch, lookups: Lookups) -> None:
        self._batch = batch
        self._session = batch.session
        self._lookups = lookups
        known = select(HouseholdKk.lookup, HouseholdKk.household_id).where(HouseholdKk.superseded_by.is_(None))
        self._by_kk: dict[str, int] = {row.lookup: row.household_id for row in self._session.execute(known)}
        self._kk = Held(batch, _kk(), HouseholdKk.household_id)
        self._desil = Held(batch, _desil(), HouseholdDesil.household_id)
        self._told: dict[int, dict[str, Any]] = {}
        """Desil rows that this list has added."""

    def look_ahead(self, households: Collection[int]) -> None:
        """Read what is known of these in a few queries."""
        self._kk.look_ahead(households)
        self._desil.look_ahead(households)

    def of(self, row: int, intake: PersonIntake, tally: Tally) -> int | None:
        """The family that a person without one belongs to by what a row says; None where it says nothing."""
        known = self._of_kk(intake.kk)
        if known is not None:
            self._settle_desil(row, known, intake, tally)
            return known
        return self._new(intake) if intake.kk or intake.desil is not None else None

    def update(self, row: int, person: Person, intake: PersonIntake, tally: Tally) -> bool:
        """Bring the family of a known person up to date; whether anything is new."""
        if person.household_id is None:
            person.household_id = self.of(row, intake, tally)
            return person.household_id is not None
        if self._is_another(person.household_id, intake.kk):
            # the desil of this row is that of the other family
            what = [label("kk"), *([label("desil")] if intake.desil is not None else [])]
            tally.warn(row, "personal_value_kept", field=", ".join(what))
            return False
        filled = self._fill_kk(person.household_id, intake.kk)
        return self._settle_desil(row, person.household_id, intake, tally) or filled

    def _is_another(self, household: int, kk: str) -> bool:
        """Whether a KK is another one than the family has, or that of another family."""
        if not kk:
            return False
        held, of_kk = self._kk.of(household), self._of_kk(kk)
        return of_kk != household and (of_kk is not None or bool(held))

    def _fill_kk(self, household: int, kk: str) -> bool:
        if not kk or self._of_kk(kk) == household:
            return False
        self._add_kk(household, kk)
        return True

    def _settle_desil(self, row: int, household: int, intake: PersonIntake, tally: Tally) -> bool:
        if intake.desil is None:
            return False
        held = self._counting(household)
        if held is None or intake.desil_quarter > held[1]:
            self._supersede(household)
            self._add_desil(household, intake)
            return True
        if str(intake.desil) != held[0] and intake.desil_quarter < held[1]:
            tally.warn(row, "desil_older")
        elif str(intake.desil) != held[0]:
            tally.warn(row, "personal_value_kept", field=label("desil"))
        return False

    def _counting(self, household: int) -> tuple[str, str] | None:
        """Desil and quarter of what counts now."""
        if (told := self._told.get(household)) is not None:
            return str(told["value"]), str(told["quarter"])
        stored = self._desil.of(household)
        return (stored[0].value, stored[0].quarter) if stored else None

    def _supersede(self, household: int) -> None:
        now = current_change_set(self._session).id
        if (told := self._told.get(household)) is not None:
            told["superseded_by"] = now
        elif stored := self._desil.of(household):
            self._session.get_one(HouseholdDesil, stored[0].id).superseded_by = now

    def _of_kk(self, kk: str) -> int | None:
        return self._by_kk.get(self._lookups[kk]) if kk else None

    def _new(self, intake: PersonIntake) -> int:
        household = self._batch.add(Household)
        if intake.kk:
            self._add_kk(household, intake.kk)
        if intake.desil is not None:
            self._add_desil(household, intake)
        return household

    def _add_kk(self, household: int, kk: str) -> None:
        lookup = self._lookups[kk]
        self._by_kk[lookup] = household
        self._batch.add_row(HouseholdKk, {**guarded(kk, lookup), "household_id": household})

    def _add_desil(self, household: int, intake: PersonIntake) -> None:
        desil = str(intake.desil)
        origin = {"source": intake.desil_source, "quarter": intake.desil_quarter, "household_id": household}
        row = {**guarded(desil, self._lookups[desil]), **origin}
        self._told[household] = self._batch.add_open(HouseholdDesil, row)


def _kk() -> Select[*tuple[Any, ...]]:
    return select(HouseholdKk.lookup).where(HouseholdKk.superseded_by.is_(None)).order_by(HouseholdKk.id)


def _desil() -> Select[*tuple[Any, ...]]:
    table = HouseholdDesil
    query = select(table.id, table.value, table.quarter).where(table.superseded_by.is_(None))
    return query.order_by(table.id)
