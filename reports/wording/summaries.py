"""Reads the words of the page in plain language and of the income reckoning that stands on it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reports.wording.filling import Phrases, holds
from reports.wording.patterns import Pattern


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, for whom it is printed, and the clause that it stands for."""

    text: str
    patterns: tuple[Pattern, ...] = ()
    conditions: tuple[str, ...] = ()
    clause: str = ""

    def applies(self, pattern: Pattern, phrases: Phrases) -> bool:
        """Whether this agreement says so."""
        return _applies(self.patterns, self.conditions, pattern, phrases)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its sentences; a `last` one follows the reckoning."""

    title: str
    lines: tuple[Line, ...]
    last: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    """What may happen and who bears it."""

    code: str
    event: str
    bearer: str
    clause: str
    patterns: tuple[Pattern, ...] = ()
    conditions: tuple[str, ...] = ()

    def applies(self, pattern: Pattern, phrases: Phrases) -> bool:
        """Whether this agreement says so."""
        return _applies(self.patterns, self.conditions, pattern, phrases)


@dataclass(frozen=True, slots=True)
class ReckoningRow:
    """A line of the reckoning: its label, how it comes about, and where it belongs."""

    code: str
    kind: str
    label: str
    how: str
    trades: tuple[str, ...] = ()
    on_page: bool = False
    if_any: str = ""
    """The figure that has to be there in some scenario."""
    costs: bool | None = None
    """Only where own costs are known, or only where they are not."""
    derived: bool = False
    """Its formula is printed on the page."""


@dataclass(frozen=True, slots=True)
class SummaryText:
    """Everything the page may say."""

    sentences: Mapping[str, str]
    sections: tuple[Section, ...]
    risks: tuple[Risk, ...]
    rows: tuple[ReckoningRow, ...]


@cache
def summary_text() -> SummaryText:
    """Return the words; they explain an agreement and are no part of it, so they have no dates."""
    text = files("reports.wording").joinpath("texts", "ringkasan.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return SummaryText(
        sentences=found["page"],
        sections=tuple(_section(each) for each in found["section"]),
        risks=tuple(_risk(each) for each in found["risk"]),
        rows=tuple(_row(each) for each in found["row"]),
    )


def _applies(
    patterns: tuple[Pattern, ...], conditions: tuple[str, ...], pattern: Pattern, phrases: Phrases
) -> bool:
    # in this order: the parameters of other patterns are not known here
    return (not patterns or pattern in patterns) and all(holds(each, phrases) for each in conditions)


def _patterns(row: Mapping[str, Any]) -> tuple[Pattern, ...]:
    return tuple(Pattern(each) for each in row.get("for", ()))


def _section(row: Mapping[str, Any]) -> Section:
    lines = (
        Line(each["text"], _patterns(each), tuple(each.get("if", ())), each.get("clause", "")) for each in row["line"]
    )
    return Section(row["title"], tuple(lines), row.get("last", False))


def _risk(row: Mapping[str, Any]) -> Risk:
    return Risk(
        row["code"], row["event"], row["bearer"], row["clause"], _patterns(row), tuple(row.get("if", ()))
    )


def _row(row: Mapping[str, Any]) -> ReckoningRow:
    costs = True if row.get("costs") else False if row.get("without_costs") else None
    return ReckoningRow(
        row["code"], row["kind"], row["label"], row["how"], tuple(row.get("trade", ())), row.get("page", False),
        row.get("if_any", ""), costs, row.get("derived", False),
    )  # fmt: skip
