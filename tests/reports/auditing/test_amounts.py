"""Amounts of goods and money."""

from __future__ import annotations

from decimal import Decimal

from reports.auditing.amounts import goods_in, money_in, value_of


def test_any_unit_counts_beside_a_period() -> None:
    (only,) = goods_in("62.000 badan keran per bulan")
    assert (only.base, only.quantity, only.period) == ("badan keran", Decimal(62000), "bulan")


def test_money_is_read_however_written() -> None:
    assert money_in("rp4.500,00 dan 21 ribu per set") == (Decimal(4500), Decimal(21000))
    assert value_of("dua", "juta") == 2_000_000
