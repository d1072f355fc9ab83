"""One rule: what it says from when to when, its other rows, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.law import LawGroup, LawLine
from ui.pages.settings.law_words import GROUPS, STANDINGS, period_text, value_text, verified_text
from ui.pages.settings.section import scrolling
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, hairline, restyle, words

_USES = {
    LawGroup.SIZE: (
        "Menentukan ukuran usaha dari penjualan atau modalnya, menurut tanggal angkanya. Usaha yang berubah ukurannya "
        "disebut sebelum disimpan."
    ),
    LawGroup.PAPER: "Dipakai ketika perjanjian diperiksa, dan sebagai pekerjaan rumah pada usulan pencocokan.",
    LawGroup.PATTERN: (
        "Dipakai pada pencocokan berikutnya dan ketika perjanjian diperiksa. Kosong berarti pasangan menurut "
        "undang-undang."
    ),
    LawGroup.DIRECTION: "Disebut sebagai sumber pada usulan pencocokan.",
    LawGroup.AGREEMENT: "Dipakai atau disebut sebagai sumber ketika perjanjian diperiksa.",
    LawGroup.FLAG: "Disebut sebagai sumber ketika perjanjian atau naskah lain diperiksa.",
    LawGroup.MATCHING: "Disebut sebagai sumber pada usulan pencocokan.",
}


class LawRecord(QWidget):
    """`new_wanted`, `mend_wanted`, `verify_wanted`, `reset_wanted` carry the LawLine in view."""

    new_wanted = Signal(object)
    mend_wanted = Signal(object)
    verify_wanted = Signal(object)
    reset_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: LawLine | None = None
        self.text = words(kind=Kind.HEADING, wrap=True)
        self.facts = words(wrap=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.verified = words(wrap=True)
        self.use = words(kind=Kind.MUTED, wrap=True)
        self.others_head = words(tr("Isi lain dari aturan ini"), Kind.LABEL)
        self.others = words(kind=Kind.MUTED, wrap=True)
        self.new_button = button(tr("Isi baru mulai tanggal…"), lambda: self.new_wanted.emit(self._line))
        self.mend_button = button(tr("Betulkan baris ini…"), lambda: self.mend_wanted.emit(self._line))
        self.verify_button = button(tr("Tandai diverifikasi…"), lambda: self.verify_wanted.emit(self._line))
        self.reset_button = button(tr("Kembalikan bawaan program…"), lambda: self.reset_wanted.emit(self._line))
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        down.setSpacing(GRID)
        for each in (self.text, self.facts, self.verified, self.use):
            down.addWidget(each)
        down.addWidget(hairline())
        for button_of in (self.new_button, self.mend_button, self.verify_button, self.reset_button):
            down.addWidget(button_of, 0, Qt.AlignmentFlag.AlignLeft)
        down.addSpacing(GRID)
        down.addWidget(self.others_head)
        down.addWidget(self.others)
        down.addStretch()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolling(content, tr("Aturan")))

    def show_line(self, line: LawLine) -> None:
        """Show a row."""
        self._line = line
        self.text.setText(line.text)
        said = STANDINGS[line.standing][0]
        value = value_text(line)
        facts = (
            tr("{group} · {code}").format(group=tr(GROUPS[line.group]), code=line.code),
            tr("Isi: {value}").format(value=value) if value else "",
            tr("Sumber: {source}").format(source=line.source),
            tr("{standing}, {period}").format(standing=tr(said), period=period_text(line)),
            tr("Ditulis kantor, menggantikan bawaan program") if line.own else tr("Bawaan program"),
        )
        self.facts.setText("\n".join(each for each in facts if each))
        self.verified.setText(verified_text(line).capitalize() if not line.verified_by else verified_text(line))
        restyle(self.verified, "tone", (Tone.GOOD if line.verified else Tone.WARNING).value)
        self.use.setText(tr(_USES[line.group]))
        self.verify_button.setEnabled(not line.verified)
        self.reset_button.setVisible(line.own)

    def show_others(self, lines: tuple[LawLine, ...]) -> None:
        """Show what else the rule says, or said."""
        mine = self._line
        if mine is None or any(each.code != mine.code for each in lines):
            return
        others = [each for each in lines if each.key != mine.key]
        self.others_head.setVisible(bool(others))
        said = tr("{period}: {text} ({source})")
        self.others.setText("\n\n".join(
            said.format(period=period_text(each), text=value_text(each) or each.text, source=each.source)
            for each in others
        ))  # fmt: skip
