"""What the list of commodities and the list of links show."""

from __future__ import annotations

from models.domain.supply import CommodityLine, StrayWord, Verdict
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


def _taken_for(row: StrayWord) -> str:
    if row.verdict is Verdict.CERTAIN:
        return row.meant
    return tr("mungkin {name}").format(name=row.meant) if row.meant else tr("tidak dikenal")


STRAY_WORDS: tuple[Column[StrayWord], ...] = (
    Column("words", tr("Sebutan"), lambda row: row.words, sort="words"),
    Column("name", tr("Dicatat sebagai"), lambda row: row.name, sort="name", width=160),
    Column(
        "meant", tr("Dikenali sebagai"), _taken_for, sort="meant", width=180,
        tone=lambda row: Tone.WARNING if row.verdict is Verdict.CERTAIN else Tone.MUTED,
    ),
    Column(
        "times", tr("Kali"), lambda row: formats.number(row.times), sort="times", align=Align.RIGHT, width=56,
        order=lambda row: row.times,
    ),
)  # fmt: skip
