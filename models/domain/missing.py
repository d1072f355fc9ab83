"""What is not known of an enterprise, and which rule of matching cannot be answered without it."""

from __future__ import annotations

from enum import IntFlag

from matching.codes import RuleCode


class Missing(IntFlag):
    """One bit for each fact that a rule of matching asks for, or that a distance is measured from."""

    OFFER = 1
    """No offer in use: there is nothing to match."""
    SIZE = 2
    CAPACITY = 4
    """Of no offer in use is it known how much is free."""
    PAPERS = 8
    """Of a paper that falls due nobody has said whether it is held."""
    KECAMATAN = 16
    MONTHS = 32
    """Of an offer in use no month is known."""
    POINT = 64
    """No coordinates: distances are measured from the middle of the kecamatan."""


ASKED_BY: dict[Missing, RuleCode] = {
    Missing.OFFER: RuleCode.COMMODITY_REACH,
    Missing.SIZE: RuleCode.PATTERN_SIZE,
    Missing.CAPACITY: RuleCode.MINIMUM_LOT,
    Missing.PAPERS: RuleCode.CERTIFICATES,
    Missing.KECAMATAN: RuleCode.TERRITORY,
    Missing.MONTHS: RuleCode.SEASON,
}
"""The hard rule that stays unanswered while the fact is missing; rules about the pair or the need are none of these."""

BASIC = Missing.SIZE | Missing.KECAMATAN | Missing.OFFER
"""What is asked for first: "data pokok"."""


def matchable(missing: int) -> bool:
    """Whether nothing is missing that a hard rule asks for."""
    return not missing & sum(ASKED_BY)
