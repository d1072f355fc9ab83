"""Where the import stands: its steps in a row, those behind one can be gone back to."""

from __future__ import annotations

from enum import IntEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.texts import tr
from ui.widgets.look.fonts import Weight, window_font
from ui.widgets.wording import Kind, button, words


class Step(IntEnum):
    """The steps of the import, in their order."""

    FILE = 0
    COLUMNS = 1
    QUESTIONS = 2
    CHECK = 3
    DONE = 4


_NAMES = {
    Step.FILE: "Berkas",
    Step.COLUMNS: "Kolom",
    Step.QUESTIONS: "Kunci & pertanyaan",
    Step.CHECK: "Periksa",
    Step.DONE: "Selesai",
}


class StepsBar(QWidget):
    """The steps; `chosen` when the user goes back to one."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[Step, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for step in Step:
            if step:
                row.addWidget(words("›", Kind.MUTED))
            row.addWidget(self._button(step))
        row.addStretch()
        self.show_step(Step.FILE, may_go_back=False)

    def _button(self, step: Step) -> QPushButton:
        name = tr(_NAMES[step])
        made = button(name.replace("&", "&&"), partial(self.chosen.emit, step), kind="link")
        made.setAccessibleName(name)
        self.buttons[step] = made
        return made

    def show_step(self, now: Step, *, may_go_back: bool) -> None:
        """Mark where the import stands, and which steps can be gone back to."""
        for step, made in self.buttons.items():
            made.setFont(window_font(weight=Weight.BOLD if step is now else Weight.TEXT))
            made.setEnabled(may_go_back and step < now)
            made.setProperty("current", step is now)
            said = tr("{step}, langkah sekarang") if step is now else "{step}"
            made.setAccessibleName(said.format(step=tr(_NAMES[step])))
