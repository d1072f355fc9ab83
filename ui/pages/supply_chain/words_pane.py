"""Coba kata produk: what the program takes words for, and one click to make them a spelling of a commodity."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.choices import CommodityChoice
from models.domain.supply import Recognition, StrayWord, Verdict
from ui.pages.supply_chain.columns import STRAY_WORDS
from ui.pages.supply_chain.link_pane import scrolling
from ui.texts import tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import FixedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.wording import Kind, button, restyle, words

PAUSE = 150
"""Milliseconds without a key before the words are tried."""
_MOST, _NAME_WIDTH, _LIST_HEIGHT = 4, 200, 240
_SAID = {
    Verdict.CERTAIN: ("Pasti: sebutan ini dikenal sebagai", Tone.GOOD),
    Verdict.SUGGESTED: ("Saran: sebutan ini belum dikenal; mungkin yang dimaksud", Tone.WARNING),
    Verdict.UNKNOWN: ("Tidak dikenal: tidak ada sebutan yang mirip.", Tone.BAD),
}


class _Meant(QWidget):
    """One commodity that the words mean or may mean."""

    shown = Signal(str)
    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._slug = ""
        self.name = button("", lambda: self.shown.emit(self._slug), kind="link")
        self.take = button("", lambda: self.taken.emit(self._slug))
        self.name.setMinimumWidth(_NAME_WIDTH)
        self.name.setStyleSheet("padding-left: 0; text-align: left;")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.name)
        row.addWidget(self.take)
        row.addStretch()
        self.hide()

    def show_choice(self, choice: CommodityChoice, *, certain: bool) -> None:
        """Offer this one; a certain one can lose the spelling, another can get it."""
        self._slug = choice.slug
        self.name.setText(choice.name)
        self.name.setAccessibleName(tr("Lihat {name} di rantai").format(name=choice.name))
        self.take.setText(tr("Hapus sebutan ini") if certain else tr("Jadikan sebutannya"))
        about = tr("Hapus sebutan dari {name}") if certain else tr("Jadikan sebutan {name}")
        self.take.setAccessibleName(about.format(name=choice.name))
        self.show()


class WordsPane(QWidget):
    """Words to try, what they mean, and those of the catalogue that needed an officer's hand."""

    asked = Signal(str)
    add_wanted = Signal(str, str)
    """(slug, words)"""
    remove_wanted = Signal(str, str)
    shown = Signal(str)
    new_wanted = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._certain = False
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Kata produk"))
        self.line.setPlaceholderText(tr("misalnya: kripik singkong pedas 250 gr"))
        self.line.setClearButtonEnabled(True)
        self.verdict = words(kind=Kind.BODY, wrap=True)
        self.meant = tuple(_Meant() for _ in range(_MOST))
        self.other = CommodityField("other", tr("Komoditas lain yang dimaksud"))
        self.add = button(tr("Jadikan sebutannya"), self._add_other)
        self.new = button(tr("Komoditas baru dari kata ini…"), self._new, kind="link", icon_name="plus")
        self.back = button(tr("Kembali ke rantai"), self.closed.emit, kind="link", icon_name="arrow-left")
        self._rows = FixedRows[StrayWord](STRAY_WORDS)
        self.stray = self._stray_list()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()

    def _stray_list(self) -> RecordList[StrayWord]:
        empty = Emptiness(
            "check-circle",
            tr("Semua sebutan dikenali"),
            tr("Kata produk pada setiap kemampuan dan kebutuhan langsung mengarah ke komoditasnya."),
        )
        return RecordList(self._rows, tr("sebutan"), identity=lambda row: f"{row.slug} {row.words}", empty=empty)

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _text: self._pause.start())
        self.line.returnPressed.connect(self._ask)
        self._pause.timeout.connect(self._ask)
        self.stray.chosen.connect(self._try)
        self.other.edited.connect(self._offer)
        for row in self.meant:
            row.shown.connect(self.shown)
            row.taken.connect(self._take)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("kind", "ground")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolling(content, tr("Coba kata produk")))
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        down.setSpacing(GRID)
        down.addLayout(_row(words(tr("Coba kata produk"), Kind.HEADING), None, self.back))
        down.addWidget(self.line)
        down.addWidget(self.verdict)
        for meant in self.meant:
            down.addWidget(meant)
        self._choosing = QWidget()
        choose = QHBoxLayout(self._choosing)
        choose.setContentsMargins(0, 0, 0, 0)
        choose.addWidget(self.other, 1)
        choose.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        down.addWidget(self._choosing)
        self.new.setStyleSheet("padding-left: 0; text-align: left;")
        down.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeft)
        down.addSpacing(GRID)
        about = tr("Sebutan di katalog yang tidak langsung mengarah ke komoditasnya")
        down.addWidget(words(about, Kind.LABEL, wrap=True))
        self.stray.setMinimumHeight(_LIST_HEIGHT)
        down.addWidget(self.stray, 1)
        self.show_nothing()

    def know(self, choices: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities."""
        self.other.set_choices(choices)

    def show_stray(self, found: tuple[StrayWord, ...]) -> None:
        """List the words of the catalogue that needed an officer."""
        self._rows.set_rows(found)

    def show_nothing(self) -> None:
        """No words are tried."""
        self.verdict.setText(tr("Ketik kata produk seperti tertulis di daftar; program menunjukkan artinya."))
        restyle(self.verdict, "tone", Tone.MUTED.value)
        for part in (*self.meant, self._choosing, self.new):
            part.hide()

    def show_recognition(self, found: Recognition) -> None:
        """Show what the words mean; an answer to other words than those in the field is dropped."""
        if found.words != self.line.text().strip():
            return
        self._certain = found.verdict is Verdict.CERTAIN
        said, tone = _SAID[found.verdict]
        self.verdict.setText(tr(said))
        restyle(self.verdict, "tone", tone.value)
        for number, row in enumerate(self.meant):
            row.hide()
            if number < len(found.commodities):
                row.show_choice(found.commodities[number], certain=self._certain)
        self._choosing.setVisible(not self._certain)
        self.new.setVisible(not self._certain)
        self._offer()

    def ask_again(self) -> None:
        """The words may mean something else now."""
        if self.line.text().strip():
            self._ask()

    def _ask(self) -> None:
        self._pause.stop()
        if text := self.line.text().strip():
            self.asked.emit(text)
        else:
            self.show_nothing()

    def _try(self, row: StrayWord | None) -> None:
        if row is not None:
            self.other.show_value(row.slug)
            self.line.setText(row.words)
            self._ask()

    def _take(self, slug: str) -> None:
        signal = self.remove_wanted if self._certain else self.add_wanted
        signal.emit(slug, self.line.text().strip())

    def _offer(self) -> None:
        self.add.setEnabled(self.other.value() is not None)

    def _add_other(self) -> None:
        if slug := self.other.value():
            self.add_wanted.emit(slug, self.line.text().strip())

    def _new(self) -> None:
        self.new_wanted.emit(self.line.text().strip())


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets beside each other; None takes the room that is left."""
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch()
        else:
            row.addWidget(part)
    return row
