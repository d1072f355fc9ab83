"""A standing group as chapters to read."""

from __future__ import annotations

from models.domain.associations import AssociationRecord, MemberPart
from ui import formats
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.records.facts_view import Chapter, Told
from ui.widgets.records.history import history_chapters
from ui.widgets.records.record_side import Head
from ui.widgets.records.telling import told
from ui.widgets.records.trust_names import association_name, role_name

MEMBERS, HISTORY = "Kelompok", "Riwayat"
GROUP_TABS = (MEMBERS, HISTORY)


def head_of_group(record: AssociationRecord) -> Head:
    """Name, code, kind and owning office."""
    own = "" if record.own else tr("milik kantor {office}").format(office=record.line.office)
    parts = (record.line.code, association_name(record.line.kind), own)
    return Head(record.line.name, " · ".join(part for part in parts if part))


def chapters_of_group(record: AssociationRecord) -> dict[str, tuple[Chapter, ...]]:
    """What stands under each tab."""
    itself = (Told(tr("Tercatat sebagai UMKM"), record.enterprise_name),) if record.enterprise else ()
    about = (
        told(tr("Tempat"), record.line.place),
        told(tr("Ketua"), record.line.leader),
        Told(tr("Anggota sekarang"), formats.count(record.line.members, tr("UMKM"))),
        *itself,
    )
    none = tr("Belum ada anggota; Ubah, lalu Tambah anggota.")
    members = Chapter(tr("Anggota"), tuple(_member(part) for part in record.members), none)
    return {MEMBERS: (Chapter(tr("Kelompok"), about), members), HISTORY: history_chapters(record.history)}


def _member(part: MemberPart) -> Told:
    since = tr("sejak {day}").format(day=formats.short_date(part.since)) if part.since else ""
    until = tr("keluar {day}").format(day=formats.short_date(part.until)) if part.until else ""
    more = " · ".join(each for each in (part.code, since, until) if each)
    return Told(role_name(part.role), part.name, more, Tone.MUTED if part.until else Tone.PLAIN)
