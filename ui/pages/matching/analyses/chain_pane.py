"""The need in focus with its chains, the best one open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.domain.chains import ChainFact, NeedChainsFact
from ui import formats
from ui.facts import capitalised, place_text, unit_text
from ui.pages.matching import chain_words
from ui.pages.matching.analyses.chain_path import ChainPath
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, restyle, words


class ChainSection(QWidget):
    """One chain: what it brings in a line, and the path, which opens and closes."""

    enterprise_wanted = Signal(str)

    def __init__(self, need: NeedChainsFact, chain: ChainFact, *, number: int) -> None:
        super().__init__()
        self._chain = chain
        self.path: ChainPath | None = None
        self.toggle: QPushButton = button("", self.turn, kind="link")
        self.state = words(capitalised(chain_words.state_text(chain, need.unit)), Kind.SMALL, wrap=True)
        restyle(self.state, "tone", (Tone.WARM if chain.missing else Tone.GOOD).value)
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(6)
        head = words(f"{number}. {chain_words.path_text(chain)}", Kind.LABEL, wrap=True)
        row = QHBoxLayout()
        row.addWidget(head, 1)
        row.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._down.addLayout(row)
        self._down.addWidget(self.state)
        self._down.addWidget(words(_remarks(need, chain), Kind.SMALL, wrap=True))
        self._number = number
        self._say()

    def turn(self) -> None:
        """Open the path, or close it."""
        if self.path is None:
            self.path = ChainPath(self._chain)
            self.path.enterprise_wanted.connect(self.enterprise_wanted)
            self._down.addWidget(self.path)
            self.path.show()
        else:
            self.path.setVisible(self.path.isHidden())
        self._say()

    def _say(self) -> None:
        shown = self.path is not None and not self.path.isHidden()
        self.toggle.setText(tr("Tutup") if shown else tr("Lihat"))
        said = tr("Tutup rantai {number}") if shown else tr("Lihat rantai {number}")
        self.toggle.setAccessibleName(said.format(number=self._number))


class ChainPane(QScrollArea):
    """Shows one need at a time."""

    enterprise_wanted = Signal(str)
    need_wanted = Signal(str)
    record_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Rantai untuk kebutuhan yang dipilih"))
        self.sections: list[ChainSection] = []
        self.need_button: QPushButton | None = None

    def show_need(self, need: NeedChainsFact | None) -> None:
        """Show the chains of this need, the first one open; None shows nothing."""
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        down.setSpacing(GRID)
        self.sections = []
        if need is not None:
            self._tell(down, need)
        down.addStretch(1)
        self.setWidget(content)
        if self.sections:
            self.sections[0].turn()

    def _tell(self, down: QVBoxLayout, need: NeedChainsFact) -> None:
        down.addWidget(words(capitalised(need.words), Kind.HEADING, wrap=True))
        who = " · ".join(part for part in (need.need, need.partner, place_text(need.region)) if part)
        down.addWidget(words(who, Kind.SMALL, wrap=True))
        for said, tone in _notes(need):
            note = words(said, Kind.BODY, wrap=True)
            restyle(note, "tone", tone.value)
            down.addWidget(note)
        down.addLayout(self._buttons(need))
        for number, chain in enumerate(need.chains, 1):
            down.addWidget(hairline())
            section = ChainSection(need, chain, number=number)
            section.enterprise_wanted.connect(self.enterprise_wanted)
            self.sections.append(section)
            down.addWidget(section)
        if not need.chains:
            down.addWidget(words(chain_words.nothing_text(need), Kind.MUTED, wrap=True))

    def _buttons(self, need: NeedChainsFact) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        self.need_button = button(tr("Lihat usulannya"), partial(self.need_wanted.emit, need.need))
        row.addWidget(self.need_button)
        row.addWidget(button(tr("Buka kebutuhan"), partial(self.record_wanted.emit, need.need), kind="link"))
        row.addStretch(1)
        return row


def _notes(need: NeedChainsFact) -> list[tuple[str, Tone]]:
    unit = unit_text(need.unit)
    missing, required = (formats.quantity(amount, unit) for amount in (need.rest, need.required))
    short = tr("Masih kurang {missing} dari {required} tiap bulan.").format(missing=missing, required=required)
    notes = [(short, Tone.PLAIN)]
    if need.inferred:
        notes.append((tr("Kebutuhan ini disimpulkan program dan belum dikonfirmasi mitra."), Tone.WARM))
    if need.partners_left == 0:
        said = tr("Banyaknya pemasok sudah sampai batas mitra: rantai ini menggantikan salah satunya.")
        notes.append((said, Tone.WARM))
    return notes


def _remarks(need: NeedChainsFact, chain: ChainFact) -> str:
    """What else to know: too little for the lot, what nobody knows, how far the goods travel."""
    said = []
    if chain.quantity is not None and not chain.enough:
        lot = formats.quantity(need.minimum_lot, unit_text(need.unit))
        said.append(tr("di bawah jumlah terkecil mitra, {lot}/bln").format(lot=lot))
    if not chain.certain:
        said.append(tr("ada rendemen atau kapasitas yang belum diketahui"))
    if chain.distance:
        said.append(tr("menempuh {distance}").format(distance=chain_words.distance_text(chain.distance)))
    return capitalised("; ".join(said)) + "." if said else ""
