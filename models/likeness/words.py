"""Words without the accidents of their spelling: old letters, sounds written in two ways, doubled letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_SOUNDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("sh", "s"), ("nj", "ny"), ("ch", "h"),
    ("kh", "h"), ("dh", "d"), ("th", "t"), ("bh", "b"), ("gh", "g"), ("ph", "p"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("v", "p"), ("f", "p"), ("z", "s"), ("ai", "ae"), ("iy", "i"), ("ie", "i"), ("uw", "u"), ("y", "i"),
)  # fmt: skip
"""What is heard alike, in the order in which it is replaced: old letters first, then sounds that people mix up."""
_DOUBLED = re.compile(r"([a-z])\1+")


def plain_words(text: str) -> list[str]:
    """The words in small letters, without accents, marks and apostrophes."""
    plain = _APOSTROPHES.sub("", text)
    if plain.isascii():
        return _WORD.findall(plain.lower())
    folded = unicodedata.normalize("NFKD", plain).casefold()
    return _WORD.findall("".join(sign for sign in folded if not unicodedata.combining(sign)))


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as one text."""
    return frozenset(text.split())


@lru_cache(maxsize=1 << 17)
def sound(word: str) -> str:
    """How a word sounds: "Soekardjo" and "Sukarjo", "Fitri" and "Pitri" are the same; numbers stay as they are."""
    if word.isdigit():
        return word.lstrip("0") or "0"
    heard = word
    for written, said in _SOUNDS:
        heard = heard.replace(written, said)
    heard = _DOUBLED.sub(r"\1", heard)
    return heard[:-1] if len(heard) > 3 and heard.endswith("h") else heard
