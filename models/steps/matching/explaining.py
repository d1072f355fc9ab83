"""How the matcher explains enterprises and needs: by the offer of each that fits best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

import numpy as np
from sqlalchemy.orm import Session

from matching.problem import Explanation
from models.domain.matching import PairExplanation
from models.steps.matching.building import CatalogueProblem
from models.steps.matching.translating import Translator

Sides = tuple[int, int]
"""Rows of an enterprise and of a need."""


def best_offers(
    session: Session, built: CatalogueProblem, today: date, wanted: Collection[Sides]
) -> dict[Sides, PairExplanation]:
    """The explanation of each enterprise's best offer for its need; sides that the problem does not hold have none."""
    from matching.explanation import explain_all
    from matching.pairs import ground_of

    rows = _rows(built, wanted)
    if not rows:
        return {}
    offers, needs = (np.array(column) for column in zip(*rows, strict=True))
    best: dict[Sides, Explanation] = {}
    for found in explain_all(ground_of(built.problem), offers, needs):
        sides = int(built.offers.enterprise[found.offer]), built.needs[found.need].need
        if sides not in best or _rank(found) > _rank(best[sides]):
            best[sides] = found
    words = Translator(session, built, today)
    return {sides: words.explanation(found) for sides, found in best.items()}


def _rows(built: CatalogueProblem, wanted: Collection[Sides]) -> list[tuple[int, int]]:
    """Rows of offer and need in the problem."""
    offers: dict[int, list[int]] = defaultdict(list)
    for row, enterprise in enumerate(built.offers.enterprise.tolist()):
        offers[enterprise].append(row)
    needs = {key.need: row for row, key in enumerate(built.needs)}
    sides = sorted(set(wanted))
    return [(offer, needs[need]) for enterprise, need in sides if need in needs for offer in offers[enterprise]]


def _rank(found: Explanation) -> tuple[bool, int, int, int]:
    return found.possible, found.reach.code, found.score, -found.offer
