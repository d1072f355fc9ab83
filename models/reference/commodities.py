"""Commodities that a new catalogue starts with; officers edit and extend them there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from models.reference.tables import rows, words


@dataclass(frozen=True, slots=True)
class Commodity:
    """A thing that is traded; a variant names its kind, `papers` are those that fall due for it."""

    slug: str
    name: str
    synonyms: tuple[str, ...]
    unit: str
    category: str
    kind_of: str | None
    papers: tuple[str, ...]


@cache
def commodities() -> tuple[Commodity, ...]:
    """All commodities in the order of the file."""
    return tuple(
        Commodity(
            row["slug"],
            row["name"],
            words(row["synonyms"]),
            row["unit"],
            row["category"],
            row["kind_of"] or None,
            words(row["papers"]),
        )
        for row in rows("commodities.csv")
    )


def commodity(slug: str) -> Commodity | None:
    """The commodity with this slug."""
    return _by_slug().get(slug)


def variants(slug: str) -> tuple[Commodity, ...]:
    """The commodities that are directly of this kind."""
    return tuple(one for one in commodities() if one.kind_of == slug)


@cache
def _by_slug() -> dict[str, Commodity]:
    return {one.slug: one for one in commodities()}
