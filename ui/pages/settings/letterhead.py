"""Section "Kop dan logo": the picture on the letterhead, and how it looks on paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.domain.changes import Changed
from models.domain.offices import LetterheadView
from models.use_cases.save_logo import remove_logo, save_logo
from models.use_cases.view_letterhead import view_letterhead
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.settings.section import Section
from ui.texts import tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.papers.pdf_view import PdfView
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace

PICTURES = "PNG, JPEG (*.png *.jpg *.jpeg)"
_SIDE = 160
_COLUMN = 264


class LetterheadSection(Section):
    """What is chosen stands at once; Urungkan takes it back."""

    title = tr("Kop dan logo")
    why = tr(
        "Logo berada di kiri kop setiap dokumen baru. Baris kop, alamat, dan kontaknya diisi di Kantor ini. Dokumen "
        "yang sudah terbit tidak berubah."
    )
    concerns = Changed.OFFICES | Changed.SETTINGS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.picture = QLabel()
        self.picture.setFixedSize(_SIDE, _SIDE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # a logo is made for white paper, also where the window is dark
        self.picture.setStyleSheet("background: #ffffff; color: #5a5a5a; border: 1px solid #b8b8b8;")
        self.picture.setAccessibleName(tr("Logo kantor"))
        self.choose_button = button(tr("Pilih logo…"), self._choose, kind="primary")
        self.remove_button = button(tr("Hapus logo"), self._ask_to_remove, icon_name="trash")
        self.remark = words(kind=Kind.SMALL, wrap=True)
        restyle(self.remark, "tone", Tone.WARNING.value)
        self.paper = PdfView(tr("Contoh kop surat"))
        self.paper.save_wanted.connect(self._save_specimen)
        self.paper.refused.connect(work.refused)
        self._lay_out()

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(_COLUMN)
        down = QVBoxLayout(side)
        down.setContentsMargins(0, 0, GRID, 0)
        down.setSpacing(GRID)
        hint = tr(
            "PNG atau JPEG, paling besar 5 MB; sebaiknya 360 × 360 titik atau lebih. Bagian yang tembus menjadi putih."
        )
        for each in (self.picture, self.choose_button, self.remove_button):
            down.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(words(hint, Kind.SMALL, wrap=True))
        down.addWidget(self.remark)
        down.addStretch()
        across = QHBoxLayout()
        across.setSpacing(2 * GRID)
        across.addWidget(side)
        across.addWidget(self.paper, 1)
        self.body.addLayout(across, 1)

    def reload(self) -> None:
        read = partial(view_letterhead, self._work.catalogue, self._work.actor)
        self._work.ask("settings/letterhead", read, self.show_letterhead)

    def show_letterhead(self, view: LetterheadView) -> None:
        """Show the logo and the specimen."""
        picture = QPixmap()
        if view.logo:
            picture.loadFromData(view.logo)
            room = _SIDE - 2 * GRID
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.picture.setPixmap(picture.scaled(room, room, keep, smooth))
        else:
            self.picture.setText(tr("belum ada logo"))
        self.choose_button.setText(tr("Ganti logo…") if view.logo else tr("Pilih logo…"))
        self.remove_button.setVisible(bool(view.logo))
        missing = tr("Kantor ini belum mengisi baris kop atau alamat: tanpa itu perjanjian terbit tanpa kop dan logo.")
        self.remark.setText("" if view.complete else missing)
        self.remark.setVisible(not view.complete)
        self.paper.show_pdf(view.specimen, stay=True)

    def _choose(self) -> None:
        self._work.files.open_file(self, tr("Pilih logo kantor"), PICTURES, self._take)

    def _take(self, file: Path) -> None:
        self._work.start(
            partial(save_logo, self._work.catalogue, self._work.actor, file),
            title=tr("Membaca logo"), done=tr("Logo kantor disimpan"),
        )  # fmt: skip

    def _ask_to_remove(self) -> None:
        why = tr("Dokumen baru terbit tanpa logo. Yang sudah terbit tidak berubah, dan ini dapat diurungkan.")
        ask_to_confirm(self, tr("Hapus logo kantor ini?"), tr("Hapus logo"), self._remove, why=why)

    def _remove(self) -> None:
        self._work.start(
            partial(remove_logo, self._work.catalogue, self._work.actor),
            title=tr("Menghapus logo"), done=tr("Logo kantor dihapus"),
        )  # fmt: skip

    def _save_specimen(self, data: bytes) -> None:
        self._work.save_bytes(self, tr("Simpan contoh kop"), "contoh-kop.pdf", "PDF (*.pdf)", data)
