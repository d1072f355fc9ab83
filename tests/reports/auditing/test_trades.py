"""Whether goods are called by their name."""

from __future__ import annotations

from reports.auditing.trades import names_a_trade


def test_goods_have_a_name() -> None:
    assert names_a_trade("small memasok keripik pisang kepada large")
    assert names_a_trade("large menunjuk small sebagai penyalur pupuk organik")


def test_what_names_nothing_is_no_trade() -> None:
    assert not names_a_trade("small menyerahkan hasil sesuai jadwal kepada large")
    assert not names_a_trade("large menunjuk small sebagai agen.")
