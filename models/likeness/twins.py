"""The pairs of a whole register that look like one business entered twice."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from models.domain.duplicates import WEAK, Clue
from models.domain.progress import Progress, no_progress
from models.likeness.blocks import likely_pairs
from models.likeness.clues import clues_of
from models.likeness.register import Ground, Ints, Register, ground_of
from models.likeness.scoring import Scored, score, worth_scoring

_PORTION = 100_000


@dataclass(frozen=True, slots=True)
class Twins:
    """Pairs by the numbers of the register, each with percentages and clues, the surest first."""

    first: tuple[int, ...]
    second: tuple[int, ...]
    percent: tuple[int, ...]
    open_percent: tuple[int, ...]
    clues: tuple[tuple[Clue, ...], ...]
    compared: int
    """How many pairs were looked at."""

    def __len__(self) -> int:
        return len(self.first)


def find_twins(register: Register, trades: frozenset[str], progress: Progress = no_progress) -> Twins:
    """All pairs of WEAK percent and more; `trades` are words for goods and crafts, as they sound."""
    progress(0, 100)
    ground = ground_of(register, trades)
    progress(20, 100)
    left, right = likely_pairs(ground)
    progress(40, 100)
    kept = _likely(ground, left, right, progress)
    return told(ground, kept, len(left))


def told(ground: Ground, scored: Scored, compared: int) -> Twins:
    """The pairs that are at least weak, the surest first."""
    keep = np.nonzero(np.maximum(scored.percent, scored.open_percent) >= WEAK)[0]
    keep = keep[np.lexsort((scored.right[keep], scored.left[keep], -scored.percent[keep]))]
    best = _only(scored, keep)
    numbers = ground.register.numbers
    return Twins(
        tuple(numbers[best.left].tolist()),
        tuple(numbers[best.right].tolist()),
        tuple(best.percent.tolist()),
        tuple(best.open_percent.tolist()),
        tuple(clues_of(ground, best)),
        compared,
    )


def _likely(ground: Ground, left: Ints, right: Ints, progress: Progress) -> Scored:
    parts = []
    for start in range(0, len(left), _PORTION):
        progress(40 + 60 * start // len(left), 100)
        ours, theirs = left[start : start + _PORTION], right[start : start + _PORTION]
        hopeful = worth_scoring(ground, ours, theirs)
        part = score(ground, ours[hopeful], theirs[hopeful])
        parts.append(_only(part, np.nonzero(np.maximum(part.percent, part.open_percent) >= WEAK)[0]))
    return _joined(parts) if parts else score(ground, left, right)


def _only(scored: Scored, at: Ints) -> Scored:
    return Scored(*(getattr(scored, field.name)[at] for field in fields(Scored)))


def _joined(parts: list[Scored]) -> Scored:
    return Scored(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Scored)))
