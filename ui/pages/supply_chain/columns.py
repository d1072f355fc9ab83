"""What the list of commodities and the list of links show."""

from __future__ import annotations

from models.domain.supply import CommodityLine
from ui import formats
from ui.pages.supply_chain.said import category_name
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone


def _quiet_nought(count: int) -> Tone:
    return Tone.PLAIN if count else Tone.MUTED


COMMODITIES: tuple[Column[CommodityLine], ...] = (
    Column("name", tr("Komoditas"), lambda row: row.name, sort="name", tooltip=lambda row: ", ".join(row.names)),
    Column(
        "category", tr("Golongan"), lambda row: category_name(row.category), sort="category", width=120, shown=False,
    ),
    Column(
        "offers", tr("UMKM"), lambda row: formats.number(row.offers), sort="offers", align=Align.RIGHT, width=64,
        order=lambda row: row.offers, tone=lambda row: _quiet_nought(row.offers),
        spoken=lambda row: formats.count(row.offers, tr("UMKM menawarkan")),
    ),
    Column(
        "needs", tr("Perlu"), lambda row: formats.number(row.needs), sort="needs", align=Align.RIGHT, width=64,
        order=lambda row: row.needs, tone=lambda row: _quiet_nought(row.needs),
        spoken=lambda row: formats.count(row.needs, tr("kebutuhan")),
    ),
    Column("names", tr("Nama lain"), lambda row: ", ".join(row.names), width=160, shown=False),
)  # fmt: skip
