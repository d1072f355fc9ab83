"""Unfair matters are asked about in whatever words; what only sounds like them is not red."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reports.auditing.findings import Kind
from reports.auditing.matters import doubtful, sayings
from tests.reports.auditing.papers import PAIRS, findings, paper, read

BANK = tomllib.loads((Path(__file__).parent / "sayings.toml").read_text(encoding="utf-8"))
LEAST = 0.9
"""Of the unfair sentences of a matter."""


@pytest.mark.parametrize("kind", BANK)
def test_unfair_sentences_are_found(kind: str) -> None:
    said = BANK[kind]["unfair"]
    found = [findings(paper(words, PAIRS[at % len(PAIRS)]), kind) for at, words in enumerate(said)]
    assert sum(any(each.quote for each in listed) for listed in found) >= LEAST * len(said)


@pytest.mark.parametrize("kind", BANK)
def test_fair_sentences_are_never_red(kind: str) -> None:
    for at, words in enumerate(BANK[kind]["fair"]):
        red = [each.code for each in findings(paper(words, PAIRS[at % len(PAIRS)])) if each.level == "red"]
        assert red == [], words


def test_every_matter_has_sayings_that_can_be_met() -> None:
    assert set(sayings()) == {Kind(kind) for kind in BANK}
    assert all(each.needed and each.barred for listed in sayings().values() for each in listed)


def test_a_word_that_protects_makes_a_sentence_doubtful() -> None:
    draft = read("Tiada satu pun ketentuan ini mengalihkan usaha {S} kepada {L}. Harga ditetapkan {L} secara sepihak.")
    protects, plain = (each for each in draft.clauses if re.search(r"tiada|sepihak", each.plain))
    assert doubtful(Kind.OWNERSHIP, protects)
    assert not doubtful(Kind.UNILATERAL_PRICE, plain)
