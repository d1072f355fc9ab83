"""Weekdays and the order of days."""

from __future__ import annotations

from tests.reports.auditing.papers import level


def test_a_wrong_weekday_is_red() -> None:
    assert level("Ditandatangani Kamis, 4 Desember 2026.", "hari_tanggal") == "red"
    assert level("Ditandatangani Jumat, 4 Desember 2026.", "hari_tanggal") == "green"


def test_an_end_before_the_start_is_red() -> None:
    turned = "Perjanjian berlaku 1 Januari 2027 sampai 31 Desember 2026."
    assert level("", "akhir_sebelum_awal", jangka_waktu=turned) == "red"
    assert level("", "akhir_sebelum_awal") == "green"
