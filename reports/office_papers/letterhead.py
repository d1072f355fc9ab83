"""A specimen that shows an office's letterhead: what a letter looks like, without saying anything."""

from __future__ import annotations

from datetime import date

from reportlab.platypus import Flowable

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks
from reports.office_papers.parts import Kop

_TITLE = "Contoh kop surat"
_WORDS = (
    "Beginilah kop surat kantor ini tampak di kertas. Kop yang sama berada di halaman pertama perjanjian, adendum, "
    "nota kesepahaman, berita acara, surat pelaporan, laporan, dan lembar profil.",
    "Dokumen yang sudah terbit tidak berubah: cetak ulangnya tetap memakai kop pada saat diterbitkan.",
)


def letterhead_pdf(
    kop: Kop, number: str, place: str, on: date, paper: str = "A4", logo: bytes = b""
) -> bytes:
    """Return one page with the letterhead, a number as it would be, and a few words."""
    size = PaperSize(paper)
    sheet = Sheet(title=_TITLE, paper=size, footer=_TITLE, watermark="CONTOH")
    return render(_story(kop, number, f"{place}, {numerals.short_date(on)}", text_width(size), logo), sheet)


def _story(kop: Kop, number: str, place_and_day: str, width: float, logo: bytes) -> list[Flowable]:
    rows = (("Nomor", number), ("Perihal", _TITLE), ("Tempat, tanggal", place_and_day))
    body = [paragraph(each, styles.BODY) for each in _WORDS]
    return [*blocks.kop_of(kop, logo), blocks.fields(rows, width), flowables.gap(12), *body]
