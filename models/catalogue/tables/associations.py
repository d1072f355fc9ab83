"""Groups that enterprises belong to: kelompok, KUB, koperasi. Groups that the matcher proposes are elsewhere."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Day, Edited, Table, Words


class Association(Edited, Table):
    """A standing group of enterprises; a koperasi may be an enterprise of the catalogue itself."""

    __tablename__ = "association"

    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Words]
    name_key: Mapped[str] = mapped_column(index=True)
    kind: Mapped[Code]
    """"kelompok", "kub", "koperasi", "kdmp" or "paguyuban"."""
    region: Mapped[Code] = mapped_column(default="")
    business_id: Mapped[int | None] = mapped_column(ForeignKey("business.id"), index=True)


class AssociationMember(Edited, Table):
    """An enterprise's part in a group, with its role; who left keeps the row, with the last day."""

    __tablename__ = "association_member"

    association_id: Mapped[int] = mapped_column(ForeignKey("association.id"), index=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    role: Mapped[Code]
    """"ketua", "sekretaris", "bendahara" or "anggota"."""
    since: Mapped[Day | None]
    until: Mapped[Day | None]
