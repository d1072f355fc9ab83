"""What the list of events shows."""

from __future__ import annotations

from models.domain.events import EventLine
from ui import formats
from ui.pages.events.event_words import STATUS_TONES, STATUSES
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column


def event_columns() -> tuple[Column[EventLine], ...]:
    """Name and day first; what does not fit steps back."""
    return (
        Column("name", tr("Nama acara"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
        Column("day", tr("Hari"), lambda row: formats.plain_date(row.day), sort="day", width=104,
               tooltip=lambda row: formats.long_date(row.day)),
        Column("status", tr("Keadaan"), lambda row: tr(STATUSES[row.status]), sort="status", width=96,
               tone=lambda row: STATUS_TONES[row.status]),
        Column("placed", tr("Terjadwal"), _placed, width=96, align=Align.RIGHT),
        Column("code", tr("Kode"), lambda row: row.code, sort="code", width=96),
        Column("guests", tr("Pembeli · UMKM"), lambda row: f"{row.buyers} · {row.enterprises}", width=120,
               align=Align.RIGHT),
        Column("venue", tr("Tempat"), lambda row: row.venue, sort="venue", width=180),
        Column("results", tr("Hasil"), lambda row: formats.number(row.results), width=80, align=Align.RIGHT),
    )  # fmt: skip


def _placed(row: EventLine) -> str:
    return f"{formats.number(row.placed)}/{formats.number(row.meetings)}"
