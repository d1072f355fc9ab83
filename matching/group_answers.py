"""What a group is made from, and what it is: leader, members with their shares, and what happens if one leaves."""

from __future__ import annotations

from dataclasses import dataclass

from matching.columns import Flags


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """What makes a group."""

    radius: int = 150
    """Tenths of a kilometre from the leader, where one kecamatan does not do."""
    most_members: int = 10
    least_share: int = 50
    """Least part of a member, in thousandths of the minimum lot."""
    groups_per_need: int = 3


USUAL_TERMS = GroupTerms()


@dataclass(frozen=True, slots=True, eq=False)
class GroupFacts:
    """What groups depend on beside the problem."""

    leaders: Flags
    """Per offer: of a koperasi."""
    placed: Flags
    """Per offer: its place is known better than to a kabupaten."""
    refused: tuple[tuple[int, frozenset[int]], ...] = ()
    """(need, offers of the members who were to deliver)"""
    terms: GroupTerms = USUAL_TERMS


@dataclass(frozen=True, slots=True)
class Member:
    """One offer in a group; quantities in thousandths per month."""

    offer: int
    quantity: int
    """Of the need's unit; 0: stands by only."""
    offer_quantity: int
    """What the quantity takes of the offer."""
    reserve: int
    """Of the need's unit, added when another leaves."""
    offer_reserve: int
    """What the reserve takes of the offer beside the quantity."""
    distance: int
    """Tenths of a kilometre from the leader; -1 unknown."""
    unknown: int
    """Mask of hard rules that nobody can answer yet."""


@dataclass(frozen=True, slots=True)
class Departure:
    """What happens when one member leaves."""

    offer: int
    covered: int
    uncovered: int
    remaining: int
    still_possible: bool
    leader: int
    """Who leads then."""


@dataclass(frozen=True, slots=True)
class Group:
    """Several offers that stand as one partner towards a need."""

    need: int
    leader: int
    members: tuple[Member, ...]
    """The leader first, those who stand by last."""
    quantity: int
    minimum: int
    """The lot that the group has to reach together."""
    by_kecamatan: bool
    """All in the leader's kecamatan; otherwise all within the radius of it."""
    radius: int
    departures: tuple[Departure, ...]
    """One for each member who delivers."""
