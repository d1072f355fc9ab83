"""Small registers of invented records."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.likeness.register import Ground, Register, ground_of
from models.likeness.scoring import score
from models.likeness.words import sound

TRADES = frozenset(map(sound, ("keripik", "kripik", "kerupuk", "tempe", "batik", "mebel", "kopi", "warung")))
DESA, OTHER_DESA, ELSEWHERE = "35.23.11.2001", "35.23.11.2002", "35.24.01.2001"


@dataclass(frozen=True, slots=True)
class Row:
    """One record; equal numbers stand for equal values, 0 for unknown ones."""

    name: str
    owner: str = ""
    region: str = DESA
    address: str = ""
    nik: int = 0
    phone: int = 0
    product: int = 0
    nib: int = 0


def register(*rows: Row) -> Register:
    """The rows with the numbers 1, 2, 3 …"""

    def column(values: list[int]) -> np.ndarray:
        return np.array(values, dtype=np.int64)

    return Register(
        numbers=column(list(range(1, len(rows) + 1))),
        names=tuple(row.name for row in rows),
        owners=tuple(row.owner for row in rows),
        regions=tuple(row.region for row in rows),
        addresses=tuple(row.address for row in rows),
        niks=column([row.nik for row in rows]),
        phones=column([row.phone for row in rows]),
        nibs=column([row.nib for row in rows]),
        products=column([row.product for row in rows]),
    )


def ground(*rows: Row) -> Ground:
    """The rows made ready."""
    return ground_of(register(*rows), TRADES)


def percents(one: Row, other: Row) -> tuple[int, int]:
    """The percentage of two rows, with and without the NIK."""
    found = score(ground(one, other), np.array([0]), np.array([1]))
    return int(found.percent[0]), int(found.open_percent[0])
