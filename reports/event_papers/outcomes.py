"""What came of an event, as its papers state it: four sums that are never added."""

from __future__ import annotations

from dataclasses import dataclass

from reports import numerals
from reports.layout.flowables import Column
from reports.office_papers.parts import NO_NUMBER


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts and money (sen); None where nobody has said anything."""

    meetings: int = 0
    held: int = 0
    interested: int = 0
    agreed_count: int = 0
    potential: int | None = None
    agreed: int | None = None
    delivered: int | None = None
    paid: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One buyer, enterprise or kabupaten."""

    name: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class Agreed:
    """A meeting in which something was agreed."""

    number: int
    buyer: str
    enterprise: str
    product: str
    quantity: str
    agreed: int | None
    next_step: str
    due: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole, and by buyer, enterprise and kabupaten."""

    invited: int
    came: int
    whole: Sums
    buyers: tuple[Line, ...] = ()
    enterprises: tuple[Line, ...] = ()
    regions: tuple[Line, ...] = ()
    agreements: tuple[Agreed, ...] = ()
    without_meeting: tuple[str, ...] = ()
    """Enterprises that came and met nobody."""
    trouble: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    buyers_came: int = 0
    enterprises_came: int = 0


COLUMNS = (
    Column("No.", points=26), Column("Nama", 6), Column("Pertemuan", points=64, figures=True),
    Column("Minat", points=36, figures=True), Column("Sepakat", points=44, figures=True),
    Column("Potensi", 3.2, figures=True), Column("Disepakati", 3.2, figures=True),
    Column("Terkirim", 3.2, figures=True), Column("Terbayar", 3.2, figures=True),
)  # fmt: skip


def cells(at: int, line: Line) -> tuple[str, ...]:
    """A line of the recap."""
    sums = line.sums
    counts = (sums.held, sums.interested, sums.agreed_count)
    money = (sums.potential, sums.agreed, sums.delivered, sums.paid)
    return (f"{at}.", line.name, *map(numerals.grouped, counts), *map(amount, money))


def amount(sen: int | None) -> str:
    """As "Rp1.500.000", a dash where nobody said."""
    return NO_NUMBER if sen is None else numerals.rupiah(sen)


def stages(sums: Sums) -> tuple[tuple[str, str], ...]:
    """The four numbers with their names."""
    return (
        ("Potensi", amount(sums.potential)), ("Disepakati", amount(sums.agreed)),
        ("Terkirim", amount(sums.delivered)), ("Terbayar", amount(sums.paid)),
    )  # fmt: skip
