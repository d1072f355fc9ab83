"""Reading the data files that ship with the package."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

DATA = "models.reference"
LAW = "models.reference.law"


def lines(file: str, package: str = DATA) -> Iterator[list[str]]:
    """The lines of a file without a head, cell by cell."""
    return csv.reader(_text(file, package).splitlines())


def rows(file: str, package: str = DATA) -> Iterator[dict[str, str]]:
    """The rows of a file under the names of its head."""
    return csv.DictReader(_text(file, package).splitlines())


def _text(file: str, package: str) -> str:
    return (files(package) / "data" / file).read_text(encoding="utf-8")


def words(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, parted by semicolons."""
    return tuple(word for word in cell.split(";") if word)


def yes(cell: str) -> bool:
    """Whether a cell says *ya*; anything but *ya* and *tidak* is a fault in the file."""
    return {"ya": True, "tidak": False}[cell]
