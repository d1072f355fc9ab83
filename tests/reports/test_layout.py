"""Paper, text and building blocks by themselves."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.units import mm

from reports.agreement import ALL_YEAR, Quantity, monthly_schedule
from reports.agreement.schedule import season_words
from reports.layout.flowables import Column, grid, letter
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.styles import BODY, BOLD
from reports.layout.text import missing_glyphs, paragraph, printable
from reports.numerals import month_name
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


def test_sentences_alone_fill_any_number_of_pages() -> None:
    story = [paragraph(f"Kalimat {number}.", BODY) for number in range(1000)]
    pages = page_texts(render(story, Sheet("Uji")))
    assert len(pages) > 20
    assert re.findall(r"Kalimat (\d+)\.", " ".join(pages)) == [str(number) for number in range(1000)]
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]


def test_empty_words_are_an_empty_line() -> None:
    pages = page_texts(render([paragraph("", BODY), paragraph("isi", BODY)], Sheet("Uji")))
    assert pages == ["isi Halaman 1 dari 1"]


def test_filing_margin() -> None:
    assert text_width(PaperSize.A4) == pytest.approx(158 * mm)
    assert text_width(PaperSize.F4) == pytest.approx(163 * mm)


def test_schedule_crosses_the_year() -> None:
    rows = monthly_schedule(SIGNED.replace(month=11, day=1), 3, Quantity(1500, "kg"))
    assert [row.period for row in rows] == ["November 2026", "Desember 2026", "Januari 2027"]
    assert {row.quantity for row in rows} == {Quantity(1500, "kg")}
    assert {row.note for row in rows} == {""}


def test_schedule_begins_with_the_first_whole_month_and_ends_with_the_term() -> None:
    rows = monthly_schedule(date(2026, 11, 21), 12, Quantity(1500, "kg"))
    assert (rows[0].period, rows[-1].period, len(rows)) == ("Desember 2026", "November 2027", 12)
    assert [row.note for row in rows if row.note] == ["paling lambat 20 November 2027"]
    assert monthly_schedule(date(2027, 1, 31), 1, Quantity(1, "kg"))[0].note == "paling lambat 27 Februari 2027"


def test_schedule_keeps_to_the_season() -> None:
    august_to_november = 0b0111_1000_0000
    rows = monthly_schedule(date(2026, 11, 21), 12, Quantity(1500, "kg"), august_to_november)
    assert [row.period for row in rows] == ["Agustus 2027", "September 2027", "Oktober 2027", "November 2027"]
    assert rows[-1].note == "paling lambat 20 November 2027"
    assert monthly_schedule(date(2027, 1, 1), 3, Quantity(1, "kg"), august_to_november) == ()


@given(st.dates(date(2021, 2, 2), date(2060, 1, 1)), st.integers(1, 120), st.integers(1, ALL_YEAR))
def test_no_delivery_lies_outside_season_or_term(start: date, months: int, season: int) -> None:
    chosen = {month_name(month + 1) for month in range(12) if season >> month & 1}
    rows = monthly_schedule(start, months, Quantity(1, "kg"), season)
    assert {row.period.split()[0] for row in rows} <= chosen
    assert len({row.period for row in rows}) == len(rows) <= months
    if months >= 12:
        assert {row.period.split()[0] for row in rows} == chosen


@pytest.mark.parametrize(
    "months, words",
    [
        (range(1, 13), "setiap bulan"),
        ((8, 9, 10, 11), "setiap bulan pada bulan Agustus sampai dengan November"),
        ((11, 12, 1, 2), "setiap bulan pada bulan November sampai dengan Februari"),
        ((5,), "setiap bulan pada bulan Mei"),
        ((2, 3, 4, 6, 7), "setiap bulan pada bulan Februari sampai dengan April serta Juni dan Juli"),
        ((1, 2, 6, 10), "setiap bulan pada bulan Januari dan Februari, Juni, serta Oktober"),
    ],
)
def test_a_season_in_words(months: Iterable[int], words: str) -> None:
    assert season_words(sum(1 << month - 1 for month in months)) == words


def test_evaluated_colours_are_refused_and_font_search_is_not_loaded() -> None:
    refuse = "import reportlab.rl_config as c; c.toColorCanUse = 'rl_safe_eval'; import reports.layout.styles"
    refused = subprocess.run([sys.executable, "-c", refuse], capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "toColorCanUse" in refused.stderr
    loaded = "import sys, reports.agreement.audit; print('reportlab.lib.fontfinder' in sys.modules)"
    listed = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert listed.stdout.strip() == "False"
