"""Records as columns: what is compared of each, and the same taken apart once for all comparisons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio

from models.likeness.addresses import address_words
from models.likeness.names import business_name
from models.likeness.persons import person_words

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]
Texts: TypeAlias = NDArray[np.object_]
UNKNOWN = 0
_SAME_CALL = 80.0
SMALLEST_TOTAL = 1_000
"""A small catalogue says little of how common a name is."""


@dataclass(frozen=True, slots=True)
class Register:
    """What is known of each record, in columns; 0 and empty texts are unknown."""

    numbers: Ints
    names: tuple[str, ...]
    owners: tuple[str, ...]
    regions: tuple[str, ...]
    """Kemendagri codes, as deep as they are known."""
    addresses: tuple[str, ...]
    niks: Ints
    """Any number that is equal where the NIK are: never the NIK."""
    phones: Ints
    """Likewise."""
    nibs: Ints
    products: Ints
    """A mask with a bit for each product."""

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class Commonness:
    """How many records share what a record has; `total` records were asked."""

    total: int
    names: Floats
    owners: Floats
    phones: Floats
    kecamatan: Floats


@dataclass(frozen=True, slots=True)
class Ground:
    """A register made ready: texts as they sound, places at three depths, and how common each is."""

    register: Register
    name: Texts
    name_backwards: Texts
    name_sorted: Texts
    own: Texts
    rest: Texts
    """What a name that calls its owner says beside; empty for others."""
    rest_sorted: Texts
    trades: Texts
    branch: Texts
    of_owner: Bools
    """The name says no more than the owner's does."""
    owner: Texts
    owner_backwards: Texts
    owner_sorted: Texts
    address: Texts
    kabupaten: Ints
    kecamatan: Ints
    desa: Ints
    common: Commonness

    def __len__(self) -> int:
        return len(self.register)


def ground_of(register: Register, trades: frozenset[str], common: Commonness | None = None) -> Ground:
    """The register made ready; how common things are is counted in it where nobody tells."""
    names = [business_name(name, trades) for name in register.names]
    owners = [person_words(name) for name in register.owners]
    rests = [_rest(each.words, owner) for each, owner in zip(names, owners, strict=True)]
    own, owner_sorted = _texts(_sorted(each.own) for each in names), _texts(_sorted(each) for each in owners)
    kabupaten, kecamatan, desa = (_places(register.regions, depth) for depth in (2, 3, 4))
    return Ground(
        register=register,
        name=_texts(" ".join(each.words) for each in names),
        name_backwards=_texts(" ".join(each.words[::-1]) for each in names),
        name_sorted=_texts(_sorted(each.words) for each in names),
        own=own,
        rest=_texts(" ".join(each) for each in rests),
        rest_sorted=_texts(_sorted(each) for each in rests),
        trades=_texts(_sorted(each.trades) for each in names),
        branch=_texts(each.branch for each in names),
        of_owner=np.array([set(n.own) <= set(o) for n, o in zip(names, owners, strict=True)], dtype=np.bool_),
        owner=_texts(" ".join(each) for each in owners),
        owner_backwards=_texts(" ".join(each[::-1]) for each in owners),
        owner_sorted=owner_sorted,
        address=_texts(" ".join(address_words(each)) for each in register.addresses),
        kabupaten=kabupaten,
        kecamatan=kecamatan,
        desa=desa,
        common=common or _counted(register, own, owner_sorted, kecamatan),
    )


def _counted(register: Register, own: Texts, owners: Texts, kecamatan: Ints) -> Commonness:
    return Commonness(
        total=max(len(register), SMALLEST_TOTAL),
        names=_shared_by(own.tolist()),
        owners=_shared_by(owners.tolist()),
        phones=_shared_by(register.phones.tolist()),
        kecamatan=_shared_by(kecamatan.tolist()),
    )


def _shared_by(values: Sequence[Hashable]) -> Floats:
    counts = Counter(values)
    return np.array([counts[value] for value in values], dtype=np.float64)


def _rest(words: tuple[str, ...], owner: tuple[str, ...]) -> tuple[str, ...]:
    left = tuple(word for word in words if not any(ratio(word, called) >= _SAME_CALL for called in owner))
    return left if len(left) < len(words) else ()


def _sorted(words: tuple[str, ...]) -> str:
    return " ".join(sorted(words))


def _texts(values: object) -> Texts:
    told = list(values)  # type: ignore[call-overload]
    column = np.empty(len(told), dtype=np.object_)
    column[:] = told
    return column


def _places(regions: tuple[str, ...], depth: int) -> Ints:
    """Codes as numbers to this depth; 0 where a record is not known so deep."""
    parts = (region.split(".") for region in regions)
    return np.array([_number(each[:depth]) if len(each) >= depth else UNKNOWN for each in parts], dtype=np.int64)


def _number(parts: list[str]) -> int:
    joined = "".join(parts)
    return int(joined) if joined.isdigit() else UNKNOWN
