"""How lists write that an amount is for a month, a year or another while."""

from __future__ import annotations

import re

_PER = r"(?:/|\bper|\btiap|\bsetiap|\bse)"
A_MONTH = re.compile(rf"\s*(?:{_PER}\s*|\b)(?:bulan|bln|bl)\b\.?|\s*\bbulanan\b", re.IGNORECASE)
A_YEAR = re.compile(rf"\s*(?:{_PER}\s*|\b)(?:tahun|thn|th)\b\.?|\s*\btahunan\b", re.IGNORECASE)
ODD_PERIOD = re.compile(
    rf"{_PER}\s*(?:hari|hr|minggu|mgg|pekan|musim|panen|siklus|triwulan|kuartal|semester)\b"
    r"|\b(?:harian|mingguan|musiman|triwulanan)\b",
    re.IGNORECASE,
)
"""A while that is neither a month nor a year."""
OTHER_THAN_A_MONTH = re.compile(rf"{ODD_PERIOD.pattern}|{_PER}\s*(?:tahun|thn|th)\b|\btahunan\b", re.IGNORECASE)
