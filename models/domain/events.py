"""A matchmaking event as people see it: its day, its guests, its meetings and their cells, what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.domain.changes import Outcome
from models.domain.event_results import (
    FOLLOW_UP_DAYS,
    EventRecap,
    FollowUpDraft,
    FollowUpLine,
    Interest,
    InvitationText,
    RecapLine,
    ResultDraft,
    ResultLine,
    ResultSaved,
    Stage,
    Sums,
)
from models.domain.event_timetables import (
    Addition,
    FactInTheWay,
    Move,
    PlanFacts,
    PlanReport,
    Short,
    WaitingMeeting,
    WayFacts,
)

__all__ = [
    "FOLLOW_UP_DAYS",
    "Addition",
    "Arrival",
    "CheckedIn",
    "Curation",
    "EventDraft",
    "EventFacts",
    "EventLine",
    "EventPaper",
    "EventRecap",
    "EventSaved",
    "EventStatus",
    "FactInTheWay",
    "FollowUpDraft",
    "FollowUpLine",
    "GuestFacts",
    "GuestsAdded",
    "Interest",
    "Invitation",
    "InvitationText",
    "LaidOut",
    "MeetingFacts",
    "MeetingSource",
    "MeetingState",
    "MeetingsProposed",
    "Move",
    "PlanFacts",
    "PlanReport",
    "RecapLine",
    "ResultDraft",
    "ResultLine",
    "ResultSaved",
    "Short",
    "Side",
    "SlotFacts",
    "SlotKind",
    "Stage",
    "Sums",
    "TableFacts",
    "WaitingMeeting",
    "WayFacts",
    "clock",
]
"""Timetables and what came of them lie beside, and are found here too."""


class EventStatus(StrEnum):
    """How far an event is."""

    PLANNED = "rencana"
    RUNNING = "berlangsung"
    OVER = "selesai"
    CANCELLED = "batal"


class SlotKind(StrEnum):
    """What a stretch of the day is for; only in the first do people meet."""

    MEETINGS = "pertemuan"
    BREAK = "jeda"
    PRAYER = "ibadah"
    PROGRAMME = "acara"


class Side(StrEnum):
    """Who sits where."""

    BUYER = "pembeli"
    ENTERPRISE = "umkm"


class Curation(StrEnum):
    """Whether a guest is let in; a reserve comes when somebody drops out."""

    OPEN = "belum"
    ADMITTED = "lolos"
    RESERVE = "cadangan"
    REFUSED = "tidak_lolos"


class Invitation(StrEnum):
    """What the guest answered."""

    NOT_SENT = "belum"
    SENT = "terkirim"
    COMING = "hadir"
    NOT_COMING = "berhalangan"


class Arrival(StrEnum):
    """What the door saw."""

    UNKNOWN = ""
    HERE = "hadir"
    ABSENT = "tidak_hadir"


class MeetingSource(StrEnum):
    """Where a meeting came from."""

    PROPOSAL = "usulan"
    REQUEST = "permintaan"
    NEXT_BEST = "berikutnya"
    WALK_IN = "di_tempat"


class MeetingState(StrEnum):
    """A cancelled meeting stays in sight with its reason."""

    PLANNED = "rencana"
    HELD = "terlaksana"
    CANCELLED = "batal"


class EventPaper(StrEnum):
    """What is printed for an event; the first nine are `reports.event_papers.kinds.Print`."""

    ENTERPRISE_SLIPS = "slip-umkm"
    BUYER_SLIPS = "slip-pembeli"
    TABLE_CARDS = "kartu-meja"
    PROGRAMME = "susunan-acara"
    TABLE_MAP = "peta-meja"
    ATTENDANCE = "daftar-hadir"
    BADGES = "tanda-pengenal"
    BRIEFS = "lembar-pertemuan"
    GUIDE = "katalog-umkm"
    RECAP = "rekapitulasi"
    INVITATIONS = "undangan"
    MINUTES = "berita-acara"
    MEMO = "nota-dinas"


@dataclass(frozen=True, slots=True)
class EventDraft:
    """An event's own fields as typed; uid "" is a new one."""

    uid: str = ""
    version: int = 0
    name: str = ""
    theme: str = ""
    day: date | None = None
    venue: str = ""
    address: str = ""
    region: str = ""
    walking: int = 0
    minimum: int = 1
    maximum: int | None = None
    run: str = ""
    """Code of the run whose proposals are taken; "" is the newest."""
    official: str = ""
    """uid of who signs."""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SlotFacts:
    """A stretch of the day; minutes count from midnight."""

    uid: str
    starts: int
    ends: int
    kind: SlotKind = SlotKind.MEETINGS
    session: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table; closed names the slots (uids) in which it is not there."""

    uid: str
    name: str
    place: str = ""
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GuestFacts:
    """A guest of an event."""

    uid: str
    side: Side
    number: int
    record: str
    """M- or U- code."""
    business: str
    """uid of the record, so that its page can be opened."""
    name: str
    region: str
    """Kabupaten or kota, in words."""
    product: str
    """What it looks for, or makes: in words."""
    attendee: str = ""
    phone: str = ""
    """Masked outside the owning office."""
    curation: Curation = Curation.OPEN
    curation_reason: str = ""
    invitation: Invitation = Invitation.NOT_SENT
    answered_on: date | None = None
    walk_in: bool = False
    table: str = ""
    """uid of a buyer's own table."""
    minimum: int | None = None
    maximum: int | None = None
    away: frozenset[str] = frozenset()
    """uids of slots."""
    arrival: Arrival = Arrival.UNKNOWN
    arrived_at: str = ""
    note: str = ""
    version: int = 0
    person: str = ""
    """Owner or contact as recorded; who comes, where no attendee is named."""
    party: str = ""
    """The same for businesses of one owner for whom one person comes: they cannot sit in two meetings at once."""
    km: float | None = None
    """From the event's place, as the crow flies between the middles of the regions; None where one is not known."""

    @property
    def badge(self) -> str:
        """What the badge says and the door types: "B-03", "U-017"."""
        return f"B-{self.number:02}" if self.side is Side.BUYER else f"U-{self.number:03}"

    @property
    def comes(self) -> bool:
        """Whether meetings are planned for it."""
        admitted = self.curation in (Curation.ADMITTED, Curation.OPEN)
        return admitted and self.invitation is not Invitation.NOT_COMING and self.arrival is not Arrival.ABSENT


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting; slot and table are empty while it waits."""

    uid: str
    number: int
    buyer: str
    """uid of the guest."""
    enterprises: tuple[str, ...]
    source: MeetingSource
    slot: str = ""
    table: str = ""
    locked: bool = False
    state: MeetingState = MeetingState.PLANNED
    state_reason: str = ""
    proposal: str = ""
    """P- code, where it came from one."""
    need: str = ""
    """K- code of what is talked about."""
    subject: str = ""
    """Commodity or process, in words."""
    score: int | None = None
    """Of the proposal, 0 to 100."""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """All of an event that its screens show."""

    uid: str
    code: str
    status: EventStatus
    draft: EventDraft
    organiser: str
    """The office's name."""
    slots: tuple[SlotFacts, ...]
    tables: tuple[TableFacts, ...]
    guests: tuple[GuestFacts, ...]
    meetings: tuple[MeetingFacts, ...]
    plan: PlanFacts | None = None
    removed: tuple[GuestFacts, ...] = ()
    """Guests that were taken off the list; their meetings are cancelled and still name them."""
    over: int = 0
    """So many slots, counted from the first, have begun while the event is running: nothing new comes there."""
    ended: int = 0
    """So many of them are past altogether: what stands there counts as held."""
    office: str = ""
    """Code of the office that holds it."""

    def guest(self, uid: str) -> GuestFacts:
        """The guest of that uid, one who was taken off the list among them."""
        return next(each for each in (*self.guests, *self.removed) if each.uid == uid)

    @property
    def standing(self) -> tuple[MeetingFacts, ...]:
        """Meetings that are not cancelled."""
        return tuple(each for each in self.meetings if each.state is not MeetingState.CANCELLED)


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in the list."""

    uid: str
    code: str
    name: str
    day: date
    venue: str
    status: EventStatus
    buyers: int
    enterprises: int
    meetings: int
    placed: int
    results: int


@dataclass(frozen=True, slots=True)
class EventSaved(Outcome):
    """The event that was written."""

    event: str = ""
    """Its uid."""
    code: str = ""
    prayer: tuple[int, int] | None = None
    """Begin and end of the new day's prayer, where the day was changed and slots for meetings lie in it."""
    moved: int = 0
    """Open follow-ups whose day went along with the event's."""
    planned_again: bool = False
    """It was running on another day, and is only planned now."""


@dataclass(frozen=True, slots=True)
class LaidOut(Outcome):
    """Slots and tables were written; meetings that lost their cell wait, and are named."""

    waiting: tuple[int, ...] = ()
    """Numbers of meetings."""


@dataclass(frozen=True, slots=True)
class CheckedIn(Outcome):
    """The guest that came to the door."""

    guest: str = ""
    already: bool = False
    """It had been seen before."""
    back: int = 0
    """So many slots, given up when it left, are its own again."""


@dataclass(frozen=True, slots=True)
class GuestsAdded(Outcome):
    """Who came in anew, and who stood there already."""

    added: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    """Public codes."""
    meetings: tuple[int, ...] = ()
    """Numbers of the meetings that were found for a guest who walked in."""


@dataclass(frozen=True, slots=True)
class MeetingsProposed(Outcome):
    """How many meetings came in, by where they came from; who still has fewer than its floor."""

    from_proposals: int = 0
    next_best: int = 0
    below: tuple[str, ...] = ()
    """uids of guests."""


def clock(minutes: int) -> str:
    """Minutes of the day as "09.30"."""
    return f"{minutes // 60:02}.{minutes % 60:02}"
