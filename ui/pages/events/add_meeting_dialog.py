"""A meeting that somebody asked for: a buyer, and one or several enterprises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from models.domain.events import GuestFacts
from models.domain.lists import ListQuery
from models.domain.partners import NeedSummary
from models.use_cases.list_needs import list_needs
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.events.event_words import guest_words
from ui.pages.events.guest_ticks import GuestTicks
from ui.texts import tr
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records.place_list import find_by_name
from ui.widgets.wording import Kind, words
from ui.workplace import Workplace

_HEIGHT = 280
_MOST = 200
"""Needs of one buyer that are offered."""
Asked = Callable[[str, tuple[str, ...], str], object]
"""(buyer, enterprises, code of the need or nothing)"""


class AddMeetingDialog(VerbDialog):
    """Enterprises are ticked; more than one makes a group at one table. The buyer's needs are offered to talk about."""

    def __init__(
        self, parent: QWidget, work: Workplace, buyers: Sequence[GuestFacts], enterprises: Sequence[GuestFacts]
    ) -> None:
        super().__init__(parent, tr("Siapa bertemu siapa?"), tr("Tambah pertemuan"))
        self._work = work
        self._business = {each.uid: each.business for each in buyers}
        self._is_closed = False
        self.need = QuietComboBox()
        self.buyer = self._buyers(buyers)
        self.enterprises = GuestTicks(tr("UMKM; lebih dari satu menjadi kelompok di satu meja"))
        self.enterprises.setFixedHeight(_HEIGHT)
        self.enterprises.show_guests(enterprises)
        self.body.addWidget(words(tr("Pembeli"), Kind.LABEL))
        self.body.addWidget(self.buyer)
        self.need.setAccessibleName(tr("Kebutuhan yang dibicarakan"))
        self.need.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.body.addWidget(words(tr("Kebutuhan yang dibicarakan"), Kind.LABEL))
        self.body.addWidget(self.need)
        self.body.addWidget(words(tr("UMKM (beberapa menjadi kelompok)"), Kind.LABEL))
        self.body.addWidget(self.enterprises)
        self.enterprises.changed.connect(self._judge)
        self.buyer.currentIndexChanged.connect(self._ask_needs)
        self.finished.connect(self._close_questions)
        self._ask_needs()
        self._judge()

    def _buyers(self, buyers: Sequence[GuestFacts]) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(tr("Pembeli"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for each in buyers:
            box.addItem(guest_words(each), each.uid)
        find_by_name(box)
        return box

    def _ask_needs(self) -> None:
        """What the chosen buyer looks for; until it is known, and for one without needs, the best is taken."""
        self._offer(())
        business = self._business.get(str(self.buyer.currentData()), "")
        work = self._work
        query = ListQuery(filters=(("partner", business),))
        if business:
            read = partial(list_needs, work.catalogue, work.actor, query, 0, _MOST)
            work.ask("events/needs", read, lambda found: self._offer(found.rows))

    def _close_questions(self) -> None:
        self._is_closed = True

    def _offer(self, needs: Sequence[NeedSummary]) -> None:
        if self._is_closed:
            return
        self.need.clear()
        self.need.addItem(tr("Yang paling cocok"), "")
        for each in needs:
            if each.active and not each.lapsed:
                self.need.addItem(f"{each.code} {each.process or each.words or each.commodity}", each.code)

    def _judge(self) -> None:
        self.verb_button.setEnabled(bool(self.enterprises.chosen()) and self.buyer.currentIndex() >= 0)


def ask_for_meeting(
    parent: QWidget, work: Workplace, buyers: Sequence[GuestFacts], enterprises: Sequence[GuestFacts], answered: Asked
) -> AddMeetingDialog:
    """Open the question; `answered` gets buyer, enterprises, and the need they are to talk about."""
    dialog = AddMeetingDialog(parent, work, buyers, enterprises)
    dialog.accepted.connect(
        lambda: answered(
            str(dialog.buyer.currentData()), dialog.enterprises.chosen(), str(dialog.need.currentData() or "")
        )
    )
    dialog.open()
    return dialog
