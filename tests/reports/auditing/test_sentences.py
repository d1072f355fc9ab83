"""A text as sentences under headings."""

from __future__ import annotations

from reports.auditing.sentences import split
from reports.auditing.topics import Topic
from tests.reports.auditing.papers import read


def test_short_forms_end_no_sentence() -> None:
    assert list(split("Harga Rp. 5.000 untuk PT. Maju. Tetap.")) == ["Harga Rp. 5.000 untuk PT. Maju.", "Tetap."]


def test_sides_and_headings_are_known() -> None:
    draft = read()
    due = next(each for each in draft.clauses if "paling lambat" in each.plain)
    assert due.topic is Topic.PAYMENT
    assert due.plain.startswith("large membayar")
    assert draft.sizes == {"large": "besar", "small": "mikro"}
