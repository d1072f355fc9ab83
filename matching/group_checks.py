"""Every group is checked before it is shown: capacities, slots, quantities, rules, distances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from matching.columns import Ints
from matching.eligibility import failing
from matching.group_answers import Group
from matching.groups import RULES_OF_A_MEMBER
from matching.pairs import Ground, pairs_of
from matching.problem import Allocation, Candidates, Problem, Violation


def group_violations(
    ground: Ground, found: Candidates, chosen: Allocation, groups: Sequence[Group]
) -> tuple[Violation, ...]:
    """Every promise that groups break, together with the allocation they were made beside."""
    problem = ground.problem
    return (
        *_over_capacity(problem, chosen, groups),
        *_over_needs(problem, found, chosen, groups),
        *(each for group in groups for each in _of_one(problem, group)),
        *_refused_members(ground, groups),
    )


def _over_capacity(problem: Problem, chosen: Allocation, groups: Sequence[Group]) -> Iterator[Violation]:
    taken = np.zeros(len(problem.offers), dtype=np.int64)
    for group in groups:
        for member in group.members:
            taken[member.offer] += member.offer_quantity + member.offer_reserve
    for offer in np.flatnonzero(taken > np.maximum(chosen.spare, 0)).tolist():
        yield Violation("group_capacity", (offer,))


def _over_needs(
    problem: Problem, found: Candidates, chosen: Allocation, groups: Sequence[Group]
) -> Iterator[Violation]:
    needs = problem.needs
    filled, partners = chosen.filled.copy(), np.bincount(found.need[chosen.pair], minlength=len(needs))
    for group in groups:
        filled[group.need] += group.quantity
        partners[group.need] += 1
    concerned = np.unique(np.array([group.need for group in groups], dtype=np.int64))
    limit = needs.maximum_partners[concerned]
    for need in concerned[filled[concerned] > needs.quantity[concerned]].tolist():
        yield Violation("group_quantity", (need,))
    for need in concerned[(limit >= 0) & (partners[concerned] > limit)].tolist():
        yield Violation("group_slots", (need,))


def _of_one(problem: Problem, group: Group) -> Iterator[Violation]:
    delivering = [member for member in group.members if member.quantity]
    offers = {member.offer for member in group.members}
    at = (group.need, group.leader)
    if sum(member.quantity for member in delivering) != group.quantity or group.quantity < group.minimum:
        yield Violation("group_shares", at)
    if len(offers) != len(group.members) or len(delivering) < 2 or group.members[0].offer != group.leader:
        yield Violation("group_members", at)
    places = problem.offers.kecamatan[list(offers)]
    together = bool((places == places[0]).all() and places[0] > 0)
    if not (together if group.by_kecamatan else all(0 <= each.distance <= group.radius for each in group.members)):
        yield Violation("group_distance", at)


def _refused_members(ground: Ground, groups: Sequence[Group]) -> Iterator[Violation]:
    pairs = [(member.offer, group.need) for group in groups for member in group.members]
    offer, need = (_column([pair[side] for pair in pairs]) for side in (0, 1))
    fails = failing(pairs_of(ground, offer, need), RULES_OF_A_MEMBER)[0]
    for row in np.flatnonzero(fails).tolist():
        yield Violation("group_rule", pairs[row])


def _column(numbers: list[int]) -> Ints:
    return np.array(numbers, dtype=np.int64)
