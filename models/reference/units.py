"""Units of quantity: how people write them, what they measure, and exact conversion within one dimension.

Counting words (buah, ekor, lembar, pasang …) count items of one commodity and so are one dimension; a pair
of shoes is one item, as in trade (a kodi of sandals is 20 pairs). A sack, a box or a bundle has no fixed
content: each is a dimension of its own and converts to nothing else. So are the yard and the square foot of
leather, which in metres are no whole number of thousandths.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from models.reference.tables import rows, words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit; `factor` is how many thousandths of its dimension's base unit one of it holds."""

    code: str
    name: str
    dimension: str
    factor: int
    spellings: tuple[str, ...]


@cache
def units() -> tuple[Unit, ...]:
    """All units in the order of the file."""
    return tuple(
        Unit(row["code"], row["name"], row["dimension"], int(row["factor"]), words(row["spellings"]))
        for row in rows("units.csv")
    )


def unit(code: str) -> Unit | None:
    """The unit with this code."""
    return _by_code().get(code)


def find_unit(text: str) -> Unit | None:
    """The unit that a text spells: "Kg.", "kwintal", "pcs", "M³"."""
    return _by_spelling().get(_plain(text))


@cache
def dimensions() -> tuple[str, ...]:
    """The dimensions; the place in the list is the number that the matcher uses."""
    return tuple(dict.fromkeys(one.dimension for one in units()))


def dimension_number(code: str) -> int:
    """The number of a unit's dimension."""
    return dimensions().index(_known(code).dimension)


def convertible(a: str, b: str) -> bool:
    """Whether both units are known and of one dimension."""
    one, other = unit(a), unit(b)
    return one is not None and other is not None and one.dimension == other.dimension


def convert(thousandths: int, source: str, target: str) -> Fraction:
    """An amount in thousandths of one unit as exact thousandths of another; ValueError between dimensions."""
    if not convertible(source, target):
        raise ValueError(f"{source} does not convert to {target}")
    return Fraction(thousandths * _known(source).factor, _known(target).factor)


def base_ratio(ratio: Decimal, unit_in: str, unit_out: str) -> Fraction:
    """A ratio of `unit_out` per `unit_in` as exact thousandths of base units per base unit."""
    return Fraction(ratio) * 1000 * _known(unit_out).factor / _known(unit_in).factor


def _known(code: str) -> Unit:
    found = unit(code)
    if found is None:
        raise ValueError(f"{code} is no unit")
    return found


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace(".", " ").split())


@cache
def _by_code() -> dict[str, Unit]:
    return {one.code: one for one in units()}


@cache
def _by_spelling() -> dict[str, Unit]:
    return {_plain(word): one for one in units() for word in (one.code, one.name, *one.spellings)}
