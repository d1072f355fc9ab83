"""Choose a commodity: search, category, and where the well-known chains begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.supply import CommodityLine
from ui import formats
from ui.pages.supply_chain.columns import COMMODITIES
from ui.pages.supply_chain.said import categories
from ui.texts import tr
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import button


class Choosing(QWidget):
    """The list of commodities; `chosen` carries the slug of one."""

    chosen = Signal(str)
    chain_chosen = Signal(str)
    words_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[CommodityLine, ...] = ()
        self._rows = FixedRows[CommodityLine](COMMODITIES)
        self.list = RecordList(self._rows, tr("komoditas"), identity=lambda row: row.slug, can_export=False)
        self.chains = self._box(tr("Rantai dari…"), tr("Rantai"))
        self.categories = self._box(tr("Golongan…"), tr("Golongan"))
        for code, name in categories():
            self.categories.addItem(name, code)
        self.categories.activated.connect(self._narrow)
        self.chains.activated.connect(self._start_chain)
        self.list.chosen.connect(self._tell)
        self.words = button(tr("Coba kata produk…"), self.words_wanted.emit, kind="link", icon_name="magnifying-glass")
        self._lay_out()

    def _box(self, first: str, says: str) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(says)
        box.addItem(first, "")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        return box

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, GRID, 0)
        top.setSpacing(GRID)
        top.addWidget(self.chains, 1)
        top.addWidget(self.categories, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(top)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.words, 0, Qt.AlignmentFlag.AlignLeft)

    def show_lines(self, lines: tuple[CommodityLine, ...]) -> None:
        """Offer these commodities."""
        self._all = lines
        self._narrow()

    def show_chains(self, chains: Sequence[tuple[str, str, int]]) -> None:
        """Offer the raw materials at which chains begin."""
        while self.chains.count() > 1:
            self.chains.removeItem(1)
        for slug, name, following in sorted(chains, key=lambda chain: chain[1].casefold()):
            said = tr("{name} ({count})").format(name=name, count=formats.count(following, tr("olahan")))
            self.chains.addItem(said, slug)

    def name_of(self, slug: str) -> str:
        """The name of a commodity; the slug where it is not listed."""
        return next((line.name for line in self._all if line.slug == slug), slug)

    def choose(self, slug: str) -> None:
        """Bring a commodity into focus, whatever was searched for."""
        if slug not in {line.slug for line in self._shown()}:
            self.categories.setCurrentIndex(0)
            self._narrow()
        if self.list.current() is None or self.list.current().slug != slug:
            if self._rows.query.words:
                self.list.show_query(replace(self._rows.query, words=""))
            self._focus(slug)
        # the list may only just have come into view, without its height yet
        QTimer.singleShot(0, self._show_current)

    def _focus(self, slug: str) -> None:
        for number in range(self._rows.rowCount()):
            row = self._rows.row_at(number)
            if row is not None and row.slug == slug:
                self.list.table.setCurrentIndex(self._rows.index(number, 0))

    def _show_current(self) -> None:
        self.list.table.scrollTo(self.list.table.currentIndex())

    def _shown(self) -> tuple[CommodityLine, ...]:
        category = self.categories.currentData()
        return tuple(line for line in self._all if not category or line.category == category)

    def _narrow(self) -> None:
        self._rows.set_rows(self._shown())

    def _tell(self, line: CommodityLine | None) -> None:
        if line is not None:
            self.chosen.emit(line.slug)

    def _start_chain(self) -> None:
        if slug := self.chains.currentData():
            self.chain_chosen.emit(slug)
