"""Records that share words or numbers with the one being typed, found through the indexes that lists use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import ColumnElement, Select, and_, cast, literal_column, or_, select, text
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.search import enterprise_search
from models.domain.enterprises import EnterpriseDraft
from models.domain.names import name_key
from models.reference.regions import region
from models.steps.intake.businesses import OWNER
from models.steps.protection import lookup_hash, lookup_key

_LOOKED_AT = 60
"""Records at most that one question brings."""
_WORDS = 3
_BEGINNING = 4
_NEW_LETTERS = (("oe", "u"), ("dj", "j"), ("tj", "c"))
_Alternatives = tuple[str, ...]


def candidates(session: Session, draft: EnterpriseDraft, *, private: bool) -> set[int]:
    """Businesses of enterprises worth comparing with a cleaned draft, itself and those decided left out."""
    found = set(session.scalars(_by_number(session, draft, private)))
    found.update(session.scalars(_by_name(draft)))
    for question in _questions(draft):
        found.update(_by_words(session, question))
    return found - _settled(session, draft.uid)


def _by_number(session: Session, draft: EnterpriseDraft, private: bool) -> Select[int]:
    key, part = lookup_key(session), t.BusinessPerson
    conditions: list[ColumnElement[bool]] = []
    if draft.business.nib:
        conditions.append(t.Business.nib == draft.business.nib)
    for table, value in ((t.PersonPhone, draft.owner.phone), (t.PersonNik, draft.owner.nik if private else "")):
        if value:
            persons = select(table.person_id).where(
                table.lookup == lookup_hash(key, value), table.superseded_by.is_(None)
            )
            owned = select(part.business_id).where(part.person_id.in_(persons), part.role == OWNER, ~part.deleted)
            conditions.append(t.Business.id.in_(owned))
    return _live().where(or_(*conditions)).limit(_LOOKED_AT) if conditions else _live().where(text("1 = 0"))


def _by_name(draft: EnterpriseDraft) -> Select[int]:
    listed = t.EnterpriseListing
    named = _live().join(listed, listed.enterprise_id == t.Enterprise.id)
    return named.where(listed.name_key == name_key(draft.business.name)).limit(_LOOKED_AT)


def _live() -> Select[int]:
    b, e = t.Business, t.Enterprise
    return select(b.id).join(e, e.business_id == b.id).where(~e.deleted)


def _questions(draft: EnterpriseDraft) -> Iterable[Sequence[tuple[_Alternatives, _Alternatives]]]:
    """Pairs of beginnings of words: with the place, and of any two words of name and owner."""
    from models.likeness.names import business_name
    from models.likeness.words import plain_words

    kept = set(business_name(draft.business.name).words)
    named = [word for word in plain_words(draft.business.name) if _sounds_in(word, kept)]
    owned = plain_words(draft.owner.name.partition(",")[0])
    words = [_beginnings(word) for word in (*_longest(named), *_longest(owned))]
    place = region(".".join(draft.business.region.split(".")[:3])) if draft.business.region.count(".") >= 2 else None
    around = [_beginnings(word, whole=True) for word in plain_words(place.name if place else "")[:1]]
    if around:
        yield [(word, around[0]) for word in words]
    yield list(combinations(words, 2))


def _sounds_in(word: str, kept: set[str]) -> bool:
    from models.likeness.words import sound

    return sound(word) in kept


def _longest(words: Iterable[str]) -> list[str]:
    long = [word for word in dict.fromkeys(words) if len(word) > 2]
    return sorted(long, key=len, reverse=True)[:_WORDS]


def _beginnings(word: str, *, whole: bool = False) -> _Alternatives:
    """How the word may begin, in old and new letters."""
    new = old = word
    for before, now in _NEW_LETTERS:
        new, old = new.replace(before, now), old.replace(before, now).replace(now, before)
    return tuple(dict.fromkeys(each if whole else each[:_BEGINNING] for each in (word, new, old)))


def _by_words(session: Session, pairs: Sequence[tuple[_Alternatives, _Alternatives]]) -> Sequence[int]:
    if not pairs:
        return ()
    found = select(enterprise_search.c.rowid).where(_matching(session, pairs)).limit(_LOOKED_AT)
    listed = t.EnterpriseListing
    ids = select(listed.enterprise_id).where(listed.place.in_(session.scalars(found).all()))
    return session.scalars(_live().where(t.Enterprise.id.in_(ids))).all()


def _matching(session: Session, pairs: Sequence[tuple[_Alternatives, _Alternatives]]) -> ColumnElement[bool]:
    if session.get_bind().dialect.name == "sqlite":
        query = _spelt(pairs, " AND ", " OR ", '"{}"*')
        return text("enterprise_search MATCH :words").bindparams(words=query)  # type: ignore[return-value]
    query = _spelt(pairs, " & ", " | ", "'{}':*")
    return literal_column("enterprise_search.terms").op("@@")(cast(query, TSQUERY))


def _spelt(pairs: Sequence[tuple[_Alternatives, _Alternatives]], both: str, either: str, word: str) -> str:
    def one(alternatives: _Alternatives) -> str:
        return "(" + either.join(word.format(each) for each in alternatives) + ")"

    return either.join(f"({one(first)}{both}{one(second)})" for first, second in pairs)


def _settled(session: Session, uid: str) -> set[int]:
    """The draft's own record, and those of which an officer has said what they are to it."""
    own = session.scalar(select(t.Enterprise.business_id).where(t.Enterprise.uid == uid)) if uid else None
    if own is None:
        return set()
    v = t.DuplicateVerdict
    spoken = select(v.first_id, v.second_id).where(and_(or_(v.first_id == own, v.second_id == own), ~v.deleted))
    return {own}.union(*session.execute(spoken).all())
