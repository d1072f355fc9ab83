"""Propositions to look for, written as rows of tags: "large .. set/a .. price" is who does what to what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reports.auditing.tagging import tagged

_GAP = r"(?: (?!\.:)(?!\S*:(?:large|small|both):)\S+){0,7}? "
_WIDE = r"(?: (?!\.:)\S+){0,16}? "
_NEAR = r"(?: (?!\.:)(?!\S*:(?:large|small|both):)\S+){0,3}? "
_BREAK = re.compile(r"(?:^|\s)(?:\.:|(?:tetapi|namun|sedangkan|melainkan|sementara|adapun|akan_tetapi):)\S*")
_IF = re.compile(r"\S*:if:\S*.*?(?: ,:|$)")
_NOT = re.compile(r"\S*:not:")
_SILENCE = re.compile(r"\S*:silence:\S*")
_DENYING = frozenset({"not", "banned", "not_bound"})
_STRUCK = re.compile(r"\b(?:sudah|telah) (?:\w+ )?(?:di)?(?:hapus|hilangkan|coret|cabut)\b")
_NOT_SO = re.compile(
    r"(?: (?!\.:)(?!,: \S*:(?:large|small|both):)\S+){0,4}? \S*:not:\S* (?:diperbolehkan|dibenarkan|diizinkan|"
    r"diperkenankan|sah|boleh|berlaku|dianggap|dapat|dibolehkan|termasuk):"
)
_REACH = 9


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of tags, compiled."""

    row: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    denies: bool
    """The row has its own denial in it."""
    silence: bool
    """The row is about what nobody said, so that "tidak ada pemberitahuan" denies nothing."""


def frames(rows: str) -> tuple[Frame, ...]:
    """Return the frames of a table, one a line; what follows # explains."""
    return tuple(_frame(row) for line in rows.strip().splitlines() if (row := line.partition("#")[0].strip()))


def _frame(row: str) -> Frame:
    parts: list[str] = []
    needs: list[str] = []
    glue = " "
    for piece in row.split():
        if piece in ("..", "...", "~"):
            glue = {"..": _GAP, "...": _WIDE, "~": _NEAR}[piece]
            continue
        parts.append((glue if parts else "") + _token(piece))
        if "|" not in piece:
            needs.append(f"{piece[1:]}:" if piece.startswith("=") else f":{piece}:")
        glue = " "
    tags = set(re.split(r"[ |]", row))
    return Frame(row, tuple(needs), re.compile(rf"(?<!\S){''.join(parts)}"), bool(_DENYING & tags), "silence" in tags)


def _token(piece: str) -> str:
    words = [each[1:] for each in piece.split("|") if each.startswith("=")]
    tags = [each for each in piece.split("|") if not each.startswith("=")]
    either = [rf"(?:{'|'.join(map(re.escape, words))}):\S*"] if words else []
    either += [rf"\S*:(?:{'|'.join(map(re.escape, tags))}):\S*"] if tags else []
    return f"(?:{'|'.join(either)})"


def said(plain: str, table: Iterable[Frame]) -> str:
    """Return the words by which a sentence says one of the frames and does not deny it; "" when it does not."""
    words = tagged(plain) if not _STRUCK.search(plain) else ""
    for frame in table:
        if all(need in words for need in frame.needs):
            for hit in frame.pattern.finditer(words):
                if frame.denies or not _denied(words, hit, frame):
                    return hit[0]
    return ""


def _denied(words: str, hit: re.Match[str], frame: Frame) -> bool:
    before = _BREAK.split(words[: hit.start()])[-1]
    before = " ".join(_IF.sub(" ", before).replace(" ,:", "").split()[-_REACH:])
    within = _IF.sub(" ", hit[0]) if ":if:" in hit[0] else hit[0]
    if frame.silence:
        before, within = _SILENCE.sub(" ", before), _SILENCE.sub(" ", within)
    return bool(_NOT.search(before) or _NOT.search(within) or _NOT_SO.match(words, hit.end()))


@lru_cache(maxsize=4000)
def tags_of(plain: str) -> frozenset[str]:
    """Return every tag in a sentence."""
    return frozenset(tag for word in tagged(plain).split() for tag in word.split(":")[1:] if tag)
