"""What the list of standing groups shows."""

from __future__ import annotations

from models.domain.associations import AssociationLine
from ui import formats
from ui.texts import tr
from ui.widgets.lists.columns import Align, Column
from ui.widgets.lists.filters import Filter
from ui.widgets.look.colours import Tone
from ui.widgets.records import names
from ui.widgets.records.trust_names import association_choices, association_name

Line = AssociationLine


def group_columns() -> tuple[Column[Line], ...]:
    """Code, name, kind, place, members, chair."""
    return (
        Column("code", tr("Kode"), lambda row: row.code, sort="code", width=80, tone=lambda _row: Tone.MUTED),
        Column("name", tr("Nama kelompok"), lambda row: row.name, sort="name", tooltip=lambda row: row.name),
        Column("kind", tr("Jenis"), lambda row: association_name(row.kind), sort="kind", width=130),
        Column("members", tr("Anggota"), lambda row: formats.number(row.members), align=Align.RIGHT, width=72),
        Column("leader", tr("Ketua"), lambda row: row.leader or tr("belum tercatat"), width=150, tone=_leader_tone),
        Column("place", tr("Tempat"), lambda row: row.place, sort="place", tooltip=lambda row: row.place, shown=False),
        Column("office", tr("Kantor"), lambda row: row.office, width=90, shown=False),
    )


def group_filters() -> tuple[Filter, ...]:
    """By kind and by kabupaten."""
    return (
        Filter("region", tr("Kabupaten/kota"), names.kabupaten_choices()),
        Filter("kind", tr("Jenis"), association_choices()),
    )


def _leader_tone(row: Line) -> Tone:
    return Tone.PLAIN if row.leader else Tone.MUTED
