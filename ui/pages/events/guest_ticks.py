"""Guests to be ticked, narrowed by words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from models.domain.events import GuestFacts
from ui.pages.events.event_words import guest_words
from ui.texts import tr
from ui.widgets.look.theme import GRID

_UID = int(Qt.ItemDataRole.UserRole)


class GuestTicks(QWidget):
    """A search over a list with ticks; what is ticked stays in view."""

    changed = Signal()

    def __init__(self, says: str) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari peserta…"))
        self.search.setAccessibleName(tr("Cari di: {list}").format(list=says))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(says)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID // 2)
        inside.addWidget(self.search)
        inside.addWidget(self.list, 1)
        self.search.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.itemActivated.connect(_toggle)

    def show_guests(self, guests: Sequence[GuestFacts]) -> None:
        """Offer these; ticks of those still there stay."""
        kept = set(self.chosen())
        self.list.blockSignals(True)
        self.list.clear()
        for each in guests:
            item = QListWidgetItem(guest_words(each))
            item.setToolTip(" · ".join(part for part in (each.name, each.region, each.product) if part))
            item.setData(_UID, each.uid)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if each.uid in kept else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._narrow(self.search.text())

    def chosen(self) -> tuple[str, ...]:
        """uids of those ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(each.data(_UID)) for each in items if each.checkState() is Qt.CheckState.Checked)

    def _narrow(self, sought: str) -> None:
        asked = sought.casefold().split()
        for row in range(self.list.count()):
            item = self.list.item(row)
            ticked = item.checkState() is Qt.CheckState.Checked
            text = f"{item.text()} {item.toolTip()}".casefold()
            item.setHidden(not ticked and not all(word in text for word in asked))


def _toggle(item: QListWidgetItem) -> None:
    ticked = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
