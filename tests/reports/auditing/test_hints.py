"""Questions where no rule answers."""

from __future__ import annotations

from reports.auditing.hints import hints
from tests.reports.auditing.papers import read


def test_other_words_for_an_unfair_matter_are_asked_about() -> None:
    (only,) = hints(read("Kerja sama bubar begitu {L} bilang selesai."), [])
    assert (only.level, only.kind) == ("yellow", "pengakhiran_sepihak")


def test_a_fair_paper_raises_no_question() -> None:
    assert list(hints(read(), [])) == []
