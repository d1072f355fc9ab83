"""What leaves no doubt: sentences that say an unfair thing outright, whatever other words they are surrounded by."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from reports.auditing.findings import Kind
from reports.auditing.matters import without_consent
from reports.auditing.negation import disclaims
from reports.auditing.sentences import Draft, Sentence

CODES = {
    Kind.UNILATERAL_PRICE: "set",
    Kind.UNILATERAL_END: "free",
    Kind.RENEWAL: "automatic",
    Kind.RISK: "shifted",
    Kind.EXCLUSIVITY: "no_purchase",
    Kind.COLLATERAL: "asked",
    Kind.OWNERSHIP: "taken",
    Kind.PAYMENT_DUE: "vague",
    Kind.PENALTY: "small_only",
}
"""What is told of each matter where it is certain."""


_AFTER = 2
_FORBIDDEN = re.compile(r"\blarge (?:tidak (?:boleh|dapat|bisa|akan|berhak)|dilarang|jangan)\b[^.;]*\btanpa\b")
"""Whoever may not do a thing without consent may not do it alone."""


@dataclass(frozen=True, slots=True)
class _Row:
    needed: tuple[re.Pattern[str], ...]
    barred: tuple[re.Pattern[str], ...]
    or_next: bool

    def met(self, plain: str) -> bool:
        words = without_consent(plain)
        if _FORBIDDEN.search(plain):
            return False
        return all(each.search(plain) for each in self.needed) and not any(each.search(words) for each in self.barred)

    def nearly(self, plain: str) -> bool:
        """Whether a sentence says all but one part: then what follows may say the last."""
        return sum(bool(each.search(plain)) for each in self.needed) >= len(self.needed) - 1


@lru_cache(maxsize=1)
def _rows() -> dict[Kind, tuple[_Row, ...]]:
    file = tomllib.loads(files("reports.auditing").joinpath("certain.toml").read_text(encoding="utf-8"))
    shared = {f"shared.{name}": words for name, words in file.pop("shared").items()}
    return {Kind(kind): tuple(_row(row, shared) for row in rows) for kind, rows in file.items()}


def _row(row: dict[str, Any], shared: dict[str, str]) -> _Row:
    needed, barred = (tuple(re.compile(shared.get(words, words)) for words in row[key]) for key in ("all", "unless"))
    return _Row(needed, barred, row.get("or_next", False))


def certain(draft: Draft, kind: Kind, each: Sentence) -> bool:
    """Whether a sentence, or it and the next two of its paragraph, says plainly what the matter is about."""
    rows = _rows().get(kind, ())
    return not disclaims(each.plain) and any(row.met(words) for row in rows for words in _readings(draft, each, row))


def _readings(draft: Draft, each: Sentence, row: _Row) -> Iterator[str]:
    yield each.plain
    if row.or_next and row.nearly(each.plain):
        said = draft.said
        at = next((number for number, one in enumerate(said) if one is each), len(said))
        after = [two.plain for two in said[at + 1 : at + 1 + _AFTER] if two.paragraph == each.paragraph]
        yield from (" ".join((each.plain, *after[:many])) for many in range(1, len(after) + 1))
