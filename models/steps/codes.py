"""Public codes: labels unique in their catalogue, never reused."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.catalogue.tables import CodeCounter, Table


class CodeKind(StrEnum):
    """The letter before the number."""

    ENTERPRISE = "U"
    PARTNER = "M"
    NEED = "K"
    PROPOSAL = "P"
    RUN = "R"
    AGREEMENT = "PK"
    IMPORT = "I"
    GROUP = "KL"
    ASSOCIATION = "G"
    PAPER = "SP"
    EVENT = "TB"


_DIGITS = {CodeKind.ENTERPRISE: 6, CodeKind.PROPOSAL: 6}


class CodeSource:
    """Gives the next codes of a kind, e.g. "U-000123", within one transaction."""

    def __init__(self, session: Session, kind: CodeKind) -> None:
        counter = session.get(CodeCounter, kind.value, with_for_update=True)
        if counter is None:
            counter = CodeCounter(kind=kind.value, last=0)
            session.add(counter)
        self._counter = counter
        self._kind = kind

    def next(self) -> str:
        """One more code."""
        return self.take(1)[0]

    def take(self, count: int) -> list[str]:
        """So many more codes."""
        first, digits = self._counter.last + 1, _DIGITS.get(self._kind, 4)
        self._counter.last += count
        return [f"{self._kind.value}-{number:0{digits}}" for number in range(first, first + count)]


def reserve_ids(session: Session, table: type[Table], count: int) -> range | list[int]:
    """Ids for a bulk insert, so that rows can name each other before they are written."""
    if session.get_bind().dialect.name == "sqlite":
        # the write lock is ours, rows are marked and never deleted: the next ids are free
        last = session.scalar(select(func.max(table.__table__.c.id))) or 0
        return range(last + 1, last + 1 + count)
    sequence = f"{table.__tablename__}_id_seq"
    query = text("SELECT nextval(:sequence) FROM generate_series(1, :count)")
    return list(session.scalars(query, {"sequence": sequence, "count": count}))
