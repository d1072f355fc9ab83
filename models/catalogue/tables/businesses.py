"""The identity of a business, of which `Enterprise` and `Partner` are roles."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import LATER, Code, Day, Edited, Made, Table, Words

_HAS_POINT = text("latitude IS NOT NULL")


class Business(Edited, Table):
    """Name, NIB, address and place of a business."""

    __tablename__ = "business"
    __table_args__ = (
        Index("ix_business_point", "latitude", "longitude", sqlite_where=_HAS_POINT, postgresql_where=_HAS_POINT),
    )

    name: Mapped[Words]
    name_key: Mapped[str] = mapped_column(index=True)
    """The name normalised for sorting and comparing."""
    legal_form: Mapped[Code] = mapped_column(default="")
    nib: Mapped[Code] = mapped_column(default="", index=True)
    npwp: Mapped[Code] = mapped_column(default="")
    region: Mapped[Code] = mapped_column(default="", index=True)
    address: Mapped[Words] = mapped_column(default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    kbli_edition: Mapped[Code] = mapped_column(default="")
    kbli: Mapped[Code] = mapped_column(default="")
    size: Mapped[Code] = mapped_column(default="tidak_diketahui")
    """Computed from sales or capital by the rule of the day; declared only where both are unknown."""
    size_from: Mapped[Code] = mapped_column(default="")
    """"penjualan", "modal" or "pernyataan"."""
    verified: Mapped[bool] = mapped_column(default=False)
    """Somebody of the office has seen the papers behind name, address, size and NIB."""
    declared_size: Mapped[Code] = mapped_column(default="", server_default="", info=LATER)
    """As the owner says; kept beside what sales or capital say."""
    verified_size: Mapped[Code] = mapped_column(default="", server_default="", info=LATER)
    """As an officer has seen it in papers; goes before declared and computed."""
    verified_on: Mapped[Day | None] = mapped_column(info=LATER)
    email: Mapped[Words] = mapped_column(default="", server_default="", info=LATER)
    point_source: Mapped[Code] = mapped_column(default="", server_default="", info=LATER)
    """How latitude and longitude are known: "gps", "peta" or "daftar"."""


class BusinessPerson(Edited, Table):
    """A person's part in a business: owner, contact, signatory."""

    __tablename__ = "business_person"
    __table_args__ = (Index("ix_business_person_role", "business_id", "role"),)

    business_id: Mapped[int] = mapped_column(ForeignKey("business.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Code]
    position: Mapped[Words] = mapped_column(default="")


class Dated(Made):
    """A fact that changes with time: a new row supersedes, nothing is overwritten."""

    uid: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[Code]
    value: Mapped[int] = mapped_column(BigInteger)
    as_of: Mapped[Day]
    source: Mapped[Code] = mapped_column(default="declared")
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"))
    """The change set that put a newer value in its place; empty: this one counts."""


class BusinessFact(Dated, Table):
    """Sales and capital (sen), workers (persons) of a year."""

    __tablename__ = "business_fact"
    __table_args__ = (Index("ix_business_fact_of", "business_id", "kind"),)
    business_id: Mapped[int] = mapped_column(ForeignKey("business.id"))


class Paper(Edited, Table):
    """A licence or certificate held, or known to be missing; no row means that nobody asked."""

    __tablename__ = "paper"
    __table_args__ = (Index("ix_paper_business", "business_id", "kind"),)

    business_id: Mapped[int] = mapped_column(ForeignKey("business.id"))
    kind: Mapped[Code]
    held: Mapped[bool]
    number: Mapped[Code] = mapped_column(default="")
    valid_until: Mapped[Day | None]
    seen_on: Mapped[Day | None] = mapped_column(info=LATER)
    seen_by: Mapped[Words] = mapped_column(default="", server_default="", info=LATER)
    """The officer who saw it; empty: only declared."""
    evidence: Mapped[Code] = mapped_column(default="", server_default="", info=LATER)
    """"asli", "salinan" or "sistem"."""
