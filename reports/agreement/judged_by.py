"""What an agreement is judged by beside its own words: the law of its date, and what is known around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.agreement.document import Quantity, Size
from reports.wording.patterns import LegalSource, Pattern


@dataclass(frozen=True, slots=True)
class AuditLaw:
    """The law as in force on the day of the agreement; what is missing stands as the wording's own sources say."""

    sources: Mapping[str, LegalSource] = field(default_factory=dict)
    """By rule."""
    pairs: Mapping[Pattern, frozenset[tuple[Size, Size]]] = field(default_factory=dict)
    """Sizes (large party, small party) that may partner; a pattern that is missing: as the statute says."""
    longest_payment: int = 45
    """Days after which a payment is called late."""
    halal_due: bool = True


@dataclass(frozen=True, slots=True)
class MemberStanding:
    """What is known of one member of a group."""

    code: str
    capacity: Quantity | None
    """Per month; None: nobody has recorded one."""
    promised_elsewhere: Quantity
    bound_by: tuple[str, ...] = ()
    """Numbers of agreements and codes of accepted groups by which it delivers to the same need already."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the catalogue knows around an agreement; None: not known."""

    capacity: Quantity | None = None
    """Of the enterprise, per month."""
    promised_elsewhere: Quantity | None = None
    """Of that, to other agreements running at the same time."""
    need_open: Quantity | None = None
    """What the need still asks for."""
    members: tuple[MemberStanding, ...] = ()
    """Of a group; its members are then judged one by one."""
    least: Quantity | None = None
    """The lot that the group has to reach together."""
    gone: int = 0
    """Members that were to deliver when the group was accepted and are not in the catalogue any more."""


SHIPPED = AuditLaw()
NOTHING_KNOWN = Circumstances()
