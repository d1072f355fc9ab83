"""How long what is known of somebody holds before it is to be asked again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

FEWEST_MONTHS, MOST_MONTHS = 1, 120


@dataclass(frozen=True, slots=True)
class FreshnessSettings:
    """After how many months without a word a profile is marked."""

    months: int = 12


@dataclass(frozen=True, slots=True)
class Freshness:
    """The day of the last word about a record, empty where there is none, and whether that is too long ago."""

    on: str = ""
    stale: bool = False


def freshness_from_json(kept: str) -> FreshnessSettings:
    """The settings as they were kept."""
    return FreshnessSettings(**json.loads(kept))


def freshness_to_json(settings: FreshnessSettings) -> str:
    """The settings to be kept."""
    return json.dumps(asdict(settings))
