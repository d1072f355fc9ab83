"""Volume beside capacity."""

from __future__ import annotations

import pytest

from tests.reports.auditing.papers import level


@pytest.mark.parametrize(
    "said, found",
    [
        ("{S} memasok 500 kg per minggu; kapasitas {S} 1.500 kg per bulan.", True),
        ("{S} memasok 300 kg per minggu; kapasitas {S} 1.500 kg per bulan.", False),
        ("{L} memesan 900 badan keran per bulan. Kemampuan tungku {S} 620 badan keran per bulan.", True),
        ("Target 400 loyang sebulan, oven {S} cukup untuk 250 loyang sebulan.", True),
        ("Setoran disepakati 14 ton sebulan. Tali bentang {S} hanya mengeluarkan 8 ton sebulan.", True),
        ("Setoran disepakati 7 ton sebulan. Tali bentang {S} hanya mengeluarkan 8 ton sebulan.", False),
        ("Setiap pekan dikirim 6.000 kg. Mesin {S}, jika menyala penuh, mengeluarkan 2.800 kg sepekan.", True),
        ("Saban minggu naik truk 900 kg seminggu, padahal tetangga {S} pun tahu cuma ada 500 kg seminggu.", True),
        ("{S} memasok 150% dari kapasitas terpasangnya.", True),
        ("Setiap bulan {S} menyerahkan 60 lembar. Kemampuan {S} 85 lembar sebulan. {S} tidak menjual kepada pihak "
         "lain, dan {L} wajib membeli sekurang-kurangnya 36 lembar sebulan selama perjanjian berjalan.", False),
    ],
)  # fmt: skip
def test_more_than_can_be_made_is_found(said: str, found: bool) -> None:
    assert (level(said, "volume_melebihi_kapasitas") != "green") is found
