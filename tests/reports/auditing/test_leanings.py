"""Which side does what the larger one does."""

from __future__ import annotations

from reports.auditing.leanings import leaning_by_deeds


def test_deeds_tell_the_larger_side() -> None:
    told = "hotel wajib membeli semua sayur. hotel melatih petani. petani menanam sayur."
    assert leaning_by_deeds(["hotel"], told) > 0 > leaning_by_deeds(["petani"], told)
    assert leaning_by_deeds([], told) == 0
