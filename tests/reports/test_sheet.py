"""Letterheads with a logo, first pages of letters, sheets that lie on their side."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.units import mm

from reports.agreement import agreement_pdf
from reports.layout.flowables import Column, grid, letterhead
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.styles import BODY
from reports.layout.text import paragraph
from tests.reports.reading import fonts, page_texts
from tests.reports.samples import agreement

KOP = ("KADIN JAWA TIMUR", "KABUPATEN TUBAN")
LONG = "Surat yang panjang sekali dan tidak muat pada satu halaman. " * 150


def picture(kind: str = "PNG", mode: str = "RGBA", size: tuple[int, int] = (700, 500)) -> bytes:
    """A picture of one colour."""
    held = BytesIO()
    Image.new(mode, size, {"RGBA": (20, 80, 160, 128), "CMYK": (200, 40, 0, 0), "P": 3, "L": 90}[mode]).save(held, kind)
    return held.getvalue()


@pytest.mark.parametrize("kind, mode", [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "CMYK"), ("JPEG", "L")])
def test_a_logo_of_any_kind_becomes_opaque_and_small(kind: str, mode: str) -> None:
    head = letterhead(KOP, "Jalan Contoh 1, Tuban", picture(kind, mode), contact="contoh@kadin.example")
    pdf = render([*head, paragraph("Isi", BODY)], Sheet("Uji"))
    (page,) = PdfReader(BytesIO(pdf)).pages
    (image,) = page.images
    assert image.image is not None
    assert image.image.mode == "RGB"
    assert max(image.image.size) == 360
    assert "/SMask" not in image.indirect_reference.get_object() if image.indirect_reference else False
    assert "KADIN JAWA TIMUR KABUPATEN TUBAN Jalan Contoh 1, Tuban contoh@kadin.example Isi" in page_texts(pdf)[0]
    assert all(fonts(pdf).values())


def test_what_is_no_picture_is_refused() -> None:
    for data in (b"GIF89a", b"<svg/>", b"\x89PNG\r\n"):
        with pytest.raises(OSError, match="image"):
            letterhead(KOP, "Tuban", data)


def test_a_tall_and_a_wide_logo_stay_within_their_square() -> None:
    for size in ((40, 4000), (4000, 40)):
        head = letterhead(KOP, "Tuban", picture(size=size))
        _, height = head[0].wrap(text_width(PaperSize.A4), 800)
        assert height <= 26 * mm
        assert len(page_texts(render(head, Sheet("Uji")))) == 1


def test_an_agreement_under_a_logo_is_the_same_every_time() -> None:
    pdf = agreement_pdf(agreement(), logo=picture())
    assert pdf == agreement_pdf(agreement(), logo=picture())
    assert [len(page.images) for page in PdfReader(BytesIO(pdf)).pages][:2] == [1, 0]
    assert len(pdf) < 120_000


@pytest.mark.parametrize("paper", list(PaperSize))
def test_a_letter_has_its_head_on_every_page_but_the_first(paper: PaperSize) -> None:
    sheet = Sheet("Surat", paper, running_head="Nomor 7/KADIN-JTM/VII/2026 · lanjutan")
    pages = page_texts(render([*letterhead(KOP, "Tuban"), paragraph(LONG, BODY)], sheet))
    assert ["lanjutan" in page for page in pages] == [False, *[True] * (len(pages) - 1)]
    assert pages[0].startswith("KADIN JAWA TIMUR")
    assert sum(page.count("Surat yang panjang") for page in pages) == 150


def test_a_running_head_that_is_too_long_is_shortened() -> None:
    pages = page_texts(render([paragraph(LONG, BODY)], Sheet("Surat", running_head="Nomor " * 60)))
    assert "..." in pages[1]


@pytest.mark.parametrize("paper", list(PaperSize))
def test_a_register_lies_on_its_side(paper: PaperSize) -> None:
    width = text_width(paper, landscape=True)
    rows = [(f"{at}.", "Perjanjian", "Rp1.000,00") for at in range(1, 80)]
    table = grid([Column("No.", points=26), Column("Judul", 3), Column("Nilai", 1, figures=True)], rows, width)
    sheet = Sheet("Register", paper, footer="Register perjanjian", landscape=True, watermark="DRAF")
    pdf = render([table], sheet)
    boxes = {
        (round(float(p.mediabox.width) / mm), round(float(p.mediabox.height) / mm))
        for p in PdfReader(BytesIO(pdf)).pages
    }
    assert boxes == {{PaperSize.A4: (297, 210), PaperSize.F4: (330, 215)}[paper]}
    pages = page_texts(pdf)
    assert all("No. Judul Nilai" in page and "DRAF" in page for page in pages)
    assert sum(page.count("Perjanjian Rp1.000,00") for page in pages) == 79
    assert width > text_width(paper) * 1.5
