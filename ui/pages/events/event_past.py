"""What was done with an event, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from models.domain.changes import HistoryEntry
from ui import formats
from ui.pages.events.event_words import CURATIONS, INVITATIONS, STATUSES
from ui.texts import tr
from ui.widgets.records.facts_view import Chapter
from ui.widgets.records.history import history_chapters

_DID = "did."
_VERBS = {
    "save_event": "Acara disimpan", "lay_out_event": "Slot dan meja disusun", "add_guests": "Peserta ditambahkan",
    "invite_accepted": "Peserta diundang dari usulan", "remove_guests": "Peserta dikeluarkan",
    "save_guest": "Peserta diubah", "curate_guests": "Kurasi", "answer_invitations": "Undangan",
    "add_walk_in": "Datang tanpa undangan", "check_in": "Daftar ulang", "propose_meetings": "Pertemuan diusulkan",
    "add_meeting": "Pertemuan ditambahkan", "cancel_meeting": "Pertemuan dibatalkan",
    "restore_meeting": "Pertemuan dipulihkan", "move_meeting": "Pertemuan digeser", "lock_meetings": "Dikunci",
    "unlock_meetings": "Kunci dibuka", "plan_event": "Jadwal disusun", "replan_event": "Jadwal disusun ulang",
    "mark_told": "Sudah diberi tahu", "save_result": "Hasil dicatat", "delete_result": "Hasil dihapus",
    "save_follow_up": "Tindak lanjut dicatat", "set_event_status": "Keadaan acara",
    "issue_event_paper": "Surat diterbitkan", "void_letter": "Surat dibatalkan", "delete_event": "Acara dihapus",
}  # fmt: skip
_ROWS = {
    "event_guest": "peserta", "event_meeting": "pertemuan", "event_slot": "slot", "event_table": "meja",
    "event_result": "hasil", "event_follow_up": "tindak lanjut", "event_told": "peserta", "issued_paper": "surat",
}  # fmt: skip
_FIELDS = {
    "event.name": "Nama acara", "event.theme": "Tema", "event.day": "Hari", "event.venue": "Tempat",
    "event.address": "Alamat", "event.region": "Kabupaten/kota", "event.status": "Keadaan acara",
    "event.walking": "Waktu berpindah meja", "event.minimum": "Paling sedikit tiap UMKM",
    "event.maximum": "Paling banyak tiap UMKM", "event.notes": "Catatan", "event.deleted": "Acara",
}  # fmt: skip


def chapters_of(history: Sequence[HistoryEntry]) -> tuple[Chapter, ...]:
    """One chapter for each thing done, the newest first."""
    return history_chapters([_worded(entry) for entry in history])


def _worded(entry: HistoryEntry) -> HistoryEntry:
    if entry.field.startswith(_DID):
        verb = entry.field.removeprefix(_DID)
        label = tr(_VERBS.get(verb, "Perubahan lain"))
        about = _named(entry.new or "") if verb in _OF_WORDS else (entry.new or "")
        return replace(entry, field=label, old=None, new=_joined(about, _counted(entry.of)), of="")
    read = _READERS.get(entry.field, str)
    old, new = (None if each is None else read(each) for each in (entry.old, entry.new))
    field = tr(_FIELDS[entry.field]) if entry.field in _FIELDS else entry.field
    return replace(entry, field=f"{field}.deleted" if entry.field == "event.deleted" else field, old=old, new=new)


def _counted(touched: str) -> str:
    """ "12 pertemuan, 3 peserta" of "event_meeting:12 event_guest:3"; rows that nobody counts are left out."""
    counts = (each.split(":") for each in touched.split())
    return ", ".join(formats.count(int(count), tr(_ROWS[table])) for table, count in counts if table in _ROWS)


def _joined(about: str, counted: str) -> str:
    return " · ".join(part for part in (about, counted) if part) or tr("tersimpan")


_OF_WORDS = frozenset({"curate_guests", "answer_invitations", "set_event_status"})
"""Verbs of which a state is told."""
_NAMES: dict[str, str] = {
    str(code): said for words in (CURATIONS, INVITATIONS, STATUSES) for code, said in words.items()
}


def _named(code: str) -> str:
    return tr(_NAMES.get(code, code))


_READERS: dict[str, Callable[[str], str]] = {
    "event.day": formats.short_date, "event.status": _named, "event.deleted": str,
}  # fmt: skip
