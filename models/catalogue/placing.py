"""Give enterprises their places: numbers that grow with the name, with room between them for those that come later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, select, text
from sqlalchemy.orm import Session

from models.catalogue.search import add, enterprise_search, forget_places, is_embedded
from models.catalogue.tables import EnterpriseListing as Listed

ROOM = 1 << 16
"""Between two neighbours that are placed at the same time, with nobody beside them."""
_CHUNK = 500
_AROUND = 512
"""Rows to each side that move together where no room is left."""

Key = tuple[str, int]
"""Name as lists sort it, and the enterprise's id."""
Gap = tuple[int | None, int | None]
"""Places of the neighbours before and after."""


def first_places(count: int) -> Iterable[int]:
    """Places for a list that is made from nothing."""
    return range(ROOM, ROOM * (count + 1), ROOM)


def places_of(session: Session, keys: Sequence[Key]) -> dict[int, int]:
    """The place of each enterprise: the one it has, or a new one where its name now stands."""
    held = {(row.name_key, row.enterprise_id) for row in _held(session, keys)}
    moved = sorted({key for key in keys if key not in held})
    placed = _between_neighbours(session, moved)
    return {row.enterprise_id: row.place for row in _held(session, keys)} | placed


def new_places(session: Session, keys: Iterable[Key]) -> dict[int, int]:
    """The places of enterprises none of which has one yet."""
    return _between_neighbours(session, sorted(keys))


def _held(session: Session, keys: Sequence[Key]) -> list[Row[*tuple[Any, ...]]]:
    found: list[Row[*tuple[Any, ...]]] = []
    ids = [number for _name, number in keys]
    for start in range(0, len(ids), _CHUNK):
        query = select(Listed.name_key, Listed.enterprise_id, Listed.place)
        found += session.execute(query.where(Listed.enterprise_id.in_(ids[start : start + _CHUNK])))
    return found


def _between_neighbours(session: Session, keys: Sequence[Key]) -> dict[int, int]:
    """New places, evenly spread between neighbours; where they stand too close, those around move first."""
    while True:
        gaps = list(zip(_gaps(session, keys), keys, strict=True))
        grouped = groupby(gaps, lambda each: each[0])
        groups = [(gap, [number for _gap, (_name, number) in some]) for gap, some in grouped]
        narrow = next((gap for gap, some in groups if not _has_room(gap, len(some))), None)
        if narrow is None:
            return {number: place for gap, some in groups for number, place in _spread(gap, some)}
        _make_room(session, narrow, len(keys))


def _has_room(gap: Gap, count: int) -> bool:
    before, after = gap
    return before is None or after is None or after - before > count


def _spread(gap: Gap, numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    before, after = gap
    if before is None:
        before = (ROOM if after is None else after) - ROOM * (len(numbers) + 1)
        after = before + ROOM * (len(numbers) + 1)
    elif after is None:
        after = before + ROOM * (len(numbers) + 1)
    for at, number in enumerate(numbers, 1):
        yield number, before + (after - before) * at // (len(numbers) + 1)


def _gaps(session: Session, keys: Sequence[Key]) -> list[Gap]:
    found: list[Gap] = []
    question = text(_ON_SQLITE if is_embedded(session) else _ON_SERVER)
    for start in range(0, len(keys), _CHUNK):
        asked = json.dumps(keys[start : start + _CHUNK])
        found += [(row.before, row.after) for row in session.execute(question, {"keys": asked})]
    return found


_NEIGHBOUR = """
(SELECT l.place FROM enterprise_listing l WHERE (l.name_key, l.enterprise_id) {than} ({name}, {number})
ORDER BY l.name_key {way}, l.enterprise_id {way} LIMIT 1)"""


def _question(name: str, number: str, keys: str) -> str:
    before = _NEIGHBOUR.format(than="<", way="DESC", name=name, number=number)
    after = _NEIGHBOUR.format(than=">", way="ASC", name=name, number=number)
    return f"SELECT {before} AS before, {after} AS after FROM {keys} ORDER BY k.key"


_ON_SQLITE = _question("json_extract(k.value, '$[0]')", "json_extract(k.value, '$[1]')", "json_each(:keys) k")
_ON_SERVER = _question(
    "(k.value ->> 0)", "CAST(k.value ->> 1 AS integer)",
    "json_array_elements(CAST(:keys AS json)) WITH ORDINALITY AS k(value, key)",
)  # fmt: skip


def _make_room(session: Session, gap: Gap, count: int) -> None:
    """Spread the rows around a gap, and ever more of them, until so many more find room."""
    around = _AROUND
    while True:
        rows, before, after = _window(session, gap, around)
        wide = max(ROOM, 4 * count) * (len(rows) + 1)
        if before is None:
            before = 0 if after is None else after - wide
        after = before + wide if after is None else after
        step = (after - before) // (len(rows) + 1)
        if step > 2 * count:
            break
        around *= 2
    _move(session, rows, [before + step * at for at in range(1, len(rows) + 1)])


def _window(session: Session, gap: Gap, around: int) -> tuple[list[int], int | None, int | None]:
    """Places to both sides of a gap, and those before and after them; None where nothing is."""
    middle = gap[0] or 0
    down = select(Listed.place).where(Listed.place <= middle).order_by(Listed.place.desc()).limit(around + 1)
    up = select(Listed.place).where(Listed.place > middle).order_by(Listed.place).limit(around + 1)
    below, above = list(session.scalars(down))[::-1], list(session.scalars(up))
    before = below.pop(0) if len(below) > around else None
    after = above.pop() if len(above) > around else None
    return [*below, *above], before, after


def _move(session: Session, places: Sequence[int], new: Sequence[int]) -> None:
    words: dict[int, str] = {}
    rows: dict[int, dict[str, Any]] = {}
    for start in range(0, len(places), _CHUNK):
        some = places[start : start + _CHUNK]
        searched = select(enterprise_search.c.rowid, enterprise_search.c.words)
        searched = searched.where(enterprise_search.c.rowid.in_(some))
        words.update((row.rowid, row.words) for row in session.execute(searched))
        listing = select(Listed.__table__).where(Listed.place.in_(some))
        rows.update((row["place"], dict(row)) for row in session.execute(listing).mappings())
    for start in range(0, len(places), _CHUNK):
        forget_places(session, places[start : start + _CHUNK])
    add(session, [rows[old] | {"place": at, "words": words[old]} for old, at in zip(places, new, strict=True)])
