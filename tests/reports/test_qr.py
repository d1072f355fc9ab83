"""The code square at the foot of every page, and the words beside it."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from reports.agreement import Mark, agreement_pdf
from reports.layout import qr
from tests.reports.reading import fonts, page_texts
from tests.reports.samples import agreement

MARK = Mark("TM1:012/KADIN-JTM/VII/2026:" + "0123456789ABCDEF" * 4, "0123-4567-89AB-CDEF")
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
MOST = {33: (2, 32), 37: (2, 43)}
"""Blocks and the codewords of the text in each, of versions 4 and 5 at level M."""


def read(rows: tuple[tuple[bool, ...], ...]) -> str:
    """Read an alphanumeric square of version 4 or 5 as a camera does, leaving its spare codewords alone."""
    bits = [dark ^ (column % 3 == 0) for row, column, dark in _walk(rows)]
    codewords = [int("".join(str(int(bit)) for bit in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    blocks, length = MOST[len(rows)]
    text = [codewords[at * blocks + block] for block in range(blocks) for at in range(length)]
    stream = "".join(f"{word:08b}" for word in text)
    assert stream[:4] == "0010"
    count, at, said = int(stream[4:13], 2), 13, ""
    while len(said) + 1 < count:
        said += "".join(LETTERS[part] for part in divmod(int(stream[at : at + 11], 2), 45))
        at += 11
    return said + (LETTERS[int(stream[at : at + 6], 2)] if count % 2 else "")


def _walk(rows: tuple[tuple[bool, ...], ...]) -> list[tuple[int, int, bool]]:
    """The free modules in the order of the standard: pairs of columns from the right, up and down in turn."""
    size, found, upwards = len(rows), [], True
    for right in [*range(size - 1, 6, -2), 5, 3, 1]:
        for row in range(size - 1, -1, -1) if upwards else range(size):
            found += [(row, column, rows[row][column]) for column in (right, right - 1) if _is_free(row, column, size)]
        upwards = not upwards
    return found


def _is_free(row: int, column: int, size: int) -> bool:
    corner = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
    alignment = abs(row - size + 7) <= 2 and abs(column - size + 7) <= 2
    return not corner and not alignment and 6 not in (row, column)


@pytest.mark.parametrize("number", ["1", "012/KADIN-JTM/VII/2026", "0123/KADIN-JTM.SBY/PK/XII/2026", "A B-C$%*+./:"])
def test_the_square_says_the_text(number: str) -> None:
    text = f"TM1:{number}:{'0123456789ABCDEF' * 4}"
    assert read(qr.modules(text)) == text


def test_the_square_has_its_three_eyes_and_its_mask() -> None:
    rows = qr.modules(MARK.text)
    assert [len(row) for row in rows] == [37] * 37
    eye = [(row, column) for row in range(7) for column in range(7) if max(abs(row - 3), abs(column - 3)) in (0, 1, 3)]
    for down, across in ((0, 0), (0, 30), (30, 0)):
        dark = [(r, c) for r in range(7) for c in range(7) if rows[down + r][across + c]]
        assert dark == eye
    # level M with mask 2, as the standard's table of fifteen bits has it
    assert [rows[8][column] for column in (0, 1, 2, 3, 4, 5, 7, 8)] == [bool(int(bit)) for bit in "10111100"]


def test_every_page_carries_square_and_words() -> None:
    pdf = agreement_pdf(agreement(), mark=MARK)
    for page in PdfReader(BytesIO(pdf)).pages:
        assert [str(name) for name in page["/Resources"]["/XObject"]] == ["/FormXob.mark"]
    pages = page_texts(pdf)
    assert all(
        f"Halaman {at} dari {len(pages)} · Kode periksa {MARK.words}" in page for at, page in enumerate(pages, 1)
    )
    assert all(fonts(pdf).values())


def test_the_file_says_the_text_too_and_a_paper_without_mark_says_nothing() -> None:
    marked, plain = (PdfReader(BytesIO(agreement_pdf(agreement(), mark=mark))) for mark in (MARK, None))
    assert marked.metadata is not None
    assert plain.metadata is not None
    assert marked.metadata.subject == MARK.text
    assert "TM1" not in str(plain.metadata)
    assert "Kode periksa" not in "".join(page_texts(agreement_pdf(agreement())))


def test_the_mark_takes_no_room_from_the_text() -> None:
    marked, plain = agreement_pdf(agreement(), mark=MARK), agreement_pdf(agreement())
    assert len(page_texts(marked)) == len(page_texts(plain))
    assert agreement_pdf(agreement(), mark=MARK) == marked


def test_the_modules_are_wide_enough_for_a_telephone() -> None:
    longest = qr.modules(f"TM1:{'9' * 50}:{'F' * 64}")
    assert 11 * mm / len(longest) > 0.28 * mm
