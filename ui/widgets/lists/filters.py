"""The bar over a list: search as one types, and filters that are words, not codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from models.domain.lists import ListQuery
from ui.texts import tr
from ui.widgets.lists.more_filters import MoreFilters
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox

IN_VIEW = 3
"""Filters that stand beside the search; when there are more, the last of these places opens the others."""
NARROWEST_SEARCH, NARROWEST_BOX = 120, 84
"""In little room both give way before the page scrolls sideways."""
TYPING_PAUSE = 120
"""Milliseconds without a key before the list is searched."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in `ListQuery.filters`, its label, and (value, words) to choose from."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    spoken: Callable[[str], str] | None = None
    """Words of a value that nobody could offer beforehand."""


class SearchBox(QLineEdit):
    """Says what is being searched once typing pauses."""

    searched = Signal(str)

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(says)
        self.setAccessibleName(says)
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("magnifying-glass"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._say)

    def _say(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())


class FilterBar(QWidget):
    """Search box and filters; `changed` carries the words and filters chosen."""

    changed = Signal(str, object)

    def __init__(self, says: str, filters: Sequence[Filter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GRID)
        self.search = SearchBox(says)
        self.search.setMinimumWidth(NARROWEST_SEARCH)
        self.search.setMaximumWidth(360)
        self.row.addWidget(self.search, 3)
        in_view = filters if len(filters) <= IN_VIEW else filters[: IN_VIEW - 1]
        self._boxes = {each.name: self._box(each) for each in in_view}
        self._behind = tuple(each.name for each in filters[len(in_view) :])
        self.more = MoreFilters(filters[len(in_view) :])
        self.more.setVisible(bool(self._behind))
        self.more.changed.connect(self._tell)
        self.row.addWidget(self.more)
        self.row.addStretch(1)
        self.search.searched.connect(self._tell)

    def show_query(self, query: ListQuery) -> None:
        """Set what the bar shows, without announcing it."""
        for widget in (self.search, *self._boxes.values()):
            widget.blockSignals(True)
        self.search.setText(query.words)
        for name, box in self._boxes.items():
            box.setCurrentIndex(max(0, box.findData(query.value_of(name))))
        for name in self._behind:
            self.more.show_value(name, query.value_of(name))
        for widget in (self.search, *self._boxes.values()):
            widget.blockSignals(False)

    def filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that are set."""
        chosen = [(name, str(box.currentData() or "")) for name, box in self._boxes.items()]
        chosen += [(name, self.more.value_of(name)) for name in self._behind]
        return tuple((name, value) for name, value in chosen if value)

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values of a filter, when they come from the catalogue; the one that is set stays."""
        if name in self._behind:
            self.more.offer(name, choices)
            return
        box = self._boxes[name]
        kept = box.currentData()
        while box.count() > 1:
            box.removeItem(1)
        for value, text in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(kept)))

    def clear(self) -> None:
        """Take away words and filters."""
        self.show_query(ListQuery())
        self._tell()

    def _box(self, each: Filter) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(each.label)
        box.setToolTip(each.label)
        box.addItem(tr("{label}: semua").format(label=each.label), "")
        for value, text in each.choices:
            box.addItem(text, value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(min(18, max(len(each.label) + 7, 8)))
        box.setMinimumWidth(NARROWEST_BOX)
        box.activated.connect(self._tell)
        self.row.addWidget(box)
        return box

    def _tell(self) -> None:
        self.changed.emit(self.search.text().strip(), self.filters())
