"""A quiet line in the form: the record that is being typed may be in the catalogue already."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.duplicates import DuplicateLine
from models.use_cases.warn_of_duplicates import warn_of_duplicates
from ui.pages.enterprises.duplicate_words import clues_line, warning_line
from ui.records.pane import RecordForm
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, words
from ui.workplace import Workplace

PAUSE = 350
"""Milliseconds without a key before the catalogue is asked."""
_LISTENED = ("name", "region", "address", "nib", "owner.name", "owner.phone", "owner.nik", "offers")


class TypingLine(QWidget):
    """Asks while one types and never stands in the way; hidden while nothing is alike."""

    open_wanted = Signal(str)
    """uid of the record that is alike."""

    def __init__(self, work: Workplace, form: RecordForm) -> None:
        super().__init__()
        self._work = work
        self._form = form
        self._line: DuplicateLine | None = None
        self.text = words(kind=Kind.MUTED, wrap=True)
        self.open_button = button(tr("Buka"), self._open, kind="link")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        row = QHBoxLayout()
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self.text, 1)
        row.addWidget(self.open_button)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(hairline())
        down.addLayout(row)
        self.hide()
        for name in _LISTENED:
            if name in form.fields:
                form.fields[name].edited.connect(self._pause.start)
        form.dirty_changed.connect(self._settled)

    def _settled(self, dirty: bool) -> None:
        """What stands in the form is saved, or somebody else's record."""
        if not dirty:
            self._pause.stop()
            self._show(())

    def _ask(self) -> None:
        if not self._form.dirty:
            return
        draft = self._form.draft(self._form.values())
        read = partial(warn_of_duplicates, self._work.catalogue, self._work.actor, draft)
        self._work.ask("enterprises/typed", read, self._show, lambda _problem: self._show(()))

    def _show(self, lines: tuple[DuplicateLine, ...]) -> None:
        self._line = lines[0] if lines and self._form.dirty else None
        self.setVisible(self._line is not None)
        if self._line is None:
            return
        self.text.setText(warning_line(self._line, len(lines) - 1))
        self.text.setToolTip(clues_line(self._line.clues))
        self.open_button.setAccessibleName(tr("Buka {code}").format(code=self._line.code))

    def _open(self) -> None:
        if self._line is not None:
            self.open_wanted.emit(self._line.uid)
