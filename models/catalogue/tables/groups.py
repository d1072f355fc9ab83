"""Groups that a run proposes for one need, their members, and the officer's word on a group."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Edited, Made, Quantity, Table, Words


class ProposedGroup(Made, Table):
    """Several offers that stand as one partner towards a need; written once, with its run."""

    __tablename__ = "proposed_group"

    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[Code] = mapped_column(unique=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("matching_run.id"), index=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id"), index=True)
    leader_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    place: Mapped[Code]
    """Region of the leader's kecamatan."""
    by_kecamatan: Mapped[bool]
    """All members are in it; otherwise all are within the radius."""
    radius: Mapped[int]
    """Tenths of a kilometre."""
    quantity: Mapped[Quantity]
    minimum: Mapped[Quantity]
    """The lot that the group had to reach together."""
    unit: Mapped[Code]
    departures: Mapped[Words]
    """JSON: what happens when a member leaves, in the order of the members."""


class GroupMember(Made, Table):
    """One offer in a proposed group."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "offer_id"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("proposed_group.id"))
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    position: Mapped[int]
    """0 is the leader."""
    quantity: Mapped[Quantity]
    """Thousandths of the need's unit per month; 0: stands by only."""
    offer_quantity: Mapped[Quantity]
    reserve: Mapped[Quantity]
    """What it adds when another leaves."""
    distance: Mapped[int]
    """Tenths of a kilometre from the leader; -1 unknown."""
    unknown: Mapped[Words]
    """Rules that nobody can answer yet, separated by spaces."""


class GroupDecision(Edited, Table):
    """The officer's word on a group; later runs respect it."""

    __tablename__ = "group_decision"

    group_id: Mapped[int] = mapped_column(ForeignKey("proposed_group.id"), unique=True)
    status: Mapped[Code]
    reason: Mapped[Words] = mapped_column(default="")
