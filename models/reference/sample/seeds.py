"""The tables that the sample is drawn from: trades with their places and prices, partners, needs, names."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from matching.codes import BusinessSize, OfferKind, Pattern
from models.domain.intake import KbliIntake
from models.reference.tables import rows

SAMPLE = "models.reference.sample"
ALL_YEAR = 0b1111_1111_1111


@dataclass(frozen=True, slots=True)
class Trade:
    """What some enterprises do, how much of it is usual, and at which price."""

    key: str
    slug: str
    kind: OfferKind
    unit: str
    enterprises: int
    places: tuple[tuple[str, int], ...]
    """Region codes with their weights."""
    capacity: float
    """Median in units per month."""
    spread: float
    """Sigma of the logarithm of capacity."""
    price_low: int
    """Rupiah per unit."""
    price_high: int
    months: int
    workers: int
    kbli: tuple[KbliIntake, ...]
    papers: tuple[str, ...]
    naming: str
    also: tuple[str, ...]
    """Trades that the same enterprise may follow besides."""


@dataclass(frozen=True, slots=True)
class PartnerSeed:
    """One industry partner as the table names it."""

    key: str
    name: str
    legal_form: str
    region: str
    size: BusinessSize
    annual_sales: int
    """Rupiah."""
    kbli: tuple[KbliIntake, ...]


@dataclass(frozen=True, slots=True)
class NeedSeed:
    """One need, stated against the supply of some trades."""

    partner: str
    pattern: Pattern | None
    slug: str
    words: str
    """As the partner names it; empty for the commodity's own name."""
    trades: tuple[str, ...]
    share: float
    """Of the supply of those trades."""
    lot: float
    """Minimum lot as a multiple of their median capacity."""
    price: float
    """As a multiple of the usual price."""
    payment_days: int
    territory: str
    papers: tuple[str, ...]
    supports: tuple[str, ...]
    specification: str


@dataclass(frozen=True, slots=True)
class Names:
    """Words that names and addresses are put together from."""

    men: tuple[str, ...]
    women: tuple[str, ...]
    men_second: tuple[str, ...]
    women_second: tuple[str, ...]
    luck: tuple[str, ...]
    streets: tuple[str, ...]
    hamlets: tuple[str, ...]
    programmes: tuple[str, ...]
    businesses: tuple[tuple[str, tuple[str, ...]], ...]

    def forms(self, naming: str) -> tuple[str, ...]:
        """The ways in which businesses of a trade call themselves."""
        return dict(self.businesses)[naming]


@dataclass(frozen=True, slots=True)
class PaperSeed:
    """How often a paper is held, and what its invented number looks like; empty where none is invented."""

    code: str
    held: float
    shape: str


@cache
def trades() -> dict[str, Trade]:
    """All trades by key, in the order of the table."""
    return {row["trade"]: _trade(row) for row in rows("trades.csv", SAMPLE)}


def _trade(row: dict[str, str]) -> Trade:
    return Trade(
        key=row["trade"],
        slug=row["slug"],
        kind=OfferKind(row["kind"]),
        unit=row["unit"],
        enterprises=int(row["enterprises"]),
        places=tuple(_weighted(word) for word in row["members"].split()),
        capacity=float(row["capacity"]),
        spread=float(row["spread"]),
        price_low=int(row["price_low"]),
        price_high=int(row["price_high"]),
        months=_months(row["months"]),
        workers=int(row["workers"]),
        kbli=_kbli(row),
        papers=tuple(row["papers"].split()),
        naming=row["naming"],
        also=tuple(row["also"].split()),
    )


def _weighted(word: str) -> tuple[str, int]:
    code, _, weight = word.partition(":")
    return code, int(weight)


def _months(cell: str) -> int:
    """ "2-4 6-9" as a mask; an empty cell is the whole year."""
    mask = 0
    for span in cell.split():
        first, _, last = span.partition("-")
        for month in range(int(first), int(last or first) + 1):
            mask |= 1 << (month - 1)
    return mask or ALL_YEAR


def _kbli(row: dict[str, str]) -> tuple[KbliIntake, ...]:
    return tuple(
        KbliIntake(edition, row[f"kbli_{edition}"]) for edition in ("2020", "2025") if row[f"kbli_{edition}"]
    )


@cache
def partner_seeds() -> tuple[PartnerSeed, ...]:
    """All partners in the order of the table."""
    return tuple(
        PartnerSeed(
            key=row["partner"],
            name=row["name"],
            legal_form=row["legal_form"],
            region=row["region"],
            size=BusinessSize(row["size"]),
            annual_sales=int(row["sales_miliar"]) * 1_000_000_000,
            kbli=_kbli(row),
        )
        for row in rows("partners.csv", SAMPLE)
    )


@cache
def need_seeds() -> tuple[NeedSeed, ...]:
    """All needs in the order of the table."""
    offered = _supports()
    return tuple(_need(row, offered) for row in rows("needs.csv", SAMPLE))


def _need(row: dict[str, str], offered: dict[str, tuple[str, ...]]) -> NeedSeed:
    return NeedSeed(
        partner=row["partner"],
        pattern=Pattern(row["pattern"]) if row["pattern"] else None,
        slug=row["slug"],
        words=row["words"],
        trades=tuple(row["trades"].split()),
        share=float(row["share"]),
        lot=float(row["lot"]),
        price=float(row["price"]),
        payment_days=int(row["days"]),
        territory=row["territory"],
        papers=tuple(row["papers"].split()),
        supports=offered[row["supports"]] if row["supports"] else (),
        specification=row["specification"],
    )


def _supports() -> dict[str, tuple[str, ...]]:
    return {key: tuple(codes) for key, codes in tomllib.loads(_text("supports.toml")).items()}


@cache
def names() -> Names:
    """Words for people, businesses and addresses."""
    table = tomllib.loads(_text("names.toml"))
    forms = tuple((naming, tuple(patterns)) for naming, patterns in table.pop("businesses").items())
    return Names(
        **{key: tuple(_parted(words)) for key, words in table.items()},
        businesses=forms,
    )


def _parted(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")] if "," in words else words.split()


@cache
def paper_seeds() -> dict[str, PaperSeed]:
    """All papers that the sample knows, by code."""
    table = tomllib.loads(_text("papers.toml"))
    return {code: PaperSeed(code, held, table["shape"].get(code, "")) for code, held in table["held"].items()}


def _text(file: str) -> str:
    return (files(SAMPLE) / "data" / file).read_text(encoding="utf-8")
