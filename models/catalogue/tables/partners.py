"""Industry partners and what they need."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import LATER, Code, Day, Edited, Quantity, Sen, Table, Words


class Partner(Edited, Table):
    """The partner role of a business."""

    __tablename__ = "partner"

    code: Mapped[Code] = mapped_column(unique=True)
    business_id: Mapped[int] = mapped_column(ForeignKey("business.id"), unique=True)
    kadin_number: Mapped[Code] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    note: Mapped[Words] = mapped_column(default="")
    kadin_until: Mapped[Day | None] = mapped_column(info=LATER)
    """The last day of its KADIN membership."""
    confirmed_on: Mapped[Day | None] = mapped_column(info=LATER)


class PartnerGood(Edited, Table):
    """What a partner makes or takes in, as it says itself; inferred needs are made from it."""

    __tablename__ = "partner_good"
    __table_args__ = (CheckConstraint("direction IN ('dibuat', 'diserap')", name="direction"),)

    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    direction: Mapped[Code]
    commodity_id: Mapped[int] = mapped_column(ForeignKey("commodity.id"), index=True)
    words: Mapped[Words] = mapped_column(default="")
    unit: Mapped[Code] = mapped_column(default="")
    quantity: Mapped[int | None] = mapped_column(BigInteger)
    """Thousandths of the unit per month."""


class Need(Edited, Table):
    """What a partner asks for: how much of what per month, in which pattern, on which terms."""

    __tablename__ = "need"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("minimum_lot IS NULL OR minimum_lot <= quantity", name="lot_within_quantity"),
    )

    code: Mapped[Code] = mapped_column(unique=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    pattern: Mapped[Code] = mapped_column(default="")
    """Empty: open, the matcher proposes one."""
    commodity_id: Mapped[int] = mapped_column(ForeignKey("commodity.id"), index=True)
    words: Mapped[Words] = mapped_column(default="")
    unit: Mapped[Code]
    quantity: Mapped[Quantity]
    minimum_lot: Mapped[int | None] = mapped_column(BigInteger)
    maximum_partners: Mapped[int | None]
    months: Mapped[int] = mapped_column(default=0b1111_1111_1111)
    price: Mapped[Sen | None]
    payment_days: Mapped[int | None]
    territory: Mapped[Code] = mapped_column(default="")
    papers: Mapped[Words] = mapped_column(default="")
    """Keys of the papers the buyer cannot do without, separated by spaces."""
    supports: Mapped[Words] = mapped_column(default="")
    """Codes of the duties and supports offered, separated by spaces."""
    specification: Mapped[Words] = mapped_column(default="")
    inferred: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    process: Mapped[Words] = mapped_column(default="", server_default="", info=LATER)
    """Subkontrak: the part or step that is given away."""
    lead_days: Mapped[int | None] = mapped_column(info=LATER)
    """Days from order to delivery that the partner can wait."""
    margin: Mapped[int | None] = mapped_column(info=LATER)
    """Distribusi: the agent's margin, hundredths of a percent of the price."""
    outlet: Mapped[Code] = mapped_column(default="", server_default="", info=LATER)
    """Distribusi: the kind of outlet the agent must have."""
    until: Mapped[Day | None] = mapped_column(info=LATER)
    """The last day on which the need stands."""
    confirmed_on: Mapped[Day | None] = mapped_column(info=LATER)
