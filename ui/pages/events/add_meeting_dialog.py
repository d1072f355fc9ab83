"""A meeting that somebody asked for: a buyer, and one or several enterprises."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from models.domain.events import GuestFacts
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.events.event_words import guest_words
from ui.pages.events.guest_ticks import GuestTicks
from ui.texts import tr
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records.place_list import find_by_name
from ui.widgets.wording import Kind, words

_HEIGHT = 280
Asked = Callable[[str, tuple[str, ...]], object]
"""(buyer, enterprises)"""


class AddMeetingDialog(VerbDialog):
    """Enterprises are ticked; more than one makes a group at one table."""

    def __init__(self, parent: QWidget, buyers: Sequence[GuestFacts], enterprises: Sequence[GuestFacts]) -> None:
        super().__init__(parent, tr("Siapa bertemu siapa?"), tr("Tambah pertemuan"))
        self.buyer = self._buyers(buyers)
        self.enterprises = GuestTicks(tr("UMKM; lebih dari satu menjadi kelompok di satu meja"))
        self.enterprises.setFixedHeight(_HEIGHT)
        self.enterprises.show_guests(enterprises)
        self.body.addWidget(words(tr("Pembeli"), Kind.LABEL))
        self.body.addWidget(self.buyer)
        self.body.addWidget(words(tr("UMKM (beberapa menjadi kelompok)"), Kind.LABEL))
        self.body.addWidget(self.enterprises)
        self.enterprises.changed.connect(self._judge)
        self._judge()

    def _buyers(self, buyers: Sequence[GuestFacts]) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(tr("Pembeli"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for each in buyers:
            box.addItem(guest_words(each), each.uid)
        find_by_name(box)
        return box

    def _judge(self) -> None:
        self.verb_button.setEnabled(bool(self.enterprises.chosen()) and self.buyer.currentIndex() >= 0)


def ask_for_meeting(
    parent: QWidget, buyers: Sequence[GuestFacts], enterprises: Sequence[GuestFacts], answered: Asked
) -> AddMeetingDialog:
    """Open the question; `answered` gets buyer and enterprises."""
    dialog = AddMeetingDialog(parent, buyers, enterprises)
    dialog.accepted.connect(lambda: answered(str(dialog.buyer.currentData()), dialog.enterprises.chosen()))
    dialog.open()
    return dialog
