"""What the list of groups shows of each."""

from __future__ import annotations

from models.domain.groups import GroupLine
from ui import formats, reasons
from ui.facts import capitalised, place_text, short_place, unit_text
from ui.pages.matching import group_words
from ui.pages.matching.columns import STATUS_TONES
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone


def group_columns() -> tuple[Column[GroupLine], ...]:
    """Need, quantity, how many deliver, and the officer's word; leader, partner and place are hidden at first."""
    return (
        Column("need", tr("Kebutuhan"), lambda row: capitalised(row.need_words), sort="need", tooltip=_need_tip),
        Column(
            "quantity", tr("Jumlah/bln"), lambda row: formats.amount(row.quantity), sort="quantity", width=118,
            align=Align.RIGHT, unit=lambda row: unit_text(row.unit), tooltip=group_words.share_text,
        ),
        Column("members", tr("Anggota"), group_words.headcount, width=78, align=Align.RIGHT,
               spoken=group_words.headcount_spoken, tooltip=group_words.headcount_spoken),
        Column("status", tr("Keadaan"), lambda row: reasons.decided_name(row.status), width=88,
               tone=lambda row: STATUS_TONES[row.status], tooltip=lambda row: row.reason),
        Column("leader", tr("Ketua"), _leader, sort="leader", width=170, tooltip=_leader_tip,
               copied=lambda row: row.leader_name, shown=False),
        Column("partner", tr("Mitra"), lambda row: row.partner, width=170, tooltip=_need_tip,
               shown=False),
        Column("place", tr("Tempat"), lambda row: place_text(row.place), width=150, shown=False),
        Column("group", tr("Kode"), lambda row: row.group, sort="group", width=84, shown=False,
               tone=lambda _row: Tone.MUTED),
        Column("run", tr("Pencocokan"), lambda row: row.run, width=90, shown=False),
    )  # fmt: skip


def _leader(row: GroupLine) -> str:
    return ", ".join(part for part in (row.leader_name, short_place(row.place)) if part)


def _leader_tip(row: GroupLine) -> str:
    return f"{row.leader_name}\n{place_text(row.place)}"


def _need_tip(row: GroupLine) -> str:
    return f"{capitalised(row.need_words)}, {row.need}\n{row.partner}\n{_leader(row)}"
