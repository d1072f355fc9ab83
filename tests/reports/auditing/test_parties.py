"""Who is large and who is small."""

from __future__ import annotations

from reports.auditing.parties import parties_of

OPENING = (
    "ud karya, usaha mikro, selanjutnya disebut pihak pertama; "
    "pt niaga, usaha besar, selanjutnya disebut pihak kedua."
)


def test_the_small_side_may_come_first() -> None:
    named = parties_of(OPENING, OPENING, OPENING).named
    assert named("pihak pertama wajib membayar pihak kedua") == "small wajib membayar large"


def test_both_are_both() -> None:
    named = parties_of(OPENING, OPENING, OPENING).named
    assert named("kedua belah pihak sepakat") == "both sepakat"
    assert named("menjadi milik pihak kedua dan pihak pertama hanya menempati").startswith("menjadi milik large")
