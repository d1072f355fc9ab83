"""A content said in other words is never missing; one that is said nowhere is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reports.auditing.confidence import understood
from tests.reports.auditing.papers import PAIRS, findings, paper, read

BANK = tomllib.loads((Path(__file__).parent / "contents.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", BANK)
def test_a_content_in_other_words_is_not_red(kind: str) -> None:
    for at, words in enumerate(BANK[kind]["present"]):
        text = paper("", PAIRS[at % len(PAIRS)], **{kind: words})
        assert [each.code for each in findings(text) if each.level == "red"] == [], words


@pytest.mark.parametrize("kind", BANK)
def test_a_content_left_out_is_told(kind: str) -> None:
    for pair in PAIRS:
        assert findings(paper("", pair, **{kind: ""}), kind)


def test_nothing_is_red_where_nothing_was_understood() -> None:
    assert not any(each.level == "red" and each.code.endswith("missing") for each in findings("Selamat pagi semuanya."))


def test_a_paper_with_clauses_and_sides_is_understood() -> None:
    assert understood(read())
