"""Shares of a whole that add up to it exactly: what the members of a group bring, and percentages of it."""

from __future__ import annotations

from collections.abc import Sequence

WHOLE = 10_000
"""Hundredths of a percent."""


def apportioned(total: int, weights: Sequence[int], step: int = 1) -> tuple[int, ...]:
    """A total in parts by weight, in whole steps as far as it goes; the largest remainders are rounded up.

    The parts add up to the total; who has no weight gets nothing, unless nobody has any.
    """
    whole = sum(weights)
    if not whole:
        return (0,) * len(weights)
    steps, over = divmod(total, step)
    exact = [steps * weight for weight in weights]
    parts = [each // whole for each in exact]
    order = sorted(range(len(weights)), key=lambda at: (-(exact[at] % whole), at))
    for at in order[: steps - sum(parts)]:
        parts[at] += 1
    found = [part * step for part in parts]
    found[max(range(len(weights)), key=lambda at: (weights[at], -at))] += over
    return tuple(found)


def shares_of(quantities: Sequence[int]) -> tuple[int, ...]:
    """Each quantity's part of them all in hundredths of a percent: together exactly 100.00 %."""
    return apportioned(WHOLE, quantities)
