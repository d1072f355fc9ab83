"""Where pages end: headings once on a page, no page left half empty, no line of a table by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.layout.flowables import Column, grid
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.office_papers.partnership import partnership_pdf
from reports.office_papers.profile import need_pdf, profile_pdf
from reports.office_papers.register import register_pdf
from tests.reports.office_papers import samples as s
from tests.reports.reading import page_texts

COLUMNS = (Column("Urutan", 1), Column("Isi", 4))


def pages_of(heights: list[int]) -> list[str]:
    """The pages of a table whose rows have so many lines."""
    width = text_width(PaperSize.A4)
    rows = [(f"baris{at}", "kata " * (12 * lines)) for at, lines in enumerate(heights)]
    return page_texts(render([grid(COLUMNS, rows, width)], Sheet(title="Uji", paper=PaperSize.A4, footer="Uji")))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([1, 1, 2, 3, 8, 20, 45, 130]), min_size=1, max_size=40))
def test_a_table_has_its_heading_once_on_a_page_and_loses_nothing(heights: list[int]) -> None:
    pages = pages_of(heights)
    assert [page.count("Urutan") for page in pages] == [1] * len(pages)
    text = " ".join(pages)
    assert [int(found) for found in re.findall(r"baris(\d+)", text)] == list(range(len(heights)))
    assert len(re.findall(r"\bkata\b", text)) == 12 * sum(heights)


@pytest.mark.parametrize("count", range(40, 60))
def test_the_last_line_takes_another_along(count: int) -> None:
    *_, last = pages_of([1] * count)
    assert len(re.findall(r"baris\d+", last)) > 1


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_a_long_register_repeats_its_heading_at_the_top_of_pages_only(paper: str) -> None:
    rows = [s.row(at, long=True) for at in range(1, 6)]
    pages = page_texts(register_pdf(s.register(*rows, internal=True), paper))
    assert [page.count("Pihak pertama") for page in pages] == [1] * len(pages)


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_what_is_long_begins_below_its_heading(paper: str) -> None:
    first = page_texts(need_pdf(s.LONG_NEED, paper))[0]
    assert "Mutu yang diminta Ketentuan yang sangat panjang" in " ".join(first.split())
    first = page_texts(profile_pdf(s.LONG_PROFILE, paper))[0]
    assert "Yang dapat dipasok" in first


def test_chapters_are_lettered_in_a_row() -> None:
    empty = " ".join(page_texts(partnership_pdf(s.partnership())))
    full = " ".join(page_texts(partnership_pdf(s.partnership(*(s.row(at) for at in range(1, 9))))))
    for text, last in ((empty, "C"), (full, "F")):
        found = re.findall(r"\b([A-Z])\. (?=Ringkasan|Potensi|Sebaran|Barang dan|Perjanjian yang|Daftar)", text)
        assert found == [chr(code) for code in range(ord("A"), ord(last) + 1)]


def test_a_chart_of_few_lines_stands_with_its_table() -> None:
    for count in range(1, 40):
        pages = page_texts(partnership_pdf(s.partnership(*(s.row(at) for at in range(1, count + 1)))))
        (page,) = [text for text in pages if "Menurut ukuran UMKM" in text]
        assert re.search(r"Usaha mikro .*Jumlah", " ".join(page.split()))
