"""Pools of eligible pairs: every offer within reach of a need goes through the sieve, and the worthiest stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.candidates import LeftOut, Pool, rank_of, worthiest, worths
from matching.codes import UNKNOWN, BusinessSize, OfferKind
from matching.columns import Flags, Floats, Ints, Needs, Offers
from matching.criteria import (
    open_continuity,
    own_readiness,
    priority,
    priority_of,
    recorded,
    scores,
    usual_share_of,
)
from matching.eligibility import HARD_RULES, failing, largest_share_of, papers_in_force, regions_around
from matching.exchanging import CROWD
from matching.kinds_of_offers import Kinds, Meetings, kinds_of, meetings, near_kinds
from matching.pairs import Ground, pairs_of
from matching.problem import Progress
from matching.proposing import KNOWN
from matching.sieve import BY_KIND, GRADED, Found, Offered, Records, Standing, Wanted, layout, most_outside, sifted

TOGETHER = 512
"""Needs whose pools are put together."""
RULES_BY_KIND = tuple(rule for rule in HARD_RULES if rule.code in BY_KIND)
WEIGHTS = tuple(zip((name for name in Standing._fields if name.endswith("_weight")), GRADED, strict=True))
PAPERS = tuple((f"papers_{size}", size) for size in list(BusinessSize)[:KNOWN])


@dataclass(frozen=True, slots=True, eq=False)
class Hall:
    """Where offers and needs meet: all that the sieve reads, prepared once."""

    ground: Ground
    kinds: Kinds
    offered: Records
    """All active offers; `alike` is the number of their kind."""
    wanted: Records
    rank: Ints
    """Of the offers, by which ties are broken."""
    asked: Ints
    """Needs that have looked at each offer so far."""
    locked: dict[int, list[int]]
    """Offers by need."""
    forbidden: dict[int, list[int]]
    owners: dict[int, list[int]]
    """Businesses that own a business or are owned by it."""
    barred: Flags
    related: Flags
    """Offers and businesses that the need at hand must not meet."""


def pools(ground: Ground, progress: Progress, most: int, loads: int) -> tuple[list[Pool], LeftOut]:
    """Of each need the `most` worthiest pairs and as many `loads` that could carry most of it; the rest's limit.

    The pools are of many needs each: large blocks of memory go back to the system, many small ones do not.
    """
    needs = len(ground.needs)
    left_out = LeftOut(np.zeros(needs), np.zeros(needs))
    hall, large, small = _hall(ground), list[Pool](), list[Pool]()
    for done, (need, offered, found) in enumerate(_sifted_needs(hall, ground.needs.active)):
        progress(done, needs)
        if len(found):
            small.append(_best(hall, need, offered, found, most, loads, left_out))
        if len(small) >= TOGETHER:
            large.append(Pool.joined(small))
            small.clear()
    return [*large, Pool.joined(small)] if small else large, left_out


def left_out_at(ground: Ground, pool: Pool, left_out: LeftOut, toll: Floats) -> LeftOut:
    """What the pairs outside the pool can bring at most, beyond what they take of offers at these prices.

    `toll` is per thousandth of an offer's unit, in the same measure as `worth`; the pool's rows are ordered by need.
    """
    limits = LeftOut(np.zeros_like(left_out.rate), np.zeros_like(left_out.load))
    hall, chosen = _hall(ground), left_out.load > 0
    in_turn = np.argsort(pool.need, kind="stable")
    first = np.searchsorted(pool.need[in_turn], np.arange(len(chosen) + 1))
    for need, offered, found in _sifted_needs(hall, chosen):
        own = pool.offer[in_turn[first[need] : first[need + 1]]]
        hall.barred[own] = True
        quantity = max(int(ground.needs.quantity[need]), 1)
        limits.rate[need], limits.load[need] = most_outside(offered, found, hall.barred, toll, quantity)
        hall.barred[own] = False
    return limits


def _hall(ground: Ground) -> Hall:
    problem = ground.problem
    usable = np.flatnonzero(ground.offers.active)
    kinds = kinds_of(ground.offers, usable)
    return Hall(
        ground,
        kinds,
        _offered(ground, usable, kinds),
        _wanted(ground),
        rank_of(problem.offers.uid),
        np.zeros(len(problem.offers), dtype=np.int64),
        _grouped((lock.need, lock.offer) for lock in problem.locks),
        _grouped((need, offer) for offer, need in problem.forbids),
        _grouped((b, a) for pair in problem.ownerships for a, b in (pair, pair[::-1]) if min(pair) >= 0),
        np.zeros(len(problem.offers), dtype=np.bool_),
        np.zeros(ground.businesses, dtype=np.bool_),
    )


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for key, member in pairs:
        groups[key].append(member)
    return groups


def _offered(ground: Ground, rows: Ints, kinds: Kinds) -> Records:
    offers = ground.offers.take(rows)
    north = np.radians(offers.latitude)
    own = own_readiness(offers).value, recorded(offers).value, priority_of(offers)
    known = {"row": rows, "alike": kinds.of_offer, "north": north, "cosine": np.cos(north)}
    return _records(Offered, offers, **known, **dict(zip(("readiness", "record", "priority"), own, strict=True)))


def _wanted(ground: Ground) -> Records:
    needs, settings = ground.needs, ground.problem.settings
    north, months = np.radians(needs.latitude), needs.months & settings.months
    around = [np.where(region % 100 == 0, 0, region) for region in regions_around(needs.territory)]
    return _records(
        Wanted,
        needs,
        largest=largest_share_of(needs),
        usual=usual_share_of(needs),
        months=months,
        months_required=needs.months_required & settings.months,
        unproduced=open_continuity(months),
        north=north,
        cosine=np.cos(north),
        **dict(zip(("in_province", "in_kabupaten", "in_kecamatan"), around, strict=True)),
        scale=np.array(settings.distance_scale),
        poverty=np.array(settings.poverty_lambda),
    )


def _records(kind: type[tuple[Any, ...]], columns: Offers | Needs, **others: NDArray[Any]) -> Records:
    """Rows of the given columns, the others taken from what has them under the same name."""
    form = layout(kind)
    made = np.zeros(len(columns), dtype=form)
    for name in form.names or ():
        made[name] = others[name] if name in others else getattr(columns, name)
    return made


def _sifted_needs(hall: Hall, chosen: Flags) -> Iterator[tuple[int, Records, Records]]:
    """Each chosen need with the offers within its reach and its eligible pairs."""
    commodity, offered = UNKNOWN - 1, hall.offered
    room = np.zeros(len(hall.offered), dtype=layout(Found))
    for portion in meetings(hall.ground, hall.kinds, chosen):
        standing = _standing(hall.ground, portion)
        for need, first in zip(portion.needs.tolist(), portion.first.tolist(), strict=True):
            if commodity != hall.ground.needs.commodity[need]:
                commodity = int(hall.ground.needs.commodity[need])
                offered = _within_reach(hall, commodity)
            yield need, offered, _sifted(hall, need, offered, standing, first, room)


def _standing(ground: Ground, portion: Meetings) -> Records:
    """What the rules that look at kinds alone say of each, and what its pattern and size bring with them."""
    pairs = pairs_of(ground, portion.example, portion.need)
    fails, asks = failing(pairs, RULES_BY_KIND)
    made = np.zeros(len(pairs), dtype=layout(Standing))
    made["refused"], made["asks"], made["nearness"] = fails != 0, asks, pairs.nearness
    made["above"], made["below"] = pairs.use_numerator, pairs.use_denominator
    made["unsized"] = pairs.offers.size == BusinessSize.TIDAK_DIKETAHUI.code
    made["outward"] = pairs.offers.kind == OfferKind.PENYALURAN.code
    for name, code in WEIGHTS:
        made[name] = ground.weights[pairs.pattern, code.code]
    made["papers"] = papers_in_force(pairs) | pairs.needs.papers_required
    for name, size in PAPERS:
        made[name] = pairs.needs.papers_due & ground.due[size.code] | pairs.needs.papers_required
    return made


def _within_reach(hall: Hall, commodity: int) -> Records:
    near = near_kinds(hall.ground, hall.kinds, commodity)
    rows = np.flatnonzero(near[hall.kinds.of_offer])
    chosen: Records = hall.offered.take(rows)
    chosen["alike"] = (np.cumsum(near) - 1)[hall.kinds.of_offer[rows]]
    return chosen


def _sifted(hall: Hall, need: int, offered: Records, standing: Records, first: int, room: Records) -> Records:
    """The eligible pairs, in the order of the offers."""
    forbidden = hall.forbidden.get(need, [])
    partners = _parties(hall, need)
    hall.barred[forbidden], hall.related[partners] = True, True
    count, unsure = sifted(offered, hall.wanted, need, standing, first, hall.barred, hall.related, room)
    hall.barred[forbidden], hall.related[partners] = False, False
    found = room[:count]
    if unsure:
        _measure_again(hall.ground, need, offered, found)
    return found


def _parties(hall: Hall, need: int) -> list[int]:
    """The partner's business, and those that own it or are its own."""
    business = int(hall.ground.needs.business[need])
    return [business, *hall.owners.get(business, [])] if business >= 0 else []


def _measure_again(ground: Ground, need: int, offered: Records, found: Records) -> None:
    """Where the sieve would not round a distance, the criteria themselves do."""
    unsure = np.flatnonzero(found["unsure"])
    offer = offered["row"][found["place"][unsure]]
    pairs = pairs_of(ground, offer, np.full(len(unsure), need, dtype=np.int64))
    found["worth"][unsure] = worths(ground.problem, pairs.need, scores(pairs), priority(pairs))


def _best(hall: Hall, need: int, offered: Records, found: Records, most: int, loads: int, left_out: LeftOut) -> Pool:
    """The pairs to keep; what the others cannot exceed is noted."""
    offer = offered["row"][found["place"]]
    locked = np.isin(offer, hall.locked[need]) if need in hall.locked else np.zeros(len(offer), dtype=np.bool_)
    if len(offer) <= most + loads:
        return _pool(need, offer, locked, found)
    rank, worth = hall.rank[offer], np.ascontiguousarray(found["worth"])
    load = worth * (found["capacity"] / max(int(hall.ground.needs.quantity[need]), 1))
    kept = worthiest(worth, rank, most)
    kept |= worthiest(np.where(kept, -1.0, load / _asked(hall, need, offer)), rank, loads) | locked
    hall.asked[offer[kept]] += 1
    left_out.rate[need] = worth.max(initial=0, where=~kept & (load > 0))
    left_out.load[need] = load.max(initial=0, where=~kept)
    rows = np.flatnonzero(kept)
    return _pool(need, offer[rows], locked[rows], found[rows])


def _asked(hall: Hall, need: int, offer: Ints) -> Ints | int:
    """How many needs ask each offer, this one included: of hundreds that are alike, each sees others of them.

    With few partners the largest decide, whoever else asks them.
    """
    few = 0 <= hall.ground.needs.maximum_partners[need] <= CROWD
    return 1 if few else 1 + hall.asked[offer]


def _pool(need: int, offer: Ints, locked: Flags, found: Records) -> Pool:
    return Pool(
        offer,
        np.full(len(offer), need, dtype=np.int64),
        worth=found["worth"].copy(),
        capacity=found["capacity"].copy(),
        minimum=found["minimum"].copy(),
        use_numerator=found["above"].copy(),
        use_denominator=found["below"].copy(),
        unknown=found["asks"].copy(),
        locked=locked,
    )
