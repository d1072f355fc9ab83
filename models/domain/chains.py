"""Chains of several enterprises for a need, in the catalogue's names and codes."""

from __future__ import annotations

from dataclasses import dataclass

from matching.could_fill import Skill
from models.domain.matching import GapLine

__all__ = ["ChainFact", "ChainOffer", "ChainStage", "CouldFillLine", "NeedChainsFact", "Skill", "StageStep"]


@dataclass(frozen=True, slots=True)
class StageStep:
    """The step of a stage; yields in thousandths of its unit per unit of the stage before, None where none is claimed.

    The title is empty where the code does not ship with the program.
    """

    kbli: str
    """Of edition 2020."""
    title: str
    yield_low: int | None
    yield_high: int | None
    unit_in: str
    unit_out: str


@dataclass(frozen=True, slots=True)
class ChainOffer:
    """An enterprise that could carry a stage or a part of it."""

    enterprise: str
    name: str
    region: str
    product: str
    offer: int
    """Id of the offer."""
    capacity: int | None
    """Thousandths of the stage's unit per month that it has left."""
    distance: int | None
    """Tenths of a kilometre to where the goods go next."""


@dataclass(frozen=True, slots=True)
class CouldFillLine:
    """Somebody near to a stage that nobody offers, and what it lacks."""

    enterprise: str
    name: str
    region: str
    product: str
    skill: Skill
    distance: int | None
    gap: GapLine


@dataclass(frozen=True, slots=True)
class ChainStage:
    """One mata rantai; quantities in thousandths of its unit per month, None not known."""

    commodity: str
    step: StageStep | None
    """None for the first, which brings the material."""
    unit: str
    needed: int | None
    capacity: int | None
    offers: tuple[ChainOffer, ...]
    others: int
    could_fill: tuple[CouldFillLine, ...]

    @property
    def missing(self) -> bool:
        """Nobody in the catalogue offers it."""
        return not self.offers


@dataclass(frozen=True, slots=True)
class ChainFact:
    """A path from material to finished good."""

    stages: tuple[ChainStage, ...]
    quantity: int | None
    """Thousandths of the need's unit per month; with missing stages: once they are filled."""
    bottleneck: int | None
    """Place of the stage that limits it."""
    distance: int | None
    certain: bool
    enough: bool

    @property
    def missing(self) -> int:
        """How many stages nobody offers."""
        return sum(stage.missing for stage in self.stages)


@dataclass(frozen=True, slots=True)
class NeedChainsFact:
    """A need that a run left open, with the best chains for it."""

    need: str
    words: str
    partner: str
    region: str
    unit: str
    required: int
    rest: int
    minimum_lot: int
    partners_left: int | None
    inferred: bool
    made: bool
    """A step that makes the good is recorded at all."""
    chains: tuple[ChainFact, ...]
