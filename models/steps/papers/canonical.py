"""The facts of a paper in one form that never varies, their hash, and the code printed from it.

Version 1: JSON in UTF-8 and composed letters, keys sorted, no blanks; days as ISO 8601, decimals as {"decimal": "2.5"},
enumerations by value; the sentences as printed. Without NIK, NPWP and bank accounts: those stand on the paper alone.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

FACTS_VERSION = "1"
MARK = "TM1"
"""Before the number in the printed code: which program and form it is of."""
_KEPT_ON_PAPER = frozenset({"nik", "npwp", "bank_account"})
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept of a paper's content, and its hash."""

    text: str
    sha256: str


def facts_of(kind: str, document: object, spoken: Sequence[object] = ()) -> Facts:
    """The canonical facts of a document (a dataclass) of a kind, with its sentences."""
    said = {"facts_version": FACTS_VERSION, "kind": kind, "document": _plain(document), "spoken": _plain(tuple(spoken))}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Facts(text, hash_of(text))


def hash_of(text: str) -> str:
    """SHA-256 of facts as kept."""
    return hashlib.sha256(text.encode()).hexdigest()


def code_text(number: str, sha256: str) -> str:
    """What the printed code says: capitals, so that it stays small."""
    return f"{MARK}:{number.upper()}:{sha256.upper()}"


def check_words(sha256: str) -> str:
    """The first sixteen signs of the hash in fours, to be read aloud and typed."""
    short = sha256[:_SHORT].upper()
    return "-".join(short[at : at + 4] for at in range(0, _SHORT, 4))


def _plain(value: Any) -> Any:
    if type(value) is str:
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return _simple(value)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _KEPT_ON_PAPER)


def _simple(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return {"decimal": _normal(value)}
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"no canonical form of {type(value).__name__}")


def _normal(value: Decimal) -> str:
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text
