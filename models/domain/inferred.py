"""Needs concluded from what a partner makes: shown first, kept by an officer, confirmed by the partner."""

from __future__ import annotations

from dataclasses import dataclass

from matching.codes import OfferKind, Pattern, Position
from models.domain.changes import Changed

__all__ = ["InferredLine", "KeptNeed", "KeptNeeds", "OfferKind", "PartnerInference", "Pattern", "Position"]


@dataclass(frozen=True, slots=True)
class InferredLine:
    """A need that follows from what the partner makes."""

    commodity: str
    """Slug."""
    name: str
    unit: str
    """The unit in which the good is usually told."""
    pattern: Pattern
    kind: OfferKind
    position: Position
    path: tuple[str, ...]
    """Names from what the enterprise brings to what the partner makes."""
    kbli: str
    stated: str
    """Code of the partner's own need that says what it makes; empty where its KBLI does."""
    existing: str
    """Code of a need of this partner that says the same already; empty where none does."""
    enterprises: int
    """Active enterprises in the catalogue that offer it."""
    declared: bool = False
    """The partner itself says that it makes, or takes in, what this follows from; else its KBLI does, or `stated`."""
    quantity: int | None = None
    """Thousandths of the unit per month, where the partner has said how much it takes in."""


@dataclass(frozen=True, slots=True)
class PartnerInference:
    """All that follows from one partner's production."""

    uid: str
    code: str
    name: str
    kbli: str
    """Of its business; empty where it is not known."""
    kbli_edition: str
    """Empty where nobody has said which; one code may mean two things."""
    kbli_title: str
    lines: tuple[InferredLine, ...]


@dataclass(frozen=True, slots=True)
class KeptNeed:
    """An inferred need that an officer wants kept, with the quantity that only he can know."""

    commodity: str
    pattern: Pattern
    quantity: int | None
    """Thousandths of the unit per month."""
    unit: str


@dataclass(frozen=True, slots=True)
class KeptNeeds:
    """Codes of the needs that were written, and the change set that an undo reverses."""

    codes: tuple[str, ...]
    change_set: str = ""
    changed: Changed = Changed.NEEDS | Changed.PARTNERS
