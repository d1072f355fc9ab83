"""Which papers, for whom, on what paper."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.events import EventPaper
from ui.pages.events.event_index import EventIndex
from ui.pages.events.guest_columns import badge_order
from ui.pages.events.guest_ticks import GuestTicks
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, words

PAPERS = {
    EventPaper.ENTERPRISE_SLIPS: "Slip jadwal UMKM",
    EventPaper.BUYER_SLIPS: "Slip jadwal pembeli",
    EventPaper.TABLE_CARDS: "Kartu meja",
    EventPaper.PROGRAMME: "Susunan acara",
    EventPaper.TABLE_MAP: "Peta meja",
    EventPaper.ATTENDANCE: "Daftar hadir",
    EventPaper.BADGES: "Tanda pengenal dengan QR",
    EventPaper.BRIEFS: "Lembar pertemuan",
    EventPaper.GUIDE: "Katalog UMKM",
    EventPaper.RECAP: "Rekapitulasi hasil",
}
"""Those that take no number."""
OF_PEOPLE = frozenset({EventPaper.ENTERPRISE_SLIPS, EventPaper.BUYER_SLIPS, EventPaper.BADGES, EventPaper.BRIEFS})
"""Papers that can be printed for some guests only."""
SIZES = (("A4", "A4"), ("F4", "F4 (folio)"))
_TICKS_HEIGHT = 190


class Whom(StrEnum):
    """Whose papers."""

    ALL = "semua"
    CHANGED = "berubah"
    CHOSEN = "pilihan"


WHOM = {Whom.ALL: "Semua peserta", Whom.CHANGED: "Yang jadwalnya berubah", Whom.CHOSEN: "Pilih peserta…"}


class PaperChoice(QScrollArea):
    """Ticks for the papers, and whom they are for."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, ...] = ()
        self.boxes = {kind: QCheckBox(tr(said)) for kind, said in PAPERS.items()}
        self.whom = QuietComboBox()
        self.size_box = QuietComboBox()
        self.note = words(kind=Kind.SMALL, wrap=True)
        self.ticks = GuestTicks(tr("Peserta yang dicetak"))
        self.ticks.setFixedHeight(_TICKS_HEIGHT)
        self.ticks.hide()
        self._lay_out()
        self.whom.currentIndexChanged.connect(self._whom_chosen)
        self.ticks.changed.connect(self.changed)
        for box in self.boxes.values():
            box.toggled.connect(self.changed)

    def _lay_out(self) -> None:
        self.setAccessibleName(tr("Pilihan cetakan"))
        self.setWidgetResizable(True)
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        down.setSpacing(GRID)
        down.addWidget(words(tr("Cetakan"), Kind.LABEL))
        for box in self.boxes.values():
            box.setAccessibleName(box.text())
            down.addWidget(box)
        down.addWidget(words(tr("Untuk"), Kind.LABEL))
        self.whom.setAccessibleName(tr("Untuk siapa"))
        for each, said in WHOM.items():
            self.whom.addItem(tr(said), str(each))
        down.addWidget(self.whom)
        down.addWidget(self.note)
        down.addWidget(self.ticks)
        row = QHBoxLayout()
        row.addWidget(words(tr("Kertas"), Kind.LABEL))
        self.size_box.setAccessibleName(tr("Kertas"))
        for value, said in SIZES:
            self.size_box.addItem(said, value)
        row.addWidget(self.size_box, 1)
        down.addLayout(row)
        down.addStretch(1)
        self.setWidget(content)

    def show_event(self, index: EventIndex) -> None:
        """Offer this event's guests."""
        self._told = tuple(each for each in (index.facts.plan.told if index.facts.plan else ()) if each in index.guests)
        self.ticks.show_guests(sorted(index.facts.guests, key=badge_order))
        self._say()

    def wish(self, whom: Whom, *kinds: EventPaper) -> None:
        """Choose these papers for these people."""
        for kind, box in self.boxes.items():
            box.setChecked(kind in kinds)
        self.whom.setCurrentIndex(self.whom.findData(str(whom)))

    @property
    def kinds(self) -> tuple[EventPaper, ...]:
        """The papers ticked."""
        return tuple(kind for kind, box in self.boxes.items() if box.isChecked())

    @property
    def guests(self) -> tuple[str, ...]:
        """uids of those for whom; empty for all."""
        match self._whom:
            case Whom.CHANGED:
                return self._told
            case Whom.CHOSEN:
                return self.ticks.chosen()
        return ()

    @property
    def paper(self) -> str:
        """A4 or F4."""
        return str(self.size_box.currentData())

    @property
    def is_complete(self) -> bool:
        """Whether something would be printed."""
        return bool(self.kinds) and (self._whom is Whom.ALL or bool(self.guests))

    @property
    def _whom(self) -> Whom:
        return Whom(self.whom.currentData())

    def _whom_chosen(self) -> None:
        self.ticks.setVisible(self._whom is Whom.CHOSEN)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        said = {
            Whom.ALL: "",
            Whom.CHANGED: tr("{n} peserta yang belum diberi tahu.").format(n=len(self._told)),
            Whom.CHOSEN: tr("Kartu meja, peta, dan daftar tetap memuat semua."),
        }
        self.note.setText(said[self._whom])
        self.note.setVisible(bool(said[self._whom]))
