"""The dated rows of the law: what the program brought and what offices put in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.law import LawGroup, LawLine, LawStanding
from models.domain.lists import ListQuery, Slice
from models.steps.agreements.law_rows import RuleRows, all_rule_rows
from models.steps.agreements.lawbook import DatedRow

_GROUPS = tuple(LawGroup)
_SORTS: dict[str, Callable[[LawLine], Any]] = {
    "text": lambda row: row.text.casefold(),
    "source": lambda row: row.source.casefold(),
    "code": lambda row: (row.code, row.valid_from),
    "valid_from": lambda row: (row.valid_from, row.code),
    "valid_to": lambda row: (row.valid_to or "9999", row.code),
    "verified": lambda row: (not row.verified, row.code, row.valid_from),
}


def list_law(
    catalogue: Catalogue, _actor: Actor, query: ListQuery, start: int, limit: int, *, today: date | None = None
) -> Slice[LawLine]:
    """All rows by subject and code, the newest first; words search all that they say.

    Filters: group, standing ("berlaku" by default everything), verified ("ya", "tidak"), own ("1"), code.
    """
    day = today or date.today()
    with catalogue.reading() as session:
        codes = all_rule_rows(session)
    lines = [_line(code, rules, row, day) for code, rules in codes.items() for row in rules.rows]
    found = _sorted([line for line in lines if _wanted(line, query)], query)
    return Slice(tuple(found[start : start + limit]), start, len(found))


def law_of_code(catalogue: Catalogue, actor: Actor, code: str, *, today: date | None = None) -> tuple[LawLine, ...]:
    """The rows of one rule, the newest first."""
    query = ListQuery(filters=(("code", code),))
    return list_law(catalogue, actor, query, 0, 1000, today=today).rows


def _line(code: str, rules: RuleRows, row: DatedRow, day: date) -> LawLine:
    return LawLine(
        code=code, group=LawGroup(code.partition(".")[0]), value=row.value, text=row.text, source=row.source,
        valid_from=row.valid_from.isoformat(), valid_to=row.valid_to.isoformat() if row.valid_to else "",
        standing=_standing(row, day), verified=row.verified, verified_by=row.verified_by, verified_on=row.verified_on,
        own=rules.own, state=rules.state,
    )  # fmt: skip


def _standing(row: DatedRow, day: date) -> LawStanding:
    if row.valid_from > day:
        return LawStanding.COMING
    return LawStanding.PAST if row.valid_to is not None and row.valid_to < day else LawStanding.IN_FORCE


def _wanted(line: LawLine, query: ListQuery) -> bool:
    said = f"{line.code} {line.value} {line.text} {line.source} {line.verified_by}".casefold()
    given = {
        "group": line.group.value, "standing": line.standing.value, "code": line.code,
        "verified": "ya" if line.verified else "tidak", "own": "1" if line.own else "",
    }  # fmt: skip
    asked = all(given.get(name, value) == value for name, value in query.filters if value)
    return asked and all(word in said for word in query.words.casefold().split())


def _sorted(lines: list[LawLine], query: ListQuery) -> list[LawLine]:
    if (key := _SORTS.get(query.sort)) is not None:
        return sorted(lines, key=key, reverse=query.descending)
    newest = sorted(lines, key=lambda line: line.valid_from, reverse=True)
    return sorted(newest, key=lambda line: (_GROUPS.index(line.group), line.code))
