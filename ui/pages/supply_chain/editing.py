"""A commodity or a link being entered or changed: its form, and beside it what happened to the commodity so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.domain.choices import CommodityChoice
from models.domain.supply import CommodityRecord, KbliChoice, LinkFact
from ui.pages.supply_chain.commodity_form import CommodityForm
from ui.pages.supply_chain.link_form import LinkForm
from ui.pages.supply_chain.past import chapters_of
from ui.texts import tr
from ui.widgets.forms.form import Form
from ui.widgets.look.theme import GRID
from ui.widgets.records.facts_view import FactsView
from ui.widgets.wording import Kind, words

ROOMY = 720
"""Narrower than this there is no room for the history beside the form."""


class Editing(QWidget):
    """One of the two forms."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.commodity = CommodityForm()
        self.link = LinkForm()
        self.heading = words(kind=Kind.HEADING, wrap=True)
        self.past = QWidget()
        self.facts = FactsView(tr("Riwayat komoditas"))
        self._stack = QStackedWidget()
        for form in (self.commodity, self.link):
            self._stack.addWidget(form)
            form.cancelled.connect(self.closed)
            keep = QShortcut(QKeySequence.StandardKey.Save, form, form.save)
            keep.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._has_past = False
        self._lay_out()

    def _lay_out(self) -> None:
        self.heading.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        told = QVBoxLayout(self.past)
        told.setContentsMargins(0, GRID, 0, 0)
        label = words(tr("Riwayat"), Kind.LABEL)
        label.setContentsMargins(2 * GRID, 0, 0, 0)
        told.addWidget(label)
        told.addWidget(self.facts, 1)
        side = QHBoxLayout()
        side.setSpacing(0)
        side.addWidget(self._stack, 3)
        side.addWidget(self.past, 2)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        down.addWidget(self.heading)
        down.addLayout(side, 1)

    @property
    def form(self) -> Form:
        """The form in view."""
        return self.link if self._stack.currentWidget() is self.link else self.commodity

    def know(self, choices: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities."""
        self.commodity.know(choices)
        self.link.know(choices)

    def know_codes(self, codes: tuple[KbliChoice, ...]) -> None:
        """Offer these KBLI codes."""
        self.link.know_codes(codes)

    def show_commodity(self, record: CommodityRecord) -> None:
        """Change a commodity."""
        self._turn(self.commodity, tr("Ubah {name}").format(name=record.draft.name), has_past=True)
        self.facts.show_chapters(chapters_of(record.history))
        self.commodity.show_draft(record.draft)

    def begin_commodity(self, name: str = "") -> None:
        """Enter a new commodity."""
        self._turn(self.commodity, tr("Komoditas baru"))
        self.commodity.begin(name)

    def show_link(self, link: LinkFact, name: str) -> None:
        """Change a link."""
        self._turn(self.link, tr("Ubah sambungan {name}").format(name=name))
        self.link.show_link(link)

    def begin_link(self, source: str) -> None:
        """Enter a new link that starts at a commodity."""
        self._turn(self.link, tr("Sambungan baru"))
        self.link.begin(source)

    def _turn(self, form: Form, heading: str, *, has_past: bool = False) -> None:
        self.heading.setText(heading)
        self._stack.setCurrentWidget(form)
        self._has_past = has_past
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.past.setVisible(self._has_past and self.width() >= ROOMY)
