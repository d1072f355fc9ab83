"""Codes of the Klasifikasi Baku Lapangan Usaha Indonesia that the commodity links use, in both editions.

A code means something only together with its edition; the whole list is imported by the user.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from models.reference.tables import rows

EDITIONS = ("2020", "2025")


@dataclass(frozen=True, slots=True)
class Kbli:
    """One code of one edition; `reused` when the other edition gives the code another meaning."""

    edition: str
    code: str
    title: str
    reused: bool
    note: str


def kbli(edition: str, code: str) -> Kbli | None:
    """The code in that edition."""
    return _by_key().get((edition, code))


def editions_of(code: str) -> tuple[Kbli, ...]:
    """The code in every edition that has it."""
    return tuple(row for edition in EDITIONS if (row := kbli(edition, code)))


def reuse_note(code: str) -> str:
    """What an officer has to look at before trusting a code that changed its meaning; empty otherwise."""
    return _reused().get(code, "")


@cache
def kbli_rows() -> tuple[Kbli, ...]:
    """Every code that ships with the program."""
    return tuple(_row(row["edition"], row["code"], row["title"], row["note"]) for row in rows("kbli.csv"))


def _row(edition: str, code: str, title: str, note: str) -> Kbli:
    notes = " ".join(part for part in (reuse_note(code), note) if part)
    return Kbli(edition, code, title, code in _reused(), notes)


@cache
def _reused() -> dict[str, str]:
    return {row["code"]: row["note"] for row in rows("kbli_reused.csv")}


@cache
def _by_key() -> dict[tuple[str, str], Kbli]:
    return {(row.edition, row.code): row for row in kbli_rows()}
