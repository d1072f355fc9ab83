"""Price and due date."""

from __future__ import annotations

from tests.reports.auditing.papers import level


def test_money_per_unit_is_a_price() -> None:
    assert level("", "harga", harga="Rp610 per kg pada kadar air 20%.") == "green"
    assert level("", "harga", harga="Harga ditentukan kemudian.") == "red"


def test_when_is_paid() -> None:
    vague = "{L} membayar setelah barang terjual."
    assert level("", "jatuh_tempo_pembayaran", jatuh_tempo_pembayaran=vague) == "red"
    told = "Hasil dibayar 8 hari sesudah panen habis."
    assert level("", "jatuh_tempo_pembayaran", jatuh_tempo_pembayaran=told) == "green"
