"""Sentences as page code, remembered: most sentences of a contract are printed again and again.

Lines are broken by ReportLab. What is written on the page is written here, once for all papers: the letters that legal
texts use have the same codes everywhere, and a sentence with any other letter is written anew for its paper.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from reports.layout.typeface import STEADY_FACES, Typeface, steady_codes
from reports.layout.words import printable

_NARROWEST = 1e-6
_NEVER_FITS = 0x7FFFFFFF
_HALF = 6000
"""So many sentences are remembered at least, twice as many at most: five patterns on two papers are 4,000."""

Known = TypeVar("Known")


class _Memory(Generic[Known]):
    """Forgets what was not asked for while the last `_HALF` new ones came."""

    def __init__(self) -> None:
        self._young: dict[Hashable, Known] = {}
        self._old: dict[Hashable, Known] = {}

    def get(self, key: Hashable) -> Known | None:
        known = self._young.get(key)
        if known is None:
            known = self._old.get(key)
            if known is not None:
                self.keep(key, known)
        return known

    def keep(self, key: Hashable, known: Known) -> None:
        if len(self._young) >= _HALF:
            self._old, self._young = self._young, {}
        self._young[key] = known


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of words and the room that is left beside them."""

    words: str
    room: float
    gaps: int


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines from `start` to `stop` of a sentence; cut off within, its last line is as wide as the others."""

    start: int
    stop: int
    is_cut: bool


class _Setting:
    """A sentence broken at a width, and the page code of the parts of it that were drawn."""

    __slots__ = ("codes", "lines")

    def __init__(self, lines: tuple[_Line, ...]) -> None:
        self.lines = lines
        self.codes: dict[_Part, str] = {}


_SETTINGS: _Memory[_Setting] = _Memory()


class Sentence(Flowable):
    """Words printed exactly as written in one style, `mark` hanging before them; a long one goes on over pages."""

    _part: _Part | None = None
    _setting: _Setting

    def __init__(self, words: str, style: ParagraphStyle, mark: str | None = None) -> None:
        super().__init__()
        self.text, self.style, self.mark = words, style, mark

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Break the words into lines; return the size."""
        if available_width < _NARROWEST:
            return 0, _NEVER_FITS
        if self._part is None:
            self._setting = _setting(self.text, self.style, self.mark, available_width)
        self.width, self.height = available_width, self._count() * self.style.leading
        return self.width, self.height

    def _count(self) -> int:
        return self._part.stop - self._part.start if self._part else len(self._setting.lines)

    @property
    def stays_with_next(self) -> bool:
        """Whether its style binds it to what follows, and ReportLab has not seen to that yet."""
        return bool(self.__dict__.get("keepWithNext", getattr(self.style, "keepWithNext", 0)))

    def minWidth(self) -> float:  # noqa: N802
        """Return the width of the widest word."""
        words = printable(self.text).split(" ")
        return max(stringWidth(word, self.style.fontName, self.style.fontSize) for word in words)

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return what fits and what is left over, neither a line by itself; nothing when that cannot be."""
        if available_width < _NARROWEST or available_height < _NARROWEST:
            return []
        self.wrap(available_width, available_height)
        count, fitting = self._count(), int(available_height / self.style.leading)
        if fitting >= max(count, self._fewest()):
            return [self]
        return list(self.halves(available_width, available_height) or ())

    def halves(self, available_width: float, available_height: float) -> tuple[Sentence, Sentence] | None:
        """Return what fits of a sentence that does not fit whole, and what is left over."""
        count, fitting = self._count(), int(available_height / self.style.leading)
        fitting = self._without_widow(fitting, count)
        if not self._fewest() <= fitting < count:
            return None
        whole = self._part or _Part(0, count, False)
        middle = whole.start + fitting
        return self._only(_Part(whole.start, middle, True)), self._only(_Part(middle, whole.stop, whole.is_cut))

    def _fewest(self) -> int:
        return 1 if self.style.allowOrphans else 2

    def _without_widow(self, fitting: int, count: int) -> int:
        if self.style.allowWidows or count != fitting + 1:
            return fitting
        if count > 3 or (self.style.allowOrphans and count == 3):
            return fitting - 1
        return 0

    def _only(self, part: _Part) -> Sentence:
        half = Sentence(self.text, self.style, self.mark)
        half._part, half._setting = part, self._setting
        return half

    def draw(self) -> None:
        """Draw the lines from the lower left corner."""
        self._write(self.canv, 0, 0)

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw at a place: the state of the canvas is neither used nor changed."""
        self._write(canvas, x, y)

    def _write(self, canvas: Any, x: float, y: float) -> None:
        part = self._part or _Part(0, len(self._setting.lines), False)
        if part.start == part.stop:
            return
        code = self._setting.codes.get(part)
        if code is None:
            code = self._code(canvas, part)
        top = y + self.height - self.style.fontSize
        canvas.addLiteral(f"q 0 g BT 1 0 0 1 {x:.3f} {top:.3f} Tm {code} ET Q")

    def _code(self, canvas: Any, part: _Part) -> str:
        lines = self._setting.lines[part.start : part.stop]
        mark = self.mark if part.start == 0 else None
        if not _is_steady(lines, mark, self.style):
            return _Pen(self.style, canvas._doc).written(lines, mark, part)  # noqa: SLF001  fonts ask for it too
        code = _Pen(self.style, None).written(lines, mark, part)
        self._setting.codes[part] = code
        return code


def _setting(words: str, style: ParagraphStyle, mark: str | None, width: float) -> _Setting:
    key = words, style, mark, width
    known = _SETTINGS.get(key)
    if known is None:
        known = _Setting(_broken(words, style, mark, width))
        _SETTINGS.keep(key, known)
    return known


def _broken(words: str, style: ParagraphStyle, mark: str | None, width: float) -> tuple[_Line, ...]:
    # words go in as a finished fragment: ReportLab's markup parser never sees them
    fragment = _fragment(style).clone(text=printable(words))
    paragraph: Any = Paragraph("", style, bulletText=mark, frags=[fragment])
    paragraph.wrap(width, 0)
    return tuple(_Line(" ".join(words), room, len(words) - 1) for room, words in paragraph.blPara.lines)


@cache
def _fragment(style: ParagraphStyle) -> ParaFrag:
    return Paragraph("x", style).frags[0]


def _is_steady(lines: tuple[_Line, ...], mark: str | None, style: ParagraphStyle) -> bool:
    words = "".join(line.words for line in lines)
    return _can_be_steady(words, style.fontName) and (not mark or _can_be_steady(mark, style.bulletFontName))


def _can_be_steady(words: str, font: str) -> bool:
    return font in STEADY_FACES and steady_codes(_face(font)).keys() >= set(map(ord, words))


def _face(name: str) -> Typeface:
    face = getFont(name)
    if not isinstance(face, Typeface):
        raise TypeError(f"{name} is not an embedded font")
    return face


class _Pen:
    """Writes page code; for the steady letters alone where no document is given."""

    def __init__(self, style: ParagraphStyle, document: Any) -> None:
        self._style, self._document = style, document

    def written(self, lines: tuple[_Line, ...], mark: str | None, part: _Part) -> str:
        """Return the code of the lines under each other, the first one's base line at the origin."""
        style = self._style
        offset, code = self._hung(mark) if mark else (0 if part.start else style.firstLineIndent, [])
        code.append(f"{self._font(style.fontName, style.fontSize)} {fp_str(style.leading)} TL")
        at = 0.0
        for index, line in enumerate(lines):
            is_last = index == len(lines) - 1 and not part.is_cut
            x, stretch = self._place(line, style.leftIndent + (0 if index else offset), is_last)
            if abs(x - at) > 1e-6:
                code.append(f"{fp_str(x - at)} 0 Td")
            at = x
            code.append(self._line(line, stretch, index < len(lines) - 1))
        return " ".join(code)

    def _hung(self, mark: str) -> tuple[float, list[str]]:
        style = self._style
        end = style.bulletIndent + stringWidth(mark, style.bulletFontName, style.bulletFontSize)
        font = self._font(style.bulletFontName, style.bulletFontSize)
        shown = self._shown(mark, style.bulletFontName, style.bulletFontSize)
        code = [f"{fp_str(style.bulletIndent)} 0 Td {font} {shown} {fp_str(-style.bulletIndent)} 0 Td"]
        return max(style.firstLineIndent, end + style.bulletFontSize * 0.6 - style.leftIndent), code

    def _place(self, line: _Line, indent: float, is_last: bool) -> tuple[float, float]:
        """Where a line begins, and by how much each of its gaps is stretched."""
        alignment, room = self._style.alignment, line.room
        tight = room < -1e-8
        stretched = tight or (alignment == TA_JUSTIFY and not is_last and room > 1e-8)
        if line.gaps > 0 and stretched:
            return indent, room / line.gaps
        if alignment in (TA_CENTER, TA_RIGHT):
            return indent + (room / 2 if alignment == TA_CENTER else room), 0
        return indent, 0

    def _line(self, line: _Line, stretch: float, goes_on: bool) -> str:
        shown = self._shown(line.words, self._style.fontName, self._style.fontSize)
        if stretch:
            shown = f"{fp_str(stretch)} Tw {shown} 0 Tw"
        return f"{shown} T*" if goes_on else shown

    def _font(self, name: str, size: float, part: int = 0) -> str:
        return f"{self._name(name, part)} {fp_str(size)} Tf"

    def _name(self, name: str, part: int) -> str:
        if self._document is None:
            return f"/F{STEADY_FACES.index(name) + 1}+{part}"
        return str(_face(name).getSubsetInternalName(part, self._document))

    def _shown(self, words: str, font: str, size: float) -> str:
        if self._document is None:
            return f"({words.translate(steady_codes(_face(font)))}) Tj"
        return " ".join(self._runs(words, font, size))

    def _runs(self, words: str, font: str, size: float) -> Iterator[str]:
        """Letters beyond the first 220 that a paper uses stand in another part of the typeface."""
        within = 0
        for part, codes in _face(font).splitString(words, self._document):
            if part != within:
                yield self._font(font, size, part)
                within = part
            yield f"({escapePDF(codes)}) Tj"
        if within:
            yield self._font(font, size)
