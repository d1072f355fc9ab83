"""Paper, text and building blocks by themselves."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.units import mm

from reports.agreement import Quantity, monthly_schedule
from reports.layout.flowables import Column, grid, letter
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.styles import BODY, BOLD
from reports.layout.text import missing_glyphs, paragraph, printable
from tests.reports.reading import page_texts
from tests.reports.samples import SIGNED


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 27, 52)] == ["a", "z", "aa", "ab", "ba"]


@given(st.text())
def test_printable_text_is_stable_and_on_one_line(words: str) -> None:
    once = printable(words)
    assert printable(once) == once
    assert once == once.strip()
    assert not any(ord(letter) < 32 for letter in once)


def test_hidden_letters_are_dropped_and_composed() -> None:
    assert printable("Siti\u202e\u200b Aminah\x00\tB") == "Siti Aminah B"
    assert printable("Re\u0301my") == "Rémy"


def test_missing_glyphs_are_named_once() -> None:
    assert missing_glyphs("Tuban – “é” Rp") == ()
    assert missing_glyphs("東京東") == ("東", "京")
    assert missing_glyphs("東", BOLD) == ("東",)


def test_only_embedded_fonts_can_be_asked_for_glyphs() -> None:
    with pytest.raises(TypeError, match="Helvetica"):
        missing_glyphs("a", "Helvetica")


@pytest.mark.parametrize("paper", list(PaperSize))
def test_a_cell_taller_than_the_page_goes_on_over_pages(paper: PaperSize) -> None:
    words = "kata " * 3000
    table = grid([Column("No.", points=26), Column("Isi", 1)], [("1.", words), ("2.", "akhir")], text_width(paper))
    pages = page_texts(render([table], Sheet("Uji", paper)))
    assert len(pages) > 1
    assert all("No. Isi" in page for page in pages)
    assert sum(page.count("kata") for page in pages) == 3000
    assert "akhir" in pages[-1]


def test_empty_words_are_an_empty_line() -> None:
    pages = page_texts(render([paragraph("", BODY), paragraph("isi", BODY)], Sheet("Uji")))
    assert pages == ["isi Halaman 1 dari 1"]


def test_filing_margin() -> None:
    assert text_width(PaperSize.A4) == pytest.approx(158 * mm)
    assert text_width(PaperSize.F4) == pytest.approx(163 * mm)


def test_schedule_crosses_the_year() -> None:
    rows = monthly_schedule(SIGNED.replace(month=11), 3, Quantity(1500, "kg"))
    assert [row.period for row in rows] == ["November 2026", "Desember 2026", "Januari 2027"]
    assert {row.quantity for row in rows} == {Quantity(1500, "kg")}


def test_evaluated_colours_are_refused_and_font_search_is_not_loaded() -> None:
    refuse = "import reportlab.rl_config as c; c.toColorCanUse = 'rl_safe_eval'; import reports.layout.styles"
    refused = subprocess.run([sys.executable, "-c", refuse], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "toColorCanUse" in refused.stderr
    loaded = "import sys, reports.agreement.audit; print('reportlab.lib.fontfinder' in sys.modules)"
    listed = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert listed.stdout.strip() == "False"
