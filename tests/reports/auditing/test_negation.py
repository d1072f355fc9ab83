"""What denies, and what disclaims as a whole."""

from __future__ import annotations

from reports.auditing.negation import denied, disclaims


def test_the_words_before_deny() -> None:
    plain = "large tidak menyediakan pelatihan"
    assert denied(plain, plain.index("pelatihan"), len(plain))


def test_tanpa_denies_within_its_commas_only() -> None:
    plain = "bibit, pupuk tanpa bunga, dan kursus budidaya"
    assert not denied(plain, plain.index("kursus"), len(plain))


def test_a_sentence_may_disclaim() -> None:
    assert disclaims("tiada satu pun ketentuan yang dapat ditafsirkan sebagai pengalihan usaha")
    assert not disclaims("usaha small dialihkan kepada large")
