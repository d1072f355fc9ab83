"""Halal certificate and permit to sell."""

from __future__ import annotations

from tests.reports.auditing.papers import findings, level, paper

PLAIN = "{L} memberi pelatihan pengemasan."


def test_papers_that_are_lacking_are_told() -> None:
    assert level("Sertifikat halal menyusul.", "halal_pirt", bentuk_pengembangan=PLAIN) != "green"
    assert level("{S} belum memiliki izin edar.", "halal_pirt", bentuk_pengembangan=PLAIN) == "red"


def test_silence_is_a_question() -> None:
    (only,) = findings(paper(bentuk_pengembangan=PLAIN), "halal_pirt")
    assert (only.level, only.code) == ("yellow", "halal_pirt.silent")
