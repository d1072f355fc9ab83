"""Stored runs of the matcher, their proposals, and the officer's word on a pair."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Day, Edited, Instant, Made, Quantity, Table, Words


class MatchingRun(Made, Table):
    """One run with its settings and engine version; written once."""

    __tablename__ = "matching_run"

    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[Code] = mapped_column(unique=True)
    at: Mapped[Instant]
    today: Mapped[Day]
    engine: Mapped[Code]
    settings: Mapped[Words]
    """JSON."""
    fingerprint: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the problem: two runs with the same have the same proposals."""
    value: Mapped[float]
    fit: Mapped[float]
    priority: Mapped[float]
    upper_bound: Mapped[float]
    counts: Mapped[Words]
    """JSON of models.domain.matching.RunCounts."""
    seconds: Mapped[Words]


class RunNeed(Made, Table):
    """How far a run filled one need, and why not further."""

    __tablename__ = "run_need"
    __table_args__ = (UniqueConstraint("run_id", "need_id"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("matching_run.id"))
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id"), index=True)
    pattern: Mapped[Code]
    required: Mapped[Quantity]
    filled: Mapped[Quantity]
    reasons: Mapped[Words]


class RunUnmatched(Made, Table):
    """An enterprise that a run left without a proposal, and why."""

    __tablename__ = "run_unmatched"
    __table_args__ = (UniqueConstraint("run_id", "enterprise_id"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("matching_run.id"))
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    reasons: Mapped[Words]


class RunLine(Made, Table):
    """A line that the reasons of several proposals of a run share, where it is named by its place."""

    __tablename__ = "run_line"
    __table_args__ = (UniqueConstraint("run_id", "place"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("matching_run.id"))
    place: Mapped[int]
    text: Mapped[Words]
    """JSON of models.domain.matching.RuleLine, CriterionLine or GapLine."""


class Proposal(Made, Table):
    """A pair that a run proposes, with its reasons frozen as they were."""

    __tablename__ = "proposal"
    __table_args__ = (Index("ix_proposal_run_need", "run_id", "need_id", "score"),)

    uid: Mapped[str] = mapped_column(String(36), unique=True)
    code: Mapped[Code] = mapped_column(unique=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("matching_run.id"))
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id"))
    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"), index=True)
    pattern: Mapped[Code]
    quantity: Mapped[Quantity]
    unit: Mapped[Code]
    offer_quantity: Mapped[Quantity]
    """What the pair takes of the offer, in thousandths of the offer's unit per month."""
    score: Mapped[int]
    """Tenths of a point, 0 to 1000."""
    score_low: Mapped[int]
    score_high: Mapped[int]
    reasons: Mapped[Words]
    """JSON of models.domain.matching.PairExplanation; a number in the place of a line is that of a RunLine."""


class Decision(Edited, Table):
    """The officer's word on an offer and a need; later runs respect it."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("offer_id", "need_id"),)

    offer_id: Mapped[int] = mapped_column(ForeignKey("offer.id"))
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id"), index=True)
    status: Mapped[Code]
    reason: Mapped[Words] = mapped_column(default="")
    quantity: Mapped[int | None] = mapped_column(BigInteger)
    """Thousandths of the need's unit agreed when accepted or locked."""
    offer_quantity: Mapped[int | None] = mapped_column(BigInteger)
