"""A list of invented shops of any length, as use cases would give it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.domain.lists import ListQuery, Slice
from ui import formats
from ui.widgets.lists.columns import Align, Column
from ui.widgets.look.colours import Tone


@dataclass(frozen=True, slots=True)
class Shop:
    """One row."""

    uid: str
    name: str
    kilos: int
    filled: float


COLUMNS: tuple[Column[Shop], ...] = (
    Column("name", "Nama", lambda shop: shop.name, sort="name"),
    Column("kilos", "Kapasitas", lambda shop: formats.amount(shop.kilos), sort="kilos", unit=lambda _shop: "kg",
           align=Align.RIGHT, width=120, order=lambda shop: shop.kilos),
    Column("filled", "Terisi", lambda shop: formats.percent(shop.filled, 0), meter=lambda shop: shop.filled,
           tone=lambda shop: Tone.GOOD, width=120),
    Column("uid", "Kode", lambda shop: shop.uid, shown=False),
)  # fmt: skip


def shop(number: int) -> Shop:
    """The shop with this number."""
    return Shop(f"S-{number}", f"Toko {number}", number * 1000, (number % 100) / 100)


@dataclass
class Shops:
    """A use case that lists shops and remembers what it was asked."""

    total: int
    asked: list[tuple[ListQuery, int, int]] = field(default_factory=list)

    def __call__(self, query: ListQuery, start: int, limit: int) -> Slice[Shop]:
        self.asked.append((query, start, limit))
        numbers: Sequence[int] = range(self.total)
        if query.words:
            numbers = [number for number in numbers if query.words in f"Toko {number}"]
        if query.sort == "kilos" and query.descending:
            numbers = numbers[::-1]
        return Slice(tuple(shop(number) for number in numbers[start : start + limit]), start, len(numbers))
