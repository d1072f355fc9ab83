"""What every table shares: names of constraints, identity, version, owner and origin of a row."""

from __future__ import annotations

from typing import Annotated, Any

from sqlalchemy import BigInteger, ForeignKey, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

Quantity = Annotated[int, mapped_column(BigInteger)]
"""Thousandths of a unit."""
Sen = Annotated[int, mapped_column(BigInteger)]
"""Money: hundredths of a rupiah."""
Code = Annotated[str, mapped_column(String(40))]
Words = Annotated[str, mapped_column(Text)]
SortKey = Annotated[str, mapped_column(Text)]
"""Text that sorts by its letters' numbers, the same here and on every server: there the column's collation is "C"."""
Instant = Annotated[str, mapped_column(String(32))]
"""UTC, ISO 8601: sorts as text, the same on every server."""
Day = Annotated[str, mapped_column(String(10))]
"""A calendar day, YYYY-MM-DD."""


LATER: dict[str, Any] = {"later": True}
"""`info` of a column added to a table that catalogues already had: it enters a row's digest only when it is filled,
so that change sets sealed before the column existed keep their hash."""


class Table(DeclarativeBase):
    """Base of every catalogue table."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class Made:
    """A row written once and never edited: the change set that made it is its whole story."""

    id: Mapped[int] = mapped_column(primary_key=True)

    @declared_attr
    @classmethod
    def made_by(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("change_set.id"), index=True)


class Edited(Made):
    """A row that people edit: a uid everywhere the same, a version, an owning office, and a mark when deleted."""

    uid: Mapped[str] = mapped_column(String(36), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    deleted: Mapped[bool] = mapped_column(default=False)

    @declared_attr
    @classmethod
    def office_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("office.id"))

    @declared_attr
    @classmethod
    def changed_by(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("change_set.id"))

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version}  # type: ignore[attr-defined]
