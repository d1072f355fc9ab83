"""Change sets: every write belongs to one, and one can be reversed by another."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Instant, Table, Words


class ChangeSet(Table):
    """Who wrote what, when, how; chained by hash per office."""

    __tablename__ = "change_set"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(36), unique=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[Instant]
    kind: Mapped[Code]
    source: Mapped[Code]
    note: Mapped[Words] = mapped_column(default="")
    """What the user sees in a history: a message id with values as JSON."""
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"), index=True)
    content: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 over what the change set wrote."""
    previous: Mapped[str] = mapped_column(String(64), default="")
    head: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 over the office's previous head, this change set's facts and its content."""


class Change(Table):
    """One field of one row: old and new value as JSON text. Inserts leave no line here."""

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_row", "table_name", "row_uid"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id"), index=True)
    table_name: Mapped[Code]
    row_uid: Mapped[str] = mapped_column(String(36))
    field: Mapped[Code]
    old: Mapped[str | None]
    new: Mapped[str | None]


class ImportBatch(Table):
    """The reconciliation of one import: read = new + changed + unchanged + rejected."""

    __tablename__ = "import_batch"

    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id"), unique=True)
    code: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[Code]
    file_name: Mapped[Words]
    read: Mapped[int]
    new: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    rejected: Mapped[int]
    sender: Mapped[Words] = mapped_column(default="", server_default="")
    key: Mapped[Code] = mapped_column(default="", server_default="")
    """The key by which rows found their records; empty: whatever fits."""
