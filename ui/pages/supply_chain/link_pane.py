"""One link to read: its yield, the KBLI of the step, how certain that is; and the way to change or take it out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.domain.supply import LinkFact, LinkKind
from ui.pages.supply_chain.said import certainty_name, kbli_text, yield_text
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, icon_button, words


class LinkPane(QWidget):
    """The chosen link."""

    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    kind_edit_wanted = Signal(str)
    """Slug of the commodity whose kind is to be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._link: LinkFact | None = None
        self._title = words(kind=Kind.LABEL, wrap=True)
        self._said: dict[str, QLabel] = {}
        self.edit = icon_button("pencil-simple", tr("Ubah sambungan"), self._edit)
        self.delete = icon_button("trash", tr("Hapus sambungan"), self._delete)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._reading())

    def _reading(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        down.setSpacing(GRID)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._title, 1)
        for tool in (self.edit, self.delete):
            top.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        down.addLayout(top)
        down.addLayout(self._lines())
        down.addStretch()
        return scrolling(content, tr("Tautan"))

    def _lines(self) -> QFormLayout:
        lines = QFormLayout()
        lines.setHorizontalSpacing(2 * GRID)
        lines.setVerticalSpacing(4)
        labels = (tr("Rendemen"), tr("KBLI langkah"), tr("Kepastian"), tr("Sumber"), tr("Catatan"))
        for key, label in zip(("yield", "kbli", "certainty", "basis", "note"), labels, strict=True):
            self._said[key] = words(wrap=True)
            self._said[key].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addRow(words(label, Kind.MUTED), self._said[key])
        return lines

    def show_link(self, link: LinkFact | None, name_of: Callable[[str], str]) -> None:
        """Show a link, or that none is chosen."""
        self._link = link
        is_kind = link is not None and link.kind is LinkKind.IS_A
        says = tr("Ubah induk jenisnya") if is_kind else tr("Ubah sambungan")
        self.edit.setAccessibleName(says)
        self.edit.setToolTip(says)
        self.edit.setVisible(link is not None and link.kind is not LinkKind.DISTRIBUTED)
        self.delete.setVisible(link is not None and link.kind is LinkKind.MADE)
        if link is None:
            self._title.setText(tr("Pilih satu tautan"))
            return self._tell("", "", "", "", "")
        self._title.setText(f"{name_of(link.source)} → {name_of(link.target)}")
        if link.kind is LinkKind.IS_A:
            kind = tr("{one} adalah salah satu jenis {other}.")
            said = kind.format(one=name_of(link.source), other=name_of(link.target))
            return self._tell(said, "–", "–", tr("daftar komoditas"), "–")
        kbli = "\n".join(kbli_text(step) for step in link.kbli) or tr("belum diketahui")
        basis, note = link.basis or "–", link.note or "–"
        return self._tell(yield_text(link), kbli, certainty_name(link.certainty), basis, note)

    def _tell(self, *said: str) -> None:
        for label, text in zip(self._said.values(), said, strict=True):
            label.setText(text)

    def _edit(self) -> None:
        if self._link is not None and self._link.kind is LinkKind.IS_A:
            self.kind_edit_wanted.emit(self._link.source)
        elif self._link is not None:
            self.edit_wanted.emit(self._link)

    def _delete(self) -> None:
        if self._link is not None:
            self.delete_wanted.emit(self._link)


def scrolling(content: QWidget, says: str) -> QScrollArea:
    """The content in an area that scrolls when it is too high."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(says)
    area.setWidget(content)
    return area
