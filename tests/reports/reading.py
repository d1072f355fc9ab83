"""Reads PDFs back as a person would."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader


def page_texts(pdf: bytes) -> list[str]:
    """Return each page's text with white space folded."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def whole_text(pdf: bytes) -> str:
    """Return the running text of all pages, footers included."""
    return " ".join(page_texts(pdf))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return every font used and whether its file is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            descriptor = font.get("/FontDescriptor")
            found[font["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found
