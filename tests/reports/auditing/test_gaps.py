"""What was left to be filled in."""

from __future__ import annotations

import pytest

from tests.reports.auditing.papers import findings, level, paper


@pytest.mark.parametrize(
    "blank",
    ["rekening ________", "rekening <no. rekening>", "nomor {{nomor}}", "[isi alamat]", "harga Rp XXX", "$ALAMAT"],
)
def test_blanks_are_red(blank: str) -> None:
    assert level(f"Pembayaran ke {blank} milik {{S}}.", "isian_kosong") == "red"


def test_lines_to_sign_on_are_no_blanks() -> None:
    signed = "\nDemikian perjanjian ini dibuat.\n\n(____________)   (____________)\n"
    assert findings(paper() + signed, "isian_kosong") == []
