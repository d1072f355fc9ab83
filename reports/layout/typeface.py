"""A typeface whose letters have the same codes in every paper, so that what was drawn once can be used again."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFStream,
    PDFTrueTypeFont,
)
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, makeToUnicodeCMap

STEADY = "–—‘’“”•…·×−°½²³é"
"""Letters beside ASCII that the legal texts and Indonesian names use: coded in this order before anything is drawn."""
STEADY_FACES = ("PTSerif", "PTSerif-Bold")
"""The faces of every paper, embedded first and in this order."""
_ESCAPED = {"(": "\\(", ")": "\\)", "\\": "\\\\"}


class _Written(PDFObject):
    """What a file says at a place, in its own words."""

    def __init__(self, words: bytes) -> None:
        self._words = words

    def format(self, _: PDFDocument) -> bytes:
        return self._words


@dataclass(frozen=True, slots=True)
class _Cut:
    """A part of the typeface as a file holds it."""

    name: str
    size: int
    widths: _Written
    length: int
    letters: bytes
    meanings: bytes


class Typeface(TTFont):
    """An embedded font that remembers the parts it was cut into."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self._turn = Lock()
        self._cuts: dict[tuple[int, tuple[int, ...]], _Cut] = {}

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        """Add what the document uses of the face, cut and packed only when nobody used just this before."""
        state = self.state[doc]
        state.frozen = 1
        for number, letters in enumerate(state.subsets):
            _embed(doc, self, self._cut(number, tuple(letters)), self.getSubsetInternalName(number, doc)[1:])
        del self.state[doc]

    def _cut(self, number: int, letters: tuple[int, ...]) -> _Cut:
        # cutting moves a mark in the file, which a preview and an issue on another thread would both move
        with self._turn:
            known = self._cuts.get((number, letters))
            if known is None:
                known = _cut(self, number, letters)
                if len(self._cuts) >= _MOST_CUTS:
                    self._cuts.clear()
                self._cuts[number, letters] = known
        return known


_MOST_CUTS = 64


def make_steady(document: Any) -> None:
    """Give the steady letters of a new document their codes."""
    for name in STEADY_FACES:
        face: Any = pdfmetrics.getFont(name)
        face.splitString(STEADY, document)
        face.getSubsetInternalName(0, document)


def _cut(font: Typeface, number: int, letters: tuple[int, ...]) -> _Cut:
    face: Any = font.face
    name = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("latin-1")
    file = face.makeSubset(list(letters))
    meanings = makeToUnicodeCMap(name, list(letters)).encode("ascii")
    widths = PDFArray([face.getCharWidth(letter) for letter in letters]).format(PDFDocument())
    return _Cut(name, len(letters), _Written(widths), len(file), zlib.compress(file), zlib.compress(meanings))


def _embed(document: Any, face: Typeface, cut: _Cut, name: str) -> None:
    font: Any = PDFTrueTypeFont()
    font.Name, font.BaseFont = name, cut.name
    font.FirstChar, font.LastChar, font.Widths = 0, cut.size - 1, cut.widths
    font.ToUnicode = document.Reference(_packed(cut.meanings), f"toUnicodeCMap:{cut.name}")
    file = document.Reference(_packed(cut.letters, Length1=cut.length), f"fontFile:{cut.name}")
    font.FontDescriptor = document.Reference(_descriptor(face, cut, file), f"fontDescriptor:{cut.name}")
    document.Reference(font, name)
    document.idToObject["BasicFonts"].dict[name] = font


def _packed(content: bytes, **entries: int) -> PDFStream:
    return PDFStream(PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")]), **entries}), content)


def _descriptor(font: Typeface, cut: _Cut, file: Any) -> PDFDictionary:
    face, nonsymbolic, symbolic = font.face, 32, 4
    return PDFDictionary({
        "Type": "/FontDescriptor",
        "Ascent": face.ascent,
        "CapHeight": face.capHeight,
        "Descent": face.descent,
        "Flags": face.flags & ~nonsymbolic | symbolic,
        "FontBBox": PDFArray(face.bbox),
        "FontName": PDFName(cut.name),
        "ItalicAngle": face.italicAngle,
        "StemV": face.stemV,
        "FontFile2": file,
        "MissingWidth": face.defaultWidth,
    })  # fmt: skip


@cache
def steady_codes(face: Typeface) -> dict[int, str]:
    """Return, for `str.translate`, what a string on a page says for each letter whose code is the same everywhere."""
    document = PDFDocument()
    face.splitString(STEADY, document)
    ascii_codes = {code: _ESCAPED.get(chr(code), chr(code)) for code in range(32, 127) if code in face.face.charToGlyph}
    return ascii_codes | {ord(each): _code(face, each, document) for each in STEADY}


def _code(face: Typeface, letter: str, document: PDFDocument) -> str:
    ((part, code),) = face.splitString(letter, document)
    if part:
        raise RuntimeError(f"{letter} has no place in the first part of {face.fontName}")
    return f"\\{code[0]:03o}"
