"""The pages of a PDF as pictures, drawn when they are asked for."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from models.problems import UserProblem

KEPT = 12
POINTS_PER_INCH = 72.0


class PaperPages:
    """An open PDF; use it on one thread only, the library underneath allows no other."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]  # ships no types

        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as damaged:
            raise UserProblem("general.pdf_damaged") from damaged
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self.sizes = [QSizeF(*self._document.get_page_size(at)) for at in range(len(self._document))]

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, scale: float) -> QImage:
        """Page `number` from 0, `scale` pixels to the point."""
        key = (number, round(scale, 3))
        if key not in self._pictures:
            self._pictures[key] = self._draw(number, scale)
        self._pictures.move_to_end(key)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        return self._pictures[key]

    def text(self, number: int) -> str:
        """The words of a page, for screen readers."""
        page = self._document[number]
        words = page.get_textpage()
        try:
            return str(words.get_text_range())
        finally:
            words.close()
            page.close()

    def close(self) -> None:
        """Give the memory back."""
        self._pictures.clear()
        self._document.close()

    def _draw(self, number: int, scale: float) -> QImage:
        page = self._document[number]
        try:
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            kind = QImage.Format.Format_RGBX8888
            # copy: the buffer belongs to the library and goes with the bitmap
            return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
        finally:
            page.close()
