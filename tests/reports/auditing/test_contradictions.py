"""What is said twice and not alike."""

from __future__ import annotations

from tests.reports.auditing.papers import level


def test_figures_and_words_have_to_agree() -> None:
    assert level("Uang muka Rp5.000.000 (enam juta rupiah).", "isi_bertentangan") == "red"
    assert level("Uang muka Rp5.000.000 (lima juta rupiah).", "isi_bertentangan") == "green"


def test_months_and_their_days_have_to_agree() -> None:
    twice = "Perjanjian berlaku 6 (enam) bulan, 1 Januari 2027 sampai dengan 31 Desember 2027."
    assert level("", "isi_bertentangan", jangka_waktu=twice) == "red"
