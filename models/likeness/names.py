"""Names of businesses taken apart: what they trade in, what is their own, and which branch they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from models.likeness.words import plain_words, sound, word_set

_FORMS = word_set(
    "ud cv pt pd fa firma tb po perusahaan dagang usaha toko tk kios lapak warung wr warkop depot kedai rumah "
    "produksi industri rumahan umkm ukm ikm tbk perorangan home dan the aneka sentra pusat jual olahan bu ibu "
    "pak bapak mbak mas mbok mak cak kang h hj haji hajah bpk nyonya ny gus milik"
)
_BRANCH = frozenset(["cabang", "cab", "unit"])
_BODIES = frozenset(map(sound, word_set(
    "koperasi kop kopwan ksu kud kub kube kelompok klp poktan gapoktan kwt tani nelayan wanita ternak "
    "poklahsar pokdakan pkk bumdes bumdesa sanggar paguyuban pondok pesantren ponpes yayasan"
)))  # fmt: skip
"""Kinds of bodies: a koperasi is not the shop of its manager."""
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}


@dataclass(frozen=True, slots=True)
class BusinessName:
    """A name of a business, as it sounds."""

    words: tuple[str, ...]
    """All that is neither a form of business nor an address of a person."""
    own: tuple[str, ...]
    """Of these, what is no trade; all of them where nothing else is left."""
    trades: tuple[str, ...]
    branch: str
    """"2", or the place after "cabang"; empty for a name that speaks of no branch."""


@lru_cache(maxsize=1 << 17)
def business_name(name: str, trades: frozenset[str] = frozenset()) -> BusinessName:
    """The name taken apart; `trades` are words for goods and crafts, as they sound."""
    plain, branch = _without_branch(plain_words(name))
    kept = [word for word in plain if word not in _FORMS and len(word) > 1] or plain
    heard = tuple(sound(word) for word in kept)
    known = trades | _BODIES
    own = tuple(word for word in heard if word not in known)
    return BusinessName(heard, own or heard, tuple(word for word in heard if word in known), branch)


def _without_branch(words: list[str]) -> tuple[list[str], str]:
    for at, word in enumerate(words):
        if at and word in _BRANCH and at + 1 < len(words):
            return words[:at], " ".join(sound(_ROMAN.get(each, each)) for each in words[at + 1 :])
    last = words[-1] if len(words) > 1 else ""
    number = _ROMAN.get(last, last if last.isdigit() and len(last) <= 3 else "")
    return (words[:-1], sound(number)) if number else (words, "")
