"""Fines for one side."""

from __future__ import annotations

from tests.reports.auditing.papers import level

ALONE = "{S} yang terlambat mengirim dikenai denda 1% per hari"


def test_red_needs_the_other_side_let_off() -> None:
    assert level(f"{ALONE}, sedangkan {{L}} yang terlambat membayar tidak dikenai denda.", "denda_sepihak") == "red"
    assert level(f"{ALONE}.", "denda_sepihak") == "yellow"


def test_a_mirrored_fine_is_fair() -> None:
    both = "Kalau {S} telat, dipotong 0,1% per hari; kalau {L} telat bayar, {L} menambah 0,1% per hari juga."
    assert level(both, "denda_sepihak") == "green"
    assert level("Benang dipotong bersih sebelum dikirim.", "denda_sepihak") == "green"
