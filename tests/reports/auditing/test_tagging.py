"""Words with what they mean."""

from __future__ import annotations

from reports.auditing.frames import tags_of
from reports.auditing.tagging import tagged


def test_words_and_phrases_bear_tags() -> None:
    assert "price" in tags_of("harga beli")
    assert "alone" in tags_of("tanpa persetujuan small")
    assert tagged("large menetapkan").startswith("large:large:")


def test_who_may_not_object_denies_nothing() -> None:
    assert "nochoice" in tags_of("small tidak dapat menolak")
    assert "not" not in tags_of("small tidak dapat menolak")
