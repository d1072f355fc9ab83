"""Reads PDFs back as a person would."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader


def page_texts(pdf: bytes) -> list[str]:
    """Return each page's text with white space folded."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def whole_text(pdf: bytes) -> str:
    """Return the running text of all pages, footers included."""
    return " ".join(page_texts(pdf))


@dataclass(frozen=True, slots=True)
class Written:
    """Words on a page: where they begin, and how large they are, in points from the lower left corner."""

    words: str
    x: float
    y: float
    size: float


def written(pdf: bytes, page: int = 0) -> list[Written]:
    """Return the words of a page with their places."""
    found: list[Written] = []

    def note(words: str, now: list[float], line: list[float], _font: object, size: float) -> None:
        if words.strip():
            a, b, c, d, e, f = now
            x, y = line[4] * a + line[5] * c + e, line[4] * b + line[5] * d + f
            found.append(Written(words.strip(), x, y, size))

    PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=note)
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return every font used and whether its file is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor")
            found[font["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found
