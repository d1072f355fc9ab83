"""What happened to a commodity, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.domain.changes import ChangeKind, HistoryEntry
from models.reference.papers import paper_kind
from ui.facts import unit_text
from ui.pages.supply_chain.said import category_name
from ui.texts import tr
from ui.widgets.records.facts_view import Chapter
from ui.widgets.records.history import history_chapters

_FIELDS = {
    "commodity.name": "Nama", "commodity.unit": "Satuan", "commodity.category": "Golongan",
    "commodity.kind_id": "Jenis dari", "commodity.papers_due": "Berkas", "commodity_word": "Sebutan baru",
}  # fmt: skip
_GONE, _WORD, _OWNER = "commodity.deleted", "commodity_word.deleted", "commodity_word.commodity_id"


def chapters_of(history: Sequence[HistoryEntry]) -> tuple[Chapter, ...]:
    """One chapter per change, the newest first."""
    return history_chapters([_worded(entry) for entry in history])


def _worded(entry: HistoryEntry) -> HistoryEntry:
    if not entry.field and entry.kind is ChangeKind.SEED:
        return replace(entry, field=tr("Catatan baru"), new=tr("ada sejak katalog dibuat"))
    if entry.field == _GONE:
        return replace(entry, field=tr("Komoditas") + ".deleted")
    if entry.field == _WORD:
        return replace(
            entry, field=tr("Sebutan"), old=None, new=tr("dihapus") if entry.new == "true" else tr("kembali")
        )
    if entry.field == _OWNER:
        return replace(entry, field=tr("Sebutan pindah"))
    value = _VALUES.get(entry.field, str)
    told = (None if each in (None, "") else value(str(each)) for each in (entry.old, entry.new))
    old, new = told
    return replace(entry, field=tr(_FIELDS[entry.field]) if entry.field in _FIELDS else entry.field, old=old, new=new)


def _papers(codes: str) -> str:
    kinds = (paper_kind(code) for code in codes.split())
    return ", ".join(kind.label.partition(" (")[0] for kind in kinds if kind)


_VALUES = {"commodity.unit": unit_text, "commodity.category": category_name, "commodity.papers_due": _papers}
