"""Kinds of paper an enterprise may hold: their numbers' shape, who issues them, who helps."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from models.reference.tables import rows, yes

_LEADING_WORDS = re.compile(r"^(?:PIRT|SPPIRT|NIB|NPWP|BPOMRI|BPOM|POM)(?:NOMOR|NO)?(?=[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper; `bit` is its place in a mask, `shape` a soft check of its number."""

    code: str
    bit: int
    label: str
    shape: str | None
    source: str
    verified: bool
    issuer: str
    helper: str
    usual_time: str

    @property
    def mask(self) -> int:
        """The mask that holds this kind alone."""
        return 1 << self.bit


@cache
def paper_kinds() -> tuple[PaperKind, ...]:
    """All kinds in the order of their bits."""
    return tuple(
        PaperKind(
            code=row["code"],
            bit=int(row["bit"]),
            label=row["label"],
            shape=row["shape"] or None,
            source=row["source"],
            verified=yes(row["verified"]),
            issuer=row["issuer"],
            helper=row["helper"],
            usual_time=row["usual_time"],
        )
        for row in rows("papers.csv")
    )


def paper_kind(code: str) -> PaperKind | None:
    """The kind with this code."""
    return _by_code().get(code)


def looks_right(code: str, number: str) -> bool | None:
    """Whether a number has the kind's usual shape; None when there is no shape to compare with."""
    kind = paper_kind(code)
    if kind is None or kind.shape is None:
        return None
    bare = re.sub(r"[^A-Z0-9]", "", number.upper())
    return any(re.fullmatch(kind.shape, text) for text in (bare, _LEADING_WORDS.sub("", bare)))


def mask_of(codes: Iterable[str]) -> int:
    """The mask of some kinds; KeyError for an unknown code."""
    mask = 0
    for code in codes:
        mask |= _by_code()[code].mask
    return mask


def codes_of(mask: int) -> tuple[str, ...]:
    """The codes of the kinds in a mask."""
    return tuple(kind.code for kind in paper_kinds() if kind.mask & mask)


@cache
def _by_code() -> dict[str, PaperKind]:
    return {kind.code: kind for kind in paper_kinds()}
