"""How likely two records are one business, in percent, and what speaks for it.

Each agreement weighs as much as it is rare (the logarithm of how many records share it), each contradiction a fixed
weight; their sum beside the chance that two records taken anywhere are one gives the percentage. What only tells of
one owner (NIK, telephone, name of the owner) counts together up to a limit: an owner may have two businesses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process

from models.domain.duplicates import WEAK
from models.likeness.register import UNKNOWN, Bools, Floats, Ground, Ints, Texts

_WEAKEST = float(np.log(WEAK / (100 - WEAK))) - 0.01
_TWINS_PER_RECORD = 0.4
_RAREST = 9.0
_OWNER_BEYOND_CHANCE = 1.0
"""However surely two records have one owner, that alone lifts them no higher above chance: she may have two shops."""
_SAME_NIK, _OTHER_NIK = 10.0, -5.0
_SAME_NIB, _OTHER_NIB = 10.0, -5.0
_SAME_PHONE, _OTHER_PHONE = 8.0, -1.0
_OTHER_KABUPATEN, _OTHER_KECAMATAN, _OTHER_DESA, _SAME_DESA = -8.0, -4.0, -1.5, 1.5
_OTHER_TRADE, _OTHER_BRANCH = -12.0, -25.0
_SAME_PRODUCT, _OTHER_PRODUCT, _OTHER_PRODUCT_OF_OWNER = 0.5, -1.5, -16.0
_NAME_OF_OWNER = 1.0
_PART_OF_NAME, _SAME_PERSON = 86.0, 95.0
_LIKE = (72.0, 78.0, 85.0, 92.0, 100.0)
_LIKE_SHARE = (0.0, 0.25, 0.6, 0.85, 1.0)
_UNLIKE = (45.0, 64.0, 72.0)
_UNLIKE_NAME, _UNLIKE_OWNER = (-13.0, -9.0, 0.0), (-8.0, -5.0, 0.0)
_ADDRESS, _ADDRESS_WEIGHT = (30.0, 60.0, 85.0, 100.0), (-1.5, 0.0, 2.0, 3.0)
_SAME_TRADE = 80.0
_ALIKE_ALONE, _OWN_WORDS_ALONE = 90.0, 80.0
"""Names so much alike, also without the words of their trade, are worth a look whatever else is unknown."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs with their percentages; likenesses from 0 to 100, -1 where one side is unknown."""

    left: Ints
    right: Ints
    percent: Ints
    open_percent: Ints
    """Without the NIK, for those who must not learn whether they are equal."""
    name: Floats
    owner: Floats
    address: Floats


def score(ground: Ground, left: Ints, right: Ints) -> Scored:
    """Pairs of rows of the ground, each with its percentage: the same whichever comes first, 100 for a row itself."""
    owner = _owner_likeness(ground, left, right)
    name = _name_likeness(ground, left, right, owner)
    address = _likeness(ground.address, left, right, fuzz.token_set_ratio)
    owned = _owner_weight(ground, left, right, owner)
    chance = float(np.log(ground.common.total / _TWINS_PER_RECORD))
    rest = (
        _name_weight(ground, left, right, name)
        + _place_weight(ground, left, right)
        + _known(np.interp(address, _ADDRESS, _ADDRESS_WEIGHT), address)
        + _product_weight(ground, left, right)
        - chance
    )
    limit = chance + _OWNER_BEYOND_CHANCE
    nik = _equal_or_not(ground.register.niks, left, right, _SAME_NIK, _OTHER_NIK)
    whole, bare = (_percent(rest + np.minimum(owned + more, limit)) for more in (nik, np.zeros_like(nik)))
    same = left == right
    return Scored(left, right, np.where(same, 100, whole), np.where(same, 100, bare), name, owner, address)


def worth_scoring(ground: Ground, left: Ints, right: Ints) -> Bools:
    """Which pairs could still be weak twins if their names were the same: quick, so that few are compared in full."""
    common = ground.common
    best = (
        _rarer(common.names, common.total, left, right)
        + _place_weight(ground, left, right)
        + _ADDRESS_WEIGHT[-1]
        + _product_weight(ground, left, right)
        - np.log(common.total / _TWINS_PER_RECORD)
    )
    best += np.maximum(_equal_or_not(ground.register.niks, left, right, _SAME_NIK, _OTHER_NIK), 0.0)
    hopeful: Bools = best + _owner_weight(ground, left, right, np.full(len(left), 100.0)) > _WEAKEST
    at = np.nonzero(hopeful)[0]
    alike = _owner_likeness(ground, left[at], right[at])
    hopeful[at] = best[at] + _owner_weight(ground, left[at], right[at], alike) > _WEAKEST
    return hopeful


def named_alike(ground: Ground, scored: Scored) -> Bools:
    """Where names are strongly alike, and nothing that is known of both sides could tell the businesses apart."""
    left, right, register = scored.left, scored.right, ground.register
    told: Bools = (scored.name >= _ALIKE_ALONE) & (scored.owner < 0) & ~branches_differ(ground, left, right)
    own = _likeness(ground.own, left, right, fuzz.token_sort_ratio)
    told &= ~_trades_differ(ground, left, right) & ((own < 0) | (own >= _OWN_WORDS_ALONE))
    for values in (ground.kabupaten, ground.kecamatan, register.niks, register.phones, register.nibs):
        told &= ~is_other(values, left, right)
    return told


def is_same(values: Ints, left: Ints, right: Ints) -> Bools:
    """Where both are known and equal."""
    told: Bools = (values[left] == values[right]) & (values[left] != UNKNOWN)
    return told


def is_other(values: Ints, left: Ints, right: Ints) -> Bools:
    """Where both are known and differ."""
    told: Bools = (values[left] != values[right]) & (values[left] != UNKNOWN) & (values[right] != UNKNOWN)
    return told


def branches_differ(ground: Ground, left: Ints, right: Ints) -> Bools:
    """Where the names speak of two branches, or one of a branch and the other of none."""
    told: Bools = (ground.branch[left] != ground.branch[right]).astype(np.bool_)
    return told


def _percent(weight: Floats) -> Ints:
    return np.floor(100.0 / (1.0 + np.exp(-np.clip(weight, -30.0, 30.0)))).astype(np.int64)


def _rare(share: Floats, total: int) -> Floats:
    return np.clip(np.log(total / np.maximum(share, 1.0)), 1.0, _RAREST)


def _rarer(values: Floats, total: int, left: Ints, right: Ints) -> Floats:
    """Of two spellings the commoner counts: a typing error is always rare."""
    return _rare(np.maximum(values[left], values[right]), total)


def _known(weight: Floats, likeness: Floats) -> Floats:
    return np.where(likeness < 0, 0.0, weight)


def _likeness(texts: Texts, left: Ints, right: Ints, scorer: Any = fuzz.ratio) -> Floats:
    return _pairwise(texts[left], texts[right], scorer)


def _pairwise(ours: Texts, theirs: Texts, scorer: Any = fuzz.ratio) -> Floats:
    if not len(ours):
        return np.zeros(0)
    found = process.cpdist(ours, theirs, scorer=scorer, dtype=np.float32).astype(np.float64)
    told: Floats = np.where((ours == "") | (theirs == ""), -1.0, found)
    return told


def _in_any_order(given: Texts, backwards: Texts, ordered: Texts, left: Ints, right: Ints) -> Floats:
    """The best of as given, backwards, and in the order of the alphabet, which a slip in a first letter changes."""
    turned = np.maximum(_pairwise(backwards[left], given[right]), _pairwise(given[left], backwards[right]))
    return np.maximum(np.maximum(_likeness(given, left, right), turned), _likeness(ordered, left, right))


def _name_likeness(ground: Ground, left: Ints, right: Ints, owner: Floats) -> Floats:
    whole = _in_any_order(ground.name, ground.name_backwards, ground.name_sorted, left, right)
    own = np.where(_trades_differ(ground, left, right), -1.0, _likeness(ground.own, left, right))
    rest = np.maximum(_likeness(ground.rest, left, right), _likeness(ground.rest_sorted, left, right))
    # one owner's name stands in the names of all her businesses
    return np.where((owner >= _SAME_PERSON) & (rest >= 0), rest, np.maximum(whole, own))


def _trades_differ(ground: Ground, left: Ints, right: Ints) -> Bools:
    """Where both names tell a trade, and none that is alike."""
    likeness = _likeness(ground.trades, left, right, fuzz.token_set_ratio)
    told: Bools = (likeness >= 0) & (likeness < _SAME_TRADE)
    return told


def _owner_likeness(ground: Ground, left: Ints, right: Ints) -> Floats:
    likeness = _in_any_order(ground.owner, ground.owner_backwards, ground.owner_sorted, left, right)
    within = _likeness(ground.owner_sorted, left, right, fuzz.token_set_ratio) == 100.0
    return np.where(within, np.maximum(likeness, _PART_OF_NAME), likeness)


def _weighed(likeness: Floats, rare: Floats, unlike: tuple[float, ...]) -> Floats:
    alike = np.interp(likeness, _LIKE, _LIKE_SHARE) * rare
    return _known(np.where(likeness >= _LIKE[0], alike, np.interp(likeness, _UNLIKE, unlike)), likeness)


def _name_weight(ground: Ground, left: Ints, right: Ints, likeness: Floats) -> Floats:
    weight = _weighed(likeness, _rarer(ground.common.names, ground.common.total, left, right), _UNLIKE_NAME)
    weight = np.where(_told_by_owner(ground, left, right), np.minimum(weight, _NAME_OF_OWNER), weight)
    weight += np.where(_trades_differ(ground, left, right), _OTHER_TRADE, 0.0)
    told: Floats = weight + np.where(branches_differ(ground, left, right), _OTHER_BRANCH, 0.0)
    return told


def _told_by_owner(ground: Ground, left: Ints, right: Ints) -> Bools:
    """Where a name says no more than its owner's: it tells the business from no other of the same owner."""
    told: Bools = ground.of_owner[left] | ground.of_owner[right]
    return told


def _owner_weight(ground: Ground, left: Ints, right: Ints, likeness: Floats) -> Floats:
    common, register = ground.common, ground.register
    named = _weighed(likeness, _rarer(common.owners, common.total, left, right), _UNLIKE_OWNER)
    shared = np.minimum(_rarer(common.phones, common.total, left, right), _SAME_PHONE)
    phone = np.where(is_same(register.phones, left, right), shared, 0.0)
    phone += np.where(is_other(register.phones, left, right), _OTHER_PHONE, 0.0)
    told: Floats = named + phone + _equal_or_not(register.nibs, left, right, _SAME_NIB, _OTHER_NIB)
    return told


def _place_weight(ground: Ground, left: Ints, right: Ints) -> Floats:
    common = ground.common
    near = np.clip(_rarer(common.kecamatan, common.total, left, right), 1.5, 5.5)
    weight = np.where(is_same(ground.kecamatan, left, right), near, 0.0)
    weight += _equal_or_not(ground.desa, left, right, _SAME_DESA, 0.0)
    beyond = is_other(ground.kabupaten, left, right)
    weight += np.where(beyond, _OTHER_KABUPATEN, 0.0)
    further = is_other(ground.kecamatan, left, right) & ~beyond
    weight += np.where(further, _OTHER_KECAMATAN, 0.0)
    elsewhere = is_other(ground.desa, left, right) & ~further & ~beyond
    told: Floats = weight + np.where(elsewhere, _OTHER_DESA, 0.0)
    return told


def _product_weight(ground: Ground, left: Ints, right: Ints) -> Floats:
    ours, theirs = ground.register.products[left], ground.register.products[right]
    other = np.where(_told_by_owner(ground, left, right), _OTHER_PRODUCT_OF_OWNER, _OTHER_PRODUCT)
    weight = np.where((ours & theirs) != 0, _SAME_PRODUCT, other)
    return np.where((ours == UNKNOWN) | (theirs == UNKNOWN), 0.0, weight)


def _equal_or_not(values: Ints, left: Ints, right: Ints, same: float, other: float) -> Floats:
    equal = np.where(is_same(values, left, right), same, 0.0)
    told: Floats = equal + np.where(is_other(values, left, right), other, 0.0)
    return told
