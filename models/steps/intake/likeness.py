"""Whether two names may be of the same person, and whether two names are clearly of different businesses."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from models.domain.names import name_key

_TITLES = frozenset(
    (
        *("bapak", "bpk", "pak", "ibu", "bu", "mbak", "mas", "sdr", "sdri", "tn", "ny", "h", "hj", "haji", "hajah"),
        *("kh", "dr", "drs", "dra", "ir", "se", "st", "sh", "spd"),
    )
)
_FORMS = frozenset(
    ["cv", "pt", "ud", "pd", "tb", "tbk", "kub", "koperasi", "toko", "warung", "usaha", "umkm", "industri"]
)
_SAME_PERSON = 87
"""A letter in eight may be a slip; more is another name."""
_OTHER_BUSINESS = 70


@lru_cache(maxsize=16_384)
def same_person(one: str, other: str) -> bool:
    """Whether the names may be of one person: titles aside, in any order, shortened, or with a slip."""
    return _alike(_bare(one, _TITLES), _bare(other, _TITLES), _SAME_PERSON)


@lru_cache(maxsize=16_384)
def other_business(one: str, other: str) -> bool:
    """Whether the names are clearly of two businesses."""
    return not _alike(_bare(one, _FORMS), _bare(other, _FORMS), _OTHER_BUSINESS)


def _bare(name: str, needless: frozenset[str]) -> list[str]:
    words = name_key(name).split()
    return sorted(word for word in words if word not in needless) or words


def _alike(one: list[str], other: list[str], least: int) -> bool:
    if not one or not other:
        return False
    shortened = set(one) <= set(other) or set(other) <= set(one)
    return shortened or fuzz.ratio(" ".join(one), " ".join(other)) >= least
