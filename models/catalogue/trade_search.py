"""Partners and needs in the full-text index of enterprises: one machinery, one meaning of what is typed.

Every word of theirs begins with a letter that nobody can type and no enterprise bears, and their rows lie far below
those of enterprises: no search of the one ever meets the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, insert, literal, select
from sqlalchemy.orm import Session

from models.catalogue.search import ENTERPRISES_FROM, enterprise_search, matches
from models.catalogue.search_terms import Mark, Terms, words_of

NAME = "trade_search"
VERSION = 1
"""Of what is written into the index for partners and needs: raised, every catalogue fills it anew when it opens."""
_CHUNK = 500


class Trade(StrEnum):
    """The first letter of the words of a kind of record."""

    PARTNER = "\ue010"
    NEED = "\ue011"


_FIRST: Mapping[Trade, int] = {Trade.PARTNER: -(1 << 61), Trade.NEED: -(1 << 60)}
"""Where the rows of a kind begin; a record's own number is added."""


def indexed_words(trade: Trade, texts: Iterable[str], told_marks: Iterable[str]) -> str:
    """What stands in the index for a record."""
    words = (f"{trade}{word}" for word in words_of(" ".join(texts)))
    return " ".join(dict.fromkeys((*words, *told_marks)))


def told_letter(trade: Trade) -> str:
    """How marks of the day of the last word begin."""
    return f"{Mark.TOLD}{trade}"


def terms_of(trade: Trade, text: str, marks: Sequence[tuple[str, ...]] = ()) -> Terms:
    """What is typed over a list, and marks of which one of each group must stand, as terms of the index."""
    return Terms(tuple(f"{trade}{word}" for word in words_of(text)), tuple(marks))


def matching(session: Session, trade: Trade, terms: Terms) -> Select[int]:
    """Ids of the records that match; there must be some terms."""
    number: ColumnElement[int] = enterprise_search.c.rowid - literal(_FIRST[trade])
    return select(number).select_from(enterprise_search).where(matches(session, terms))


def put_trade(session: Session, trade: Trade, words: Mapping[int, str], gone: Iterable[int] = ()) -> None:
    """Write the words of records in place of what was held for them; those gone only leave."""
    first = _FIRST[trade]
    leaving = sorted(first + number for number in {*words, *gone})
    for start in range(0, len(leaving), _CHUNK):
        some = leaving[start : start + _CHUNK]
        session.execute(enterprise_search.delete().where(enterprise_search.c.rowid.in_(some)))
    rows = [{"rowid": first + number, "words": words[number]} for number in sorted(words)]
    if rows:
        session.execute(insert(enterprise_search), rows)


def forget_all_trade(session: Session) -> None:
    """Take all partners and needs out of the index."""
    session.execute(enterprise_search.delete().where(enterprise_search.c.rowid < ENTERPRISES_FROM))
