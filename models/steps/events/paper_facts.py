"""An event as its papers see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.event_slips import company
from models.domain.events import (
    EventFacts,
    EventRecap,
    GuestFacts,
    Interest,
    MeetingFacts,
    RecapLine,
    ResultLine,
    Side,
    SlotKind,
)
from models.domain.events import Sums as EventSums
from models.reference.units import unit
from models.steps.papers.letterheads import logo_of
from models.steps.papers.office_head import kop_of, signer_of
from models.steps.papers.public_names import without_numbers
from reports import numerals
from reports.event_papers.facts import EventSheet, Guest, Meeting, Slot, TablePlace
from reports.event_papers.outcomes import Agreed, Line, Outcome, Sums
from reports.office_papers.parts import Signer

_SAYS = {SlotKind.BREAK: "Istirahat", SlotKind.PRAYER: "Salat", SlotKind.PROGRAMME: "Acara"}


def sheet_of(
    session: Session, office: t.Office, facts: EventFacts, on: date, also: Collection[str] = ()
) -> EventSheet:
    """The event with everybody who comes, and those (uids) who are asked for though they do not."""
    known = {each.uid: each for each in facts.guests}
    sitting = {each.uid: company(each.enterprises, known) for each in facts.standing}
    placed = {uid for each in facts.standing if each.slot for uid in (each.buyer, *sitting[each.uid])}
    guests = [each for each in facts.guests if each.comes or each.uid in placed or each.uid in also]
    coming = {each.uid for each in guests if each.comes}
    buyers, others = ([each for each in guests if each.side is side] for side in (Side.BUYER, Side.ENTERPRISE))
    slots = {each.uid: at for at, each in enumerate(facts.slots)}
    tables = {each.uid: at for at, each in enumerate(facts.tables)}
    places = {each.uid: at for some in (buyers, others) for at, each in enumerate(some)}
    draft = facts.draft
    return EventSheet(
        code=facts.code, name=draft.name, day=draft.day, venue=draft.venue, organiser=facts.organiser, made_on=on,
        slots=tuple(Slot(each.starts, each.ends, _says(each.kind, each.label), each.session) for each in facts.slots),
        tables=tuple(TablePlace(table_name(each.name), each.place) for each in facts.tables),
        buyers=tuple(_guest(each, tables) for each in buyers), enterprises=tuple(_guest(each, {}) for each in others),
        meetings=tuple(
            _meeting(each, sitting[each.uid], slots, tables, places)
            for each in facts.standing
            if each.buyer in places and (each.slot or _may_be_held(each, coming))
        ),
        theme=draft.theme, address=draft.address, kop=kop_of(office), logo=logo_of(session, office),
        signer=event_signer(session, office, facts),
    )  # fmt: skip


def _may_be_held(meeting: MeetingFacts, coming: Collection[str]) -> bool:
    """Nobody is sent to ask after a meeting whose other side said it does not come."""
    return meeting.buyer in coming and any(uid in coming for uid in meeting.enterprises)


def event_signer(session: Session, office: t.Office, facts: EventFacts) -> Signer | None:
    """Whoever the event names, else who signs for the office; None while nobody is entered."""
    o = t.Official
    row = session.scalars(select(o).where(o.uid == facts.draft.official, ~o.deleted)).one_or_none()
    if row is None:
        return signer_of(session, office)
    return Signer(session.get_one(t.Office, row.of_office_id).name, row.position, row.name, row.rank, row.nip)


def table_name(name: str) -> str:
    """As "Meja 3" for a table called "3"."""
    return f"Meja {name}" if name.isdecimal() else name


def _says(kind: SlotKind, label: str) -> str:
    return "" if kind is SlotKind.MEETINGS else label or _SAYS[kind]


def _guest(guest: GuestFacts, tables: dict[str, int]) -> Guest:
    """Of what people typed, only words: papers lie open on tables."""
    return Guest(
        guest.badge, without_numbers(guest.name), guest.region, without_numbers(guest.product),
        without_numbers(guest.attendee), tables.get(guest.table),
    )  # fmt: skip


def _meeting(
    meeting: MeetingFacts, sitting: Iterable[str], slots: dict[str, int], tables: dict[str, int],
    places: dict[str, int],
) -> Meeting:  # fmt: skip
    seated = tuple(places[uid] for uid in sitting if uid in places)
    slot, table = slots.get(meeting.slot), tables.get(meeting.table)
    return Meeting(meeting.number, places[meeting.buyer], seated, slot, table, without_numbers(meeting.subject))


def outcome_of(recap: EventRecap, results: Collection[ResultLine]) -> Outcome:
    """What came of the event, as its papers state it."""
    agreed = [each for each in results if each.draft.interest is Interest.AGREED or each.draft.agreed]
    return Outcome(
        recap.invited, recap.came, _sums(recap.whole), _lines(recap.buyers), _lines(recap.enterprises),
        _lines(recap.regions),
        agreements=tuple(_agreed(each) for each in agreed),
        without_meeting=tuple(map(without_numbers, recap.without_meeting)), trouble=_trouble(recap),
        buyers_came=recap.buyers_came, enterprises_came=recap.enterprises_came,
    )  # fmt: skip


def _lines(lines: Collection[RecapLine]) -> tuple[Line, ...]:
    return tuple(Line(without_numbers(each.name), _sums(each.sums)) for each in lines)


def _sums(sums: EventSums) -> Sums:
    return Sums(
        sums.meetings, sums.held, sums.interested, sums.agreed_count, sums.potential, sums.agreed, sums.delivered,
        sums.paid,
    )  # fmt: skip


def _agreed(line: ResultLine) -> Agreed:
    draft = line.draft
    quantity = "" if draft.quantity is None else amount_words(draft.quantity, draft.unit)
    due = numerals.short_date(draft.due) if draft.due else ""
    return Agreed(
        draft.meeting, without_numbers(line.buyer), without_numbers(line.enterprise), without_numbers(draft.product),
        quantity, draft.agreed, without_numbers(draft.next_step), due,
    )  # fmt: skip


def _trouble(recap: EventRecap) -> tuple[str, ...]:
    found = []
    if recap.missing:
        found.append(f"{numerals.grouped(recap.missing)} peserta yang diundang tidak hadir.")
    if recap.unrecorded:
        found.append(f"{numerals.grouped(recap.unrecorded)} peserta yang diundang belum tercatat kehadirannya.")
    if recap.whole.meetings > recap.whole.held:
        left = recap.whole.meetings - recap.whole.held
        found.append(f"{numerals.grouped(left)} pertemuan yang direncanakan belum tercatat hasilnya.")
    return tuple(found)


def amount_words(thousandths: int, code: str) -> str:
    """As "1.500 kilogram"."""
    found = unit(code)
    return numerals.measured_figures(thousandths, found.name if found else code)
