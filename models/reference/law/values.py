"""How the value of a rule is written: what its code calls for."""

from __future__ import annotations

from enum import StrEnum

from models.reference.law.rows import PAPER_DUE, PATTERN_SIZE, SIZE, all_rows
from models.reference.papers import paper_kind

SIZES = ("mikro", "kecil", "menengah", "besar")
_LARGER = ("menengah", "besar")
_DAYS = "agreement.longest_payment"
_MONEY = ("agreement.stamp_duty",)
_MOST_DAYS = 365


class ValueKind(StrEnum):
    """How the value of a rule is written."""

    NONE = "none"
    RUPIAH = "rupiah"
    DAYS = "days"
    PAPER = "paper"
    """A kind of paper and the sizes that need it: "halal:mikro;kecil"."""
    PAIRS = "pairs"
    """Sizes of UMKM and partner that go together: "mikro-besar;kecil-besar"; empty: as the statute says."""
    AS_IT_IS = "as_it_is"
    """Told by its place, not to be changed."""


def value_kind(code: str) -> ValueKind:
    """How the value of this rule is written."""
    if code.startswith(PAPER_DUE):
        return ValueKind.PAPER
    if code.startswith(PATTERN_SIZE):
        return ValueKind.PAIRS
    if code.startswith(SIZE) or code in _MONEY:
        return ValueKind.RUPIAH
    if code == _DAYS:
        return ValueKind.DAYS
    return ValueKind.AS_IT_IS if any(row.value for row in all_rows() if row.code == code) else ValueKind.NONE


def value_fits(code: str, value: str) -> bool:
    """Whether a rule can say this."""
    match value_kind(code):
        case ValueKind.PAPER:
            return _is_paper(code, value)
        case ValueKind.PAIRS:
            return all(map(_is_pair, value.split(";"))) if value else True
        case ValueKind.DAYS:
            return _is_number(value) and 0 < int(value) <= _MOST_DAYS
        case ValueKind.RUPIAH:
            return _is_number(value) and int(value) > 0
        case ValueKind.AS_IT_IS:
            return value in {row.value for row in all_rows() if row.code == code}
        case ValueKind.NONE:
            return not value


def _is_paper(code: str, value: str) -> bool:
    paper, _, sizes = value.partition(":")
    # the code names its paper: halal.mikro_kecil stays a row about halal
    named = code.removeprefix(PAPER_DUE).partition(".")[0]
    return paper == named and paper_kind(paper) is not None and _all_sizes(sizes.split(";"))


def _all_sizes(sizes: list[str]) -> bool:
    return len(set(sizes)) == len(sizes) and all(size in SIZES for size in sizes)


def _is_pair(pair: str) -> bool:
    small, dash, large = pair.partition("-")
    return bool(dash) and small in SIZES and large in _LARGER and SIZES.index(small) < SIZES.index(large)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) <= 15
