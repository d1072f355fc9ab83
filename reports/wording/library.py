"""Reads the legal texts that travel with the program and gives those in force on a day."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from reports.wording.patterns import (
    AnnexText,
    Ayat,
    Choice,
    Clause,
    Duty,
    GroupText,
    Item,
    Kind,
    LegalSource,
    Parameter,
    Pattern,
    PatternText,
    Statutory,
    Value,
)

Row = dict[str, Any]


class NoWording(LookupError):
    """There is no text of this clause that was in force on the day asked for."""


@cache
def pattern_text(pattern: Pattern, on: date) -> PatternText:
    """Return the wording of a pattern in force on a day; raise NoWording before its first version."""
    own, common = _file(pattern.value), _file("bersama")
    head, frame = own["pattern"], common["frame"]
    shelves = [own, *(_file(name) for name in head.get("shares", ())), common]
    return PatternText(
        pattern=pattern,
        title=head["title"],
        role_first=head["role_first"],
        role_second=head["role_second"],
        opening=frame["opening"],
        first_named=frame["first_named"],
        second_named=frame["second_named"],
        bases=frame["bases"],
        premises=tuple(_item(row) for row in head["premises"]),
        agreed=frame["agreed"],
        closing=frame["closing"],
        annex=AnnexText(**common["annex"]),
        group=_group(common["group"]),
        clauses=tuple(_in_force(code, shelves, on) for code in head["order"]),
        duties=tuple(Duty(**row) for row in own["duty"]),
    )


def _group(row: Row) -> GroupText:
    lists = {name: tuple(row[name]) for name in ("members_terms", "power_items")}
    return GroupText(**{**row, **lists})


def parameters(pattern: Pattern, on: date) -> tuple[Parameter, ...]:
    """Return the typed table of everything editable in a pattern's clauses."""
    return pattern_text(pattern, on).parameters()


def duties(pattern: Pattern, on: date) -> tuple[Duty, ...]:
    """Return the supports the large side may be ticked for, statutory ones first."""
    return pattern_text(pattern, on).duties


def default_sources(pattern: Pattern, on: date) -> tuple[LegalSource, ...]:
    """Return the regulations a pattern's premises cite on a day."""
    rows = [row for row in _file("sumber")["source"] if _cited(row, pattern, on)]
    return tuple(LegalSource(row["code"], row["citation"], row["verified"]) for row in rows)


@cache
def rule_source(code: str) -> LegalSource:
    """Return where a rule of the audit comes from."""
    row = next(each for each in _file("sumber")["rule"] if each["code"] == code)
    return LegalSource(code, row["source"], row["verified"])


def _cited(row: Row, pattern: Pattern, on: date) -> bool:
    in_force = bool(row["valid_from"] <= on < row.get("valid_to", date.max))
    return in_force and pattern.value in row.get("patterns", (pattern.value,))


@cache
def _file(name: str) -> Row:
    text = files("reports.wording").joinpath("texts", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def _in_force(code: str, shelves: list[Row], on: date) -> Clause:
    """Pick the newest version not later than the day; a pattern's own text comes before the shared ones."""
    for shelf in shelves:
        rows = [row for row in shelf["clause"] if row["code"] == code]
        dated = [row for row in rows if row["valid_from"] <= on]
        if dated:
            return _clause(max(dated, key=lambda row: row["valid_from"]))
    raise NoWording(f"{code} has no wording on {on:%Y-%m-%d}")


def _clause(row: Row) -> Clause:
    statutory, (condition, longer) = row.get("statutory"), row.get("title_with", ("", ""))
    return Clause(
        code=row["code"],
        title=row["title"],
        valid_from=row["valid_from"],
        ayat=tuple(_ayat(ayat) for ayat in row["ayat"]),
        parameters=tuple(_parameter(row["code"], each) for each in row.get("parameter", ())),
        statutory=Statutory(statutory) if statutory else None,
        title_if=condition,
        longer_title=longer,
    )


def _item(row: str | Row) -> Item:
    return Item(row) if isinstance(row, str) else Item(row["text"], row.get("only_if", ""))


def _ayat(row: str | Row) -> Ayat:
    if isinstance(row, str):
        return Ayat(row)
    items = tuple(_item(item) for item in row.get("items", ()))
    return Ayat(row["text"], row.get("only_if", ""), items, row.get("table", ""), row.get("duties", False))


def _parameter(clause: str, row: Row) -> Parameter:
    kind = Kind(row["kind"])
    return Parameter(
        clause=clause,
        code=row["code"],
        kind=kind,
        label=row["label"],
        explanation=row["explanation"],
        default=_default(kind, row.get("default", "")),
        decide=row.get("decide", False),
        minimum=_bound(row.get("minimum")),
        maximum=_bound(row.get("maximum")),
        choices=tuple(Choice(*choice) for choice in row.get("choices", ())),
        columns=tuple(row.get("columns", ())),
    )


def _default(kind: Kind, raw: Any) -> Value:
    if kind is Kind.TABLE:
        return _rows(raw)
    return Decimal(raw) if kind is Kind.PERCENT else _plain(raw)


def _plain(raw: int | str) -> int | str:
    return raw


def _rows(raw: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in raw or ())


def _bound(raw: int | Decimal | None) -> Decimal | None:
    return None if raw is None else Decimal(raw)
