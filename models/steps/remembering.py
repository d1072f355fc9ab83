"""What many readings in one session have in common is asked for once: only while somebody says so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

from sqlalchemy.orm import Session

Found = TypeVar("Found")
_KEPT = "remembered"


@contextmanager
def remembering(session: Session) -> Iterator[None]:
    """Inside, nothing is written that these answers rest on."""
    session.info[_KEPT] = {}
    try:
        yield
    finally:
        del session.info[_KEPT]


def remembered(session: Session, key: Hashable, find: Callable[[], Found]) -> Found:
    """The answer to a question, from memory where it was asked before."""
    kept = session.info.get(_KEPT)
    if kept is None:
        return find()
    if key not in kept:
        kept[key] = find()
    return cast(Found, kept[key])
