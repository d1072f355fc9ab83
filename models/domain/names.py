"""Names compared and sorted without their spelling accidents."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=16_384)
def name_key(name: str) -> str:
    """The name in lower case without punctuation and accents: equal keys are the same name typed differently."""
    return text_key(name)


def text_key(name: str) -> str:
    """The same of a text that nobody asks for twice."""
    if name.isascii():  # most are, and need nothing taken off
        return _NOT_A_WORD.sub(" ", name.lower()).strip()
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return _NOT_A_WORD.sub(" ", plain).strip()
