"""Bound to sell to one."""

from __future__ import annotations

from tests.reports.auditing.papers import level

BOUND = "{S} dilarang menjual keripik kepada pihak lain"


def test_red_needs_a_buyer_who_need_not_buy() -> None:
    assert level(f"{BOUND}, sedangkan {{L}} tidak wajib membeli hasil {{S}}.", "eksklusif_tanpa_wajib_beli") == "red"
    assert level(f"{BOUND}.", "eksklusif_tanpa_wajib_beli") == "yellow"


def test_who_has_to_buy_may_bind() -> None:
    assert level(f"{BOUND}, tetapi {{L}} wajib ambil semua hasil {{S}}.", "eksklusif_tanpa_wajib_beli") == "green"
