"""The needs of a run at the left: search, three filters, and how far each is filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from models.domain.lists import ListQuery
from models.domain.matching import NeedLine, Pattern
from models.use_cases.browse_run import EMPTY, FULL, PARTLY, REASON, WAITING
from ui import formats, reasons
from ui.facts import pattern_name, place_text
from ui.pages.matching.columns import need_columns
from ui.pages.matching.kept_table import KeptTable
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.lists.filters import SearchBox
from ui.widgets.lists.rows import Fetch, PagedRows
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.reading import Reader
from ui.widgets.wording import Kind, icon_button, words


class NeedsPane(QWidget):
    """`chosen` carries the need in focus, or None."""

    chosen = Signal(object)

    def __init__(self, fetch: Fetch[NeedLine], reader: Reader) -> None:
        super().__init__()
        self.rows: PagedRows[NeedLine] = PagedRows(need_columns(), fetch, reader, "matching/needs")
        self.table = KeptTable(self.rows, tr("Daftar kebutuhan"), lambda row: row.need)
        self.search = SearchBox(tr("Cari kebutuhan atau mitra…"))
        self.boxes = {name: _box(label) for name, label in _FILTERS}
        self._count = words(kind=Kind.SMALL)
        self._stack = QStackedWidget()
        self._lay_out()
        self._fill_boxes()
        self._connect()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, GRID, 0)
        top.addWidget(self.search, 1)
        columns = icon_button("columns", tr("Pilih kolom"))
        columns.clicked.connect(
            lambda: self.table.column_menu().popup(columns.mapToGlobal(columns.rect().bottomLeft()))
        )
        top.addWidget(columns)
        inside.addLayout(top)
        inside.addLayout(self._filter_row())
        self._stack.addWidget(self.table)
        self._stack.addWidget(EmptyState(self._nothing_found()))
        inside.addWidget(self._stack, 1)

    def _filter_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, 0, GRID, 0)
        row.setSpacing(GRID)
        for box in self.boxes.values():
            row.addWidget(box, 1)
        row.addWidget(self._count)
        return row

    def _nothing_found(self) -> Emptiness:
        step = NextStep(tr("Hapus pencarian dan saringan"), self.clear)
        what = tr("Tidak ada kebutuhan yang cocok")
        return Emptiness("magnifying-glass", what, tr("Coba kata lain, atau longgarkan saringan."), (step,))

    def _fill_boxes(self) -> None:
        _fill(self.boxes["pattern"], tr("Pola"), [(str(each), pattern_name(each)) for each in Pattern])
        _fill(self.boxes["filled"], tr("Isi"), [(value, tr(said)) for value, said in _FILLED])
        self.offer_districts(())

    def _connect(self) -> None:
        self.search.searched.connect(lambda _words: self._search())
        for box in self.boxes.values():
            box.activated.connect(self._search)
        self.table.chosen.connect(self.chosen)
        self.rows.refreshed.connect(self._refreshed)
        find = QShortcut(QKeySequence.StandardKey.Find, self, self.start_search)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def offer_districts(self, codes: Sequence[str]) -> None:
        """Let these kabupaten and kota be chosen from."""
        box = self.boxes["region"]
        kept = box.currentData()
        _fill(box, tr("Wilayah"), [(code, place_text(code)) for code in codes])
        box.setCurrentIndex(max(0, box.findData(kept)))

    def start_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_filled(self, filled: str) -> None:
        """Show only needs filled so far (full, partly, empty), whatever was shown before."""
        self._reset()
        self.boxes["filled"].setCurrentIndex(max(0, self.boxes["filled"].findData(filled)))
        self._search()

    def show_reason(self, reason: str) -> None:
        """Show only needs that are not full for this reason."""
        box, value = self.boxes["filled"], f"{REASON}{reason}"
        if box.findData(value) < 0:
            box.addItem(reasons.reason_text(reason), value)
        self.show_filled(value)

    def show_need(self, need: str) -> None:
        """Bring one need into focus."""
        self._reset()
        self.table.keep(need)
        self._search()

    def clear(self) -> None:
        """Take away words and filters."""
        self._reset()
        self._search()

    def reload(self) -> None:
        """Ask again; the need in focus stays."""
        self.rows.reload()

    def _reset(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        for box in self.boxes.values():
            box.setCurrentIndex(0)

    def _search(self) -> None:
        chosen = ((name, str(box.currentData() or "")) for name, box in self.boxes.items())
        filters = tuple((name, value) for name, value in chosen if value)
        sought = self.search.text().strip()
        self.rows.show(replace(self.rows.query, words=sought, filters=filters))

    def _refreshed(self, total: int) -> None:
        self._stack.setCurrentIndex(0 if total else 1)
        self._count.setText(formats.number(total))
        self._count.setAccessibleName(formats.count(total, tr("kebutuhan")))

    @property
    def query(self) -> ListQuery:
        """What is shown."""
        return self.rows.query


_FILTERS = (("pattern", "Pola"), ("region", "Wilayah"), ("filled", "Isi"))
_FILLED = ((FULL, "penuh"), (PARTLY, "sebagian"), (EMPTY, "kosong"), (WAITING, "menunggu keputusan"))


def _box(label: str) -> QComboBox:
    made = QuietComboBox()
    made.setAccessibleName(tr(label))
    made.setToolTip(tr(label))
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(5)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _fill(box: QComboBox, label: str, choices: Sequence[tuple[str, str]]) -> None:
    box.clear()
    box.addItem(label, "")
    for value, said in choices:
        box.addItem(said, value)
    widest = max(box.fontMetrics().horizontalAdvance(said) for said in (label, *(said for _v, said in choices)))
    box.view().setMinimumWidth(widest + 4 * GRID)
