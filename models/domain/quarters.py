"""How old a fact of a quarter is: the lists of poor households change every three months."""

from __future__ import annotations

import re
from datetime import date

OLD_FROM = 2
"""Quarters after which a desil looks old (DTSEN is renewed every quarter)."""
_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")


def quarters_old(quarter: str, today: date) -> int | None:
    """How many quarters lie between a quarter ("2026-Q3") and the one of today; None where none is stated."""
    found = _QUARTER.fullmatch(quarter)
    if found is None:
        return None
    then = int(found[1]) * 4 + int(found[2]) - 1
    return max(0, today.year * 4 + (today.month - 1) // 3 - then)
