"""Full-text index of enterprises: FTS5 on SQLite, a prefix query on PostgreSQL. Never holds a protected value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Text,
    bindparam,
    column,
    delete,
    func,
    insert,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.orm import Session

from models.catalogue.tables import EnterpriseListing

enterprise_search = table("enterprise_search", column("rowid", Integer), column("words", Text))
_WORD = re.compile(r"[^\W_]+")
"""One rule of what a word is for both databases: PostgreSQL's own would read "U-000003" as a word and a number."""
_CHUNK = 500


def index_enterprises(session: Session, rows: Iterable[tuple[int, str]]) -> None:
    """Put (enterprise id, words) into the index, in place of what it held for them."""
    listed = [{"rowid": number, "words": " ".join(_words_of(words))} for number, words in rows]
    _forget(session, [int(str(row["rowid"])) for row in listed])
    if listed:
        session.execute(insert(enterprise_search), listed)


def list_enterprises(session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
    """Put what lists sort and filter by beside the index; rows are column values of `EnterpriseListing`."""
    listed = [dict(row) for row in rows]
    _unlist(session, [row["enterprise_id"] for row in listed])
    if listed:
        session.execute(insert(EnterpriseListing), listed)


def forget_enterprises(session: Session, ids: list[int]) -> None:
    """Take enterprises out of the index and of the lists."""
    _forget(session, ids)
    _unlist(session, ids)


def _words_of(text_given: str) -> list[str]:
    return _WORD.findall(text_given.casefold())


def matches(session: Session, words: str) -> ColumnElement[bool] | None:
    """The condition on `enterprise_search` for words being typed; None when nothing is typed."""
    tokens = _words_of(words)
    if not tokens:
        return None
    if session.get_bind().dialect.name == "sqlite":
        query = " ".join(f'"{token}"*' for token in tokens)
        return text("enterprise_search MATCH :fts").bindparams(fts=query)  # type: ignore[return-value]
    query = " & ".join(f"{token}:*" for token in tokens)
    return func.to_tsvector("simple", enterprise_search.c.words).op("@@")(func.to_tsquery("simple", query))


def matching(session: Session, query: Select[int], words: str) -> Select[int]:
    """The query over `EnterpriseListing`, narrowed to enterprises whose words match what is typed."""
    condition = matches(session, words)
    if condition is None:
        return query
    # "+ 0" keeps SQLite from asking the index anew for every row of the list: the index comes first, once
    found = enterprise_search.c.rowid + literal_column("0")
    return query.join(enterprise_search, EnterpriseListing.enterprise_id == found).where(condition)


def count_matches(session: Session, words: str) -> int | None:
    """How many enterprises match what is typed; None when nothing is typed."""
    condition = matches(session, words)
    if condition is None:
        return None
    return session.scalar(select(func.count()).select_from(enterprise_search).where(condition)) or 0


def _forget(session: Session, ids: list[int]) -> None:
    for start in range(0, len(ids), _CHUNK):
        some: BindParameter[int] = bindparam("ids", ids[start : start + _CHUNK], expanding=True)
        session.execute(enterprise_search.delete().where(enterprise_search.c.rowid.in_(some)))


def _unlist(session: Session, ids: list[int]) -> None:
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        # core: the identity map holds no listings, and need not look for any
        session.execute(delete(EnterpriseListing.__table__).where(EnterpriseListing.enterprise_id.in_(some)))  # type: ignore[arg-type]
