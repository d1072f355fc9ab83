"""Persons and households; what is protected by UU 27/2022 stands in tables of its own, never updated in place."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Day, Edited, Made, Table, Words


class Household(Edited, Table):
    """A family; households served are counted once."""

    __tablename__ = "household"


class Person(Edited, Table):
    """The owner, contact or signatory of a business."""

    __tablename__ = "person"

    name: Mapped[Words]
    female: Mapped[bool | None]
    household_id: Mapped[int | None] = mapped_column(ForeignKey("household.id"), index=True)


class Protected(Made):
    """A protected value: looked up through `lookup` (keyed hash), entering the history as `digest` (salted hash)."""

    uid: Mapped[str] = mapped_column(String(36), unique=True)
    value: Mapped[Words]
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    lookup: Mapped[str] = mapped_column(String(64), index=True)
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"))
    """The change set that put a newer value in its place; empty: this one counts."""


class PersonNik(Protected, Table):
    """A person's NIK."""

    __tablename__ = "person_nik"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class PersonPhone(Protected, Table):
    """A person's telephone number."""

    __tablename__ = "person_phone"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)


class HouseholdKk(Protected, Table):
    """A family card number."""

    __tablename__ = "household_kk"
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)


class HouseholdDesil(Protected, Table):
    """A family's desil at a quarter, with its source: a dated fact, counting until a newer one comes."""

    __tablename__ = "household_desil"
    household_id: Mapped[int] = mapped_column(ForeignKey("household.id"), index=True)
    source: Mapped[Code] = mapped_column(default="")
    quarter: Mapped[Code] = mapped_column(default="")


class Consent(Edited, Table):
    """What a person agreed to have done with their data, and until when (UU 27/2022)."""

    __tablename__ = "consent"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[Code]
    """"pencatatan", "pencocokan", "berbagi_mitra", "foto" …: models.reference.consents."""
    given_on: Mapped[Day]
    form: Mapped[Code]
    """"tertulis" or "lisan"."""
    evidence: Mapped[Words] = mapped_column(default="")
    withdrawn_on: Mapped[Day | None]
