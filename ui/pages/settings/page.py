"""Pengaturan: own office, officials, offices, the catalogue and its copies, weights, appearance."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.problems import UserProblem
from ui.pages.settings.appearance import AppearanceSection
from ui.pages.settings.catalogue_place import CatalogueSection
from ui.pages.settings.freshness import FreshnessSection
from ui.pages.settings.imports import ImportsSection
from ui.pages.settings.kbli import KbliSection
from ui.pages.settings.law import LawSection
from ui.pages.settings.letterhead import LetterheadSection
from ui.pages.settings.number_rules import NumberRulesSection
from ui.pages.settings.offices import OfficesSection, OwnOfficeSection
from ui.pages.settings.officials import OfficialsSection
from ui.pages.settings.section import Section
from ui.pages.settings.senders import SendersSection
from ui.pages.settings.weights import WeightsSection
from ui.texts import tr
from ui.widgets.look.fonts import window_font
from ui.widgets.look.theme import GRID
from ui.widgets.page import Page
from ui.widgets.wording import button
from ui.workplace import Workplace


class SettingsPage(Page):
    """Sections by name at the left, one in view."""

    title = tr("Pengaturan")
    help_text = tr(
        "Kantor ini: kop surat, alamat, dan pola nomor yang dipakai perjanjian. Kop dan logo: gambar di kop dan"
        " contohnya di kertas. Nomor dokumen: pola dan buku nomor tiap jenis. Pejabat: siapa yang menandatangani"
        " Mengetahui. Peraturan: aturan dengan sumber dan tanggalnya, dan perjanjian yang berubah statusnya bila"
        " aturannya diganti. Katalog & cadangan: letak katalog, cadangan, pemulihan, dan pemeriksaan. Impor terakhir:"
        " berkas yang diimpor, dan cara mengurungkannya. Pengirim daftar: cara membaca kiriman"
        " yang diingat. Bobot pencocokan: berapa poin setiap kriteria. Kesegaran data: setelah berapa bulan catatan"
        " ditandai. Semua perubahan catatan dapat diurungkan dengan Ctrl+Z."
    )
    concerns = (
        Changed.OFFICES | Changed.SETTINGS | Changed.LAW | Changed.AGREEMENTS | Changed.PAPERS | ImportsSection.concerns
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._loaded = False
        self.own_office = OwnOfficeSection(work)
        self.letterhead = LetterheadSection(work)
        self.numbers = NumberRulesSection(work)
        self.officials = OfficialsSection(work)
        self.offices = OfficesSection(work)
        self.catalogue = CatalogueSection(work)
        self.imports = ImportsSection(work)
        self.senders = SendersSection(work)
        self.kbli = KbliSection(work)
        self.law = LawSection(work)
        self.weights = WeightsSection(work)
        self.freshness = FreshnessSection(work)
        self.appearance = AppearanceSection()
        self.sections: tuple[Section, ...] = (
            self.own_office, self.letterhead, self.numbers, self.officials, self.offices, self.law, self.catalogue,
            self.imports, self.senders, self.kbli, self.weights, self.freshness, self.appearance,
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._names = QButtonGroup(self)
        self._lay_out()
        self.show_section(0)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setContentsMargins(2 * GRID, GRID, 0, GRID)
        names.setSpacing(2)
        for number, section in enumerate(self.sections):
            section.wished.connect(self.wished)
            self._stack.addWidget(section)
            names.addWidget(self._name(number, section))
        names.addStretch()
        side = QWidget()
        side.setLayout(names)
        side.setFixedWidth(208)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(side)
        across.addWidget(self._stack, 1)
        self.body.addLayout(across, 1)

    def _name(self, number: int, section: Section) -> QPushButton:
        made = button(section.title.replace("&", "&&"), partial(self._leave_for, number), kind="place")
        made.setAccessibleName(section.title)
        made.setCheckable(True)
        made.setFont(window_font())
        self._names.addButton(made, number)
        return made

    @property
    def section(self) -> Section:
        """The section in view."""
        return self.sections[self._stack.currentIndex()]

    def show_section(self, number: int) -> None:
        """Bring a section into view."""
        self._stack.setCurrentIndex(number)
        self._names.button(number).setChecked(True)

    def _leave_for(self, number: int) -> None:
        if number != self._stack.currentIndex() and not self.may_leave():
            number = self._stack.currentIndex()
        self.show_section(number)
        if not self.section.concerns:
            # what stands outside the catalogue changes without a word
            self.section.reload()

    def reload(self, changed: Changed) -> None:
        for section in self.sections:
            if changed & section.concerns or not self._loaded:
                section.reload()
        self._loaded = True

    def open_record(self, record: object) -> None:
        by_name: dict[str, Section] = {
            "backups": self.catalogue, "officials": self.officials, "weights": self.weights, "imports": self.imports,
            "senders": self.senders, "freshness": self.freshness, "law": self.law, "letterhead": self.letterhead,
            "numbers": self.numbers,
        }  # fmt: skip
        if (section := by_name.get(str(record))) is not None:
            self.show_section(self.sections.index(section))

    def may_leave(self) -> bool:
        if self.section.unsaved:
            self._work.refused.emit(UserProblem("settings.unsaved", section=self.section.title))
        return not self.section.unsaved
