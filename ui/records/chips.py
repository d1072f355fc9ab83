"""The filters that hold, in words over the list; a click takes one away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.record_list import RecordList
from ui.widgets.look.theme import GRID
from ui.widgets.wording import button


class FilterChips(QWidget):
    """Stands between the filters and the rows of a list, while a filter holds."""

    def __init__(self, rows: RecordList[object], filters: Sequence[Filter]) -> None:
        super().__init__()
        self._list = rows
        self._labels = {each.name: each.label for each in filters}
        self._words = {(each.name, value): text for each in filters for value, text in each.choices}
        self._spoken = {each.name: each.spoken for each in filters}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GRID, 0, GRID, 0)
        self._row.setSpacing(GRID)
        self._shown: tuple[tuple[str, str], ...] = ()
        inside = rows.layout()
        if isinstance(inside, QVBoxLayout):
            inside.insertWidget(1, self)
        rows.model.refreshed.connect(self._refresh)
        self.hide()

    def know(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """The words of a filter whose values come from the catalogue."""
        self._words |= {(name, value): text for value, text in choices}

    def texts(self) -> list[str]:
        """What the chips say."""
        return [each.accessibleName() for each in self.findChildren(QPushButton) if not each.isHidden()]

    def _refresh(self, _total: int) -> None:
        held = tuple((name, value) for name, value in self._list.model.query.filters if value)
        if held == self._shown:
            return
        self._shown = held
        self._clear()
        for name, value in held:
            said = f"{self._labels.get(name, name)}: {self._words_of(name, value)}"
            chip = button(f"{said}  ×".replace("&", "&&"), partial(self._drop, name))
            chip.setAccessibleName(tr("Lepas saringan {said}").format(said=said))
            self._row.addWidget(chip)
        self._row.addStretch()
        self.setVisible(bool(held))

    def _words_of(self, name: str, value: str) -> str:
        spoken = self._spoken.get(name)
        return self._words.get((name, value)) or (spoken(value) if spoken else value)

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _drop(self, name: str) -> None:
        query = self._list.model.query
        kept = tuple(each for each in query.filters if each[0] != name)
        self._list.show_query(replace(query, filters=kept))
