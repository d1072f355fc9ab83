"""The text of a cell: cleaned, and folded for comparing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

from models.workbook.cells.concealing import concealed
from models.workbook.sheet import Cell

_UNKNOWN_WORDS = frozenset(
    {
        *("", "-", "--", "–", "—", ".", "?", "n/a", "na", "nihil", "null", "none", "kosong", "belum tahu"),
        *("tidak tahu", "tdk tahu", "tidak diketahui", "belum diketahui", "belum ada data", "tidak ada data"),
        *("tidak ada dalam data", "tanpa keterangan"),
    }
)
_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_SIXTEEN = re.compile(r"(?<!\d)\d(?:[ .\-–]?\d){15}(?![ .\-–]?\d)")
_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_SHOWN_CHARACTERS = 120
_NIK_DIGITS = 16


def text_of(cell: Cell) -> str:
    """A cell as clean text: NFC, no control or direction characters, single spaces."""
    if isinstance(cell, str):
        return _clean(cell)
    return _spelled(cell)


@lru_cache(maxsize=50_000)
def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip() if "  " in text else text.strip()
    spaced = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return "".join(sign for sign in spaced if unicodedata.category(sign)[0] != "C").strip()


def _spelled(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, datetime | date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e18:
        return str(int(cell))
    return str(cell)


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Text for comparing: small letters and digits, everything else one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", letters).strip()


def says_unknown(cell: Cell) -> bool:
    """Whether a cell is blank or says in words that nobody knows."""
    return cell is None or (isinstance(cell, str) and _is_unknown_word(cell))


@lru_cache(maxsize=50_000)
def _is_unknown_word(text: str) -> bool:
    return _clean(text).casefold() in _UNKNOWN_WORDS


def shown(cell: Cell) -> str:
    """A cell for a message: short, and without a number that could be a NIK or a telephone number."""
    text = concealed(text_of(cell))
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def holds_personal_number(text: str) -> bool:
    """Whether sixteen digits stand in a text, as in a NIK or KK."""
    return len(text) >= _NIK_DIGITS and bool(_SIXTEEN.search(text))


def personal_numbers(text: str) -> tuple[str, ...]:
    """The sixteen digits of each number in a text that may be a NIK or KK."""
    if len(text) < _NIK_DIGITS:
        return ()
    return tuple("".join(filter(str.isdigit, found.group())) for found in _SIXTEEN.finditer(text))


def is_spreadsheet_error(cell: Cell) -> bool:
    """Whether a cell holds what Excel shows in place of a result: #N/A, #REF!, #VALUE!."""
    return isinstance(cell, str) and cell.startswith("#") and cell.strip().upper() in _ERRORS
