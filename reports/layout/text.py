"""The only place where words become paragraphs."""

from __future__ import annotations

from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from reports.layout.drawn import Sentence
from reports.layout.styles import REGULAR
from reports.layout.words import printable

__all__ = ["missing_glyphs", "paragraph", "printable"]


def paragraph(words: str, style: ParagraphStyle, mark: str | None = None) -> Sentence:
    """Print words exactly as written, `mark` hanging before them; markup in them is not markup."""
    return Sentence(words, style, mark)


def missing_glyphs(words: str, font: str = REGULAR) -> tuple[str, ...]:
    """Return the characters of `words`, each once, that the paper's typeface cannot draw."""
    known = _known_letters(font)
    return tuple(dict.fromkeys(letter for letter in printable(words) if ord(letter) not in known))


@cache
def _known_letters(font: str) -> frozenset[int]:
    face = pdfmetrics.getFont(font)
    if not isinstance(face, TTFont):
        raise TypeError(f"{font} is not an embedded font")
    return frozenset(face.face.charToGlyph)
