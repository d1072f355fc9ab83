"""The pairs that look like one business: looked through one by one, the surest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.duplicates import DuplicatePair, Verdict
from models.domain.lists import ListQuery, Slice
from models.use_cases.decide_duplicate import decide_duplicate
from models.use_cases.list_duplicates import list_duplicates
from ui.dialogs.ask_reason import ask_reason
from ui.pages.enterprises.duplicate_words import clues_line
from ui.pages.enterprises.duplicates.columns import pair_columns, pair_filters
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace

_SAID = {
    Verdict.OPEN: "duplicate.decided_open", Verdict.TWINS: "duplicate.decided_twins",
    Verdict.NOT_TWINS: "duplicate.decided_not_twins",
}  # fmt: skip


class Queue(QWidget):
    """The list of pairs and what can be said of the one in focus."""

    compare_wanted = Signal(str, str)
    """uids of two records."""
    scan_wanted = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        rows = PagedRows(pair_columns(), self._fetch, work.background, "duplicates")
        self.list = RecordList(
            rows, tr("pasangan"), filters=pair_filters(), identity=_identity, can_export=False,
            empty=self._emptiness(tr("Tidak ada pasangan yang perlu diperiksa")),
        )  # fmt: skip
        self.list.bar.search.hide()
        self.pair = words(kind=Kind.MUTED, wrap=True)
        self.compare_button = button(tr("Sandingkan…"), self.compare, kind="primary")
        self.apart_button = button(tr("Bukan kembar…"), self.say_apart)
        self.twins_button = button(tr("Kembar, gabung nanti"), partial(self._decide_current, Verdict.TWINS))
        self.open_button = button(tr("Tarik keputusan"), partial(self._decide_current, Verdict.OPEN))
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _row: self.compare())
        self._lay_out()
        self._choose(None)

    def reload(self) -> None:
        """Read the list again."""
        self.list.reload()

    def know_scanned(self, scanned: bool) -> None:
        """Nothing to list means something else as long as nobody has looked."""
        none = tr("Tidak ada pasangan yang perlu diperiksa") if scanned else tr("Kembaran belum pernah dicari")
        self.list.say_empty(self._emptiness(none))

    def _emptiness(self, what: str) -> Emptiness:
        why = tr("Pemeriksaan membandingkan nama, pemilik, telepon, NIK, dan alamat semua UMKM.")
        return Emptiness("copy", what, why, (NextStep(tr("Periksa seluruh katalog"), self.scan_wanted.emit),))

    def compare(self) -> None:
        """Put the two records side by side."""
        row = self.list.current()
        if row is not None:
            self.compare_wanted.emit(row.first.uid, row.second.uid)

    def say_apart(self) -> None:
        """Ask why they are no twins, and keep it."""
        row = self.list.current()
        if row is not None:
            self.ask_apart(row.first.code, row.second.code)

    def ask_apart(self, first: str, second: str) -> None:
        """Ask why these two are no twins, and keep it."""
        ask_reason(
            self,
            tr("{first} dan {second} bukan kembar?").format(first=first, second=second),
            tr("Bukan kembar"),
            partial(self._decide, first, second, Verdict.NOT_TWINS),
            why=tr("Pasangan ini tidak akan ditanyakan lagi."),
            usual=(tr("Pemilik sama, usahanya dua"), tr("Cabang yang berbeda"), tr("Hanya namanya mirip")),
        )

    def _decide_current(self, verdict: Verdict) -> None:
        row = self.list.current()
        if row is not None:
            self._decide(row.first.code, row.second.code, verdict, "")

    def _decide(self, first: str, second: str, verdict: Verdict, reason: str) -> None:
        work = self._work
        work.start_once(
            f"duplicates/{first}/{second}",
            partial(decide_duplicate, work.catalogue, work.actor, first, second, verdict, reason),
            title=tr("Menyimpan keputusan"),
            done=sentence(_SAID[verdict], code=first, other=second),
        )

    def _choose(self, row: DuplicatePair | None) -> None:
        decided = row is not None and row.verdict is not Verdict.OPEN
        self.compare_button.setEnabled(row is not None)
        self.apart_button.setEnabled(row is not None and row.verdict is not Verdict.NOT_TWINS)
        self.twins_button.setEnabled(row is not None and row.verdict is Verdict.OPEN)
        self.open_button.setVisible(decided)
        told = [clues_line(row.clues), row.reason] if row is not None else []
        self.pair.setText(" · ".join(part for part in told if part))

    def _fetch(self, query: ListQuery, start: int, limit: int) -> Slice[DuplicatePair]:
        return list_duplicates(self._work.catalogue, self._work.actor, query, start, limit)

    def _lay_out(self) -> None:
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.pair, 1)
        for part in (self.open_button, self.twins_button, self.apart_button, self.compare_button):
            row.addWidget(part)
        down.addLayout(row)


def _identity(row: DuplicatePair) -> str:
    return f"{row.first.uid} {row.second.uid}"
