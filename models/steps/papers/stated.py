"""What a kept paper states, in the few words that somebody compares with a printout."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reports import numerals

Stated = tuple[tuple[str, str], ...]
Raw = Mapping[str, Any]
_SHOWN = 80
"""Letters of the first provision: enough to compare with a printout."""


def stated_facts(document: str) -> Stated:
    """Parties, goods, quantity, price and term as the paper itself states them; what it is silent about is left out."""
    kept = json.loads(document)
    raw: Raw = kept["document"] if "facts_version" in kept else kept
    terms: Raw = {**raw, **raw.get("after", {})}
    said = (
        ("Acara", raw.get("event") or ""),
        ("Hari", _day(raw["held_on"]) if raw.get("event") else ""),
        ("Pihak pertama", _name(raw.get("first"))),
        ("Pihak kedua", _name(raw.get("second"))),
        ("Barang atau jasa", raw.get("commodity") or raw.get("goods") or raw.get("subject") or ""),
        ("Jumlah tiap bulan", _amount(terms.get("quantity_per_month") or terms.get("quantity"))),
        ("Harga", _price(terms.get("price"))),
        ("Daftar harga", _prices(terms.get("prices") or terms.get("price_list") or ())),
        ("Ketentuan tambahan", _provisions(raw.get("provisions") or ())),
        ("Jangka waktu", _term(terms)),
        *(("Perjanjian", _reported(each)) for each in raw.get("agreements", ())),
    )
    return tuple((label, words) for label, words in said if words)


def _name(party: Raw | None) -> str:
    return str(party["name"]) if party else ""


def _amount(amount: Raw | None) -> str:
    return numerals.measured_figures(amount["thousandths"], amount["unit"]) if amount else ""


def _price(price: Raw | None) -> str:
    if not price:
        return ""
    return f"{numerals.rupiah(price['sen'])} per {price['unit']}" if price["sen"] else price.get("formula", "")


def _prices(rows: Sequence[Raw]) -> str:
    """By quality; one price for all is told already."""
    return "; ".join(f"{row['item']} {_price(row['price'])}" for row in rows) if len(rows) > 1 else ""


def _provisions(words: Sequence[str]) -> str:
    return f"{len(words)} butir, dimulai: {_cut(words[0])}" if words else ""


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"


def _term(terms: Raw) -> str:
    first = terms.get("start") or terms.get("starts") or terms.get("signed_on")
    last = terms.get("end") or terms.get("ends")
    return f"{_day(first)} sampai {_day(last)}" if first and last else ""


def _day(text: str) -> str:
    return numerals.short_date(date.fromisoformat(text))


def _reported(agreement: Raw) -> str:
    named = (agreement.get(each, "") for each in ("number", "partner", "enterprise", "goods"))
    return " · ".join(str(each) for each in named if each)
