"""How well off the owners are, and which papers they hold: the poorer, the fewer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from models.domain.intake import PaperIntake
from models.reference.sample.seeds import PaperSeed, paper_seeds

UNKNOWN_SHARE = 0.13
POOR_SHARE = 0.45
POOR = (18, 24, 28, 30)
"""Weights of desil 1 to 4 among the poor."""
BETTER_OFF = (30, 25, 18, 12, 9, 6)
"""Weights of desil 5 to 10 among the others."""
NOISE = 0.9
"""Sales tell welfare only roughly; sigma against the logarithm of sales."""
READINESS = {1: 0.4, 2: 0.55, 3: 0.7, 4: 0.85, 8: 1.2, 9: 1.3, 10: 1.4}
UNKNOWN_READINESS = 0.75
SILENT_SHARE = 0.15
"""Papers of which nobody knows."""
MOST_LIKELY = 0.96
NUMBERED_SHARE = 0.7
LATE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Welfare:
    """A desil with its source and quarter; None where nobody knows."""

    desil: int | None = None
    source: str = ""
    quarter: str = ""


@dataclass(frozen=True, slots=True)
class PaperOrigin:
    """What the numbers of an enterprise's papers are made of."""

    kabupaten: str
    serial: int

    def number(self, shape: str) -> str:
        """A number of this shape."""
        return shape.format(kabupaten=self.kabupaten.replace(".", ""), serial=self.serial)


def desils(rng: Random, sales: Sequence[int], today: date) -> list[Welfare]:
    """One for each owner, in their order, by the sales of the business and chance."""
    order = sorted(range(len(sales)), key=lambda at: math.log(sales[at]) + rng.gauss(0.0, NOISE))
    unknown = set(rng.sample(order, round(len(order) * UNKNOWN_SHARE)))
    known = [at for at in order if at not in unknown]
    poor = round(len(order) * POOR_SHARE)
    found = [Welfare()] * len(order)
    for group, weights, first in ((known[:poor], POOR, 1), (known[poor:], BETTER_OFF, 5)):
        for at, step in zip(group, _steps(len(group), weights), strict=True):
            found[at] = Welfare(first + step, "DTSEN", _quarter(rng, today))
    return found


def _steps(count: int, weights: Sequence[int]) -> list[int]:
    """0, 0, …, 1, 1, … in the proportions of the weights."""
    bounds = [count * sum(weights[: at + 1]) / sum(weights) for at in range(len(weights))]
    return [next(step for step, bound in enumerate(bounds) if at < bound) for at in range(count)]


def _quarter(rng: Random, today: date) -> str:
    """The last finished quarter; for some the one before."""
    back = 2 if rng.random() < LATE_SHARE else 1
    quarters = today.year * 4 + (today.month - 1) // 3 - back
    return f"{quarters // 4}-Q{quarters % 4 + 1}"


def readiness(desil: int | None) -> float:
    """By how much likelier an owner of this desil is to hold a paper."""
    return UNKNOWN_READINESS if desil is None else READINESS.get(desil, 1.0)


def papers(
    rng: Random, codes: Sequence[str], desil: int | None, origin: PaperOrigin
) -> tuple[PaperIntake, ...]:
    """The papers of an enterprise, as far as anything is known of them."""
    drawn = (_paper(rng, seed, desil, origin) for code, seed in paper_seeds().items() if code in codes)
    return tuple(paper for paper in drawn if paper)


def _paper(rng: Random, seed: PaperSeed, desil: int | None, origin: PaperOrigin) -> PaperIntake | None:
    if rng.random() < SILENT_SHARE:
        return None
    if not holds(rng, seed.held, desil):
        return PaperIntake(seed.code, held=False)
    is_numbered = rng.random() < NUMBERED_SHARE
    return PaperIntake(seed.code, held=True, number=origin.number(seed.shape) if is_numbered else "")


def holds(rng: Random, usual: float, desil: int | None) -> bool:
    """Whether an owner of this desil holds what a usual one holds with this probability."""
    return rng.random() < min(MOST_LIKELY, usual * readiness(desil))
