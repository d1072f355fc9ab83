"""Badges: nothing leaves its badge, meets the code square or stands on other words, however long the names are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from reports.event_papers.badges import badge_code, badges_pdf
from reports.event_papers.facts import Guest
from reports.layout import qr, styles
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from tests.reports.event_papers.samples import sheet
from tests.reports.reading import Written, whole_text, written

EVENT = (
    "Temu Bisnis Kemitraan Pangan dan Kerajinan Pantura Jawa Timur Tahun Anggaran 2026 bersama KADIN dan "
    "Dinas Koperasi, Usaha Kecil, Menengah, dan Perdagangan Kabupaten Tuban"
)
GROUP = "Kelompok Usaha Bersama Perempuan Nelayan Sumber Rejeki Abadi Sejahtera Mandiri Kecamatan Palang"
WORDS = st.lists(st.sampled_from(["Sumber", "Rejeki", "Abadi", "dan", "CV", "Nusantara", "K" * 40]), max_size=30)
LEFT, SQUARE = 4 * mm, 17 * mm


def words_of(event: str, guest: Guest, paper: str = "A4") -> list[Written]:
    """What stands on the badge of one guest, the highest first."""
    pdf = badges_pdf(replace(sheet(1, 1, 1), name=event, code="TB-0001", enterprises=(guest,)), paper, ["U-001"])
    return sorted((each for each in written(pdf) if each.y > 25 * mm), key=lambda each: -each.y)


def right_edge(each: Written) -> float:
    """In letters of the usual weight, which are the narrower ones."""
    return each.x + stringWidth(each.words, styles.REGULAR, each.size)


@given(WORDS, WORDS, WORDS, st.sampled_from(list(PaperSize)))
@settings(max_examples=60, deadline=None)
def test_words_stay_on_their_badge(event: list[str], name: list[str], attendee: list[str], paper: PaperSize) -> None:
    guest = Guest("U-001", " ".join(name) or "Sari", "Kab. Bojonegoro", attendee=" ".join(attendee))
    lines = words_of(" ".join(event) or "Acara", guest, paper)
    left = min(each.x for each in lines) - LEFT
    wide = text_width(paper, landscape=True) / 3
    assert all(right_edge(each) <= left + wide + 0.1 for each in lines)
    assert lines[0].y - lines[-1].y <= 51 * mm - 8 * mm
    foot = lines[-1].y - LEFT
    beside = [each for each in lines if each.y < foot + LEFT + SQUARE]
    assert all(right_edge(each) <= left + wide - LEFT - SQUARE + 0.1 for each in beside)
    assert all(above.y - below.y >= 0.85 * below.size for above, below in pairwise(lines))


@pytest.mark.parametrize("paper", list(PaperSize))
def test_the_whole_name_of_an_event_and_of_a_group_stand_on_a_badge(paper: PaperSize) -> None:
    said = " ".join(each.words for each in words_of(EVENT, Guest("U-001", GROUP, "Kab. Tuban"), paper))
    assert all(words in said for words in (EVENT, GROUP, "Kab. Tuban", "UMKM U-001"))


def test_a_short_name_keeps_its_large_letters() -> None:
    (name,) = [each for each in words_of("Temu Bisnis", Guest("U-001", "Sari", "Kab. Tuban")) if each.words == "Sari"]
    assert name.size == 17


def test_a_badge_says_its_code_twice() -> None:
    event = sheet()
    pdf = badges_pdf(event, only=["U-001"])
    assert "UMKM U-001" in whole_text(pdf)
    assert "U-002" not in whole_text(pdf)
    assert badge_code("TB-0001", "U-001") == "TB-0001:U-001"
    assert len(qr.modules(badge_code("TB-0001", "U-001"))) == 21


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("paper", list(PaperSize))
def test_a_long_foot_takes_two_lines_between_rule_and_page_number(paper: PaperSize, landscape: bool) -> None:
    foot = f"{EVENT} · TB-0001 · Jumat, 4 Desember 2026"
    lines = written(render([paragraph("Isi", styles.BODY)], Sheet("Judul", paper, footer=foot, landscape=landscape)))
    *said, count = sorted((each for each in lines if each.y < 20 * mm), key=lambda each: -each.y)
    assert " ".join(each.words for each in said) == foot
    assert count.words == "Halaman 1 dari 1"
    assert all(above.y - below.y >= below.size for above, below in pairwise([*said, count]))
    assert all(each.y + 0.8 * each.size <= 20 * mm for each in said)
    wide = text_width(paper, landscape)
    assert all(right_edge(each) <= count.x + wide + 0.1 for each in said)


@given(st.text(alphabet="abc M·", max_size=900))
@settings(max_examples=60, deadline=None)
def test_no_foot_leaves_the_page(foot: str) -> None:
    pdf = render([paragraph("Isi", styles.BODY)], Sheet("Judul", footer=foot))
    lines = [each for each in written(pdf) if each.y < 20 * mm]
    wide = text_width(PaperSize.A4)
    assert all(right_edge(each) <= 30 * mm + wide + 0.1 for each in lines)
    assert len(lines) <= 3


def test_a_short_foot_is_as_it_was() -> None:
    lines = written(render([paragraph("Isi", styles.BODY)], Sheet("Judul", footer="Perjanjian Nomor 1")))
    (foot,) = [each for each in lines if each.words == "Perjanjian Nomor 1"]
    assert (foot.size, round(foot.y, 1)) == (8.5, round(14.5 * mm, 1))
