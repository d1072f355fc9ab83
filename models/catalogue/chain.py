"""The hash chain of an office's change sets: what was written can be shown not to have been touched since.

A change set's content is the hash of the sorted digests of the rows it inserted and the history lines it wrote. Rows
edited later are digested as they were inserted, rebuilt from the history. Protected values enter by their salted hash,
so that a value can be erased (UU 27/2022) and the chain still holds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Column, String, TextClause, cast, func, select, text
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from models.catalogue.listening import go_on
from models.catalogue.tables import Change, ChangeSet, Table

_PORTION = 500
"""Rows that are digested at one time."""
NOTED = "noted"
"""Where a session keeps the digests of what its change set inserts."""
Noted = dict[str, bytearray]
"""Table → digests one after the other."""
_LENGTH = sha256().digest_size
_NOT_CONTENT = frozenset({"id", "made_by", "changed_by", "version", "superseded_by"})


def seal(session: Session, current: ChangeSet) -> None:
    """Fix the change set's content and link it to the office's previous one."""
    current.content = content_of(session, current.id, session.info.pop(NOTED, None))
    current.previous = chain_head(session, current.office_id, before=current.id)
    current.head = head_of(current)
    session.flush()


def chain_head(session: Session, office_id: int, before: int | None = None) -> str:
    """The newest head of an office's chain, empty when it has none."""
    query = select(ChangeSet.head).where(ChangeSet.office_id == office_id, ChangeSet.head != "")
    if before is not None:
        query = query.where(ChangeSet.id < before)
    return session.scalar(query.order_by(ChangeSet.id.desc()).limit(1)) or ""


def head_of(row: ChangeSet) -> str:
    """The hash that links a change set to the one before."""
    facts = (
        row.previous,
        row.uid,
        row.office_id,
        row.user_id,
        row.at,
        row.kind,
        row.source,
        row.note,
        row.content,
    )
    return _digest(json.dumps(facts, ensure_ascii=False)).hex()


def note_inserted(session: Session, table: SqlTable, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Digest rows while they are inserted.

    Where a change set notes all that it inserts into a table, its seal does not read them again.
    """
    note_digests(session, table, inserted_digests(table, names, rows))


def inserted_digests(table: SqlTable, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> bytes:
    """The digests of rows that are inserted so; nothing where the database fills in some of their content."""
    content, later = frozenset(column.name for column in _content_columns(table)), _later(table)
    told = {name: column for name, column in zip(names, zip(*rows, strict=True), strict=True) if name in content}
    if not content <= told.keys() | later:
        return b""
    texts = _all_encoded(table.name, list(told), list(told.values()), later)
    return b"".join([sha256(text.encode()).digest() for text in texts])


def note_digests(session: Session, table: SqlTable, digests: bytes) -> None:
    """Keep for the seal what `inserted_digests` gave of rows that are inserted."""
    noted: Noted = session.info.setdefault(NOTED, {})
    noted.setdefault(table.name, bytearray()).extend(digests)


def content_of(session: Session, change_set_id: int, noted: Noted | None = None) -> str:
    """The content hash of one change set; digests that were noted before are believed."""
    return _combined(_digests(session, change_set_id, noted or {}))


def contents(session: Session) -> dict[int, str]:
    """The content hash of every change set, in one pass over the tables."""
    by_change_set: dict[int, list[bytes]] = defaultdict(list)
    for change_set_id, digest in _digests(session, None, {}):
        by_change_set[change_set_id].append(digest)
    ids = session.scalars(select(ChangeSet.id))
    return {each: _combined((each, digest) for digest in by_change_set[each]) for each in ids}


def _combined(digests: Iterable[tuple[int, bytes]]) -> str:
    # apart by their first byte: sorting all at once would keep every other thread waiting
    apart: list[list[bytes]] = [[] for _ in range(256)]
    for _change_set, digest in digests:
        apart[digest[0]].append(digest)
    whole = sha256()
    for some in apart:
        whole.update(b"".join(sorted(some)).hex().encode())
    return whole.hexdigest()


def _digests(session: Session, only: int | None, noted: Noted) -> Iterator[tuple[int, bytes]]:
    for table in _made_tables() if only is None else _touched(session, only):
        go_on(session)
        known = noted.get(table.name, b"")
        if only is not None and known and len(known) == _LENGTH * _count(session, table, only):
            yield from ((only, bytes(known[at : at + _LENGTH])) for at in range(0, len(known), _LENGTH))
        else:
            yield from _row_digests(session, table, only)
    query = select(Change.change_set_id, Change.table_name, Change.row_uid, Change.field, Change.old, Change.new)
    if only is not None:
        query = query.where(Change.change_set_id == only)
    for portion in session.execute(query).partitions(_PORTION):
        go_on(session)
        for change_set_id, *line in portion:
            yield change_set_id, _digest(_line_encoded(line))


@cache
def _made_tables() -> tuple[SqlTable, ...]:
    return tuple(table for table in Table.metadata.sorted_tables if "made_by" in table.c)


@cache
def _which_hold() -> TextClause:
    """Asks all tables at once whether they hold anything of a change set: most hold nothing."""
    names = (table.name for table in _made_tables())
    return text(
        " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\" WHERE made_by = :only)" for name in names
        )
    )


def _touched(session: Session, only: int) -> Iterator[SqlTable]:
    session.flush()
    held = set(session.scalars(_which_hold(), {"only": only}))
    return (table for table in _made_tables() if table.name in held)


def _count(session: Session, table: SqlTable, only: int) -> int:
    return session.scalar(select(func.count()).select_from(table).where(table.c.made_by == only)) or 0


def _row_digests(session: Session, table: SqlTable, only: int | None) -> Iterator[tuple[int, bytes]]:
    columns = _content_columns(table)
    # rows without a uid are known to the history by their id
    key = table.c.uid if "uid" in table.c else cast(table.c.id, String)
    query = select(table.c.made_by, key, *columns)
    if only is not None:
        query = query.where(table.c.made_by == only)
    originals = _originals(session, table.name, only)
    names = [column.name for column in columns]
    later = _later(table)
    for portion in session.execute(query).partitions(_PORTION):
        go_on(session)
        made_by, known_as, *values = zip(*portion, strict=True)
        texts = _all_encoded(table.name, names, values, later)
        for at in (at for at, known in enumerate(known_as) if known in originals):
            row = {name: column[at] for name, column in zip(names, values, strict=True)}
            texts[at] = table.name + _encoded(_filled(row | originals[known_as[at]], later))
        yield from zip(made_by, [_digest(text) for text in texts], strict=True)


def _all_encoded(
    table: str, names: list[str], columns: list[tuple[Any, ...]], later: frozenset[str]
) -> list[str]:
    """The table and `_encoded` of every row {name: value}, made column by column: a quarter of the time."""
    told = {name: column for name, column in zip(names, columns, strict=True) if not _blank(name, column, later)}
    if told.keys() & later:
        return _encoded_by_what_is_filled(table, told, later)
    return _encoded_alike(table, told)


def _encoded_by_what_is_filled(table: str, told: dict[str, tuple[Any, ...]], later: frozenset[str]) -> list[str]:
    """Rows that fill the same later columns are encoded together."""
    open_ones = [name for name in told if name in later]
    groups: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    for at, values in enumerate(zip(*(told[name] for name in open_ones), strict=True)):
        groups[tuple([value not in (None, "") for value in values])].append(at)
    texts = [""] * len(told[open_ones[0]])
    for filled, places in groups.items():
        left_out = {name for name, is_filled in zip(open_ones, filled, strict=True) if not is_filled}
        some = {name: tuple([column[at] for at in places]) for name, column in told.items() if name not in left_out}
        for at, text_of_row in zip(places, _encoded_alike(table, some), strict=True):
            texts[at] = text_of_row
    return texts


def _encoded_alike(table: str, told: dict[str, tuple[Any, ...]]) -> list[str]:
    parts, differing = [], []
    for name, column in sorted(told.items()):
        encoded = _values_encoded(column)
        parts.append(f"{_encoded(name)}: {'%s' if not isinstance(encoded, str) else encoded.replace('%', '%%')}")
        differing += [] if isinstance(encoded, str) else [encoded]
    template = table + "{" + ", ".join(parts) + "}"
    if not differing:
        return [template % ()] * len(next(iter(told.values())))
    return [template % row for row in zip(*differing, strict=True)]


def _blank(name: str, column: tuple[Any, ...], later: frozenset[str]) -> bool:
    return name in later and set(column) <= {None, ""}


def _filled(row: dict[str, Any], later: frozenset[str]) -> dict[str, Any]:
    """The row without the later columns that nobody has filled: so it was digested before they existed."""
    return {name: value for name, value in row.items() if name not in later or value not in (None, "")}


def _values_encoded(column: tuple[Any, ...]) -> Iterable[str] | str:
    """Every value of a column encoded; of one that is the same in all rows only that."""
    kinds = set(map(type, column))
    if len(kinds) > 1:  # 1, 1.0 and True are equal, and not the same
        return [_ENCODERS.get(type(value), _encoded)(value) for value in column]
    encode = _ENCODERS.get(kinds.pop())
    if encode is None:  # nor are 0.0 and -0.0
        return map(_encoded, column)
    found = set(column)
    if len(found) == 1:
        return encode(column[0])
    if len(found) * 4 <= len(column):
        return map({value: encode(value) for value in found}.__getitem__, column)
    return map(encode, column)


@cache
def _later(table: SqlTable) -> frozenset[str]:
    return frozenset(column.name for column in table.c if column.info.get("later"))


@cache
def _content_columns(table: SqlTable) -> list[Column[Any]]:
    protected = "digest" in table.c
    return [c for c in table.c if c.name not in _NOT_CONTENT and not (protected and c.name == "value")]


def _originals(session: Session, table: str, only: int | None) -> Mapping[str, dict[str, Any]]:
    """uid → the values that a row's edited fields had when it was inserted."""
    first = select(func.min(Change.id)).where(Change.table_name == table)
    if only is not None:
        first = first.where(Change.change_set_id > only)
    first = first.group_by(Change.row_uid, Change.field)
    query = select(Change.row_uid, Change.field, Change.old).where(Change.id.in_(first))
    found: dict[str, dict[str, Any]] = defaultdict(dict)
    for uid, field, old in session.execute(query):
        if field not in _NOT_CONTENT:
            found[uid][field] = None if old is None else json.loads(old)
    return found


def _bytes_digest(value: object) -> str:
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    raise TypeError(f"no digest of {type(value).__name__}")


_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_bytes_digest).encode
"""One encoder for all rows: `json.dumps` makes a new one for each."""
_line_encoded = json.JSONEncoder(ensure_ascii=False).encode
_ENCODERS: Mapping[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _nothing: "null",
}
"""What `_encoded` gives for these, without asking what they are."""


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()
