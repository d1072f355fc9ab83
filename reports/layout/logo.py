"""An office's logo beside the words of its letterhead."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

_ROOM = 22 * mm
"""A square this wide and high holds the logo."""
_FINEST = 360
"""Pixels on the longer side: 400 to the inch."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """Opaque pixels on white, packed once for every paper."""

    name: str
    width: int
    height: int
    packed: bytes

    @property
    def scale(self) -> float:
        """Points to a pixel."""
        return _ROOM / max(self.width, self.height)


class BesideLogo(Flowable):
    """Words centred between a logo and as much room at the other side."""

    def __init__(self, logo: bytes, words: Sequence[Flowable]) -> None:
        super().__init__()
        self._picture = _opaque(logo)
        self._words = words

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size: all the width, and the height of the higher one."""
        room = available_width - 2 * _ROOM - 6 * mm
        self._heights = [each.wrap(room, available_height)[1] + each.getSpaceAfter() for each in self._words]
        self.width, self.height = available_width, max(sum(self._heights), self._picture.height * self._picture.scale)
        self.height += 2 * mm
        return self.width, self.height

    def draw(self) -> None:
        """Draw the picture at the left, and the words on the page's middle."""
        high = self._picture.height * self._picture.scale
        _place(self.canv, self._picture, (self.height - high) / 2 + mm)
        y = (self.height + sum(self._heights)) / 2
        for each, height in zip(self._words, self._heights, strict=True):
            each.drawOn(self.canv, _ROOM + 3 * mm, y - height + each.getSpaceAfter())
            y -= height


def _place(canvas: Canvas, picture: _Picture, y: float) -> None:
    """Draw the picture; ReportLab would unpack and pack its pixels for every paper again."""
    document: Any = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001  the only way to give it a picture
    name = document.getXObjectName(picture.name)
    if name not in document.idToObject:
        found = _object(picture)
        document.Reference(found, name)
        document.addForm(picture.name, found)
    wide, high = picture.width * picture.scale, picture.height * picture.scale
    canvas.saveState()
    canvas.translate((_ROOM - wide) / 2, y)
    canvas.scale(wide, high)
    canvas.doForm(picture.name)
    canvas.restoreState()


def _object(picture: _Picture) -> Any:
    found: Any = PDFImageXObject(picture.name)
    found.width, found.height = picture.width, picture.height
    found.colorSpace, found.bitsPerComponent, found.mask = "DeviceRGB", 8, None
    found._filters, found.streamContent = ("FlateDecode",), picture.packed  # noqa: SLF001  there is no other way in
    return found


@lru_cache(maxsize=8)
def _opaque(logo: bytes) -> _Picture:
    """Read a picture whatever its kind; what shines through is white paper."""
    with Image.open(BytesIO(logo), formats=("PNG", "JPEG")) as read:
        read.thumbnail((_FINEST, _FINEST))
        clear = read.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    pixels = Image.alpha_composite(paper, clear).convert("RGB")
    name = sha256(logo).hexdigest()
    return _Picture(f"logo-{name[:16]}", *pixels.size, zlib.compress(pixels.tobytes()))
