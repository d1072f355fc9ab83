"""One spelling for many."""

from __future__ import annotations

import pytest

from reports.auditing.spelling import evened


@pytest.mark.parametrize(
    "said, meant",
    [
        ("Resiko ditanggung fihak kedua", "risiko ditanggung pihak kedua"),
        ("upah 20rb per potong", "upah rp20 ribu per potong"),
        ("kapasitas 260 set", "kapasitas 260 set"),
        ("perjanjan ini", "perjanjian ini"),
        ("may terminate at any time", "dapat mengakhiri sewaktu-waktu"),
    ],
)
def test_words_are_evened(said: str, meant: str) -> None:
    assert evened(said) == meant
