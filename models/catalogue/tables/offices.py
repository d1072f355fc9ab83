"""Offices, their officials, user accounts and the catalogue's settings."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Edited, Table, Words


class Office(Table):
    """An agency's office: KADIN, Diskopumdag, Dinsos, Disnaker, Bakorwil. Its name is data."""

    __tablename__ = "office"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    deleted: Mapped[bool] = mapped_column(default=False)
    # no foreign keys to the change set: a change set names its office, and a circle could not be created in order
    made_by: Mapped[int] = mapped_column(index=True)
    changed_by: Mapped[int]
    code: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[Code]
    name: Mapped[Words]
    region: Mapped[Code]
    address: Mapped[Words] = mapped_column(default="")
    contact: Mapped[Words] = mapped_column(default="")
    """Telephone, e-mail and site of the letterhead."""
    letterhead: Mapped[Words] = mapped_column(default="")
    """Lines above the office's name, e.g. "PEMERINTAH KABUPATEN TUBAN"."""
    number_pattern: Mapped[Words] = mapped_column(default="")
    number_code: Mapped[Code] = mapped_column(default="")
    """The office's own unit code inside a letter number, e.g. "414.107"."""

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Official(Edited, Table):
    """Somebody who signs "Mengetahui" for an office."""

    __tablename__ = "official"

    of_office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), index=True)
    name: Mapped[Words]
    position: Mapped[Words]
    nip: Mapped[Code] = mapped_column(default="")
    rank: Mapped[Words] = mapped_column(default="")
    signs: Mapped[bool] = mapped_column(default=True)


class UserAccount(Table):
    """A user; before roles come, the one administrator of an embedded catalogue."""

    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    name: Mapped[Words]
    role: Mapped[Code]
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))


class Setting(Edited, Table):
    """One setting of the catalogue, as JSON text."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[Code]
    value: Mapped[Words]


class CodeCounter(Table):
    """The last public code given per kind; codes are never reused."""

    __tablename__ = "code_counter"

    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    last: Mapped[int] = mapped_column(default=0)
