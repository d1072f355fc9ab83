"""What the rows of a problem stand for in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matching.columns import Ints
from models.steps.matching.columns import Column


@dataclass(frozen=True, slots=True)
class OfferKey:
    """Which row of the catalogue an offer's column stands for."""

    offer: int
    enterprise: int
    code: str
    name: str
    words: str
    unit: str
    region: str


@dataclass(frozen=True, slots=True)
class NeedKey:
    """Which row of the catalogue a need's column stands for."""

    need: int
    code: str
    words: str
    partner: str
    unit: str
    region: str


@dataclass(frozen=True, slots=True, eq=False)
class OfferKeys(Sequence[OfferKey]):
    """The keys of all offers, a column per attribute; a key is put together when it is asked for."""

    offer: Ints
    enterprise: Ints
    code: Column
    name: Column
    words: Column
    unit: Column
    region: Column

    def __len__(self) -> int:
        return len(self.offer)

    def __getitem__(self, row: Any) -> Any:
        numbers = int(self.offer[row]), int(self.enterprise[row])
        return OfferKey(*numbers, self.code[row], self.name[row], self.words[row], self.unit[row], self.region[row])

    def __iter__(self) -> Iterator[OfferKey]:
        numbers = self.offer.tolist(), self.enterprise.tolist()
        words = self.code, self.name, self.words, self.unit, self.region
        return (OfferKey(*row) for row in zip(*numbers, *words, strict=True))

    def rows(self) -> dict[int, int]:
        """Id of an offer → its row."""
        return {offer: row for row, offer in enumerate(self.offer.tolist())}
