"""Poverty priority: apart from fit, so that what it costs stays visible."""

from __future__ import annotations

_PRIORITY = {1: 1.0, 2: 0.8, 3: 0.4, 4: 0.2}


def priority_of(desil: int | None) -> float:
    """0 to 1 by the family's desil; 0 where it is unknown or above 4."""
    return _PRIORITY.get(desil or 0, 0.0)
