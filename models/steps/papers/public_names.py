"""Names of businesses as papers for everybody may print them: without the name of a person in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t

_LONG_NUMBER = re.compile(r"\(?\+?\d(?:[ .·_()/\-‐-―−]{0,3}\d){8,}")
_ROUND_RANGE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*\.\d00 ?[-–—] ?[1-9]\d{0,2}(?:\.\d{3})*\.\d00")
"""From one round figure to another, which is nobody's number: 12.000–15.000."""
_MAIL = re.compile(r"[\w.+\-]+ ?@ ?[\w\-]+(?: ?\. ?[\w\-]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_NOTHING_PERSONAL = frozenset({"contoh", "usaha", "toko", "warung", "pemilik", "bu", "pak", "ibu", "bapak", "hj", "h"})
_FIRMS = frozenset({"PT", "CV", "Firma", "Koperasi", "Kelompok", "BUMDes"})
_SHORTEST = 3
_PORTION = 500


def persons_of(session: Session, businesses: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Business → the names of all persons who have a part in it."""
    found: dict[int, list[str]] = {}
    wanted = sorted(set(businesses))
    part, person = t.BusinessPerson, t.Person
    for start in range(0, len(wanted), _PORTION):
        query = select(part.business_id, person.name).join(person, person.id == part.person_id)
        for business, name in session.execute(query.where(part.business_id.in_(wanted[start : start + _PORTION]))):
            found.setdefault(business, []).append(name)
    return {business: tuple(names) for business, names in found.items()}


def public_name(name: str, persons: Iterable[str], otherwise: str, *, firm: bool) -> str:
    """The name of a business, or `otherwise` where it tells of one of its persons.

    The registered name of a `firm` tells where it holds somebody's whole name, that of a sole owner's business already
    by one word of it: "Warung Pak Munir".
    """
    words, tells = _words(name), _holds if firm else _shares
    return otherwise if any(tells(words, _words(person)) for person in persons) else without_numbers(name)


def without_numbers(text: str) -> str:
    """Somebody's words on one line; a number as long as a telephone's or an identity card's and e-mail are left out."""
    return _LONG_NUMBER.sub(_left, _MAIL.sub("…", " ".join(text.split())))


def _left(number: re.Match[str]) -> str:
    return number[0] if _ROUND_RANGE.fullmatch(number[0]) else "…"


def is_firm(legal_form: str) -> bool:
    """Whether a business has a name registered as that of a body, not just its owner's."""
    return legal_form in _FIRMS


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.casefold()) if word not in _NOTHING_PERSONAL]


def _shares(words: list[str], person: list[str]) -> bool:
    return any(word in words for word in person if len(word) >= _SHORTEST)


def _holds(words: list[str], person: list[str]) -> bool:
    """Whether the person's words stand in the name in one row."""
    size = len(person)
    return size > 0 and any(words[at : at + size] == person for at in range(len(words) - size + 1))
