"""Who owns the business afterwards."""

from __future__ import annotations

from tests.reports.auditing.papers import findings, level, paper


def test_a_business_taken_is_red() -> None:
    assert level("{L} memperoleh 60% saham usaha {S}.", "memiliki_menguasai") == "red"


def test_a_disclaimer_is_a_ban_and_silence_is_no_finding() -> None:
    ban = "Tiada satu pun ketentuan ini dapat ditafsirkan sebagai pengalihan kepemilikan usaha {S} kepada {L}."
    assert level(ban, "memiliki_menguasai") == "green"
    assert findings(paper(), "memiliki_menguasai") == []
