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


def test_the_end_of_an_earlier_agreement_is_no_end_of_this_one() -> None:
    told = "Perjanjian lama (2 Januari 2024 s.d. 31 Desember 2025) gugur ketika yang ini mulai."
    assert level(told, "akhir_sebelum_awal") == "green"


def test_a_lone_early_end_is_a_question_where_the_term_is_told_in_order() -> None:
    assert level("Hubungan ini berakhir 31 Oktober 2026.", "akhir_sebelum_awal") == "yellow"
    alone = "Perjanjian mulai 16 November 2026."
    assert level("Perjanjian berakhir 31 Oktober 2026.", "akhir_sebelum_awal", jangka_waktu=alone) == "red"
