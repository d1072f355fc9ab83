"""What meetings of an event came to, and what became of that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from models.domain.changes import Outcome


class Interest(StrEnum):
    """How a meeting ended."""

    NONE = "tidak"
    UNSURE = "ragu"
    INTERESTED = "minat"
    AGREED = "sepakat"


class Stage(StrEnum):
    """What a follow-up found."""

    OPEN = ""
    NOTHING_YET = "belum"
    CONTRACT = "kontrak"
    DELIVERED = "terkirim"
    PAID = "terbayar"
    GIVEN_UP = "gagal"


FOLLOW_UP_DAYS = (30, 90, 180)


@dataclass(frozen=True, slots=True)
class ResultDraft:
    """What a meeting came to for one enterprise, as keyed in."""

    meeting: int
    guest: str
    """uid of the enterprise's guest row."""
    interest: Interest
    version: int = 0
    product: str = ""
    quantity: int | None = None
    unit: str = ""
    price: int | None = None
    months: int | None = None
    potential: int | None = None
    agreed: int | None = None
    next_step: str = ""
    due: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultSaved(Outcome):
    """The result that was written."""

    result: str = ""
    """Its uid."""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result with its names, for lists and papers."""

    uid: str
    draft: ResultDraft
    buyer: str
    enterprise: str
    region: str
    proposal: str = ""
    agreement: str = ""
    """PK- code of what was signed since."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Four numbers that are never added; None while nobody said."""

    meetings: int = 0
    held: int = 0
    interested: int = 0
    agreed_count: int = 0
    potential: int | None = None
    agreed: int | None = None
    delivered: int | None = None
    paid: int | None = None


@dataclass(frozen=True, slots=True)
class RecapLine:
    """One buyer, enterprise or kabupaten of the recap."""

    name: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class EventRecap:
    """What came of an event."""

    whole: Sums
    buyers: tuple[RecapLine, ...]
    enterprises: tuple[RecapLine, ...]
    regions: tuple[RecapLine, ...]
    invited: int = 0
    came: int = 0
    missing: int = 0
    """Of those invited: the door noted that they did not come."""
    unrecorded: int = 0
    """Of those invited: nobody noted whether they came."""
    buyers_came: int = 0
    enterprises_came: int = 0
    without_meeting: tuple[str, ...] = ()
    """Names of enterprises that came and met nobody."""


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """What was found out about a result some days after the event."""

    uid: str
    version: int
    done_on: date
    stage: Stage
    delivered: int | None = None
    paid: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """One thing to follow up."""

    uid: str
    version: int
    event: str
    buyer: str
    enterprise: str
    phone: str
    product: str
    agreed: int | None
    after: int
    due: date
    done_on: date | None
    stage: Stage
    delivered: int | None = None
    paid: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class InvitationText:
    """What is copied into a messenger for one guest."""

    guest: str
    name: str
    phone: str
    text: str = field(repr=False)
