"""Full-text index of enterprises: FTS5 on SQLite, GIN on PostgreSQL. Never holds a protected value, nor a desil.

Its rows are numbered in the order of the list (`EnterpriseListing.place`), so that hits come sorted and the first page
of a million needs only its own rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    column,
    delete,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from models.catalogue.bulk import insert_rows
from models.catalogue.search_terms import Terms
from models.catalogue.tables import EnterpriseListing

enterprise_search = table(
    "enterprise_search", column("rowid", BigInteger().with_variant(Integer(), "sqlite")), column("words", Text)
)
searched_words = table("enterprise_search_content", column("id", Integer), column("c0", Text)).alias("found")
"""Where FTS5 keeps the words themselves, by number."""
VERSION = 2
"""Of what is written into the index: raised, every catalogue fills its index anew when it opens."""
NAME = "enterprise_search"
ENTERPRISES_FROM = -(1 << 59)
"""Rows with lower numbers are those of partners and needs (`trade_search`)."""
_CHUNK = 500


def is_embedded(session: Session) -> bool:
    """Whether the index is FTS5."""
    return session.get_bind().dialect.name == "sqlite"


def put(session: Session, listed: Sequence[Mapping[str, Any]]) -> None:
    """Write rows of `EnterpriseListing`, each with its "words", in place of what was held for them."""
    forget_enterprises(session, [row["enterprise_id"] for row in listed])
    add(session, listed)


def add(session: Session, listed: Sequence[Mapping[str, Any]]) -> None:
    """Write rows of enterprises that are not listed yet."""
    if not listed:
        return
    searched = [{"rowid": row["place"], "words": row["words"]} for row in listed]
    insert_rows(session, enterprise_search, searched)
    plain = [{key: value for key, value in row.items() if key != "words"} for row in listed]
    insert_rows(session, EnterpriseListing.__table__, plain)  # type: ignore[arg-type]


def forget_enterprises(session: Session, ids: Sequence[int]) -> None:
    """Take enterprises out of the index and of the lists."""
    listing = EnterpriseListing.__table__
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        places = session.scalars(select(listing.c.place).where(listing.c.enterprise_id.in_(some))).all()
        forget_places(session, places)


def forget_places(session: Session, places: Sequence[int]) -> None:
    """Take the rows with these numbers out of the index and of the lists."""
    if not places:
        return
    some: BindParameter[int] = bindparam("some", list(places), expanding=True)
    session.execute(enterprise_search.delete().where(enterprise_search.c.rowid.in_(some)))
    # core: the identity map holds no listings, and need not look for any
    session.execute(delete(EnterpriseListing.__table__).where(EnterpriseListing.place.in_(places)))  # type: ignore[arg-type]


def forget_all(session: Session) -> None:
    """Take all enterprises out of the index and the lists; partners and needs, far below them, stay."""
    session.execute(enterprise_search.delete().where(enterprise_search.c.rowid >= ENTERPRISES_FROM))
    session.execute(delete(EnterpriseListing.__table__))  # type: ignore[arg-type]


def matches(session: Session, terms: Terms) -> ColumnElement[bool]:
    """The condition on `enterprise_search` that these terms are; there must be some."""
    if is_embedded(session):
        query = literal(_spelt(terms, '"{}"*', '"{}"', " AND ", " OR "))
        return literal_column("enterprise_search", Text).op("MATCH")(query)
    spelt = cast(_spelt(terms, "'{}':*", "'{}'", " & ", " | "), TSQUERY)
    return literal_column("enterprise_search.terms").op("@@")(spelt)


def _spelt(terms: Terms, beginning: str, mark: str, both: str, either: str) -> str:
    parts = [beginning.format(word) for word in terms.beginnings]
    together = partial(_together, mark, both)
    parts += ["(" + either.join(map(together, some)) + ")" for some in terms.marks]
    return both.join(parts)


def _together(mark: str, both: str, marks: str) -> str:
    if " " not in marks:
        return mark.format(marks)
    return "(" + both.join(map(mark.format, marks.split())) + ")"


def count_matches(session: Session, terms: Terms, most: int | None = None) -> int:
    """How many enterprises match; counted no further than `most`."""
    if not terms:
        return session.scalar(select(func.count()).select_from(EnterpriseListing)) or 0
    found = select(enterprise_search.c.rowid).select_from(enterprise_search).where(matches(session, terms))
    if most is None:
        return session.scalar(found.with_only_columns(func.count())) or 0
    return session.scalar(select(func.count()).select_from(found.limit(most).subquery())) or 0


def each_matching(session: Session, query: Select[int], terms: Terms) -> Select[int]:
    """Those of a few rows of `EnterpriseListing` that match, each asked by itself."""
    if not terms:
        return query
    if is_embedded(session):
        return query.join(searched_words, searched_words.c.id == EnterpriseListing.place).where(stands_in_words(terms))
    found = enterprise_search.c.rowid == EnterpriseListing.place
    return query.join(enterprise_search, found).where(matches(session, terms))


def stands_in_words(terms: Terms) -> ColumnElement[bool]:
    """The same condition on `searched_words`, which one walks along: there FTS5 would be asked anew for each."""
    words = literal_column("' '", Text) + searched_words.c.c0 + literal_column("' '", Text)
    conditions = [func.instr(words, f" {word}") > 0 for word in terms.beginnings]
    conditions += [or_(*(_stand_in(words, one) for one in some)) for some in terms.marks]
    return and_(*conditions)


def _stand_in(words: ColumnElement[str], marks: str) -> ColumnElement[bool]:
    return and_(*(func.instr(words, f" {one} ") > 0 for one in marks.split()))
