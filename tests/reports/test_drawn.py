"""Sentences are drawn from memory: at the same places as ReportLab draws them, and the same bytes cold and warm."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from reports.agreement import AgreementDocument, Pattern, agreement_pdf
from reports.layout import drawn, styles
from reports.layout.grid import Rows, Ruling
from reports.layout.page import Sheet, render
from reports.layout.text import missing_glyphs, paragraph, printable
from reports.layout.typeface import STEADY, Typeface, steady_codes
from tests.reports.samples import agreement

ROOT = Path(__file__).parents[2]
STYLES = (
    styles.BODY, styles.TITLE, styles.AYAT, styles.HURUF, styles.SUBITEM, styles.CELL, styles.CELL_RIGHT,
    styles.FIELD_STRONG, ParagraphStyle("first-line", parent=styles.BODY, firstLineIndent=28),
)  # fmt: skip
WORDS = (
    "Para Pihak", "menyepakati", "mutu", "harga Rp1.250.000,00", "(satu juta)", "selambat-lambatnya", "–", "“Produk”",
    "a", "pertanggungjawaban", "\\", "https://contoh.example/berkas/yang/panjang", "9" * 60, "Café", "Ñoño",
    "Straße", "東京",
)  # fmt: skip
Place = tuple[str, float, float]


def by_reportlab(words: str, style: ParagraphStyle, mark: str | None) -> Paragraph:
    """The same sentence as a plain paragraph."""
    fragment: Any = Paragraph("x", style).frags[0]
    return Paragraph("", style, bulletText=mark, frags=[fragment.clone(text=printable(words))])


def places(story: list[Flowable]) -> list[list[Place]]:
    """Return, page by page, every visible letter with the place of its lower left corner, in tenths of a point."""
    pages = pypdfium2.PdfDocument(render(story, Sheet("Uji")))
    return [sorted(_letters(page.get_textpage())) for page in pages]


def _letters(page: Any) -> list[Place]:
    found = [(page.get_text_range(at, 1), *page.get_charbox(at)[:2]) for at in range(page.count_chars())]
    return [(letter, round(x, 1), round(y, 1)) for letter, x, y in found if letter.strip()]


def apart(first: list[list[Place]], second: list[list[Place]]) -> float:
    """Return by how many points the letters of two papers are apart at most; infinitely where they differ."""
    if [[letter for letter, _, _ in page] for page in first] != [[each[0] for each in page] for page in second]:
        return float("inf")
    pairs = (pair for pages in zip(first, second, strict=True) for pair in zip(*pages, strict=True))
    return max((max(abs(a[1] - b[1]), abs(a[2] - b[2])) for a, b in pairs), default=0.0)


sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(sentences, st.sampled_from(STYLES), st.sampled_from((None, "a.", "(12)", "viii)", "Pasal 120")))
def test_letters_stand_where_reportlab_puts_them(words: str, style: ParagraphStyle, mark: str | None) -> None:
    ours = places([paragraph(words, style, mark)])
    assert apart(ours, places([by_reportlab(words, style, mark)])) < 0.15


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60), st.integers(40, 130), st.sampled_from(STYLES))
def test_sentences_split_where_reportlab_splits_them(before: int, count: int, style: ParagraphStyle) -> None:
    start, words = "kata " * 12 * before, "mengenai skala usaha yang disepakati " * count
    ours = places([paragraph(start, styles.BODY), paragraph(words, style, "1)"), paragraph(words, style)])
    theirs = [
        by_reportlab(start, styles.BODY, None),
        by_reportlab(words, style, "1)"),
        by_reportlab(words, style, None),
    ]
    assert apart(ours, places(theirs)) < 0.15


@pytest.mark.parametrize("lines", [1, 2, 3, 4, 9])
@pytest.mark.parametrize("room", range(6))
def test_no_line_is_left_alone(lines: int, room: int) -> None:
    words = "mengenai skala usaha yang disepakati para pihak dalam perjanjian ini dan lampirannya " * lines
    ours, theirs = paragraph(words, styles.BODY), by_reportlab(words, styles.BODY, None)
    height = room * styles.BODY.leading + 1
    for flowable in (ours, theirs):
        flowable.wrap(448, 1000)
    mine, other = ours.split(448, height), theirs.split(448, height)
    assert [part.wrap(448, 1000) for part in mine] == [part.wrap(448, 1000) for part in other]


def test_a_row_too_high_for_the_page_is_cut_and_nothing_is_lost() -> None:
    long, short = "kata " * 4000, "pendek"
    rows = [
        [paragraph("1.", styles.CELL), paragraph(long, styles.CELL), None],
        [None, paragraph(short, styles.CELL), None],
    ]
    table = Rows(rows, (30, 300, 60), Ruling(2, 4, lines=True))
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(render([table], Sheet("Uji")))).pages)
    assert text.count("kata") == 4000
    assert text.count("1.") == text.count("pendek") == 1


def every_paper() -> list[AgreementDocument]:
    """One of each pattern, and one with letters that no legal text has."""
    foreign = replace(agreement(), place="Kota Łódź, Čačak ☃ 東京")
    return [*map(agreement, Pattern), foreign]


def digests(order: int = 1) -> list[str]:
    """Digests of every paper on both sizes, drawn forwards or backwards."""
    wanted = [(document, paper) for document in every_paper() for paper in ("A4", "F4")][::order]
    return [sha256(agreement_pdf(document, paper)).hexdigest() for document, paper in wanted][::order]


def test_cold_warm_backwards_and_elsewhere_the_bytes_are_the_same() -> None:
    command = "import sys; from tests.reports.test_drawn import digests; print(*digests(int(sys.argv[1])))"
    cold = [
        subprocess.run(
            [sys.executable, "-c", command, order], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for order in ("1", "-1")
    ]
    here = digests()
    assert cold == [here, here]
    assert digests(-1) == here
    assert len(set(here)) == len(here) == 12


def test_several_threads_draw_what_one_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = digests()
    monkeypatch.setattr(drawn, "_SETTINGS", drawn._Memory())
    for name in (styles.REGULAR, styles.BOLD):
        monkeypatch.setattr(drawn._face(name), "_cuts", {})
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(digests, (1, -1, 1, -1))) == [whole] * 4


def test_memory_is_bounded_and_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = digests()
    few: drawn._Memory[drawn._Setting] = drawn._Memory()
    monkeypatch.setattr(drawn, "_HALF", 50)
    monkeypatch.setattr(drawn, "_SETTINGS", few)
    assert digests() == whole
    assert len(few._young) <= 50
    assert len(few._old) <= 50


def test_the_legal_texts_need_no_letter_without_a_code() -> None:
    texts = (ROOT / "reports" / "wording" / "texts").glob("*.toml")
    used = {letter for text in texts for letter in text.read_text(encoding="utf-8") if ord(letter) > 126}
    assert used <= set(STEADY)


def test_steady_letters_are_in_the_first_part_of_the_typeface() -> None:
    for name in (styles.REGULAR, styles.BOLD):
        assert missing_glyphs(STEADY, name) == ()
        codes = steady_codes(drawn._face(name))
        assert {chr(code) for code in codes} >= {*STEADY, "(", "~"}
    with pytest.raises(TypeError, match="Helvetica"):
        drawn._face("Helvetica")


def test_a_typeface_is_cut_once_for_papers_with_the_same_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    face = drawn._face(styles.REGULAR)
    agreement_pdf(agreement())
    before = dict(face._cuts)
    agreement_pdf(replace(agreement(), place="Kota Kediri"))
    assert face._cuts == before
    agreement_pdf(replace(agreement(), place="Kota Čačak"))
    assert len(face._cuts) == len(before) + 1
    assert isinstance(face, Typeface)
