"""What is reported."""

from __future__ import annotations

from reports.auditing.findings import clipped


def test_quotations_are_bearable() -> None:
    assert clipped("satu\n dua") == "satu dua"
    assert len(clipped("kata " * 400)) <= 320
