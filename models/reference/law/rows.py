"""Single rules: a code, its value, its text and its source, in force from one day to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from models.reference.tables import LAW, rows, words, yes

PAPER_DUE = "paper_due."
RULE = "rule."
PATTERN_SIZE = "pattern_size."
SIZE = "size."


@dataclass(frozen=True, slots=True)
class LawRow:
    """One rule; `verified` says that its source was read, `valid_to` is the last day."""

    code: str
    value: str
    text: str
    source: str
    valid_from: date
    valid_to: date | None
    verified: bool

    def in_force(self, on: date) -> bool:
        """Whether the rule holds on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PaperDue:
    """The law asks businesses of these sizes for a paper, for commodities that it falls due for."""

    paper: str
    sizes: tuple[str, ...]
    rule: LawRow


@cache
def all_rows() -> tuple[LawRow, ...]:
    """Every rule that ships with the program, past ones too."""
    return tuple(
        LawRow(
            row["code"],
            row["value"],
            row["text"],
            row["source"],
            date.fromisoformat(row["valid_from"]),
            last_day(row["valid_to"]),
            yes(row["verified"]),
        )
        for row in rows("rows.csv", LAW)
    )


def last_day(cell: str) -> date | None:
    """The last day that a cell states; None while in force."""
    return date.fromisoformat(cell) if cell else None


def law_rows(on: date, overrides: Iterable[LawRow] = ()) -> tuple[LawRow, ...]:
    """The rules in force on a day; an override replaces every shipped rule of its code."""
    own = tuple(overrides)
    replaced = {row.code for row in own}
    shipped = (row for row in all_rows() if row.code not in replaced)
    return tuple(row for row in (*shipped, *own) if row.in_force(on))


def law_row(code: str, on: date, overrides: Iterable[LawRow] = ()) -> LawRow | None:
    """The rule with this code as in force on a day."""
    own = tuple(overrides)
    if not own:
        return _shipped(on).get(code)
    return _written(own, on).get(code)


@lru_cache(maxsize=64)
def _shipped(on: date) -> dict[str, LawRow]:
    """By code; of two of one code the first."""
    return {row.code: row for row in reversed(law_rows(on))}


@lru_cache(maxsize=64)
def _written(own: tuple[LawRow, ...], on: date) -> dict[str, LawRow]:
    return {row.code: row for row in reversed(law_rows(on, own))}


def rule_source(rule_code: str, on: date, overrides: Iterable[LawRow] = ()) -> LawRow | None:
    """What stands behind a rule of the matcher, by the rule's code."""
    return law_row(RULE + rule_code, on, overrides)


def paper_dues(on: date, overrides: Iterable[LawRow] = ()) -> tuple[PaperDue, ...]:
    """The papers that the law asks for on a day, and of whom."""
    return tuple(_paper_due(row) for row in law_rows(on, overrides) if row.code.startswith(PAPER_DUE))


def _paper_due(row: LawRow) -> PaperDue:
    paper, _, sizes = row.value.partition(":")
    return PaperDue(paper, words(sizes), row)
