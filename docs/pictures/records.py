"""The start, the lists, the import and the supply chain."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from docs.pictures.camera import Camera, choose_row
from models.workbook.writing import write_rows

HEADINGS = ("Nama Usaha", "Nama Pemilik", "Kabupaten", "Kec", "Produk", "Kapasitas/bln", "Satuan", "Harga", "Halal")
ROWS = (
    ("Dapur Bu Sulastri", "Sulastri", "Kab. Tuban", "Palang", "kerupuk ikan", "450", "kg", "32.000", "Ada"),
    ("Tani Rukun", "Paimin", "Kab. Bojonegoro", "Dander", "ubi kayu", "6", "ton", "1.400.000", ""),
    ("Batik Gedog Melati", "Wartini", "Kab. Tuban", "Kerek", "batik tulis", "1.500", "lembar", "185.000", ""),
    ("Keripik Barokah", "Sunarti", "Kab. Lamongan", "Babat", "keripik pisang", "kira-kira 200", "kg", "", "Tidak"),
    ("Anyaman Lestari", "Kasiyem", "Kab. Gresik", "Sidayu", "besek", "banyak", "buah", "2.500", ""),
    ("Tahu Sumber Jaya", "Suyadi", "Kab. Jombang", "Mojoagun", "tahu", "900", "kg", "1.500-2.000", "Ada"),
    ("", "Mulyono", "Kab. Nganjuk", "Rejoso", "bawang merah", "3", "ton", "17.000.000", ""),
)
"""A small list as an office might keep it, good rows and bad."""


def first_start(camera: Camera) -> None:
    """The choice of a catalogue, and the sample behind it."""
    camera.take("mulai")
    camera.desktop.welcome.chosen.emit("sample")
    camera.rest()


def enterprises(camera: Camera) -> None:
    """The list with a record, and the record's form."""
    page = camera.page("enterprises")
    choose_row(page.pane.list.table, 3)
    camera.take("umkm")
    page.pane.edit()
    camera.take("umkm-ubah")
    page.pane.side.show_view()


def intake(camera: Camera) -> None:
    """A list that was checked before it is taken in."""
    page = camera.page("enterprises")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Daftar UMKM binaan.xlsx"
        write_rows(file, HEADINGS, ROWS, sheet="UMKM")
        page.check_file(file)
        camera.take("impor")
    page.intake.close_panel()


def partners(camera: Camera) -> None:
    """Partners, and their needs."""
    page = camera.page("partners")
    choose_row(page.partners.list.table, 2)
    camera.take("mitra")
    page.tabs.setCurrentIndex(1)
    camera.rest()
    choose_row(page.needs.list.table, 4)
    camera.take("kebutuhan")
    page.tabs.setCurrentIndex(0)
    page.infer_bar.infer()
    camera.rest()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    camera.take("kebutuhan-simpulan", dialog)
    dialog.close()


def supply_chain(camera: Camera) -> None:
    """What is made of cassava, words as lists have them, and a link that is changed."""
    page = camera.page("supply_chain")
    camera.take("rantai-pasok")
    page.try_words()
    QTest.keyClicks(page.words.line, "kripik singkong pedas")
    camera.take("rantai-pasok-kata")
    page.words.closed.emit()
    page.links.list.setCurrentRow(0)
    camera.rest()
    page.link.edit.click()
    camera.take("rantai-pasok-sambungan")
    page.editing.closed.emit()
