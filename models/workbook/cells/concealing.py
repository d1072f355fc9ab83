"""Numbers of persons, hidden in their middle wherever words are shown."""

from __future__ import annotations

import re
from pathlib import Path

_LONG_NUMBER = re.compile(r"\d(?:[\W_]{0,3}\d){8,}")
"""Nine digits and more, whatever signs stand between them: a NIK, a KK, a telephone number."""
_LONGEST_PHONE = 14
_MOMENT = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{0,6}")
"""A day that begins with its year, with a time of day or the number of a copy behind it."""


def concealed(text: str) -> str:
    """The text with the middle of every long number hidden."""
    return _LONG_NUMBER.sub(lambda match: masked(match.group()), text)


def masked(text: str) -> str:
    """A personal number of which only the ends can be read: four digits of a NIK, two of a shorter one."""
    digits = [index for index, sign in enumerate(text) if sign.isdigit()]
    ends = 4 if len(digits) > _LONGEST_PHONE else 2
    hidden = set(digits[ends:-ends])
    return "".join("•" if index in hidden else sign for index, sign in enumerate(text))


def file_words(file: Path) -> str:
    """The name of a file as it may be kept and shown: a number of a person in it is hidden, a day is not."""
    return _LONG_NUMBER.sub(lambda match: _unless_moment(match.group()), file.name)


def _unless_moment(number: str) -> str:
    digits = "".join(filter(str.isdigit, number))
    return number if _MOMENT.fullmatch(digits) else masked(number)
