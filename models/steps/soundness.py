"""Whether what a catalogue says today follows from its history: the hash chain seals the history, not the present."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import String, cast, func, select
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from models.catalogue.recording import as_json
from models.catalogue.tables import Change, Table
from models.steps.protection import lookup_hash, lookup_key

_OWNER_ENDS = "_id"


def rows_off_their_history(session: Session) -> Iterator[tuple[str, int]]:
    """(table, number of rows) where a field is not what its last history line says it became."""
    for table in Table.metadata.sorted_tables:
        if "made_by" in table.c and (count := _off_history(session, table)):
            yield table.name, count


def values_off_their_seal(session: Session) -> Iterator[tuple[str, int]]:
    """(table, number of rows) where a protected value is not the one sealed; one that was erased is empty."""
    key = lookup_key(session)
    for table in Table.metadata.sorted_tables:
        if "digest" in table.c and (count := _off_seal(session, table, key)):
            yield table.name, count


def _off_seal(session: Session, table: SqlTable, key: bytes) -> int:
    query = select(table.c.value, table.c.salt, table.c.digest, table.c.lookup).where(table.c.value != "")
    return sum(not _sealed(key, *row) for row in session.execute(query))


def _sealed(key: bytes, value: str, salt: str, digest: str, lookup: str) -> bool:
    try:
        salted = bytes.fromhex(salt) + value.encode()
    except ValueError:
        return False
    return hashlib.sha256(salted).hexdigest() == digest and lookup_hash(key, value) == lookup


def _off_history(session: Session, table: SqlTable) -> int:
    told = _last_told(session, table.name)
    key = table.c.uid if "uid" in table.c else cast(table.c.id, String)
    fields = sorted({field for row in told.values() for field in row} & set(table.c.keys()))
    query = select(key, *(table.c[field] for field in fields))
    query = query.where(key.in_(select(Change.row_uid).where(Change.table_name == table.name)))
    rows = session.execute(query) if fields else ()
    off = sum(not _follows(dict(zip(fields, values, strict=True)), told[known_as]) for known_as, *values in rows)
    return off + (_superseded_untold(session, table, told) if "superseded_by" in table.c else 0)


def _follows(held: Mapping[str, object], told: Mapping[str, str | None]) -> bool:
    return all(as_json(held[field]) == new for field, new in told.items() if field in held)


def _last_told(session: Session, table: str) -> Mapping[str, dict[str, str | None]]:
    """Row → field → what the last history line about it says it became."""
    last = select(func.max(Change.id)).where(Change.table_name == table).group_by(Change.row_uid, Change.field)
    found: dict[str, dict[str, str | None]] = defaultdict(dict)
    for row, field, new in session.execute(select(Change.row_uid, Change.field, Change.new).where(Change.id.in_(last))):
        found[row][field] = new
    return found


def _superseded_untold(session: Session, table: SqlTable, told: Mapping[str, Mapping[str, str | None]]) -> int:
    """Rows that no history line superseded and that were not followed by another of the same change set either."""
    newest = select(func.max(table.c.id)).group_by(table.c.made_by, *(table.c[name] for name in _subject(table)))
    own = (table.c.superseded_by == table.c.made_by) & table.c.id.not_in(newest)
    query = select(table.c.uid).where(table.c.superseded_by.is_not(None), ~own)
    return sum("superseded_by" not in told.get(uid, {}) for uid in session.scalars(query))


def _subject(table: SqlTable) -> tuple[str, ...]:
    """The columns that say what a dated value is about."""
    owners = (name for name in table.c.keys() if name.endswith(_OWNER_ENDS))  # noqa: SIM118
    return (*owners, *(["kind"] if "kind" in table.c else []))
