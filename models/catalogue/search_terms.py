"""What a list is searched by: beginnings of words, and marks that stand for the values of filters.

Marks are words of the index too. Each begins with a letter of its own that nobody can type, so that one question to
the index answers words and filters together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from models.domain.names import name_key, text_key

LONGEST_WORD = 60
FIRST_YEAR = 2000


class Mark(StrEnum):
    """The first letter of a mark: private to us in Unicode, so that no word begins with it."""

    REGION = "\ue000"
    SIZE = "\ue001"
    ACTIVE = "\ue002"
    KIND = "\ue003"
    COMMODITY = "\ue004"
    MISSING = "\ue005"
    LACKS = "\ue006"
    PROGRAMME = "\ue007"
    GROUP = "\ue008"
    TOLD = "\ue009"
    OFFICE = "\ue00a"
    ENDS = "\ue00b"

    def of(self, value: object) -> str:
        """The mark of a value: letters and digits only, for the index splits words at anything else."""
        return _marked(self, str(value))


@lru_cache(4096)
def _marked(letter: str, value: str) -> str:
    return str(letter) + name_key(value).replace(" ", "")


@dataclass(frozen=True, slots=True)
class Terms:
    """What must stand in the index: every beginning of a word, and of every group of marks at least one.

    Marks with spaces between them count as one that stands where all of them do.
    """

    beginnings: tuple[str, ...] = ()
    marks: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.beginnings or self.marks)

    def among(self, groups: tuple[tuple[str, ...], ...]) -> Terms:
        """These terms, and of each of these groups of marks at least one too."""
        return Terms(self.beginnings, (*self.marks, *groups))


def words_of(text: str) -> list[str]:
    """The words of a text, each once: one rule for what is typed and what is indexed, on every database."""
    return [word[:LONGEST_WORD] for word in dict.fromkeys(text_key(text).split())]


@lru_cache(10_000)
def region_marks(code: str) -> tuple[str, ...]:
    """A region and those around it."""
    parts = code.split(".") if code else []
    return tuple(Mark.REGION + "".join(parts[:depth]) for depth in range(1, len(parts) + 1))


@lru_cache(1024)
def day_marks(letter: str, day: str) -> tuple[str, ...]:
    """A day, its month and its year; of no day the year 0."""
    year, month, number = day.split("-") if day else ("0", "", "")
    return tuple(dict.fromkeys(letter + each for each in (year, year + month, year + month + number)))


def days_before(letter: str, day: str) -> tuple[str, ...]:
    """Marks of which every earlier day bears one, and no other day: years, then months, then days."""
    until = date.fromisoformat(day)
    years = [f"{year}" for year in (0, *range(FIRST_YEAR, until.year))]
    months = [f"{until.year}{month:02}" for month in range(1, until.month)]
    days = [f"{until.year}{until.month:02}{number:02}" for number in range(1, until.day)]
    return tuple(letter + each for each in (*years, *months, *days))
