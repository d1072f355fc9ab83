"""Invitations as texts for a messenger: seen one by one, copied one by one or all at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from models.domain.events import InvitationText
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words

_SIZE = (760, 520)
_BETWEEN = "\n\n———\n\n"


class InvitationDialog(VerbDialog):
    """Closing says which guests were sent their invitation only when that is pressed."""

    copied = Signal(int)

    def __init__(self, parent: QWidget, texts: Sequence[InvitationText]) -> None:
        asks = tr("Teks undangan untuk {n} peserta").format(n=len(texts))
        super().__init__(parent, asks, tr("Tandai terkirim"), decline=tr("Tutup"))
        self.texts = tuple(texts)
        self.list = QListWidget()
        self.text = QPlainTextEdit()
        self.state = words(kind=Kind.SMALL)
        self.copy_button = button(tr("Salin teks ini"), self.copy_one, icon_name="copy")
        self.all_button = button(tr("Salin semua"), self.copy_all)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        self.list.setAccessibleName(tr("Peserta yang diundang"))
        self.list.setFixedWidth(250)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in self.texts:
            item = QListWidgetItem(f"{each.name}\n{each.phone or tr('tanpa telepon')}")
            item.setToolTip(each.name)
            self.list.addItem(item)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Teks undangan"))
        both = QHBoxLayout()
        both.setSpacing(GRID)
        both.addWidget(self.list)
        both.addWidget(self.text, 1)
        self.body.addLayout(both, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.state, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.all_button)
        self.body.addLayout(row)

    def copy_one(self) -> None:
        """The text in view goes to the clipboard, and the next one comes into view."""
        row = self.list.currentRow()
        self._copy(self.texts[row : row + 1])
        self.list.setCurrentRow(min(row + 1, len(self.texts) - 1))

    def copy_all(self) -> None:
        """All texts under one another."""
        self._copy(self.texts)

    def _copy(self, texts: Sequence[InvitationText]) -> None:
        QGuiApplication.clipboard().setText(_BETWEEN.join(each.text for each in texts))
        self.state.setText(tr("{n} teks disalin").format(n=len(texts)))
        self.copied.emit(len(texts))

    def _show(self, row: int) -> None:
        self.text.setPlainText(self.texts[row].text if 0 <= row < len(self.texts) else "")
