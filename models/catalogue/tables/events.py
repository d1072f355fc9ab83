"""A matchmaking event: its day, its guests, their meetings, and what came of them."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.catalogue.tables.base import Code, Day, Edited, Instant, Table, Words


class Event(Edited, Table):
    """A temu bisnis of one day."""

    __tablename__ = "event"

    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Words]
    theme: Mapped[Words]
    day: Mapped[Day]
    venue: Mapped[Words]
    address: Mapped[Words]
    region: Mapped[Code]
    """Kemendagri code of where it is held; empty while nobody said."""
    status: Mapped[Code]
    walking: Mapped[int]
    """Free slots that an enterprise needs between two tables."""
    minimum: Mapped[int]
    """Meetings that every invited enterprise gets before anybody gets more."""
    maximum: Mapped[int | None]
    """Meetings that no enterprise goes beyond."""
    run_id: Mapped[int | None] = mapped_column(ForeignKey("matching_run.id"))
    """The run whose proposals its meetings were taken from."""
    official_id: Mapped[int | None] = mapped_column(ForeignKey("official.id"))
    """Who signs its papers."""
    notes: Mapped[Words]


class EventSlot(Edited, Table):
    """A stretch of the day: of meetings, or a break in which nobody meets."""

    __tablename__ = "event_slot"
    __table_args__ = (CheckConstraint("ends > starts", name="forward"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    position: Mapped[int]
    session: Mapped[Words]
    kind: Mapped[Code]
    starts: Mapped[int]
    """Minutes of the day."""
    ends: Mapped[int]
    label: Mapped[Words]
    """What it is, where it is no meeting: "Salat Jumat"."""


class EventTable(Edited, Table):
    """A table at which meetings are held."""

    __tablename__ = "event_table"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    position: Mapped[int]
    name: Mapped[Words]
    place: Mapped[Words]
    """Where it stands, in words."""


class EventClosure(Edited, Table):
    """A table that is not there in one slot."""

    __tablename__ = "event_closure"

    slot_id: Mapped[int] = mapped_column(ForeignKey("event_slot.id"), index=True)
    table_id: Mapped[int] = mapped_column(ForeignKey("event_table.id"), index=True)


class EventGuest(Edited, Table):
    """A partner or an enterprise that is to come."""

    __tablename__ = "event_guest"
    __table_args__ = (CheckConstraint("(partner_id IS NULL) <> (enterprise_id IS NULL)", name="one_side"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    side: Mapped[Code]
    number: Mapped[int]
    """On the badge; of its side in this event, never given twice."""
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"), index=True)
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    attendee: Mapped[Words]
    """Who comes for it."""
    curation: Mapped[Code]
    curation_reason: Mapped[Words]
    invitation: Mapped[Code]
    answered_on: Mapped[str] = mapped_column(String(10))
    walk_in: Mapped[bool] = mapped_column(default=False)
    table_id: Mapped[int | None] = mapped_column(ForeignKey("event_table.id"))
    """A buyer's own table."""
    minimum: Mapped[int | None]
    maximum: Mapped[int | None]
    arrival: Mapped[Code]
    arrived_at: Mapped[Instant]
    note: Mapped[Words]


class EventAbsence(Edited, Table):
    """A slot in which a guest meets nobody."""

    __tablename__ = "event_absence"

    guest_id: Mapped[int] = mapped_column(ForeignKey("event_guest.id"), index=True)
    slot_id: Mapped[int] = mapped_column(ForeignKey("event_slot.id"), index=True)


class EventMeeting(Edited, Table):
    """One buyer with one enterprise or a group of them; its cell is empty while it waits."""

    __tablename__ = "event_meeting"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    number: Mapped[int]
    """By which its result is keyed in; of this event, never given twice."""
    buyer_id: Mapped[int] = mapped_column(ForeignKey("event_guest.id"), index=True)
    source: Mapped[Code]
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"))
    need_id: Mapped[int | None] = mapped_column(ForeignKey("need.id"))
    slot_id: Mapped[int | None] = mapped_column(ForeignKey("event_slot.id"))
    table_id: Mapped[int | None] = mapped_column(ForeignKey("event_table.id"))
    locked: Mapped[bool] = mapped_column(default=False)
    """Its cell is the officer's word: plans leave it there."""
    state: Mapped[Code]
    state_reason: Mapped[Words]


class EventSeat(Edited, Table):
    """An enterprise in a meeting."""

    __tablename__ = "event_seat"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("event_meeting.id"), index=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("event_guest.id"), index=True)


class EventPlan(Edited, Table):
    """One planning of an event's timetable, with its proof."""

    __tablename__ = "event_plan"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    number: Mapped[int]
    made_at: Mapped[Instant]
    meetings: Mapped[int]
    held: Mapped[int]
    most: Mapped[int]
    slots_used: Mapped[int]
    lower_bound: Mapped[int]
    milliseconds: Mapped[int]
    why: Mapped[Words]
    told: Mapped[Words]
    """JSON: uids of the guests whose slip changed."""


class EventTold(Edited, Table):
    """What a guest knows of its timetable: the slip it was given, or was told of, last."""

    __tablename__ = "event_told"

    guest_id: Mapped[int] = mapped_column(ForeignKey("event_guest.id"), index=True)
    schedule: Mapped[Words]
    """In one line; what stands otherwise now is yet to be told."""


class EventResult(Edited, Table):
    """What a meeting came to for one enterprise; potential and agreed are two sums."""

    __tablename__ = "event_result"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("event_meeting.id"), index=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("event_guest.id"), index=True)
    interest: Mapped[Code]
    product: Mapped[Words]
    quantity: Mapped[int | None] = mapped_column(BigInteger)
    unit: Mapped[Code]
    price: Mapped[int | None] = mapped_column(BigInteger)
    """Per unit."""
    months: Mapped[int | None]
    potential: Mapped[int | None] = mapped_column(BigInteger)
    agreed: Mapped[int | None] = mapped_column(BigInteger)
    next_step: Mapped[Words]
    due: Mapped[str] = mapped_column(String(10))
    agreement_id: Mapped[int | None] = mapped_column(ForeignKey("agreement.id"))
    note: Mapped[Words]


class EventFollowUp(Edited, Table):
    """What became of a result some days after the event."""

    __tablename__ = "event_follow_up"

    result_id: Mapped[int] = mapped_column(ForeignKey("event_result.id"), index=True)
    after: Mapped[int]
    """Days after the event: 30, 90, 180."""
    due: Mapped[Day]
    done_on: Mapped[str] = mapped_column(String(10))
    stage: Mapped[Code]
    delivered: Mapped[int | None] = mapped_column(BigInteger)
    paid: Mapped[int | None] = mapped_column(BigInteger)
    note: Mapped[Words]
