"""Tables, lists and interviews as titles and what they head."""

from __future__ import annotations

from reports.auditing.layout import CELL, laid_out


def _named(title: str) -> bool:
    return title.casefold() in ("harga", "volume", "jangka waktu", "perselisihan", "kapan dibayar")


def test_a_table_with_counted_rows_has_titles() -> None:
    rows = "1\tHarga\tRp5.000\n2\tVolume\t20 kg\n3\tJangka waktu\tsetahun\n4\tPerselisihan\tmusyawarah"
    assert laid_out(rows, _named, _named).splitlines()[0] == f"Harga{CELL}Rp5.000."


def test_signs_are_bullets() -> None:
    assert laid_out("\u2705 harga tetap", _named, _named) == "- harga tetap"


def test_questions_head_their_answers() -> None:
    told = laid_out("\n".join(["Tanya: Harga?", "Jawab: Rp5.000."] * 4), _named, _named)
    assert told.splitlines()[:2] == [f"Harga{CELL}", "Rp5.000."]
