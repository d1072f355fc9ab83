"""Reads the texts of the papers that change or end an agreement and gives those in force on a day."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from reports.wording.library import NoWording
from reports.wording.patterns import Ayat, Item


@dataclass(frozen=True, slots=True)
class AmendmentPasal:
    """One pasal with the condition under which it stands."""

    title: str
    ayat: tuple[Ayat, ...]
    only_if: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentText:
    """All wording of one such paper on one day."""

    title: str
    upon: str
    opening: str
    first_named: str
    second_named: str
    both: str
    premise_lead: str
    premises: tuple[Item, ...]
    agreed: str
    pasal: tuple[AmendmentPasal, ...]
    closing: str
    stamp_note: str
    knowing_note: str


@cache
def amendment_text(code: str, on: date) -> AmendmentText:
    """Return the wording of "adendum" or "pengakhiran" in force on a day; raise NoWording before its first version."""
    dated = [row for row in _file()["paper"] if row["code"] == code and row["valid_from"] <= on]
    if not dated:
        raise NoWording(f"{code} has no wording on {on:%Y-%m-%d}")
    row = max(dated, key=lambda each: each["valid_from"])
    own = {name: row[name] for name in ("title", "upon", "agreed", "closing")}
    premises = tuple(_item(each) for each in row["premises"])
    return AmendmentText(**_file()["bersama"], **own, premises=premises, pasal=tuple(map(_pasal, row["pasal"])))


def _pasal(row: dict[str, Any]) -> AmendmentPasal:
    return AmendmentPasal(row["title"], tuple(_ayat(each) for each in row["ayat"]), row.get("only_if", ""))


def _ayat(row: str | dict[str, Any]) -> Ayat:
    return Ayat(row) if isinstance(row, str) else Ayat(row["text"], row.get("only_if", ""), table=row.get("table", ""))


def _item(row: str | dict[str, Any]) -> Item:
    return Item(row) if isinstance(row, str) else Item(row["text"], row.get("only_if", ""))


@cache
def _file() -> dict[str, Any]:
    text = files("reports.wording").joinpath("texts", "adendum.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
