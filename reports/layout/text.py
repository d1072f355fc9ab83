"""The only place where words become paragraphs."""

from __future__ import annotations

import unicodedata
from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from reports.layout.styles import REGULAR


def paragraph(words: str, style: ParagraphStyle, mark: str | None = None) -> Paragraph:
    """Print words exactly as written, `mark` hanging before them; markup in them is not markup."""
    # words go in as a finished fragment: ReportLab's markup parser never sees them
    return Paragraph("", style, bulletText=mark, frags=[_fragment(style).clone(text=printable(words))])


def printable(words: str) -> str:
    """Return words in composed form, white space folded, characters without a shape removed."""
    composed = unicodedata.normalize("NFC", words)
    if composed.isprintable():
        return " ".join(composed.split())
    shown = (letter for letter in composed if unicodedata.category(letter) not in ("Cf", "Co", "Cs"))
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in shown).split())


@cache
def _fragment(style: ParagraphStyle) -> ParaFrag:
    return Paragraph("x", style).frags[0]


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
