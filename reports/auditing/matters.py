"""The vocabulary of unfair matters, and where a text says one of them in whatever words: a question for a person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from reports.auditing.findings import Kind
from reports.auditing.negation import disclaims
from reports.auditing.sentences import Draft, Sentence

_PARTS = re.compile(
    r"[;]|, (?=(?:tetapi|namun|sedangkan|melainkan|akan tetapi|sementara|adapun|sebaliknya)\b)|"
    r"\b(?:dan|serta) (?=(?:jika|apabila|bila|kalau|bilamana)\b)"
)
_AGREED_NOT = re.compile(
    r"\b(?:tanpa|tidak|belum|meski\w*|walau\w*|biar\w*|sekalipun|bukan)(?: [\w-]+){0,4}? (?:persetujuan|disetujui|"
    r"kesepakatan|sepakat|setuju|musyawarah|mufakat|perundingan|berunding|dirundingkan|adendum|negosiasi|rembuk\w*|"
    r"rembug\w*|tertulis|ditandatangani|diteken|teken|"
    r"tanda tangan|diparaf)|\bdianggap (?:\w+ )?(?:setuju|sepakat|menyetujui|menerima)|"
    r"\b(?:bersama|sama) (?:ini|dengan|itu)\b"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """Lists of words that must all occur together, and those that must not."""

    needed: tuple[re.Pattern[str], ...]
    barred: tuple[re.Pattern[str], ...]
    both_parts: bool

    def met(self, words: str) -> bool:
        """Whether the words say it."""
        return all(each.search(words) for each in self.needed) and not any(each.search(words) for each in self.barred)


@lru_cache(maxsize=1)
def sayings() -> dict[Kind, tuple[Saying, ...]]:
    """Return what may be said of each matter."""
    file = tomllib.loads(files("reports.auditing").joinpath("matters.toml").read_text(encoding="utf-8"))
    shared = file.pop("shared")
    return {Kind(kind): tuple(_sayings(matter, shared)) for kind, matter in file.items()}


def _sayings(matter: dict[str, Any], shared: dict[str, list[str]]) -> Iterator[Saying]:
    words = {**matter["words"], **{f"shared.{name}": listed for name, listed in shared.items()}}
    compiled = {name: re.compile(rf"(?<![\w-])(?:{'|'.join(listed)})(?!\w)") for name, listed in words.items()}
    for row in matter["sayings"]:
        needed, barred = ((compiled[name] for name in row.get(key, ())) for key in ("all", "unless"))
        yield Saying(tuple(needed), tuple(barred), row.get("both_parts", False))


def without_consent(plain: str) -> str:
    """Return the words without what denies or feigns consent, so that "tanpa persetujuan" is not taken for one."""
    return _AGREED_NOT.sub(" tanpa ", plain)


def told_of(draft: Draft, kind: Kind) -> Iterator[Sentence]:
    """Return the sentences that may say something unfair of a matter."""
    clauses = draft.clauses
    after = {id(one): other for one, other in pairwise(clauses) if one.paragraph == other.paragraph}
    for each in clauses:
        if not disclaims(each.plain) and any(_met(saying, each, after.get(id(each))) for saying in sayings()[kind]):
            yield each


def doubtful(kind: Kind, each: Sentence) -> bool:
    """Whether a sentence has words that protect or share, or none of the matter's own ways of saying it."""
    plain = without_consent(each.plain)
    listed = sayings()[kind]
    if disclaims(each.plain):
        return True
    if any(_met(saying, each, None) for saying in listed):
        return False
    spread = all(saying.both_parts for saying in listed)
    return not spread or any(word.search(plain) for saying in listed for word in saying.barred)


def _met(saying: Saying, each: Sentence, following: Sentence | None) -> bool:
    plain = without_consent(each.plain)
    if saying.both_parts or (following and each.words.endswith(";")):
        both = f"{plain} ; {without_consent(following.plain)}" if following else plain
        return saying.met(plain) or saying.met(both)
    return any(saying.met(part) for part in dict.fromkeys((plain, *_PARTS.split(plain))))
