"""Numbers, money and dates as Indonesians write them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import formats


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (formats.number(1234567), "1.234.567"),
        (formats.number(1234.5, 1), "1.234,5"),
        (formats.number(-0.04, 1), "0,0"),
        (formats.number(-1.4, 1), "−1,4"),
        (formats.count(1234, "UMKM"), "1.234 UMKM"),
        (formats.rupiah(150_000_000), "Rp1.500.000"),
        (formats.rupiah(150_050), "Rp1.500,50"),
        (formats.rupiah(-100), "−Rp1"),
        (formats.rupiah(None), "belum diketahui"),
        (formats.quantity(1_250_500, "kg"), "1.250,5\u00a0kg"),
        (formats.quantity(12_000, "t"), "12\u00a0t"),
        (formats.percent(0.989), "98,9\u00a0%"),
        (formats.percent(0.82, 0), "82\u00a0%"),
        (formats.percent(None), "belum diketahui"),
        (formats.short_date(date(2026, 11, 21)), "Sab, 21 Nov 2026"),
        (formats.short_date("2026-08-17"), "Sen, 17 Agu 2026"),
        (formats.long_date("2026-11-21"), "Sabtu, 21 November 2026"),
        (formats.long_date(None), "belum diketahui"),
        (formats.listing(("A",)), "A"),
        (formats.listing(("A", "B")), "A dan B"),
        (formats.listing(("A", "B", "C")), "A, B, dan C"),
    ],
)
def test_written_as_expected(shown: str, expected: str) -> None:
    assert shown == expected


def test_a_moment_is_shown_in_local_time() -> None:
    at = datetime(2026, 11, 21, 7, 5, tzinfo=UTC)
    local = at.astimezone()
    assert formats.moment(at) == f"{local.day} Nov 2026 {local:%H.%M}"
    assert formats.moment(at.isoformat()) == formats.moment(at)


@given(st.integers(-(10**15), 10**15))
def test_thousandths_survive_writing_and_reading(thousandths: int) -> None:
    assert formats.parse_thousandths(formats.amount(thousandths)) == thousandths


@given(st.integers(0, 10**15))
def test_rupiah_survive_writing_and_reading(sen: int) -> None:
    assert formats.parse_rupiah(formats.rupiah(sen)) == sen


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_numbers_survive_writing_and_reading(value: Decimal) -> None:
    assert formats.parse_number(formats.number(value, 2)) == value


@pytest.mark.parametrize("text", ["", "12.5", "1,234.5", "abc", "1.23", "1..234", "12,3,4", "--1", "٣", "1,²"])
def test_what_is_no_indonesian_number_is_refused(text: str) -> None:
    assert formats.parse_number(text) is None


def test_finer_than_the_unit_is_refused() -> None:
    assert formats.parse_thousandths("1,2345") is None
    assert formats.parse_rupiah("Rp1,505") is None
