"""F1: what the page in view is for, over its right side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, hairline, icon_button, words

WIDTH = 288

KEYS = (
    ("Ctrl+K", "buka apa saja dengan mengetik namanya"),
    ("Ctrl+F", "cari dalam daftar"),
    ("Ctrl+Z", "urungkan"),
    ("Ctrl+Shift+Z", "kerjakan lagi"),
    ("Ctrl+C", "salin baris ke Excel"),
    ("Enter", "buka baris"),
    ("F1", "bantuan halaman ini"),
    ("Esc", "tutup bantuan atau pesan"),
)


class HelpPanel(QWidget):
    """The page's own explanation and the keys that work everywhere; lies over the right end of `over`."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        over.installEventFilter(self)
        self.setProperty("kind", "beside")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Bantuan"))
        self.setFixedWidth(WIDTH)
        self._heading = words(kind=Kind.HEADING, wrap=True)
        self._text = words(wrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        inside.addLayout(self._head())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(tr("Isi bantuan"))
        scroll.setWidget(self._content())
        inside.addWidget(scroll, 1)
        self.hide()

    def show_page(self, title: str, text: str) -> None:
        """Explain this page."""
        self._heading.setText(title)
        self._text.setText(text or tr("Belum ada penjelasan untuk halaman ini."))

    def toggle(self) -> None:
        """Show or hide it."""
        self.setVisible(self.isHidden())

    def showEvent(self, event: QShowEvent) -> None:
        self._place()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.setGeometry(self._over.width() - WIDTH, 0, WIDTH, self._over.height())
        self.raise_()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._heading, 1)
        row.addWidget(icon_button("x", tr("Tutup bantuan"), self.hide))
        return row

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "ground")
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, GRID, 0)
        inside.setSpacing(GRID)
        inside.addWidget(self._text)
        inside.addSpacing(GRID)
        inside.addWidget(hairline())
        inside.addWidget(words(tr("Tombol"), Kind.LABEL))
        for key, does in KEYS:
            inside.addLayout(_key_line(key, tr(does)))
        inside.addStretch()
        return content


def _key_line(key: str, does: str) -> QHBoxLayout:
    row = QHBoxLayout()
    shown: QLabel = words(key, Kind.SMALL)
    shown.setFixedWidth(88)
    row.addWidget(shown)
    row.addWidget(words(does, wrap=True), 1)
    return row
