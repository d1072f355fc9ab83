"""Groups: several enterprises near each other fill one need together, as one partner, with a reserve for drop-outs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from matching.candidates import blocks, rank_of
from matching.codes import RuleCode
from matching.columns import Columns, Flags, Ints
from matching.eligibility import HARD_RULES, failing
from matching.group_answers import Departure, Group, GroupFacts, GroupTerms, Member
from matching.group_circles import RESERVES, Circle, Pool, circles
from matching.group_shares import Share, covers_every_loss, kept_ready, loss_of, shared_out
from matching.market import enterprise_limits
from matching.pairs import Ground, pairs_of
from matching.problem import Allocation, Candidates, Problem

RULES_OF_A_MEMBER = tuple(rule for rule in HARD_RULES if rule.code is not RuleCode.MINIMUM_LOT)
"""Too small alone is what a group is for; every other rule binds each member."""
TWO = 2
"""Fewer are no group."""
LONGEST_POOL = 500
"""Largest spare capacities that are looked at for one need."""


@dataclass(frozen=True, slots=True, eq=False)
class Willing(Columns):
    """Pairs that fail nothing but, perhaps, the minimum lot; ordered by need and offer."""

    offer: Ints
    need: Ints
    above: Ints
    below: Ints
    """Offer units per need unit."""
    least: Ints
    """Thousandths of the need's unit under which taking part makes no sense."""
    unknown: Ints


def propose_groups(
    ground: Ground, found: Candidates, chosen: Allocation, facts: GroupFacts
) -> tuple[Group, ...]:
    """Groups for needs that are not full, out of what the allocation left; needs in the order of their uids."""
    problem = ground.problem
    left = _Left(problem, found, chosen)
    willing = _willing(ground, _open_needs(problem, left), left.spare, facts.terms)
    refused: dict[int, set[frozenset[int]]] = {}
    for need, offers in facts.refused:
        refused.setdefault(need, set()).add(offers)
    groups: list[Group] = []
    for need, rows in _by_need(willing):
        maker = _Maker(problem, willing.take(rows), facts, refused.get(need, set()))
        groups += maker.groups(need, left)
    return tuple(groups)


class _Left:
    """What allocation and groups have left of offers, needs, slots and visits."""

    def __init__(self, problem: Problem, found: Candidates, chosen: Allocation) -> None:
        self.spare = np.maximum(chosen.spare, 0)
        self.rest = np.where(problem.needs.active, problem.needs.quantity - chosen.filled, 0)
        self.enterprise = problem.offers.enterprise
        self.serving: dict[int, list[int]] = {}
        firms = self.enterprise[found.offer[chosen.pair]]
        for need, firm in zip(found.need[chosen.pair].tolist(), firms.tolist(), strict=True):
            self.serving.setdefault(need, []).append(firm)
        used = np.bincount(found.need[chosen.pair], minlength=len(problem.needs))
        limit = problem.needs.maximum_partners
        self.slots = np.where(limit < 0, np.int64(1 << 40), limit - used)
        limits = enterprise_limits(problem)
        visits = np.bincount(self.enterprise[found.offer[chosen.pair]], minlength=len(limits))
        self.visits = np.where(limits < 0, np.int64(1 << 40), limits - visits)

    def free_for(self, need: int, offer: Ints) -> Flags:
        """Offers with something to give whose enterprise may serve one more need and does not serve this one."""
        firm = self.enterprise[offer]
        serving = np.array(self.serving.get(need, ()), dtype=np.int64)
        free: Flags = (self.spare[offer] > 0) & (self.visits[firm] > 0) & ~np.isin(firm, serving)
        return free

    def book(self, group: Group) -> None:
        """Take the group's slot, quantity and capacities; what stands by is not promised twice."""
        self.rest[group.need] -= group.quantity
        self.slots[group.need] -= 1
        offers = np.array([member.offer for member in group.members], dtype=np.int64)
        self.spare[offers] -= [member.offer_quantity + member.offer_reserve for member in group.members]
        self.visits[self.enterprise[offers]] -= 1
        self.serving.setdefault(group.need, []).extend(self.enterprise[offers].tolist())


def _open_needs(problem: Problem, left: _Left) -> Flags:
    """Needs with a slot and a rest that one more partner may carry."""
    return (left.slots > 0) & (_room(problem, left.rest) >= np.maximum(problem.needs.minimum_lot, 1))


def _room(problem: Problem, rest: Ints) -> Ints:
    """Most that one partner, and so a group, may carry of what is left."""
    share = problem.needs.quantity * problem.needs.maximum_share // 1000
    room: Ints = np.minimum(rest, share)
    return room


def _willing(ground: Ground, open_needs: Flags, spare: Ints, terms: GroupTerms) -> Willing:
    problem = ground.problem
    offers = replace(problem.offers, active=problem.offers.active & (spare > 0))
    reduced = replace(problem, offers=offers, needs=replace(problem.needs, active=open_needs))
    rank = rank_of(problem.offers.uid)
    portions = blocks(replace(ground, problem=reduced))
    parts = [_largest(_judged(ground, offer, need, terms), spare, rank) for offer, need in portions]
    found = Willing.joined(parts)
    order = np.lexsort((rank[found.offer], rank_of(problem.needs.uid)[found.need]))
    return found.take(order)


def _largest(found: Willing, spare: Ints, rank: Ints) -> Willing:
    """Of each need those who can carry most, many times as many as a group has members."""
    most = spare[found.offer] * found.below // found.above
    order = np.lexsort((rank[found.offer], -most, found.need))
    needs = found.need[order]
    place = np.arange(len(order)) - np.searchsorted(needs, needs)
    return found.take(order[place < LONGEST_POOL])


def _judged(ground: Ground, offer: Ints, need: Ints, terms: GroupTerms) -> Willing:
    pairs = pairs_of(ground, offer, need)
    fails, asks = failing(pairs, RULES_OF_A_MEMBER)
    below, above = pairs.use_denominator, np.maximum(pairs.use_numerator, 1)
    order = -(-pairs.offers.minimum_order * below // above)
    part = -(-pairs.needs.minimum_lot * terms.least_share // 1000)
    least = np.maximum(np.maximum(order, part), 1)
    # a capacity that cannot be turned into the need's unit cannot be shared out
    kept = (fails == 0) & (below > 0)
    return Willing(offer, need, above, below, least, asks).take(kept)


def _by_need(willing: Willing) -> Iterator[tuple[int, Ints]]:
    """(need, its rows), in the order of the rows."""
    starts = np.flatnonzero(np.diff(willing.need, prepend=-1))
    for rows in np.split(np.arange(len(willing)), starts[1:]):
        if len(rows):
            yield int(willing.need[rows[0]]), rows


class _Maker:
    """Makes the groups of one need out of the pairs that are willing."""

    def __init__(
        self, problem: Problem, willing: Willing, facts: GroupFacts, refused: set[frozenset[int]]
    ) -> None:
        self._problem = problem
        self._willing = willing
        self._facts = facts
        self._refused = refused
        self._terms = facts.terms

    def groups(self, need: int, left: _Left) -> Iterator[Group]:
        """One group after the other, as long as the need has room and a slot for one."""
        lot = max(int(self._problem.needs.minimum_lot[need]), 1)
        for _ in range(min(int(left.slots[need]), self._terms.groups_per_need)):
            room = int(_room(self._problem, left.rest)[need])
            pool = self._pool(need, left)
            group = self._best(need, pool, lot, room) if room >= lot and len(pool) > 1 else None
            if group is None:
                return
            left.book(group)
            yield group

    def _pool(self, need: int, left: _Left) -> Pool:
        """The largest of those who can bring at least their least; of each enterprise its largest offer."""
        willing, offers = self._willing, self._problem.offers
        most = left.spare[willing.offer] * willing.below // willing.above
        able = np.flatnonzero((most >= willing.least) & left.free_for(need, willing.offer))
        able = able[np.argsort(-most[able], kind="stable")]
        _, first = np.unique(offers.enterprise[willing.offer[able]], return_index=True)
        rows = able[np.sort(first)]
        offer, facts = willing.offer[rows], self._facts
        return Pool(
            offer, most[rows], willing.least[rows], willing.above[rows], willing.below[rows], willing.unknown[rows],
            np.where(facts.placed[offer], offers.latitude[offer], np.nan), offers.longitude[offer],
            offers.kecamatan[offer], facts.leaders[offer],
        )  # fmt: skip

    def _best(self, need: int, pool: Pool, lot: int, room: int) -> Group | None:
        """The best circle whose members nobody has refused."""
        for circle in circles(pool, lot, room, self._terms.radius, self._terms.most_members):
            group = self._made(need, pool, circle, lot, room)
            if group is not None and delivering(group) not in self._refused:
                return group
        return None

    def _made(self, need: int, pool: Pool, circle: Circle, lot: int, room: int) -> Group | None:
        """The circle's members with their shares; None when they cannot share the quantity out."""
        places = [circle.leader, *circle.others]
        count, total = _sharing(pool, places[: self._terms.most_members], room)
        if count < TWO or total < lot:
            return None
        members = _members(pool, circle, places, count, total)
        return Group(
            need, int(pool.offer[circle.leader]), members, total, lot, circle.by_kecamatan, self._terms.radius,
            _departures(pool, members, lot),
        )  # fmt: skip


def delivering(group: Group) -> frozenset[int]:
    """Offers of the members who deliver, by which a group is known again."""
    return frozenset(member.offer for member in group.members if member.quantity)


def _sharing(pool: Pool, places: list[int], room: int) -> tuple[int, int]:
    """How many of them share how much: as many as can each have their least of it."""
    for count in range(len(places), 0, -1):
        total = min(room, int(pool.most[places[:count]].sum()))
        if pool.least[places[:count]].sum() <= total:
            return count, total
    return 0, 0


def _members(pool: Pool, circle: Circle, places: list[int], count: int, total: int) -> tuple[Member, ...]:
    """Shares of the first ones; of the others as many stand by as it takes to replace anybody."""
    most, least = pool.most[places].tolist(), pool.least[places].tolist()
    parts = list(shared_out(total, most[:count], least[:count]))
    while not covers_every_loss(parts, most[: len(parts)]) and len(parts) < min(len(places), count + RESERVES):
        parts.append(0)
    ready = kept_ready(parts, most[: len(parts)])
    # who is called in brings at least what makes sense
    held = [max(each, low) if not part else each for part, each, low in zip(parts, ready, least, strict=False)]
    return tuple(_member(pool, circle, *each) for each in zip(places, parts, held, strict=False))


def _member(pool: Pool, circle: Circle, at: int, quantity: int, reserve: int) -> Member:
    taken = pool.units(at, quantity)
    return Member(
        int(pool.offer[at]), quantity, taken, reserve, pool.units(at, quantity + reserve) - taken,
        0 if at == circle.leader else int(circle.distance[at]), int(pool.unknown[at]),
    )  # fmt: skip


def _departures(pool: Pool, members: tuple[Member, ...], lot: int) -> tuple[Departure, ...]:
    shares = [Share(member.quantity, member.reserve) for member in members]
    heir = _heir(pool, members)
    found = []
    for at, member in enumerate(members):
        if member.quantity:
            loss = loss_of(at, shares, lot)
            found.append(
                Departure(
                    member.offer, loss.covered, loss.uncovered, loss.remaining, loss.still_possible,
                    heir if at == 0 else members[0].offer,
                )
            )  # fmt: skip
    return tuple(found)


def _heir(pool: Pool, members: tuple[Member, ...]) -> int:
    """Who leads when the leader leaves: one of a koperasi, otherwise who delivers most."""
    leads = set(pool.offer[pool.leads].tolist())
    others = [member for member in members[1:] if member.quantity]
    return max(others, key=lambda member: (member.offer in leads, member.quantity)).offer
