"""Dates and the weekday beside them."""

from __future__ import annotations

from datetime import date

from reports.auditing.dates import dates_in


def test_weekdays_stand_before_or_after() -> None:
    ways = ("jumat legi, 4-12-2026", "4 desember 2026 (jumat)", "4 desember 2026, hari jumat", "jumat malam, 4/12/26")
    for said in ways:
        (only,) = dates_in(said)
        assert (only.first(), only.weekday) == (date(2026, 12, 4), 4), said
