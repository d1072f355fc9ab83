"""Who carries how much in a group, what each keeps ready for a drop-out, and what happens if one leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

ROUGHLY = 1000
"""Parts of a total that shares are rounded to."""


@dataclass(frozen=True, slots=True)
class Share:
    """One member's part, in thousandths of the need's unit per month."""

    quantity: int
    """0: stands by only."""
    reserve: int
    """What it can add when another leaves."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a group is left with when one member leaves."""

    covered: int
    """Taken over by the others and the reserve."""
    uncovered: int
    remaining: int
    still_possible: bool
    """The rest still reaches the minimum lot."""


def shared_out(total: int, most: Sequence[int], least: Sequence[int]) -> tuple[int, ...]:
    """A total in parts: each its least, the rest in proportion to what each could still carry, in round numbers.

    Nobody gets more than its most; the least of all together must not exceed the total, nor the total their most.
    """
    room = [high - low for high, low in zip(most, least, strict=True)]
    rest, width, grain = total - sum(least), max(sum(room), 1), grain_of(total)
    exact = [low + rest * each // width for low, each in zip(least, room, strict=True)]
    parts = [max(part // grain * grain, low) for part, low in zip(exact, least, strict=True)]
    # what rounding left over goes where it took most, earlier members first
    order = sorted(range(len(room)), key=lambda at: (parts[at] - exact[at], at))
    for step in (grain, 1):
        for at in order:
            given = min(step if step > 1 else total, most[at] - parts[at], total - sum(parts)) // step * step
            parts[at] += given
    return tuple(parts)


def grain_of(total: int) -> int:
    """The power of ten that parts are rounded to: about a thousandth of the total."""
    grain = 1
    while grain * ROUGHLY * 10 <= total:
        grain *= 10
    return grain


def kept_ready(parts: Sequence[int], most: Sequence[int]) -> tuple[int, ...]:
    """What each keeps ready: the same fraction of its slack, so that any one member is replaced as far as it goes."""
    slack = [high - part for high, part in zip(most, parts, strict=True)]
    fraction = max(_asked(part, sum(slack) - own) for part, own in zip(parts, slack, strict=True))
    return tuple(min(own, -(-own * fraction.numerator // fraction.denominator)) for own in slack)


def _asked(part: int, others: int) -> Fraction:
    return Fraction(min(part, others), others) if others > 0 else Fraction(0)


def covers_every_loss(parts: Sequence[int], most: Sequence[int]) -> bool:
    """Whether the slack of the others replaces any one member."""
    slack = [high - part for high, part in zip(most, parts, strict=True)]
    return all(sum(slack) - own >= part for part, own in zip(parts, slack, strict=True))


def loss_of(leaver: int, members: Sequence[Share], lot: int) -> Loss:
    """What the others and the reserve take over when the member at this place leaves."""
    own = members[leaver].quantity
    ready = sum(member.reserve for at, member in enumerate(members) if at != leaver)
    covered = min(own, ready)
    remaining = sum(member.quantity for member in members) - own + covered
    return Loss(covered, own - covered, remaining, remaining >= max(lot, 1))
