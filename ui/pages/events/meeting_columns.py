"""What the list of meetings shows."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.events import MeetingFacts, MeetingState
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import SOURCES, cell_words, choices_of
from ui.pages.events.waiting_reasons import WaitingReasons
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.filters import Filter
from ui.widgets.look.colours import Tone

PLACED, WAITING, HELD, CANCELLED = "terjadwal", "menunggu", "terlaksana", "batal"
STANDINGS = {PLACED: "Terjadwal", WAITING: "Menunggu", HELD: "Terlaksana", CANCELLED: "Batal"}
TONES = {PLACED: Tone.PLAIN, WAITING: Tone.WARM, HELD: Tone.GOOD, CANCELLED: Tone.MUTED}
Held = Callable[[], EventIndex | None]


def standing_of(row: MeetingFacts) -> str:
    """Whether it has a cell, waits, was held, or is cancelled."""
    if row.state is MeetingState.CANCELLED:
        return CANCELLED
    if row.state is MeetingState.HELD:
        return HELD
    return PLACED if row.slot else WAITING


def meeting_columns(held: Held, reasons: WaitingReasons) -> tuple[Column[MeetingFacts], ...]:
    """The number first; what does not fit steps back."""
    return (
        Column("number", tr("No."), lambda row: str(row.number), sort="number", width=60, align=Align.RIGHT,
               order=lambda row: row.number),
        Column("buyer", tr("Pembeli"), lambda row: _buyer(held(), row), sort="buyer",
               tooltip=lambda row: _buyer(held(), row)),
        Column("enterprises", tr("UMKM"), lambda row: _enterprises(held(), row), sort="enterprises",
               tooltip=lambda row: _enterprises(held(), row)),
        Column("cell", tr("Pukul, meja"), lambda row: _cell(held(), row), sort="cell", width=164,
               unit=lambda row: tr("dikunci") if row.locked else "",
               order=lambda row: _order(held(), row), tone=lambda row: TONES[standing_of(row)],
               tooltip=lambda row: (reasons.of(row.uid) or row.state_reason)),
        Column("source", tr("Asal"), lambda row: tr(SOURCES[row.source]), sort="source", width=100),
        Column("subject", tr("Tentang"), lambda row: row.subject, sort="subject", width=120,
               tooltip=lambda row: row.need),
        Column("score", tr("Nilai"), lambda row: formats.number(row.score) if row.score is not None else "",
               sort="score", width=64, align=Align.RIGHT, order=lambda row: row.score or -1),
        Column("why", tr("Mengapa menunggu"), lambda row: (reasons.of(row.uid) or row.state_reason), width=220,
               tooltip=lambda row: reasons.of(row.uid), shown=False),
    )  # fmt: skip


def meeting_filters() -> tuple[Filter, ...]:
    """Where it stands, where it came from."""
    return (
        Filter("standing", tr("Keadaan"), tuple((value, tr(said)) for value, said in STANDINGS.items())),
        Filter("source", tr("Asal"), choices_of(SOURCES)),
    )


MEETING_VALUES: dict[str, Callable[[MeetingFacts], str]] = {
    "standing": standing_of,
    "source": lambda row: str(row.source),
}


def _buyer(index: EventIndex | None, row: MeetingFacts) -> str:
    return f"{index.buyer_of(row).badge} {index.buyer_of(row).name}" if index else ""


def _enterprises(index: EventIndex | None, row: MeetingFacts) -> str:
    return ", ".join(f"{each.badge} {each.name}" for each in index.enterprises_of(row)) if index else ""


def _cell(index: EventIndex | None, row: MeetingFacts) -> str:
    if index is None or row.state is MeetingState.CANCELLED:
        return tr(STANDINGS[standing_of(row)]).lower()
    return cell_words(index, row.slot, row.table)


def _order(index: EventIndex | None, row: MeetingFacts) -> tuple[int, str, int]:
    slot = index.slots.get(row.slot) if index else None
    return (slot.starts if slot else 24 * 60 + (row.state is MeetingState.CANCELLED), row.table, row.number)
