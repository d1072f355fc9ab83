"""Prices by quality and own provisions from a file of terms, and an adendum on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.command_line.running import DAY, answered, refused
from tests.command_line.test_group_agreements import accepted, accepted_file
from tests.reports.reading import whole_text

__all__ = ["accepted", "accepted_file"]
PRICES = [{"quality": "Kelas A", "price": 1500}, {"quality": "Kelas B", "price": 1250.5, "note": "retak"}]


def terms(folder: Path, **more: Any) -> Path:
    file = folder / "isi.json"
    file.write_text(json.dumps({"date": DAY, **more}), encoding="utf-8")
    return file


def test_a_list_and_provisions_come_from_the_file_of_terms(accepted: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    given = terms(tmp_path, price_list=PRICES, provisions=["Karung milik PIHAK PERTAMA.", "Bertemu tiap tiga bulan."])
    answered(accepted, "agreement", "KL-0001", "--terms", given, "--out", file, "--date", DAY)
    text = whole_text(file.read_bytes())
    for said in ("untuk Kelas A serta harga mutu lainnya", "Rp1.250,50", "Ketentuan Tambahan", "(2) Bertemu tiap tiga"):
        assert said in text
    checked = answered(accepted, "verify", file)
    assert {"label": "Ketentuan tambahan", "value": "2 butir, dimulai: Karung milik PIHAK PERTAMA."} in checked["facts"]
    grades = ("--grade", "Kelas A", "1600", "--grade", "Kelas B", "Rp1.300")
    command = ("addendum", "PK-0001", "--reason", "pasar berubah", "--on", DAY, "--out", tmp_path / "b.pdf")
    assert "menurut mutu" in refused(accepted, *command, "--price", "1600", "--draft")
    assert "bukan jumlah rupiah" in refused(accepted, *command, "--grade", "Kelas A", "murah")
    answered(accepted, *command, *grades)
    assert "Kelas A Rp1.600,00; Kelas B Rp1.300,00" in whole_text((tmp_path / "b.pdf").read_bytes())


def test_what_is_wrong_in_the_file_is_told_in_words(accepted: Path, tmp_path: Path) -> None:
    command = ("agreement", "KL-0001", "--out", tmp_path / "a.pdf", "--date", DAY, "--terms")
    assert "quality" in refused(accepted, *command, terms(tmp_path, price_list=[{"price": 5}]))
    assert "harga dalam rupiah" in refused(accepted, *command, terms(tmp_path, price_list=[{**PRICES[0], "price": 0}]))
    assert "10.000 huruf" in refused(accepted, *command, terms(tmp_path, provisions="a" * 10_001))
    unfair = "PIHAK PERTAMA berhak mengubah harga sewaktu-waktu tanpa persetujuan PIHAK KEDUA."
    assert "Harga ditetapkan sepihak" in refused(accepted, *command, terms(tmp_path, provisions=unfair))
    assert not (tmp_path / "a.pdf").exists()
