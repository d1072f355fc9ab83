"""Beranda: what needs the officer today, how far partnerships have come, and where."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.home import HomeSummary
from models.domain.lists import ListQuery
from models.use_cases.summarise_home import summarise_home
from ui.pages.home.cards import FunnelCards, WaitingCards
from ui.pages.home.lately import Lately
from ui.pages.home.places import PlacesPanel
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState, NextStep
from ui.widgets.look.theme import GRID
from ui.widgets.page import Page
from ui.workplace import Workplace


class HomePage(Page):
    """Every figure opens the list it counts."""

    title = tr("Beranda")
    help_text = tr(
        "Yang menunggu keputusan Anda, dan sejauh mana kemitraan sudah berjalan. Klik angka mana pun untuk membuka"
        " daftarnya; klik satu kotak di peta untuk melihat UMKM di kabupaten itu. Potensi, sepakat, terkirim, dan"
        " terbayar adalah empat angka yang berbeda dan tidak pernah dijumlahkan. Baris impor yang ditolak ada di"
        " berkas Excel yang disimpan dari layar impor, lengkap dengan alasannya."
    )
    concerns = Changed.EVERYTHING

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._shown = self._outdated = False
        self.waiting = WaitingCards()
        self.funnel = FunnelCards()
        self.places = PlacesPanel()
        self.lately = Lately()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._content())
        self._empty = EmptyState(self._emptiness())
        self._stack.addWidget(self._empty)
        self._stack.hide()
        self.body.addWidget(self._stack)
        for part in (self.waiting, self.funnel, self.lately):
            part.wanted.connect(self.go_to)
        self.places.chosen.connect(self._open_place)
        work.background.job_over.connect(self._job_over)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        down.setSpacing(int(1.5 * GRID))
        down.addWidget(self.waiting)
        down.addWidget(self.funnel)
        down.addWidget(self.places, 1)
        down.addWidget(self.lately)
        return _scrolling(content)

    def _emptiness(self) -> Emptiness:
        return Emptiness(
            "storefront",
            tr("Katalog ini masih kosong"),
            tr("Mulailah dengan daftar UMKM dari Excel, lalu catat mitra industri dan kebutuhannya."),
            (
                NextStep(tr("Isi UMKM"), partial(self.go_to.emit, "enterprises", None)),
                NextStep(tr("Isi mitra dan kebutuhan"), partial(self.go_to.emit, "partners", None)),
            ),
        )

    def reload(self, changed: Changed) -> None:
        read = partial(summarise_home, self._work.catalogue, self._work.actor)
        self._work.ask("home/summary", read, self.show_summary)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def _job_over(self) -> None:
        # a copy changes nothing in the catalogue, so nobody announces it; here its time is told
        self._outdated = self._shown
        self._look_again()

    def _look_again(self) -> None:
        if self._outdated and self.isVisible() and self._work.catalogue is not None:
            self._outdated = False
            self.reload(Changed.NOTHING)

    def show_summary(self, summary: HomeSummary) -> None:
        """Show the whole page, or how to begin."""
        self.waiting.show_facts(summary.waiting)
        self.funnel.show_facts(summary.funnel)
        self.places.show_places(summary.places, summary.elsewhere)
        self.lately.show_summary(summary)
        self._stack.setCurrentIndex(1 if summary.standing.empty else 0)
        self._stack.show()
        self._shown = True
        self.badge_changed.emit(summary.waiting.agreements_ending)

    def _open_place(self, code: str) -> None:
        self.go_to.emit("enterprises", ListQuery(filters=(("region", code), ("state", "aktif"))))


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(tr("Beranda"))
    area.setWidget(content)
    return area
