"""The weights of the matcher's criteria, per pattern: the program's own, and those in force."""

from __future__ import annotations

from matching.codes import CriterionCode, Pattern
from matching.problem import DEFAULT_WEIGHTS
from models.domain.matching import MatchSettings

Weights = tuple[tuple[Pattern, tuple[tuple[CriterionCode, int], ...]], ...]


def own_weights() -> Weights:
    """What the program itself holds right."""
    return DEFAULT_WEIGHTS


def weights_of(settings: MatchSettings) -> Weights:
    """What the next run takes: the settings' weights, the program's own for the patterns they leave out."""
    given = dict(settings.weights)
    return tuple((pattern, given.get(pattern, row)) for pattern, row in DEFAULT_WEIGHTS)
