"""Groups that fill one need together, as screens and files see them."""

from __future__ import annotations

from dataclasses import dataclass

from models.domain.changes import Changed
from models.domain.matching import Decided, RuleCode

__all__ = ["Decided", "RuleCode"]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A proposed group as listed; quantities in thousandths of the need's unit per month."""

    group: str
    """Code, e.g. "KL-0001"; empty where the group is only tried."""
    run: str
    need: str
    need_words: str
    partner: str
    leader: str
    """Code of the enterprise that leads."""
    leader_name: str
    place: str
    """Region code of the leader's kecamatan."""
    members: int
    """Who deliver."""
    standing_by: int
    quantity: int
    open_part: int
    """What the run left open of the need."""
    unit: str
    status: Decided = Decided.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GroupMemberLine:
    """One member's share and what it keeps ready for a drop-out."""

    enterprise: str
    enterprise_name: str
    offer: int
    product: str
    region: str
    quantity: int
    """0: stands by only."""
    reserve: int
    offer_quantity: int
    offer_unit: str
    distance: int
    """Tenths of a kilometre from the leader; -1 unknown."""
    unknown: tuple[RuleCode, ...]
    """Rules that nobody can answer yet."""


@dataclass(frozen=True, slots=True)
class DepartureLine:
    """What happens when this member leaves."""

    enterprise: str
    enterprise_name: str
    covered: int
    """Taken over by the others and the reserve."""
    uncovered: int
    remaining: int
    still_possible: bool
    """The rest still reaches the minimum lot."""
    next_leader: str
    """Name of who leads then; empty where the leader stays."""


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """One group with all that is known of it."""

    line: GroupLine
    minimum: int
    """The lot that the group has to reach together."""
    by_kecamatan: bool
    radius: int
    """Tenths of a kilometre; counts where the members are not of one kecamatan."""
    members: tuple[GroupMemberLine, ...]
    departures: tuple[DepartureLine, ...]


@dataclass(frozen=True, slots=True)
class GroupDecisionReport:
    """The word on a group that stands now, and the change set that an undo reverses."""

    group: str
    status: Decided
    change_set: str
    changed: Changed = Changed.DECISIONS
