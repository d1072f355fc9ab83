"""Offers against needs as the matcher judges them: how many mendable rules fail, and the score."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from matching.candidates import blocks
from matching.codes import RuleCode
from matching.criteria import scored
from matching.eligibility import HARD_RULES, failing
from matching.pairs import ground_of, pairs_of
from matching.problem import Problem


def judged_pairs(problem: Problem, mendable: Collection[RuleCode]) -> Iterator[tuple[int, int, int, int]]:
    """(offer, need, failing rules, score) of every pair within reach that fails nothing but mendable rules."""
    firm = tuple(rule for rule in HARD_RULES if rule.code not in mendable)
    soft = tuple(rule for rule in HARD_RULES if rule.code in mendable)
    ground = ground_of(problem)
    for offers, needs in blocks(ground):
        pairs = pairs_of(ground, offers, needs)
        possible = failing(pairs, firm)[0] == 0
        fails, scores = np.bitwise_count(failing(pairs, soft)[0]), scored(pairs).score
        columns = (offers[possible], needs[possible], fails[possible], scores[possible])
        yield from zip(*(column.tolist() for column in columns), strict=True)
