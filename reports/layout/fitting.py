"""Words that have to stand in a place of a given size: broken into lines, smaller where they are long."""

from __future__ import annotations

from functools import cache

from reportlab.lib.styles import ParagraphStyle

from reports.layout.drawn import Sentence
from reports.layout.text import paragraph

_STEP = 0.5
_LEADING = 1.2
_ENOUGH = 600
"""Letters that no place on a paper holds more of."""


def fitted(words: str, style: ParagraphStyle, room: float, lines: int, smallest: float) -> tuple[Sentence, float]:
    """The words in the largest letters that need no more lines, and their height.

    Cut off at a word's end only where even the smallest letters are too large.
    """
    size = style.fontSize
    while size > smallest and lines_of(words, sized(style, size), room) > lines:
        size = max(smallest, size - _STEP)
    look = sized(style, size)
    said = paragraph(_cut(words, look, room, lines), look)
    return said, said.wrap(room, 0)[1]


def lines_of(words: str, style: ParagraphStyle, room: float) -> int:
    """How many lines the words take."""
    return round(paragraph(words, style).wrap(room, 0)[1] / style.leading)


def _cut(words: str, style: ParagraphStyle, room: float, lines: int) -> str:
    said = words[:_ENOUGH]
    while said and lines_of(said if said == words else f"{said} …", style, room) > lines:
        said = said.rpartition(" ")[0] or said[:-1]
    return said if said == words else f"{said} …"


@cache
def sized(style: ParagraphStyle, size: float) -> ParagraphStyle:
    """The style with other letters."""
    return ParagraphStyle(f"{style.name}-{size}", parent=style, fontSize=size, leading=size * _LEADING)
