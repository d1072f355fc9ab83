"""Likely twins: the queue, the two records side by side, past merges, and the scan of the whole catalogue."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from models.domain.duplicates import ScanReport
from models.domain.lists import ListQuery
from models.use_cases.list_duplicates import last_scan, list_duplicates
from models.use_cases.scan_duplicates import scan_duplicates
from ui import formats
from ui.background import Job
from ui.pages.enterprises.duplicates.merge_pane import MergePane
from ui.pages.enterprises.duplicates.past_merges import PastMerges
from ui.pages.enterprises.duplicates.queue import Queue
from ui.texts import sentence, tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words
from ui.workplace import Workplace


class DuplicatesPanel(QWidget):
    """Everything about likely twins; `closed` when the user goes back to the list."""

    closed = Signal()
    counted = Signal(int)
    """Pairs that nobody has decided."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._job: Job | None = None
        self.heading = words(tr("Kemungkinan kembar"), Kind.HEADING)
        self.state = words(kind=Kind.MUTED, wrap=True)
        self.scan_button = button(tr("Periksa seluruh katalog"), self.scan, icon_name="magnifying-glass")
        self.cancel_button = button(tr("Batalkan pemeriksaan"), self.cancel)
        self.cancel_button.hide()
        self.back_button = button(tr("Kembali ke daftar"), self.closed.emit, kind="link", icon_name="arrow-left")
        self.queue, self.merges, self.pair = Queue(work), PastMerges(work), MergePane(work)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.queue, tr("Perlu diperiksa"))
        self.tabs.addTab(self.merges, tr("Sudah digabung"))
        self._stack = QStackedWidget()
        self._connect()
        self._lay_out()

    def reload(self) -> None:
        """Read the lists and the count again."""
        self.queue.reload()
        self.merges.reload()
        self.count()

    def count(self) -> None:
        """Ask how many pairs there are to look through, and when they were found."""
        work = self._work
        asked = partial(list_duplicates, work.catalogue, work.actor, ListQuery(), 0, 1)
        work.ask("duplicates/count", asked, lambda found: self.counted.emit(found.total))
        work.ask("duplicates/scanned", partial(last_scan, work.catalogue, work.actor), self._say_when)

    def compare(self, first_uid: str, second_uid: str) -> None:
        """Put two records side by side."""
        self.pair.compare(first_uid, second_uid)

    def scan(self) -> None:
        """Look through the whole catalogue."""
        self.scan_button.hide()
        self.cancel_button.show()
        self._job = self._work.start_once(
            "duplicates/scan",
            partial(scan_duplicates, self._work.catalogue, self._work.actor),
            title=tr("Mencari catatan kembar"),
            done=_scanned_words,
            ended=self._ended,
        )

    def cancel(self) -> None:
        """Stop the scan; what the last one found stays."""
        if self._job is not None:
            self._job.cancel()

    def _ended(self) -> None:
        self._job = None
        self.scan_button.show()
        self.cancel_button.hide()

    def _say_when(self, at: str) -> None:
        told = tr("Pemeriksaan terakhir {at}.").format(at=formats.moment(at)) if at else tr("Belum pernah diperiksa.")
        self.state.setText(told)
        self.queue.know_scanned(bool(at))

    def _show_pair(self, _view: object) -> None:
        self._stack.setCurrentWidget(self.pair)
        self.pair.merge_button.setFocus()

    def _show_lists(self) -> None:
        self._stack.setCurrentWidget(self._lists)

    def _apart(self, first: str, second: str) -> None:
        self._show_lists()
        self.queue.ask_apart(first, second)

    def _connect(self) -> None:
        self.queue.compare_wanted.connect(self.compare)
        self.queue.scan_wanted.connect(self.scan)
        self.pair.shown.connect(self._show_pair)
        self.pair.closed.connect(self._show_lists)
        self.pair.merged.connect(lambda _uid: self._show_lists())
        self.pair.apart_wanted.connect(self._apart)

    def _lay_out(self) -> None:
        self._lists = QWidget()
        down = QVBoxLayout(self._lists)
        down.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        top.setSpacing(GRID)
        top.addWidget(self.heading)
        top.addWidget(self.state, 1)
        for part in (self.back_button, self.scan_button, self.cancel_button):
            top.addWidget(part)
        down.addLayout(top)
        down.addWidget(self.tabs, 1)
        self._stack.addWidget(self._lists)
        self._stack.addWidget(self.pair)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)


def _scanned_words(report: ScanReport) -> str:
    return sentence("duplicate.scanned", records=report.records, strong=report.strong, weak=report.weak)
