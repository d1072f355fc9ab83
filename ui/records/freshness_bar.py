"""Under a record's name: when somebody last said something of it, and that it still holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.records import SavedRecord
from ui import formats
from ui.records.pane import RecordsPane
from ui.texts import sentence, tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace

Confirm = Callable[..., SavedRecord]
"""(catalogue, actor, uid, version, *, progress) → the confirmed record"""


class FreshnessBar(QWidget):
    """What is in view can be said to hold today with one click; what was said too long ago is told in words."""

    def __init__(self, work: Workplace, pane: RecordsPane, confirm: Confirm) -> None:
        super().__init__()
        self._work, self._pane, self._confirm = work, pane, confirm
        self._record: Any = None
        self.said = words(kind=Kind.SMALL, wrap=True)
        self.button = button(tr("Masih benar hari ini"), self.confirm, kind="link", icon_name="check-circle")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, GRID, GRID // 2)
        row.addWidget(self.said, 1)
        row.addWidget(self.button)
        pane.view.add_bar(self)
        pane.view.edit_button.installEventFilter(self)
        pane.shown.connect(self.show_record)

    def show_record(self, record: Any) -> None:
        """The record in view from now on."""
        self._record = record
        self.said.setText(told(record.told_on, record.confirmed_on, stale=record.stale))
        restyle(self.said, "tone", (Tone.WARNING if record.stale else Tone.MUTED).value)
        self.button.setVisible(record.confirmed_on != date.today().isoformat())

    def confirm(self) -> None:
        """Say that the record in view holds today."""
        if self._record is None:
            return
        work, record = self._work, self._record
        self.button.setEnabled(False)
        work.start(
            partial(self._confirm, work.catalogue, work.actor, record.uid, record.version),
            title=tr("Mencatat bahwa data masih benar"),
            done=_done,
            ended=self._follow,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # what stood on a day in the past can be neither changed nor confirmed
        if event.type() == QEvent.Type.EnabledChange:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.button.setEnabled(self._pane.view.edit_button.isEnabled())


def told(on: str, confirmed_on: str, *, stale: bool) -> str:
    """When the last word was said, and whether that is too long ago, in one line."""
    if not on:
        return tr("Belum pernah dipastikan; tanyakan apakah data ini masih benar")
    day = formats.short_date(on)
    word = tr("Dipastikan masih benar {day}") if on == confirmed_on else tr("Terakhir diubah {day}")
    return word.format(day=day) + (tr("; perlu dipastikan lagi") if stale else "")


def _done(saved: SavedRecord) -> str:
    message = "equipment.confirmed_already" if saved.changed == Changed.NOTHING else "equipment.confirmed"
    return sentence(message, name=saved.name)
