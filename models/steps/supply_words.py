"""The spellings of commodities: each belongs to one of them, and a spelling taken away can come back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.tables import Commodity, CommodityWord
from models.problems import UserProblem
from models.reference.lexicon import normalise

LONGEST_SLUG = 36


def words_of(session: Session, commodity: int, *, gone: bool = False) -> list[CommodityWord]:
    """The spellings of a commodity; those taken away too where asked for."""
    query = select(CommodityWord).where(CommodityWord.commodity_id == commodity).order_by(CommodityWord.id)
    return list(session.scalars(query if gone else query.where(~CommodityWord.deleted)))


def refuse_taken(session: Session, spellings: Collection[str], own: int, field: str = "words") -> None:
    """Raise UserProblem when one of these normalised spellings belongs to another commodity."""
    query = (
        select(CommodityWord.word, Commodity.name)
        .join(Commodity, Commodity.id == CommodityWord.commodity_id)
        .where(CommodityWord.word.in_(spellings), ~CommodityWord.deleted, CommodityWord.commodity_id != own)
        .order_by(CommodityWord.word)
    )
    if taken := session.execute(query).first():
        raise UserProblem("supply.word_taken", field=field, word=taken.word, commodity=taken.name)


def set_words(session: Session, commodity: int, spellings: Collection[str]) -> None:
    """Let a commodity have exactly these normalised spellings, inside the current change set."""
    for one in words_of(session, commodity):
        if one.word not in spellings:
            one.deleted = True
    held = {row.word: row for row in session.scalars(select(CommodityWord).where(CommodityWord.word.in_(spellings)))}
    for word in sorted(spellings):
        if row := held.get(word):
            row.commodity_id, row.deleted = commodity, False
        else:
            session.add(CommodityWord(commodity_id=commodity, word=word))


def new_slug(session: Session, name: str) -> str:
    """A slug made of a name that no commodity has or had."""
    plain = unicodedata.normalize("NFKD", normalise(name)).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_SLUG].rstrip("_") or "komoditas"
    taken = set(session.scalars(select(Commodity.slug).where(Commodity.slug.startswith(stem, autoescape=True))))
    free = (f"{stem}_{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in free if slug not in taken)
