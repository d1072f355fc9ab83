"""The audit as a whole: no text makes it slip, what it quotes is there, and length costs no more than length."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.auditing import Kind, Level, audit_text, flags_of
from tests.reports.auditing.papers import ON, paper

SETS = Path(__file__).parents[1]
MARKUP = st.sampled_from([
    "# Harga\n", "**Harga**: ", "| Harga | Rp5.000 |\n", "\t", "\f", "\x00", "\x01", "\u202e", "\u2705 ", "Pasal 3\n",
    "(1) ", "[isi]", "Jawab: ", "Tanya: Harga?\n", "kapasitas 5 kg per bulan ", "PIHAK PERTAMA ",
    "tanpa persetujuan ", "{{x}}", "<a>", "12-12-2026 ",
])  # fmt: skip
PAGES, SECONDS = 300, 12


def _bare(words: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", words).casefold() if each.isalnum())


@given(st.lists(st.one_of(MARKUP, st.text(max_size=30)), max_size=30).map("".join))
@settings(max_examples=120, deadline=None)
def test_any_text_with_markup_is_read_and_its_words_are_quoted(text: str) -> None:
    there = _bare(text)
    for found in audit_text(text, ON):
        assert found.kind in Kind
        for word in found.quote.split():
            assert _bare(word) in there or len(word) > 40


@pytest.mark.parametrize("folder", ["drafts_fourth", "drafts_fifth"])
def test_what_is_quoted_stands_in_the_draft(folder: str) -> None:
    for file in sorted((SETS / folder).glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        for found in audit_text(text, ON):
            assert _bare(found.quote) in _bare(text), (file.stem, found.code)


def test_many_pages_take_seconds() -> None:
    clauses = paper("{S} berhak atas pembayaran dalam 9 hari.").split("Pasal 1\n", 1)[1]
    page = clauses * 2
    text = paper() + "".join(f"\n\nBagian {at}\n{page.replace('7', str(at % 10))}" for at in range(PAGES))
    began = time.process_time()
    audit_text(text, ON)
    assert len(text) > PAGES * 1500
    assert time.process_time() - began < SECONDS


def test_red_comes_first_and_a_fair_paper_has_none() -> None:
    levels = [found.level for found in audit_text(paper("{L} dapat mengakhiri perjanjian sewaktu-waktu."), ON)]
    assert levels == sorted(levels, key=list(Level).index)
    assert Level.RED not in [found.level for found in audit_text(paper(), ON)]


def test_a_few_words_by_themselves_are_flagged() -> None:
    flagged = flags_of("Pihak Pertama berhak mengubah harga secara sepihak.")
    assert [found.kind for found in flagged] == [Kind.UNILATERAL_PRICE]
