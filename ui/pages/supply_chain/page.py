"""Rantai Pasok: what is made of what, with yields, and who in the catalogue offers and needs it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from models.domain.changes import Changed
from models.domain.supply import LinkDraft, LinkFact, NodeFact, Reach, SavedLink, SupplyView
from models.use_cases.save_supply_link import save_supply_link
from models.use_cases.view_supply_chain import list_chains, list_commodity_lines, view_supply_chain
from ui.pages.supply_chain.choosing import Choosing
from ui.pages.supply_chain.graph_pane import GraphPane
from ui.pages.supply_chain.link_pane import LinkPane
from ui.pages.supply_chain.node_pane import LinksPane, NodePane
from ui.texts import tr
from ui.widgets.page import Page
from ui.workplace import Workplace

FIRST = "ubi_kayu"
"""The commodity in view when the page is first opened."""


class SupplyChainPage(Page):
    """The list of goods, the drawing around one of them, and its facts below."""

    title = tr("Rantai Pasok")
    help_text = tr(
        "Pilih komoditas di kiri; gambar menunjukkan dari apa ia dibuat (kiri) dan menjadi apa (kanan). Angka di panah"
        " adalah rendemen: berapa hasil dari 1 satuan bahan. Garis hijau di tepi kotak berarti ada yang menawarkan dan"
        " ada yang memerlukan. Klik kotak untuk melihat rinciannya, panah papan ketik untuk berpindah, Ctrl dan roda"
        " tetikus untuk memperbesar. Tab Daftar memuat hal yang sama sebagai tabel."
    )
    concerns = Changed.SUPPLY_CHAIN | Changed.ENTERPRISES | Changed.NEEDS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._view: SupplyView | None = None
        self._slug = FIRST
        self._link = ""
        self.choosing = Choosing()
        self.graph = GraphPane()
        self.node = NodePane()
        self.links = LinksPane()
        self.link = LinkPane()
        self.body.addWidget(self._split())
        self._connect()

    def _split(self) -> QSplitter:
        below = _splitter(Qt.Orientation.Horizontal, (self.node, self.links, self.link), (20, 33, 47))
        below.setProperty("kind", "surface")
        below.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        right = _splitter(Qt.Orientation.Vertical, (self.graph, below), (62, 38))
        whole = _splitter(Qt.Orientation.Horizontal, (self.choosing, right), (27, 73))
        self.choosing.setMinimumWidth(260)
        return whole

    def _connect(self) -> None:
        self.choosing.chosen.connect(self._draw_around)
        self.choosing.chain_chosen.connect(self._draw_chain)
        self.graph.node_chosen.connect(self._show_node)
        self.graph.reach_changed.connect(lambda _reach: self._draw())
        self.node.wanted.connect(self.go_to)
        self.node.centre_wanted.connect(self.choosing.choose)
        self.links.chosen.connect(lambda link: self.link.show_link(link, self._name_of))
        self.link.drafted.connect(self._save)

    def reload(self, changed: Changed) -> None:
        catalogue, actor = self._work.catalogue, self._work.actor
        self._work.ask("supply/goods", partial(list_commodity_lines, catalogue, actor), self._show_goods)
        self._work.ask("supply/chains", partial(list_chains, catalogue, actor), self.choosing.show_chains)
        self._draw()

    def open_record(self, record: object) -> None:
        self._draw_around(str(record))
        self.choosing.choose(str(record))

    def may_leave(self) -> bool:
        if self.link.editing:
            self._work.say(tr("Perubahan tautan belum disimpan: simpan atau batalkan dahulu."))
        return not self.link.editing

    def _show_goods(self, lines: tuple[object, ...]) -> None:
        self.choosing.show_lines(lines)  # type: ignore[arg-type]
        self.choosing.choose(self._slug)

    def _draw_around(self, slug: str) -> None:
        if slug != self._slug or self._view is None:
            self._slug = slug
            self._draw()

    def _draw_chain(self, slug: str) -> None:
        self._slug = slug
        self.graph.reach.setCurrentIndex(self.graph.reach.findData(Reach.DOWN))
        self._draw()
        self.choosing.choose(slug)

    def _draw(self) -> None:
        reach = Reach(self.graph.reach.currentData())
        read = partial(view_supply_chain, self._work.catalogue, self._work.actor, self._slug, reach)
        self._work.ask("supply/view", read, self.show_view)

    def show_view(self, view: SupplyView) -> None:
        """Draw a part of the graph; the commodity and the link in focus stay so where they are in it."""
        self._view = view
        self.graph.show_view(view)
        self._show_node(view.focus)

    def _show_node(self, slug: str) -> None:
        node = self._node(slug)
        if node is None or self._view is None:
            return
        self.graph.choose(slug)
        self.node.show_node(node, self._view.focus)
        self.links.show_links(slug, self._view.links, self._name_of, self._link)

    def _node(self, slug: str) -> NodeFact | None:
        nodes = self._view.nodes if self._view else ()
        return next((node for node in nodes if node.line.slug == slug), None)

    def _name_of(self, slug: str) -> str:
        node = self._node(slug)
        return node.line.name if node else slug

    def _link_name(self, link: LinkFact) -> str:
        return f"{self._name_of(link.source)} → {self._name_of(link.target)}"

    def _save(self, draft: LinkDraft) -> None:
        self._link = draft.uid
        links = self._view.links if self._view else ()
        said = next((self._link_name(link) for link in links if link.uid == draft.uid), "")
        self._work.start(
            partial(save_supply_link, self._work.catalogue, self._work.actor, draft),
            title=tr("Menyimpan tautan"),
            done=partial(_done, said),
            succeeded=lambda _saved: self.link.stop_editing(),
        )


def _done(link: str, saved: SavedLink) -> str:
    said = tr("{link} disimpan") if saved.change_set else tr("{link} tidak berubah")
    return said.format(link=link or saved.code)


def _splitter(direction: Qt.Orientation, widgets: tuple[QWidget, ...], shares: tuple[int, ...]) -> QSplitter:
    made = QSplitter(direction)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    for number, (widget, share) in enumerate(zip(widgets, shares, strict=True)):
        made.addWidget(widget)
        made.setStretchFactor(number, share)
    made.setSizes([share * 20 for share in shares])
    return made
