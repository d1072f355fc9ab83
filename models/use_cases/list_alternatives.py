"""Who else could fill a need, and why the run did not choose them: eligible pairs first, then near misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import RuleCode, Severity, UnmatchedCode
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.matching import PairExplanation, RuleLine, settings_from_json
from models.problems import UserProblem
from models.steps.matching.building import CatalogueProblem, build_problem
from models.steps.matching.translating import Translator

LONGEST = 30


@dataclass(frozen=True, slots=True)
class AlternativeLine:
    """A pair that was not chosen: a refusing rule where there is one, otherwise what went before it."""

    enterprise: str
    enterprise_name: str
    region: str
    product: str
    score: int
    possible: bool
    rule: RuleLine | None
    """The first hard rule that fails."""
    reason: UnmatchedCode | None
    """Why an eligible pair was not chosen."""
    elsewhere: tuple[str, ...]
    """Other needs that the run gave the same offer to."""
    explanation: PairExplanation


def list_alternatives(
    catalogue: Catalogue, _actor: Actor, run: str, need: str, limit: int = LONGEST, *, today: date | None = None
) -> tuple[AlternativeLine, ...]:
    """The best of those that the run did not choose for the need, one line for each enterprise."""
    with catalogue.reading() as session:
        found = session.scalars(select(t.MatchingRun).where(t.MatchingRun.code == run)).one_or_none()
        if found is None:
            raise UserProblem("run.unknown", run=run)
        day = today or date.today()
        built = build_problem(session, settings_from_json(found.settings), day, need=need)
        if not built.needs or not built.offers:
            return ()
        return _alternatives(session, built, found.id, day, limit)


def _alternatives(
    session: Session, built: CatalogueProblem, run: int, day: date, limit: int
) -> tuple[AlternativeLine, ...]:
    from matching.explanation import explain_all
    from matching.pairs import ground_of

    ground, translator = ground_of(built.problem), Translator(session, built, day)
    chosen = _chosen_enterprises(session, built, run)
    rows = [row for row in _ranked(ground) if built.offers[row].enterprise not in chosen]
    best = _one_each(built, rows)[:limit]
    taken = _taken_elsewhere(session, built, run, best)
    obstacle = _obstacle(session, built, run)
    explained = explain_all(ground, np.array(best, dtype=np.int64), np.zeros(len(best), dtype=np.int64))
    found = (translator.explanation(each) for each in explained)
    return tuple(_line(built, row, each, taken, obstacle) for row, each in zip(best, found, strict=True))


def _ranked(ground: Any) -> list[int]:
    """Offers within reach: fewest failing hard rules first, then the best score."""
    from matching.candidates import blocks
    from matching.criteria import scored
    from matching.eligibility import HARD_RULES, failing
    from matching.pairs import pairs_of

    ranked: list[tuple[int, int, int]] = []
    for offers, needs in blocks(ground):
        pairs = pairs_of(ground, offers, needs)
        fails, scores = np.bitwise_count(failing(pairs, HARD_RULES)[0]), scored(pairs).score
        ranked += zip(fails.tolist(), (-scores).tolist(), offers.tolist(), strict=True)
    return [offer for _fails, _score, offer in sorted(ranked)]


def _one_each(built: CatalogueProblem, rows: Sequence[int]) -> list[int]:
    best: dict[int, int] = {}
    for row in rows:
        best.setdefault(built.offers[row].enterprise, row)
    return list(best.values())


def _chosen_enterprises(session: Session, built: CatalogueProblem, run: int) -> set[int]:
    query = select(t.Offer.enterprise_id).join(t.Proposal, t.Proposal.offer_id == t.Offer.id)
    return set(session.scalars(query.where(t.Proposal.run_id == run, t.Proposal.need_id == built.needs[0].need)))


def _taken_elsewhere(
    session: Session, built: CatalogueProblem, run: int, rows: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Offer id → codes of the needs that the run gave it to."""
    ids = [built.offers[row].offer for row in rows]
    query = (
        select(t.Proposal.offer_id, t.Need.code)
        .join(t.Need, t.Need.id == t.Proposal.need_id)
        .where(t.Proposal.run_id == run, t.Proposal.offer_id.in_(ids))
        .order_by(t.Need.code)
    )
    taken: dict[int, tuple[str, ...]] = {}
    for offer, need in session.execute(query):
        taken[offer] = (*taken.get(offer, ()), need)
    return taken


def _obstacle(session: Session, built: CatalogueProblem, run: int) -> UnmatchedCode:
    """What keeps one more eligible enterprise out of the need."""
    need = built.needs[0].need
    line = session.scalars(select(t.RunNeed).where(t.RunNeed.run_id == run, t.RunNeed.need_id == need)).one_or_none()
    if line is not None and line.filled >= line.required:
        return UnmatchedCode.NEEDS_FULL
    full = line is not None and f'"{UnmatchedCode.PARTNER_LIMIT}"' in line.reasons
    return UnmatchedCode.PARTNER_LIMIT if full else UnmatchedCode.OUTRANKED


def _line(
    built: CatalogueProblem, row: int, found: PairExplanation, taken: dict[int, tuple[str, ...]],
    obstacle: UnmatchedCode,
) -> AlternativeLine:  # fmt: skip
    key = built.offers[row]
    failing = (line for line in found.rules if line.severity is Severity.HARD and line.holds is False)
    return AlternativeLine(
        enterprise=key.code, enterprise_name=key.name, region=key.region, product=key.words, score=found.score,
        possible=found.possible, rule=next(failing, None), reason=_why(found, obstacle) if found.possible else None,
        elsewhere=taken.get(key.offer, ()), explanation=found,
    )  # fmt: skip


def _why(found: PairExplanation, obstacle: UnmatchedCode) -> UnmatchedCode:
    unknown = any(line.rule is RuleCode.MINIMUM_LOT and line.holds is None for line in found.rules)
    return UnmatchedCode.CAPACITY_UNKNOWN if unknown else obstacle
