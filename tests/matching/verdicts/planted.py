"""Pairs whose verdict a person who knows the law has written down, and the engine's columns of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from matching.problem import (
    UNKNOWN,
    BusinessSize,
    Lock,
    Need,
    Needs,
    Offer,
    OfferKind,
    Offers,
    Paper,
    Pattern,
    Problem,
    RuleCode,
    Settings,
    SupplyGraph,
    SupplyLink,
    Support,
)
from models.steps.matching.building import legal_parameters

FOLDER = Path(__file__).parent
KILOGRAM, LITRE, PIECE, METRE = range(4)
UNITS = {
    "gram": (KILOGRAM, 1),
    "kg": (KILOGRAM, 1000),
    "kuintal": (KILOGRAM, 100_000),
    "ton": (KILOGRAM, 1_000_000),
    "liter": (LITRE, 1000),
    "potong": (PIECE, 1000),
    "lusin": (PIECE, 12_000),
    "meter": (METRE, 1000),
}
"""Dimension, and thousandths of its base unit."""
STEPS = (
    ("ubi_kayu", "tapioka", 200, 250, KILOGRAM, KILOGRAM),
    ("tapioka", "kerupuk", 1000, 1100, KILOGRAM, KILOGRAM),
    ("kerupuk", "nasi_kotak", 40_000, 50_000, KILOGRAM, PIECE),
    ("kedelai", "tempe", 1500, 1800, KILOGRAM, KILOGRAM),
    ("tempe", "keripik_tempe", 500, 650, KILOGRAM, KILOGRAM),
    ("kain", "kemeja", 500, 670, METRE, PIECE),
    ("kain", "songkok", UNKNOWN, UNKNOWN, METRE, PIECE),
    ("batu_kapur", "semen", 600, 700, KILOGRAM, KILOGRAM),
)
"""Made from, made into, least and most of it per unit (thousandths), the two dimensions."""
VARIANTS = (("kerupuk_pedas", "kerupuk"), ("kerupuk_pedas_mini", "kerupuk_pedas"))
GOODS = tuple(dict.fromkeys(name for step in STEPS for name in step[:2])) + tuple(name for name, _ in VARIANTS)


@dataclass(frozen=True, slots=True)
class Planted:
    """One line: a pair, and what has to be said of it."""

    case: str
    problem: Problem
    possible: bool
    failing: frozenset[RuleCode]
    unknown: frozenset[RuleCode]
    warnings: frozenset[RuleCode]
    pattern: str
    better: str
    position: str
    relation: str
    question: str
    """A rule; "-" none; empty: not laid down."""


@cache
def lines() -> tuple[Planted, ...]:
    """Every line of every table in this folder."""
    return tuple(_line(row) for file in sorted(FOLDER.glob("*.csv")) for row in _rows(file))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return [row | {"case": f"{file.stem}/{row['case']}"} for row in csv.DictReader(text)]


def _line(row: dict[str, str]) -> Planted:
    return Planted(
        row["case"],
        _problem(row),
        {"yes": True, "no": False}[row["possible"]],
        _rules(row["failing"]),
        _rules(row["unknown"]),
        _rules(row["warnings"]),
        row["pattern"],
        row["better"],
        row["position"],
        row["relation"],
        row["question"],
    )


def _rules(cell: str) -> frozenset[RuleCode]:
    return frozenset(RuleCode(word) for word in cell.split())


def _facts(cell: str) -> dict[str, str]:
    parted = (fact.strip().partition("=") for fact in cell.split(";") if fact.strip())
    return {key.strip(): value.strip() for key, _, value in parted}


def _problem(row: dict[str, str]) -> Problem:
    own, wanted, beside = _facts(row["enterprise"]), _facts(row["need"]), _facts(row["beside"])
    day = date.fromisoformat(row["day"] or "2026-11-21")
    makes = wanted.pop("makes", "nasi_kotak")
    return Problem(
        Offers.of([_offer(own)]),
        Needs.of([_need(wanted)]),
        _graph(),
        legal_parameters(day),
        Settings(today=day.toordinal()),
        locks=(Lock(0, 0),) if beside.get("officer") == "locks" else (),
        forbids=((0, 0),) if beside.get("officer") == "forbids" else (),
        ownerships={"": (), "enterprise": ((1, 2),), "partner": ((2, 1),)}[beside.get("owner_of_the_other", "")],
        makes=tuple((0, GOODS.index(name)) for name in makes.split() if name != "?"),
    )


def _graph() -> SupplyGraph:
    steps = tuple(SupplyLink(GOODS.index(a), GOODS.index(b), *given[:2], "", *given[2:]) for a, b, *given in STEPS)
    return SupplyGraph(len(GOODS), steps, tuple((GOODS.index(a), GOODS.index(b)) for a, b in VARIANTS))


def _amount(text: str) -> int:
    """Thousandths of "500 kg"; -1 for "?"."""
    return UNKNOWN if text.startswith("?") else int(Decimal(text.split()[0]) * 1000)


def _unit(text: str) -> tuple[int, int]:
    return UNITS[text.split()[1]]


def _months(text: str) -> int:
    """ "1-6 9" as a mask; "?" is 0."""
    mask = 0
    for part in text.replace("?", "").split():
        first, _, last = part.partition("-")
        for month in range(int(first), int(last or first) + 1):
            mask |= 1 << (month - 1)
    return mask


def _papers(text: str) -> int:
    return sum(Paper[word.upper()] for word in text.split())


def _places(text: str) -> dict[str, int]:
    parts = [] if text == "?" else text.split(".")
    levels = ("province", "kabupaten", "kecamatan")
    return {level: int("".join(parts[: depth + 1])) if len(parts) > depth else 0 for depth, level in enumerate(levels)}


def _maybe(text: str) -> int:
    return {"yes": 1, "no": 0, "?": UNKNOWN}[text]


READERS: dict[str, Callable[[str], dict[str, object]]] = {
    "good": lambda text: {"commodity": UNKNOWN if text == "?" else GOODS.index(text)},
    "kind": lambda text: {"kind": OfferKind(text).code},
    "size": lambda text: {"size": BusinessSize("tidak_diketahui" if text == "?" else text).code},
    "can": lambda text: {"capacity": _amount(text), **dict(zip(("dimension", "factor"), _unit(text), strict=True))},
    "wants": lambda text: {"quantity": _amount(text), **dict(zip(("dimension", "factor"), _unit(text), strict=True))},
    "lot": lambda text: {"minimum_lot": _amount(text)},
    "least_order": lambda text: {"minimum_order": _amount(text)},
    "share": lambda text: {"maximum_share": int(text.removesuffix("%")) * 10},
    "months": lambda text: {"months": _months(text)},
    "months_required": lambda text: {"months_required": _months(text)},
    "place": lambda text: {**_places(text)},
    "territory": lambda text: {"territory": int(text.replace(".", ""))},
    "papers": lambda text: {"papers": _papers(text)},
    "never_asked_about": lambda text: {"papers_unknown": _papers(text)},
    "papers_required": lambda text: {"papers_required": _papers(text)},
    "papers_due": lambda text: {"papers_due": _papers(text)},
    "supports": lambda text: {"supports_offered": sum(Support[word.upper()] for word in text.split())},
    "pattern": lambda text: {"pattern": UNKNOWN if text == "open" else Pattern(text).code},
    "duration": lambda text: {"duration": _maybe(text)},
    "development": lambda text: {"development": _maybe(text)},
    "owner": lambda text: {"owner": int(text)},
    "nib": lambda text: {"nib": int(text)},
    "business": lambda text: {"business": int(text)},
    "verified": lambda text: {"verified": text == "yes"},
    "active": lambda text: {"active": text == "yes"},
    "inferred": lambda text: {"inferred": text == "yes"},
}


def _told(facts: dict[str, str]) -> dict[str, object]:
    return {key: value for word, text in facts.items() for key, value in READERS[word](text).items()}


def _offer(facts: dict[str, str]) -> Offer:
    """A checked micro-enterprise in Tuban that makes 500 kg of kerupuk a month, all the year."""
    plain = Offer("u", 0, OfferKind.PRODUK.code, GOODS.index("kerupuk"), KILOGRAM, 1000, 500_000, business=1)
    plain = replace(plain, province=35, kabupaten=3523, kecamatan=352301)
    return replace(plain, **_told(facts))  # type: ignore[arg-type]  # the facts are the row's own attributes


def _need(facts: dict[str, str]) -> Need:
    """A large maker of boxed meals buys 1,000 kg of kerupuk a month for years, at least 50 kg from each."""
    plain = Need("n", 0, GOODS.index("kerupuk"), KILOGRAM, 1000, 1_000_000, minimum_lot=50_000, business=2)
    plain = replace(plain, pattern=Pattern.RANTAI_PASOK.code, duration=1, development=0)
    return replace(plain, **_told(facts))  # type: ignore[arg-type]  # the facts are the row's own attributes
