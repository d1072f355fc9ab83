"""Ask for some slots of the day: when a table is shut, when a guest is away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from models.domain.events import SlotFacts
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.events.event_words import slot_times
from ui.texts import tr
from ui.widgets.look.theme import GRID

_ABREAST = 3


class SlotBoxes(QWidget):
    """A tick for every slot."""

    def __init__(self, slots: Sequence[SlotFacts], chosen: Iterable[str]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        self.boxes = {each.uid: QCheckBox(slot_times(each)) for each in slots}
        rows = -(-len(slots) // _ABREAST)
        for at, (uid, box) in enumerate(self.boxes.items()):
            box.setAccessibleName(box.text())
            box.setChecked(uid in frozenset(chosen))
            grid.addWidget(box, at % max(rows, 1), at // max(rows, 1))

    def chosen(self) -> frozenset[str]:
        """uids of the slots ticked."""
        return frozenset(uid for uid, box in self.boxes.items() if box.isChecked())


def choose_slots(
    parent: QWidget, asks: str, slots: Sequence[SlotFacts], chosen: Iterable[str],
    answered: Callable[[frozenset[str]], object],
) -> VerbDialog:  # fmt: skip
    """Open the question; `answered` gets the slots ticked."""
    dialog = VerbDialog(parent, asks, tr("Pakai"))
    boxes = SlotBoxes(slots, chosen)
    dialog.body.addWidget(boxes)
    dialog.accepted.connect(lambda: answered(boxes.chosen()))
    dialog.open()
    return dialog
