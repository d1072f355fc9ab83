"""A file that the user chose, read whole but never without bound."""

from __future__ import annotations

from pathlib import Path

from models.problems import UserProblem

MOST_BYTES = 20_000_000
"""As much as a scan may be."""


def read_file(path: Path) -> bytes:
    """Its bytes; UserProblem where it cannot be read or is too large. Call it off the screen's thread."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserProblem("agreement.file_unreadable", file=path.name) from error
    if len(data) > MOST_BYTES:
        raise UserProblem("agreement.file_too_large", file=path.name, most=MOST_BYTES // 1_000_000)
    return data
