"""What enterprises offer and partners need: one array per attribute, and the rows they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from matching.codes import ALL_MONTHS, UNKNOWN, BusinessSize

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Words = NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of `Offers`; capacity, minimum order and price are per unit of the offer."""

    uid: str
    enterprise: int
    kind: int
    commodity: int
    """Index; -1: nobody has said which one yet."""
    dimension: int
    factor: int
    """Thousandths of the dimension's base unit in one unit of the offer."""
    capacity: int = UNKNOWN
    """Thousandths of the unit per month: least spare amount over the run's months; -1 unknown."""
    months: int = ALL_MONTHS
    price: int = UNKNOWN
    """Sen per unit; -1 unknown."""
    minimum_order: int = 0
    """Thousandths of the unit per month."""
    lead_days: int = UNKNOWN
    latitude: float = float("nan")
    longitude: float = float("nan")
    province: int = 0
    kabupaten: int = 0
    kecamatan: int = 0
    """Region codes without dots (35, 3523, 352301); 0 unknown."""
    by_region: bool = False
    """Latitude and longitude are only those of the middle of its region."""
    size: int = BusinessSize.MIKRO.code
    owner: int = UNKNOWN
    business: int = UNKNOWN
    nib: int = UNKNOWN
    papers: int = 0
    papers_unknown: int = 0
    """Papers nobody has asked about yet."""
    verified: bool = True
    active: bool = True
    supports_wanted: int = 0
    priority: float = 0.0
    """0 to 1, from the desil."""
    track_record: float = float("nan")
    """0 to 1; NaN nothing known."""
    quality: float = float("nan")
    """0 to 1: how ready the production is (quality control, packing, book-keeping); NaN not looked at."""


@dataclass(frozen=True, slots=True)
class Need:
    """One row of `Needs`; quantity, minimum lot and price are per unit of the need."""

    uid: str
    partner: int
    commodity: int
    dimension: int
    factor: int
    quantity: int
    """Thousandths of the unit per month."""
    pattern: int = UNKNOWN
    """Pattern code; -1 open: the matcher proposes one."""
    kind: int = UNKNOWN
    """OfferKind code that is wanted; -1: whatever the pattern accepts."""
    minimum_lot: int = 0
    """Thousandths of the unit per month."""
    maximum_partners: int = UNKNOWN
    maximum_share: int = 1000
    """Most that one partner may carry, in thousandths of the quantity."""
    months: int = ALL_MONTHS
    """Months in which the need runs."""
    months_required: int = 0
    """Months in which a partner without production cannot serve it."""
    price: int = UNKNOWN
    lead_days: int = UNKNOWN
    latitude: float = float("nan")
    longitude: float = float("nan")
    province: int = 0
    kabupaten: int = 0
    kecamatan: int = 0
    by_region: bool = False
    territory: int = 0
    """Region in which the enterprise has to be; 0 anywhere."""
    size: int = BusinessSize.BESAR.code
    owner: int = UNKNOWN
    business: int = UNKNOWN
    nib: int = UNKNOWN
    papers_required: int = 0
    """Papers the buyer cannot do without: a hard rule."""
    papers_due: int = 0
    """Papers the law asks of this commodity: a warning with a to-do."""
    supports_offered: int = 0
    duration: int = UNKNOWN
    """1 the purchase goes on for a stated time, 0 it is a single one, -1 not stated."""
    development: int = UNKNOWN
    """1 the partner develops the enterprise, 0 it does not, -1 not stated."""
    weight: int = 1000
    """Thousandths."""
    active: bool = True
    inferred: bool = False
    """Derived from what the partner makes, not yet confirmed by it."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Arrays of one length, one per attribute."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def take(self, rows: Ints | Flags) -> Self:
        """The same columns at some rows only."""
        places = np.flatnonzero(rows) if rows.dtype == np.bool_ else rows
        return type(self)(**{f.name: getattr(self, f.name).take(places) for f in fields(self)})

    @classmethod
    def of(cls, rows: Iterable[object]) -> Self:
        """Columns out of row objects with the same attribute names."""
        listed = list(rows)
        return cls(**{f.name: _column(f.type, [getattr(row, f.name) for row in listed]) for f in fields(cls)})

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> Self:
        """Columns one after the other."""
        listed = list(parts)
        if not listed:
            return cls.of(())
        return cls(**{f.name: np.concatenate([getattr(p, f.name) for p in listed]) for f in fields(cls)})

    @classmethod
    def gathered(cls, parts: Iterable[Self], count: int) -> Self:
        """The same of parts that come one by one and have so many rows in all: none is held twice for long."""
        whole = {f.name: np.empty(count, dtype=_DTYPES[str(f.type)]) for f in fields(cls)}
        done = 0
        for part in parts:
            for name, column in whole.items():
                column[done : done + len(part)] = getattr(part, name)
            done += len(part)
        return cls(**whole)


_DTYPES: dict[str, type[np.generic]] = {
    "Ints": np.int64,
    "Floats": np.float64,
    "Flags": np.bool_,
    "Words": np.str_,
}


def _column(kind: Any, values: list[Any]) -> NDArray[Any]:
    return np.array(values, dtype=_DTYPES[str(kind)])


@dataclass(frozen=True, slots=True, eq=False)
class Offers(Columns):
    """What enterprises can do; attributes as in `Offer`."""

    uid: Words
    enterprise: Ints
    kind: Ints
    commodity: Ints
    dimension: Ints
    factor: Ints
    capacity: Ints
    months: Ints
    price: Ints
    minimum_order: Ints
    lead_days: Ints
    latitude: Floats
    longitude: Floats
    province: Ints
    kabupaten: Ints
    kecamatan: Ints
    by_region: Flags
    size: Ints
    owner: Ints
    business: Ints
    nib: Ints
    papers: Ints
    papers_unknown: Ints
    verified: Flags
    active: Flags
    supports_wanted: Ints
    priority: Floats
    track_record: Floats
    quality: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Needs(Columns):
    """What partners look for; attributes as in `Need`."""

    uid: Words
    partner: Ints
    commodity: Ints
    dimension: Ints
    factor: Ints
    quantity: Ints
    pattern: Ints
    kind: Ints
    minimum_lot: Ints
    maximum_partners: Ints
    maximum_share: Ints
    months: Ints
    months_required: Ints
    price: Ints
    lead_days: Ints
    latitude: Floats
    longitude: Floats
    province: Ints
    kabupaten: Ints
    kecamatan: Ints
    by_region: Flags
    territory: Ints
    size: Ints
    owner: Ints
    business: Ints
    nib: Ints
    papers_required: Ints
    papers_due: Ints
    supports_offered: Ints
    duration: Ints
    development: Ints
    weight: Ints
    active: Flags
    inferred: Flags
