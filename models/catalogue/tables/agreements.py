"""Agreements, their numbers and their bytes."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import LATER, Code, Day, Edited, Made, Quantity, Table, Words


class Agreement(Edited, Table):
    """An issued Perjanjian Kemitraan; its facts stand frozen in `document`."""

    __tablename__ = "agreement"
    __table_args__ = (CheckConstraint("ends >= starts", name="period"),)

    code: Mapped[Code] = mapped_column(unique=True)
    number: Mapped[Words]
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"), index=True)
    """What it was made of; an agreement with a group has `group_id` instead."""
    group_id: Mapped[int | None] = mapped_column(ForeignKey("proposed_group.id"), index=True, info=LATER)
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id"), index=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    """Of a group that of its leader; what each member delivers stands in `AgreementMember`."""
    pattern: Mapped[Code]
    quantity: Mapped[Quantity]
    unit: Mapped[Code]
    offer_quantity: Mapped[int] = mapped_column(BigInteger)
    """Thousandths of the offer's unit per month that this agreement takes of its capacity."""
    signed_on: Mapped[Day]
    starts: Mapped[Day]
    ends: Mapped[Day]
    status: Mapped[Code]
    terms: Mapped[Words]
    """JSON of the terms as given."""
    document: Mapped[Words]
    """JSON of the document's facts without protected values."""
    facts_sha256: Mapped[str] = mapped_column(String(64), server_default="", default="", info=LATER)
    """Of the canonical facts, which the printed code names; empty on agreements of earlier schemas."""
    facts_version: Mapped[str] = mapped_column(String(40), server_default="", default="", info=LATER)
    head: Mapped[str] = mapped_column(String(64), server_default="", default="", info=LATER)
    """The office's chain of change sets when the agreement was made."""


class AgreementMember(Made, Table):
    """One member of the group that an agreement was made with, as its annex names it."""

    __tablename__ = "agreement_member"
    __table_args__ = (
        UniqueConstraint("agreement_id", "offer_id"),
        CheckConstraint("quantity > 0", name="delivers"),
    )

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"))
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    position: Mapped[int]
    name: Mapped[Words]
    address: Mapped[Words]
    quantity: Mapped[Quantity]
    """Thousandths of the need's unit per month."""
    offer_quantity: Mapped[Quantity]
    share: Mapped[int]
    """Hundredths of a percent; together 10,000."""
    power_number: Mapped[Words] = mapped_column(default="")
    power_on: Mapped[str] = mapped_column(String(10), default="")


class AgreementFile(Made, Table):
    """The bytes of the paper, stored in the transaction that took its number."""

    __tablename__ = "agreement_file"

    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), unique=True)
    paper: Mapped[Code]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[str] = mapped_column(String(64))


class NumberSeries(Table):
    """The last serial of a numbering series in a year; no gaps, a voided number is kept."""

    __tablename__ = "number_series"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class IssuedNumber(Made, Table):
    """A number given out, for good."""

    __tablename__ = "issued_number"
    __table_args__ = (
        UniqueConstraint("office_id", "kind", "year", "serial"),
        UniqueConstraint("office_id", "text"),
    )

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    kind: Mapped[Code]
    year: Mapped[int]
    serial: Mapped[int]
    text: Mapped[str]
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))
    voided: Mapped[bool] = mapped_column(default=False)
