"""In which encoding a text file was written, told by what its letters would say. Runs in the parsing process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from models.problems import ImportRejected

UNREADABLE = "\ufffd"
"""Stands in the text for each byte that no letter could be made of."""
_OF_ONE_BYTE = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS 850"))
_LARGEST_SHARE_OF_BAD_BYTES = 0.5
_SURE = 0.8
_LOOK_AT_LETTERS = 20_000
_SMALL = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœšž")
_CAPITAL = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒŠŽ")
_SIGNS = frozenset("’‘“”–—…•°²³½¼¾×±©®™·§¹ª«»\u00a0")
_ODD = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; `encoding` is empty for plain UTF-8, the usual name of any other."""

    text: str
    encoding: str = ""


def decoded(data: bytes) -> Decoded:
    """The text of a file in one of the encodings that office programs write."""
    if wide := _wide_encoding(data):
        return Decoded(_strictly(data, wide), "UTF-16")
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _nearly_utf8(data) or _of_one_byte(data)


def _wide_encoding(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4000]
    if head.count(0) <= len(head) // 4:
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportRejected("file_encoding_unknown") from error


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with bad bytes in it: whole letters of several bytes do not come about by chance."""
    text = data.decode("utf-8-sig", "replace")
    bad = text.count(UNREADABLE)
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return Decoded(text, "UTF-8") if good and bad <= good * _LARGEST_SHARE_OF_BAD_BYTES + 1 else None


def _of_one_byte(data: bytes) -> Decoded:
    """Windows' own encoding, unless its letters make no sense and those of another do."""
    texts = [(label, text) for encoding, label in _OF_ONE_BYTE if (text := _decodable(data, encoding)) is not None]
    ranked = sorted(texts, key=lambda one: -plausibility(one[1]))
    label, text = ranked[0]
    if plausibility(text) >= _SURE or label == _OF_ONE_BYTE[0][1]:
        return Decoded(text, label)
    if texts[0][0] != _OF_ONE_BYTE[0][1]:
        raise ImportRejected("file_encoding_unknown")
    return Decoded(texts[0][1], texts[0][0])


def _decodable(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def plausibility(text: str) -> float:
    """The share of the letters beyond ASCII that stand where people write such letters."""
    places = [match.start() for match in islice(_ODD.finditer(text), _LOOK_AT_LETTERS)]
    return sum(_is_plausible(text, at) for at in places) / len(places) if places else 1.0


def _is_plausible(text: str, at: int) -> bool:
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign in _SMALL:
        return _is_letter(before) or after.islower()
    if sign in _CAPITAL:
        return not before.islower() and _is_letter(after)
    # a sign between two letters is an apostrophe or a letter of another encoding
    return sign in _SIGNS and (sign == "’" or not (_is_letter(before) and _is_letter(after)))


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
