"""Micro-enterprises and what they can do for a partner."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import LATER, Code, Day, Edited, SortKey, Table, Words
from models.catalogue.tables.businesses import Dated


class Enterprise(Edited, Table):
    """The UMKM role of a business."""

    __tablename__ = "enterprise"

    code: Mapped[Code] = mapped_column(unique=True)
    business_id: Mapped[int] = mapped_column(ForeignKey("business.id"), unique=True)
    active: Mapped[bool] = mapped_column(default=True)
    note: Mapped[Words] = mapped_column(default="")
    confirmed_on: Mapped[Day | None] = mapped_column(info=LATER)
    """The day on which somebody last said that the profile still holds; None: since it was entered nobody has."""


class EnterpriseListing(Table):
    """What the list of enterprises sorts by and statistics count, beside the full-text index; only those not deleted.

    Derived from the other tables by models.steps.indexing, so that a list of a million answers while one types.
    """

    __tablename__ = "enterprise_listing"
    __table_args__ = (
        Index("ix_enterprise_listing_name", "name_key", "enterprise_id"),
        Index("ix_enterprise_listing_owner", "owner_key", "place"),
        Index("ix_enterprise_listing_region", "region", "place"),
        Index("ix_enterprise_listing_size", "size_rank", "place"),
        Index("ix_enterprise_listing_code", "code", "place"),
    )

    place: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)
    """Grows with the name, then the id; the number of the row in the index, so that it yields hits in list order."""
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), unique=True)
    code: Mapped[SortKey]
    name_key: Mapped[SortKey]
    owner_key: Mapped[SortKey]
    region: Mapped[SortKey]
    size: Mapped[Code]
    size_rank: Mapped[int]
    """The place of the size in `BusinessSize`."""
    kinds: Mapped[int]
    """Bit n: it has an offer of the kind with code n."""
    active: Mapped[bool]
    missing: Mapped[int]
    """What is not known of it: models.domain.missing.Missing."""
    told_on: Mapped[Day]
    """The day of the last word about it; empty for none."""


class DerivedState(Table):
    """Which version of our derivation filled a derived table; no row: it is to be filled anew."""

    __tablename__ = "derived_state"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    version: Mapped[int]


class Membership(Edited, Table):
    """An enterprise's part in a poverty or empowerment programme."""

    __tablename__ = "membership"

    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    programme: Mapped[Words]


class Offer(Edited, Table):
    """One kemampuan of an enterprise; capacity and price are dated facts beside it."""

    __tablename__ = "offer"
    __table_args__ = (CheckConstraint("months BETWEEN 0 AND 4095", name="months"),)

    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    kind: Mapped[Code]
    commodity_id: Mapped[int] = mapped_column(ForeignKey("commodity.id"), index=True)
    words: Mapped[Words] = mapped_column(default="")
    unit: Mapped[Code]
    months: Mapped[int] = mapped_column(default=0b1111_1111_1111)
    minimum_order: Mapped[int | None] = mapped_column(BigInteger)
    lead_days: Mapped[int | None]
    active: Mapped[bool] = mapped_column(default=True)


class OfferFact(Dated, Table):
    """Spare capacity per month (thousandths of the unit) and price (sen per unit) from a day on."""

    __tablename__ = "offer_fact"
    __table_args__ = (
        Index("ix_offer_fact_of", "offer_id", "kind"),
        CheckConstraint("value >= 0", name="not_negative"),
    )
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))


class Outlet(Edited, Table):
    """A place where an enterprise sells or stores: what an agent must have."""

    __tablename__ = "outlet"
    __table_args__ = (CheckConstraint("area >= 0 AND storage >= 0", name="not_negative"),)

    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    kind: Mapped[Code]
    """"toko", "kios", "lapak", "gudang", "kendaraan" or "daring"."""
    name: Mapped[Words] = mapped_column(default="")
    region: Mapped[Code] = mapped_column(default="")
    address: Mapped[Words] = mapped_column(default="")
    area: Mapped[int | None] = mapped_column(BigInteger)
    """Thousandths of a square metre."""
    storage: Mapped[int | None] = mapped_column(BigInteger)
    """What it stores, thousandths of `storage_unit`."""
    storage_unit: Mapped[Code] = mapped_column(default="")
    cold: Mapped[bool | None]
    owned: Mapped[bool | None]


class Machine(Edited, Table):
    """Equipment of an enterprise and the process it does: what a subcontractor must have."""

    __tablename__ = "machine"
    __table_args__ = (CheckConstraint("count > 0", name="count_positive"),)

    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    name: Mapped[Words]
    process: Mapped[Words] = mapped_column(default="")
    count: Mapped[int] = mapped_column(default=1)
    capacity: Mapped[int | None] = mapped_column(BigInteger)
    """Of all of them in a month, thousandths of `unit`."""
    unit: Mapped[Code] = mapped_column(default="")
    year: Mapped[int | None]
    condition: Mapped[Code] = mapped_column(default="")
    """"baik", "perlu_perbaikan" or "rusak"; empty: nobody asked."""


class InputUsed(Edited, Table):
    """What an enterprise takes in: where a chain can begin."""

    __tablename__ = "input_used"

    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    commodity_id: Mapped[int] = mapped_column(ForeignKey("commodity.id"), index=True)
    words: Mapped[Words] = mapped_column(default="")
    unit: Mapped[Code] = mapped_column(default="")
    quantity: Mapped[int | None] = mapped_column(BigInteger)
    """Thousandths of the unit per month."""
    origin: Mapped[Words] = mapped_column(default="")
    """Where it comes from, in the owner's words."""
