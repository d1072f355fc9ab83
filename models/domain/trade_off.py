"""What poverty priority gains and costs, as screens and files see it; no number tells of fewer than ten households."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST_GROUP = 10
"""Households below which a count would tell of persons."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One weight of poverty priority and the best answer known at it."""

    poverty_lambda: int
    """Thousandths."""
    fit: float
    priority: float
    value: float
    upper_bound: float
    gap: float
    households: int | None
    """Households of desil 1–2 served, each counted once; None where there are fewer than ten."""
    needs_filled: int
    given_up: float
    """Share of the total fit of λ = 0 that this point does without."""
    dominated: bool
    """Another point serves no fewer households at no less fit."""


@dataclass(frozen=True, slots=True)
class TradeOffCurve:
    """The points of one run by rising λ, computed from the catalogue as it is now."""

    run: str
    own_lambda: int
    """The run's own weight, thousandths; always among the points."""
    points: tuple[CurvePoint, ...]

    def at(self, poverty_lambda: int) -> CurvePoint | None:
        """The point of this weight."""
        return next((point for point in self.points if point.poverty_lambda == poverty_lambda), None)

    @property
    def own(self) -> CurvePoint | None:
        """The point of the run itself."""
        return self.at(self.own_lambda)


def told(households: int) -> int | None:
    """A number of households that may be shown; None for one that is too small."""
    return households if households >= SMALLEST_GROUP else None


def more_households(point: CurvePoint, base: CurvePoint) -> int | None:
    """How many households a point serves beyond another; None where that would tell of fewer than ten.

    Nothing more is no secret: it is told as 0.
    """
    if point.households is None or base.households is None:
        return 0 if point.households is base.households is None and point.fit == base.fit else None
    difference = point.households - base.households
    return difference if abs(difference) >= SMALLEST_GROUP or difference == 0 else None
