"""What is written as it is spoken."""

from __future__ import annotations

import pytest

from reports.auditing.colloquial import JAVANESE, spoken


@pytest.mark.parametrize(
    "said, meant",
    [("nurunin", "menurunkan"), ("dibayarin", "dibayarkan"), ("mutusin", "memutuskan"), ("ngubah", "mengubah")],
)
def test_spoken_verbs_are_written_out(said: str, meant: str) -> None:
    assert spoken(said) == meant


@pytest.mark.parametrize("word", ["nama", "nilai", "mesin", "izin", "lain", "kain", "menjamin", "nelayan"])
def test_other_words_stay(word: str) -> None:
    assert spoken(word) == ""


def test_javanese_has_its_words() -> None:
    assert (JAVANESE["regane"], JAVANESE["yen"]) == ("harganya", "kalau")
