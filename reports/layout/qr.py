"""The code square (QR Code) that a camera reads, as the path that fills it."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

_MASK = 2
"""Any of the eight may be used; trying all for the prettiest takes ten times as long."""


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the square's rows from the top, True for dark; error correction level M."""
    code: Any = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    return tuple(tuple(bool(dark) for dark in row) for row in code.modules)


def path(text: str) -> str:
    """Return page code that fills the square, one unit wide and high, from the origin."""
    rows = modules(text)
    runs = [run for height, row in enumerate(reversed(rows)) for run in _dark_runs(row, height)]
    step = 1 / len(rows)
    return f"{step:.6f} 0 0 {step:.6f} 0 0 cm 0 g {' '.join(runs)} f"


def _dark_runs(row: tuple[bool, ...], height: int) -> list[str]:
    """Adjoining modules in one rectangle: no hairline shows between them."""
    runs, start = [], 0
    for dark, group in groupby(row):
        wide = len(list(group))
        if dark:
            runs.append(f"{start} {height} {wide} 1 re")
        start += wide
    return runs
