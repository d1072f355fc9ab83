"""What was left to be filled in."""

from __future__ import annotations

import pytest

from tests.reports.auditing.papers import findings, level, paper


@pytest.mark.parametrize(
    "blank",
    [
        "rekening ________", "rekening <no. rekening>", "nomor {{nomor}}", "[isi alamat]", "harga Rp XXX",
        "$ALAMAT", "yang disebut dalam surat pesanan nomor …/SPK/…/2027",
    ],
)  # fmt: skip
def test_blanks_are_red(blank: str) -> None:
    assert level(f"Pembayaran ke {blank} milik {{S}}.", "isian_kosong") == "red"


def test_lines_to_sign_on_are_no_blanks() -> None:
    signed = "\nDemikian perjanjian ini dibuat.\n\n(____________)   (____________)\n"
    assert findings(paper() + signed, "isian_kosong") == []


def test_a_table_of_contents_is_no_blank() -> None:
    listed = "\nDAFTAR ISI\nI. Usaha ................ 1\nII. Hak dan kewajiban ... 1\nIII. Harga .............. 2\n"
    assert findings(listed + paper(), "isian_kosong") == []
    assert findings("\nHarga Rp ................ 1\n" + paper(), "isian_kosong") != []


def test_a_part_number_is_no_blank() -> None:
    assert level("{S} menempa tuas rem nomor gambar RP-310.", "isian_kosong") == "green"
    assert level("Upah Rp-,00 per buah.", "isian_kosong") == "red"
