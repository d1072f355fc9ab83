"""Term and quarrels."""

from __future__ import annotations

from reports.auditing.lasting import disputes, term
from tests.reports.auditing.papers import read


def test_a_term_ends() -> None:
    assert term(read()).level == "green"
    assert term(read(jangka_waktu="Perjanjian berlaku sampai waktu yang tidak ditentukan.")).code == "jangka_waktu.open"


def test_steps_to_a_forum_settle() -> None:
    steps = "Rembukan di balai desa, lalu mediasi dinas, akhirnya Pengadilan Negeri Gresik."
    assert disputes(read(penyelesaian_perselisihan=steps)).level == "green"
    assert disputes(read(penyelesaian_perselisihan="")).level == "red"
