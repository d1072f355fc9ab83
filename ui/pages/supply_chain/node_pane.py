"""What is known of one commodity: who offers and needs it, its papers, and the links that touch it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from models.domain.lists import ListQuery
from models.domain.supply import LinkFact, NodeFact
from ui import formats
from ui.facts import unit_text
from ui.pages.supply_chain.link_pane import scrolling
from ui.pages.supply_chain.said import category_name, yield_text
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, icon_button, words


class NodePane(QWidget):
    """The commodity in focus."""

    wanted = Signal(str, object)
    centre_wanted = Signal(str)
    edit_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._slug = ""
        self._name = words(kind=Kind.HEADING, wrap=True)
        self._kind = words(kind=Kind.MUTED, wrap=True)
        self._names = words(kind=Kind.SMALL, wrap=True)
        self._papers = words(kind=Kind.SMALL, wrap=True)
        self.offers = button("", partial(self._open, "enterprises"), kind="link")
        self.needs = button("", partial(self._open, "partners"), kind="link")
        self.centre = button(tr("Gambar dari sini"), self._centre, kind="link", icon_name="crosshair")
        self.edit = icon_button("pencil-simple", tr("Ubah komoditas"), lambda: self.edit_wanted.emit(self._slug))
        self.delete = icon_button("trash", tr("Hapus komoditas"), lambda: self.delete_wanted.emit(self._slug))
        self._lay_out()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        down.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._name, 1)
        for tool in (self.edit, self.delete):
            top.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        down.addLayout(top)
        down.addWidget(self._kind)
        for link in (self.offers, self.needs, self.centre):
            link.setStyleSheet("padding-left: 0; text-align: left;")
            down.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._names, self._papers):
            down.addWidget(part)
        down.addStretch()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolling(content, tr("Komoditas")))

    def show_node(self, node: NodeFact, focus: str, kind: str = "") -> None:
        """Show this commodity; `kind` names what it is a kind of."""
        self._slug = node.line.slug
        self._name.setText(node.line.name)
        unit = tr("{category}, dihitung per {unit}").format(
            category=category_name(node.line.category), unit=unit_text(node.unit)
        )
        self._kind.setText(f"{unit}. {tr('Jenis dari {kind}.').format(kind=kind)}" if kind else unit)
        _say(self.offers, formats.count(node.line.offers, tr("UMKM menawarkan")), bool(node.line.offers))
        _say(self.needs, formats.count(node.line.needs, tr("kebutuhan mitra")), bool(node.line.needs))
        self.centre.setVisible(self._slug != focus)
        others = [name for name in node.line.names if name != node.line.name.casefold()]
        self._names.setText(tr("Sebutan lain: {names}.").format(names=", ".join(others)) if others else "")
        papers = tr("Berkas yang perlu: {papers}.").format(papers=formats.listing(node.papers))
        self._papers.setText(papers if node.papers else "")

    def _open(self, page: str) -> None:
        self.wanted.emit(page, ListQuery(filters=(("commodity", self._slug),)))

    def _centre(self) -> None:
        self.centre_wanted.emit(self._slug)


class LinksPane(QWidget):
    """The links into and out of the commodity in focus; one is chosen."""

    chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.new = icon_button("plus", tr("Sambungan baru dari komoditas ini"), self.new_wanted.emit)
        self._links: list[LinkFact] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tautan komoditas ini"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._tell)
        self._none = words(tr("Tidak ada tautan di bagian ini."), Kind.MUTED, wrap=True)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(GRID, GRID, GRID, GRID)
        inside.setSpacing(4)
        top = QHBoxLayout()
        top.addWidget(words(tr("Tautan"), Kind.LABEL), 1)
        top.addWidget(self.new)
        inside.addLayout(top)
        inside.addWidget(self._none)
        inside.addWidget(self.list, 1)

    def show_links(self, slug: str, links: tuple[LinkFact, ...], name_of: Callable[[str], str], keep: str = "") -> None:
        """Show what touches this commodity, inputs first; the link with uid `keep` stays chosen."""
        touching = [link for link in links if slug in (link.source, link.target)]
        self._links = sorted(touching, key=lambda link: (link.target != slug, link.uid == "", link.code))
        self.list.blockSignals(True)
        self.list.clear()
        for link in self._links:
            item = QListWidgetItem(f"{_direction(link, slug, name_of)}\n{yield_text(link)}")
            item.setToolTip(f"{name_of(link.source)} → {name_of(link.target)}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self._links))
        self._none.setVisible(not self._links)
        self._choose(keep)

    def _choose(self, keep: str) -> None:
        at = next((number for number, link in enumerate(self._links) if link.uid and link.uid == keep), 0)
        self.list.setCurrentRow(at if self._links else -1)
        self._tell(self.list.currentRow())

    def _tell(self, row: int) -> None:
        self.chosen.emit(self._links[row] if 0 <= row < len(self._links) else None)


def _direction(link: LinkFact, slug: str, name_of: Callable[[str], str]) -> str:
    if link.source == link.target:
        return name_of(slug)
    if link.target == slug:
        return tr("dari {name}").format(name=name_of(link.source))
    return tr("menjadi {name}").format(name=name_of(link.target))


def _say(on: QPushButton, text: str, can_open: bool) -> None:
    on.setText(text)
    on.setAccessibleName(text)
    on.setEnabled(can_open)
