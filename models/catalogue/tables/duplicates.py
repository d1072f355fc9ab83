"""Records that look like one business entered twice: what a scan found, the officer's word, and what was merged."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Edited, Instant, Made, Table, Words


class DuplicateScan(Table):
    """The last scan of the whole catalogue; derived, made anew by each scan."""

    __tablename__ = "duplicate_scan"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[Instant]
    records: Mapped[int]
    compared: Mapped[int]
    milliseconds: Mapped[int]


class DuplicatePair(Table):
    """Two businesses that the last scan found alike; derived. Clues are kinds and likenesses, never values."""

    __tablename__ = "duplicate_pair"

    first_id: Mapped[int] = mapped_column(ForeignKey("business.id"), primary_key=True, autoincrement=False)
    second_id: Mapped[int] = mapped_column(
        ForeignKey("business.id"), primary_key=True, autoincrement=False, index=True
    )
    percent: Mapped[int] = mapped_column(index=True)
    open_percent: Mapped[int] = mapped_column(index=True)
    """Without the NIK, for those who must not learn whether they are equal."""
    clues: Mapped[Words]


class DuplicateVerdict(Edited, Table):
    """The officer's word on two businesses; later scans and warnings respect it."""

    __tablename__ = "duplicate_verdict"
    __table_args__ = (
        UniqueConstraint("first_id", "second_id"),
        CheckConstraint("first_id < second_id", name="order"),
    )

    first_id: Mapped[int] = mapped_column(ForeignKey("business.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("business.id"), index=True)
    verdict: Mapped[Code]
    reason: Mapped[Words] = mapped_column(default="")
    percent: Mapped[int]
    """As whoever decided saw it; 0 where no scan had found the pair."""


class RecordMerge(Made, Table):
    """One business taken into another: an old code finds the survivor, and an un-merge what belongs back."""

    __tablename__ = "record_merge"

    uid: Mapped[str] = mapped_column(String(36), unique=True)
    survivor_id: Mapped[int] = mapped_column(ForeignKey("business.id"), index=True)
    merged_id: Mapped[int] = mapped_column(ForeignKey("business.id"), index=True)
    choices: Mapped[Words]
    """JSON: of each field that differed, whose value was taken."""
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"))
    """The change set that undid the merge; empty: it stands."""
