"""What the list of guests shows."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.events import Curation, GuestFacts, Side
from ui import formats
from ui.pages.events.event_index import EventIndex
from ui.pages.events.event_words import (
    CURATION_TONES,
    CURATIONS,
    INVITATION_TONES,
    INVITATIONS,
    SIDES,
    choices_of,
)
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.filters import Filter
from ui.widgets.look.colours import Tone

Held = Callable[[], EventIndex | None]


def guest_columns(held: Held) -> tuple[Column[GuestFacts], ...]:
    """The badge first; what does not fit steps back."""
    return (
        Column("badge", tr("Kode"), lambda row: row.badge, sort="badge", width=68, order=badge_order),
        Column("name", tr("Nama"), lambda row: row.name, sort="name", tooltip=lambda row: f"{row.record} {row.name}"),
        Column("curation", tr("Kurasi"), lambda row: tr(CURATIONS[row.curation]), sort="curation", width=96,
               tone=lambda row: CURATION_TONES[row.curation], tooltip=lambda row: row.curation_reason),
        Column("invitation", tr("Undangan"), lambda row: tr(INVITATIONS[row.invitation]), sort="invitation",
               width=112, tone=lambda row: INVITATION_TONES[row.invitation]),
        Column("meetings", tr("Temu"), lambda row: _meetings(held(), row), sort="meetings", width=72,
               align=Align.RIGHT, order=lambda row: _count(held(), row), tone=lambda row: _tone(held(), row),
               tooltip=lambda row: _below(held(), row)),
        Column("region", tr("Kabupaten/kota"), lambda row: row.region, sort="region", width=132),
        Column("product", tr("Produk atau dicari"), lambda row: row.product, sort="product", width=150,
               tooltip=lambda row: row.product),
        Column("attendee", tr("Yang hadir"), lambda row: row.attendee or row.person, sort="attendee", width=140,
               shown=False),
        Column("record", tr("Kode"), lambda row: row.record, sort="record", width=110, shown=False),
    )  # fmt: skip


def guest_filters() -> tuple[Filter, ...]:
    """Side, curation, answer."""
    return (
        Filter("side", tr("Pihak"), choices_of(SIDES)),
        Filter("curation", tr("Kurasi"), choices_of(CURATIONS)),
        Filter("invitation", tr("Undangan"), choices_of(INVITATIONS)),
    )


GUEST_VALUES: dict[str, Callable[[GuestFacts], str]] = {
    "side": lambda row: str(row.side),
    "curation": lambda row: str(row.curation),
    "invitation": lambda row: str(row.invitation),
}


def badge_order(row: GuestFacts) -> tuple[bool, int]:
    """Buyers first, by number."""
    return row.side is Side.ENTERPRISE, row.number


def floor_of(index: EventIndex, row: GuestFacts) -> int:
    """How many meetings it has to get."""
    if row.minimum is not None:
        return row.minimum
    return index.facts.draft.minimum if row.side is Side.ENTERPRISE else 0


def _count(index: EventIndex | None, row: GuestFacts) -> int:
    return index.held_by(row.uid) if index else 0


def _meetings(index: EventIndex | None, row: GuestFacts) -> str:
    if index is None:
        return ""
    return f"{formats.number(index.held_by(row.uid))}/{formats.number(len(index.of_guest.get(row.uid, ())))}"


def _below(index: EventIndex | None, row: GuestFacts) -> str:
    if index is None or row.curation is Curation.REFUSED or not row.comes:
        return ""
    floor = floor_of(index, row)
    if index.held_by(row.uid) >= floor:
        return ""
    return tr("terjadwal {held}, paling sedikit {floor}").format(held=index.held_by(row.uid), floor=floor)


def _tone(index: EventIndex | None, row: GuestFacts) -> Tone:
    return Tone.WARM if _below(index, row) else Tone.PLAIN
