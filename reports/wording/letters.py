"""Reads the texts of letters and other office papers and gives those in force on a day."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from reports.wording.filling import Phrases, fill
from reports.wording.library import NoWording
from reports.wording.patterns import LegalSource


@dataclass(frozen=True, slots=True)
class Article:
    """A pasal of a letter: heading and ayat, each with the items that follow it."""

    title: str
    ayat: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class LetterText:
    """The texts of one kind of paper; sentences by name, lists by name, and articles in order."""

    name: str
    title: str
    sentences: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    articles: tuple[Article, ...]
    sources: tuple[LegalSource, ...]

    def say(self, name: str, phrases: Phrases) -> str:
        """Return a sentence, filled."""
        return fill(self.sentences[name], phrases)

    def items(self, name: str, phrases: Phrases) -> tuple[str, ...]:
        """Return a list, each item filled."""
        return tuple(fill(item, phrases) for item in self.lists[name])


@cache
def letter_text(name: str, on: date) -> LetterText:
    """Return the texts in force on a day; raise NoWording before the first version."""
    row = _version(name, on)
    return LetterText(
        name=name,
        title=row["title"],
        sentences=row.get("sentences", {}),
        lists={key: tuple(items) for key, items in row.get("lists", {}).items()},
        articles=tuple(_article(each) for each in row.get("article", ())),
        sources=tuple(_sources(row.get("sources", ()), on)),
    )


def cited(text: LetterText) -> str:
    """Return the regulations that a letter names, in one phrase."""
    *first, last = (source.citation for source in text.sources)
    return f"{'; '.join(first)}; dan {last}" if first else last


def _version(name: str, on: date) -> dict[str, Any]:
    dated = [row for row in _file(name)["version"] if row["valid_from"] <= on]
    if not dated:
        raise NoWording(f"{name} has no wording on {on:%Y-%m-%d}")
    return max(dated, key=lambda row: row["valid_from"])


def _article(row: Mapping[str, Any]) -> Article:
    return Article(row["title"], tuple(_ayat(each) for each in row["ayat"]))


def _ayat(row: str | Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    return (row, ()) if isinstance(row, str) else (row["text"], tuple(row["items"]))


def _sources(codes: list[str], on: date) -> list[LegalSource]:
    rows = {row["code"]: row for name in ("sumber", "sumber_surat") for row in _file(name)["source"]}
    in_force = (rows[code] for code in codes if rows[code]["valid_from"] <= on < rows[code].get("valid_to", date.max))
    return [LegalSource(row["code"], row["citation"], row["verified"]) for row in in_force]


@cache
def _file(name: str) -> dict[str, Any]:
    text = files("reports.wording").joinpath("texts", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
