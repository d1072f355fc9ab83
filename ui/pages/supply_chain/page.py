"""Rantai Pasok: what is made of what, with yields, who offers and needs it; entered and corrected here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget

from models.domain.changes import Changed
from models.domain.choices import CommodityChoice
from models.domain.supply import (
    CommodityDraft,
    CommodityLine,
    CommodityRecord,
    LinkDraft,
    LinkFact,
    LinkKind,
    NodeFact,
    Reach,
    SupplyView,
)
from models.use_cases.list_commodities import list_commodities
from models.use_cases.list_kbli import list_kbli
from models.use_cases.list_stray_words import list_stray_words
from models.use_cases.recognise_words import recognise_words
from models.use_cases.view_commodity import view_commodity
from models.use_cases.view_supply_chain import list_chains, list_commodity_lines, view_supply_chain
from ui.pages.supply_chain.below import Below, splitter
from ui.pages.supply_chain.changing import Changing
from ui.pages.supply_chain.choosing import Choosing
from ui.pages.supply_chain.editing import Editing
from ui.pages.supply_chain.graph_pane import GraphPane
from ui.pages.supply_chain.link_pane import LinkPane
from ui.pages.supply_chain.node_pane import LinksPane, NodePane
from ui.pages.supply_chain.words_pane import WordsPane
from ui.texts import tr
from ui.widgets.page import Page, PageAction
from ui.workplace import Workplace

FIRST = "ubi_kayu"
"""The commodity in view when the page is first opened."""


class SupplyChainPage(Page):
    """The list of goods; beside it the drawing around one of them, a form, or words to try."""

    title = tr("Rantai Pasok")
    help_text = tr(
        "Pilih komoditas di kiri; gambar menunjukkan dari apa ia dibuat (kiri) dan menjadi apa (kanan). Angka di panah"
        " adalah rendemen: berapa hasil dari 1 satuan bahan. Garis hijau di tepi kotak berarti ada yang menawarkan dan"
        " ada yang memerlukan. Klik kotak untuk melihat rinciannya, panah papan ketik untuk berpindah, Ctrl dan roda"
        " tetikus untuk memperbesar. Tab Daftar memuat hal yang sama sebagai tabel.\n\n"
        "Komoditas dan sambungannya dapat ditambah, diubah, dan dihapus di sini; pencocokan berikutnya langsung"
        " memakainya. Coba kata produk menunjukkan apa arti kata dalam daftar: hanya sebutan yang sama persis yang"
        " menentukan, kemiripan hanya memberi saran."
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
        self.editing = Editing()
        self.words = WordsPane()
        self.changing = Changing(work, self)
        self._right = QStackedWidget()
        self.body.addWidget(self._split())
        self._connect()
        self._connect_changes()

    def _split(self) -> QSplitter:
        below = Below(self.node, self.links, self.link)
        self._chain = splitter(Qt.Orientation.Vertical, (self.graph, below), (62, 38))
        for part in (self._chain, self.editing, self.words):
            self._right.addWidget(part)
        whole = splitter(Qt.Orientation.Horizontal, (self.choosing, self._right), (27, 73))
        self.choosing.setMinimumWidth(250)
        return whole

    def _connect(self) -> None:
        self.choosing.chosen.connect(self._choose)
        self.choosing.chain_chosen.connect(self._draw_chain)
        self.choosing.words_wanted.connect(self.try_words)
        self.graph.node_chosen.connect(self._show_node)
        self.graph.reach_changed.connect(lambda _reach: self._draw())
        self.node.wanted.connect(self.go_to)
        self.node.centre_wanted.connect(self.choosing.choose)
        self.links.chosen.connect(self._show_link)

    def _connect_changes(self) -> None:
        self.node.edit_wanted.connect(self.edit_commodity)
        self.node.delete_wanted.connect(lambda slug: self.changing.ask_to_delete(slug, self._name_of(slug)))
        self.links.new_wanted.connect(self.add_link)
        self.link.edit_wanted.connect(self._edit_link)
        self.link.kind_edit_wanted.connect(self.edit_commodity)
        self.link.delete_wanted.connect(lambda link: self.changing.ask_to_delete_link(link, self._link_name(link)))
        self.editing.closed.connect(self._show_chain)
        self.editing.commodity.drafted.connect(self._save_commodity)
        self.editing.link.drafted.connect(self._save_link)
        self.changing.commodity_saved.connect(self._commodity_saved)
        self.changing.commodity_gone.connect(self._commodity_gone)
        self.changing.link_saved.connect(self._link_saved)
        self.words.asked.connect(self._recognise)
        self.words.add_wanted.connect(self.changing.add_word)
        self.words.remove_wanted.connect(self.changing.remove_word)
        self.words.shown.connect(self.open_record)
        self.words.new_wanted.connect(self.add_commodity)
        self.words.closed.connect(self._show_chain)

    def main_action(self) -> PageAction:
        return PageAction(tr("Komoditas baru…"), self.add_commodity, "plus")

    def more_actions(self) -> tuple[PageAction, ...]:
        return (
            PageAction(tr("Sambungan baru…"), self.add_link, "plus"),
            PageAction(tr("Coba kata produk…"), self.try_words, "magnifying-glass"),
        )

    def reload(self, changed: Changed) -> None:
        ask, catalogue, actor = self._work.ask, self._work.catalogue, self._work.actor
        ask("supply/goods", partial(list_commodity_lines, catalogue, actor), self._show_goods)
        ask("supply/chains", partial(list_chains, catalogue, actor), self.choosing.show_chains)
        ask("supply/choices", partial(list_commodities, catalogue, actor), self._know)
        ask("supply/kbli", partial(list_kbli, catalogue, actor), self.editing.know_codes)
        self._draw()
        if self._right.currentWidget() is self.words:
            self._read_words()

    def open_record(self, record: object) -> None:
        if self.may_leave():
            self._show_chain()
            self._draw_around(str(record))
            self.choosing.choose(str(record))

    def may_leave(self) -> bool:
        unsaved = self._is_editing() and self.editing.form.dirty
        if unsaved:
            self._work.say(tr("Perubahan belum disimpan: simpan atau batalkan dahulu."))
        return not unsaved

    def add_commodity(self, name: str = "") -> None:
        """Open an empty form for a commodity."""
        if self.may_leave():
            self._right.setCurrentWidget(self.editing)
            self.editing.begin_commodity(name)

    def edit_commodity(self, slug: str) -> None:
        """Open the form of a commodity."""
        if self.may_leave():
            read = partial(view_commodity, self._work.catalogue, self._work.actor, slug)
            self._work.ask("supply/commodity", read, self._show_form)

    def add_link(self) -> None:
        """Open an empty form for a link from the commodity in view."""
        if self.may_leave():
            self._right.setCurrentWidget(self.editing)
            self.editing.begin_link(self.graph.panel.view.current or self._slug)

    def try_words(self) -> None:
        """Show what product words mean."""
        if self.may_leave():
            self._right.setCurrentWidget(self.words)
            self._read_words()
            self.words.line.setFocus()

    def _is_editing(self) -> bool:
        return self._right.currentWidget() is self.editing

    def _show_chain(self) -> None:
        self._right.setCurrentWidget(self._chain)

    def _show_form(self, record: CommodityRecord) -> None:
        self._right.setCurrentWidget(self.editing)
        self.editing.show_commodity(record)

    def _edit_link(self, link: LinkFact) -> None:
        if self.may_leave():
            self._right.setCurrentWidget(self.editing)
            self.editing.show_link(link, self._link_name(link))

    def _know(self, choices: tuple[CommodityChoice, ...]) -> None:
        self.editing.know(choices)
        self.words.know(choices)

    def _show_goods(self, lines: tuple[CommodityLine, ...]) -> None:
        self.choosing.show_lines(lines)
        if lines and self._slug not in {line.slug for line in lines}:
            # an undo took away what was in view
            self._draw_around(lines[0].slug)
        self.choosing.choose(self._slug)

    def _choose(self, slug: str) -> None:
        """A row of the list; a form that holds something unsaved keeps the row it stands for."""
        if slug == self._slug:
            return
        if not self.may_leave():
            self.choosing.choose(self._slug)
            return
        self._show_chain()
        self._draw_around(slug)

    def _draw_around(self, slug: str) -> None:
        if slug != self._slug or self._view is None:
            self._slug = slug
            self._draw()

    def _draw_chain(self, slug: str) -> None:
        if self.may_leave():
            self._show_chain()
            self._slug = slug
            self.graph.reach.setCurrentIndex(self.graph.reach.findData(Reach.DOWN))
            self._draw()
            self.choosing.choose(slug)

    def _draw(self) -> None:
        reach = Reach(self.graph.reach.currentData())
        read = partial(view_supply_chain, self._work.catalogue, self._work.actor, self._slug, reach)
        # the list of goods, read at the same time, moves on when this one is gone
        self._work.ask("supply/view", read, self.show_view, lambda _gone: None)

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
        links = self._view.links
        kinds = (link.target for link in links if link.kind is LinkKind.IS_A and link.source == slug)
        self.node.show_node(node, self._view.focus, ", ".join(map(self._name_of, kinds)))
        self.links.show_links(slug, links, self._name_of, self._link)

    def _show_link(self, link: LinkFact | None) -> None:
        self.link.show_link(link, self._name_of)

    def _node(self, slug: str) -> NodeFact | None:
        nodes = self._view.nodes if self._view else ()
        return next((node for node in nodes if node.line.slug == slug), None)

    def _name_of(self, slug: str) -> str:
        node = self._node(slug)
        return node.line.name if node else self.choosing.name_of(slug)

    def _link_name(self, link: LinkFact | LinkDraft) -> str:
        return f"{self._name_of(link.source)} → {self._name_of(link.target)}"

    def _save_commodity(self, draft: CommodityDraft) -> None:
        self.changing.save_commodity(draft, self.editing.commodity)

    def _save_link(self, draft: LinkDraft) -> None:
        self.changing.save_link(draft, self.editing.link, self._link_name(draft))

    def _commodity_saved(self, slug: str) -> None:
        self._show_chain()
        self._slug = slug

    def _commodity_gone(self, slug: str) -> None:
        if slug == self._slug:
            self._slug = FIRST if slug != FIRST else ""

    def _link_saved(self, uid: str) -> None:
        self._link = uid
        self._show_chain()

    def _recognise(self, text: str) -> None:
        read = partial(recognise_words, self._work.catalogue, self._work.actor, text)
        self._work.ask("supply/words", read, self.words.show_recognition)

    def _read_words(self) -> None:
        read = partial(list_stray_words, self._work.catalogue, self._work.actor)
        self._work.ask("supply/stray", read, self.words.show_stray)
        self.words.ask_again()
