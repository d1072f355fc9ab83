"""Which pattern fits a pair of whom none is stated: position and direction choose, sizes decide what is allowed."""

from __future__ import annotations

import numpy as np

from matching.codes import BusinessSize, OfferKind, Pattern, Position, Verdict
from matching.columns import Flags, Ints

FAVOURITES: dict[Position, tuple[Pattern, ...]] = {
    Position.UNRELATED: (Pattern.PERDAGANGAN_UMUM,),
    Position.SUPPLIES_INPUT: (Pattern.RANTAI_PASOK, Pattern.PERDAGANGAN_UMUM),
    Position.DOES_STEP: (Pattern.SUBKONTRAK, Pattern.RANTAI_PASOK, Pattern.PERDAGANGAN_UMUM),
    Position.SELLS_PRODUCT: (Pattern.DISTRIBUSI_KEAGENAN, Pattern.RANTAI_PASOK),
    Position.SUPPLIES_GOODS: (Pattern.PERDAGANGAN_UMUM, Pattern.RANTAI_PASOK),
}
DEVELOPING = (Pattern.INTI_PLASMA, *FAVOURITES[Position.SUPPLIES_INPUT])
"""What fits a supplier of inputs whose partner offers the duties of an inti."""

STATES = len(Verdict) ** 2
"""Pairs of verdicts: does the partner make the commodity, does it process it?"""
KNOWN = BusinessSize.TIDAK_DIKETAHUI.code
"""Sizes below this code are known ones."""


def proposal_table(legal: Flags, kinds: Flags) -> Ints:
    """Pattern codes by position, support offered (0, 1), kind of offer, size of the enterprise, of the partner."""
    return np.stack([np.stack([_row(place, offered, legal, kinds) for offered in (0, 1)]) for place in Position])


def _row(place: Position, offered: int, legal: Flags, kinds: Flags) -> Ints:
    """The first pattern that the law allows, otherwise the first of all."""
    favourites = DEVELOPING if offered and place is Position.SUPPLIES_INPUT else FAVOURITES[place]
    chosen = np.full((len(OfferKind), *legal.shape[1:]), favourites[0].code, dtype=np.int64)
    for pattern in reversed(favourites):
        allowed = kinds[pattern.code][:, None, None] & legal[pattern.code][None]
        chosen = np.where(allowed, pattern.code, chosen)
    return chosen


def possible_table(proposals: Ints) -> Ints:
    """Masks of the patterns that answers may yet lead to, by what the partner makes and processes, then by position."""
    masks = np.left_shift(1, proposals)
    masks[..., KNOWN, :] = np.bitwise_or.reduce(masks[..., :KNOWN, :], axis=-2)
    masks[..., KNOWN] = np.bitwise_or.reduce(masks[..., :KNOWN], axis=-1)
    states = [_of_state(masks, *divmod(state, len(Verdict))) for state in range(STATES)]
    return np.concatenate([np.stack(states), masks])


def _of_state(masks: Ints, makes: int, processes: int) -> Ints:
    """Unknown production leaves several positions open."""
    places = [Position.DOES_STEP] * (makes != Verdict.FAILS.code)
    if makes != Verdict.HOLDS.code:
        places += [Position.SUPPLIES_INPUT] * (processes != Verdict.FAILS.code)
        places += [Position.SUPPLIES_GOODS] * (processes != Verdict.HOLDS.code)
    masks_of_state: Ints = np.bitwise_or.reduce(masks[[place.code for place in places]], axis=0)
    return masks_of_state
