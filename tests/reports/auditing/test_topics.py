"""What headings are about."""

from __future__ import annotations

import pytest

from reports.auditing.topics import Topic, is_title, topic_of


@pytest.mark.parametrize(
    "heading, topic",
    [
        ("pasal 4 harga dan pembayaran", Topic.PRICE), ("hak dan kewajiban", Topic.DUTIES), ("pola", Topic.OTHER),
        ("penyelesaian sengketa", Topic.DISPUTES), ("lain-lain", Topic.OTHER), ("bunga rampai", Topic.NONE),
    ],
)  # fmt: skip
def test_headings_have_topics(heading: str, topic: Topic) -> None:
    assert topic_of(heading) is topic


def test_a_title_is_no_sentence() -> None:
    assert is_title("jangka waktu")
    assert not is_title("harga ditetapkan sebesar seribu rupiah")
