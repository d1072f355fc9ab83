"""What a finished paper proves itself by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The text of the code square on every page, and the words printed beside it for who has to type."""

    text: str
    words: str
