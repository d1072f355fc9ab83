"""The only place where words become paragraphs."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from reports.layout.styles import REGULAR


def paragraph(words: str, style: ParagraphStyle, mark: str | None = None) -> Paragraph:
    """Print words exactly as written, `mark` hanging before them; markup in them is not markup."""
    # words go in as a finished fragment: ReportLab's markup parser never sees them
    return _Sentence("", style, bulletText=mark, frags=[_fragment(style).clone(text=printable(words))])


class _Sentence(Paragraph):
    """A paragraph that remembers how a sentence broke: most sentences of a contract are printed again and again."""

    _width_max: float

    def breakLines(self, width: float | list[float] | tuple[float, ...]) -> Any:  # noqa: N802
        """Return the broken lines, from memory when this sentence was set at this width before."""
        words = getattr(self.frags[0], "text", None)
        if words is None or not isinstance(width, list):
            return super().breakLines(width)
        key = (words, self.style.name, self.bulletText, *width)
        known = _BROKEN.get(key)
        if known is None:
            known = super().breakLines(width), self._width_max, tuple(width)
            _remember(key, known)
        lines, self._width_max, width[:] = known
        return lines.clone()


_BROKEN: dict[tuple[object, ...], tuple[Any, float, tuple[float, ...]]] = {}
_MOST_REMEMBERED = 3000


def _remember(key: tuple[object, ...], lines: tuple[Any, float, tuple[float, ...]]) -> None:
    if len(_BROKEN) >= _MOST_REMEMBERED:
        _BROKEN.clear()
    _BROKEN[key] = lines


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
