"""Numbers of persons, hidden in their middle wherever words are shown."""

from __future__ import annotations

import re

_LONG_NUMBER = re.compile(r"\d(?:[\W_]{0,3}\d){8,}")
"""Nine digits and more, whatever signs stand between them: a NIK, a KK, a telephone number."""
_LONGEST_PHONE = 14


def concealed(text: str) -> str:
    """The text with the middle of every long number hidden."""
    return _LONG_NUMBER.sub(lambda match: masked(match.group()), text)


def masked(text: str) -> str:
    """A personal number of which only the ends can be read: four digits of a NIK, two of a shorter one."""
    digits = [index for index, sign in enumerate(text) if sign.isdigit()]
    ends = 4 if len(digits) > _LONGEST_PHONE else 2
    hidden = set(digits[ends:-ends])
    return "".join("•" if index in hidden else sign for index, sign in enumerate(text))
