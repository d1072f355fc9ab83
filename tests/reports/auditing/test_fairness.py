"""A price set alone, and pledges."""

from __future__ import annotations

from tests.reports.auditing.papers import level


def test_a_price_set_alone_is_red() -> None:
    assert level("{L} sewaktu-waktu dapat mengubah harga secara sepihak.", "harga_sepihak") == "red"
    assert level("{L} tidak boleh mengubah harga tanpa persetujuan {S}.", "harga_sepihak") == "green"


def test_a_pledge_is_red_and_a_ban_is_not() -> None:
    assert level("{S} menyerahkan BPKB kepada {L} sebagai jaminan.", "agunan_sepihak") == "red"
    assert level("Ijazah dan BPKB {S} dilarang ditahan oleh {L}.", "agunan_sepihak") == "green"
