"""A solved problem into the catalogue: run, proposals with frozen reasons, what is unfilled and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import insert
from sqlalchemy.orm import Session

from matching.codes import Pattern
from matching.problem import ENGINE_VERSION, Candidates, Unmatched
from models.catalogue import tables as t
from models.catalogue.identity import new_uid
from models.catalogue.recording import current_change_set, dated_stamps
from models.domain.matching import (
    MatchSettings,
    RunCounts,
    RunFact,
    settings_from_json,
    settings_to_json,
)
from models.steps.codes import CodeKind, CodeSource
from models.steps.matching.apart import Answer
from models.steps.matching.building import CatalogueProblem
from models.steps.matching.group_saving import save_groups
from models.steps.matching.stored_plan import fingerprint_of
from models.steps.matching.translating import Translator


def save_run(
    session: Session,
    built: CatalogueProblem,
    answer: Answer,
    settings: MatchSettings,
    today: date,
    seconds: Sequence[tuple[str, float]],
) -> RunFact:
    """Write the run and all that belongs to it."""
    allocation = answer.solution.allocation
    current = current_change_set(session)
    run = t.MatchingRun(
        uid=new_uid(), code=CodeSource(session, CodeKind.RUN).next(), at=current.at, today=today.isoformat(),
        engine=ENGINE_VERSION, settings=settings_to_json(settings), fingerprint=fingerprint_of(built),
        value=allocation.value, fit=allocation.fit, priority=allocation.priority, upper_bound=allocation.upper_bound,
        counts=json.dumps(asdict(counts_of(built, answer))),
        seconds=json.dumps({name: round(value, 3) for name, value in seconds}),
    )  # fmt: skip
    session.add(run)
    session.flush()
    _save_proposals(session, built, answer, run.id, Translator(session, built, today))
    _save_needs(session, built, answer, run.id)
    _save_unmatched(session, built, answer.unmatched.enterprises, run.id)
    save_groups(session, built, answer.groups, run.id)
    return run_fact(run)


def run_fact(run: t.MatchingRun) -> RunFact:
    """A stored run as screens see it."""
    return RunFact(
        code=run.code, at=run.at, today=run.today, engine=run.engine, settings=settings_from_json(run.settings),
        fingerprint=run.fingerprint, value=run.value, fit=run.fit, priority=run.priority,
        upper_bound=run.upper_bound, counts=RunCounts(**json.loads(run.counts)),
        seconds=tuple(json.loads(run.seconds).items()),
    )  # fmt: skip


def counts_of(built: CatalogueProblem, answer: Answer) -> RunCounts:
    """What the run looked at and found."""
    allocation, candidates = answer.solution.allocation, answer.solution.candidates
    needs = built.problem.needs
    active = needs.active
    filled = allocation.filled
    enterprises = {key.enterprise for key in built.offers}
    matched = {built.offers[at].enterprise for at in candidates.offer[allocation.pair]}
    return RunCounts(
        enterprises=len(enterprises),
        offers=len(built.offers),
        needs=int(active.sum()),
        pairs=len(candidates),
        proposals=len(allocation.pair),
        needs_filled=int(np.sum(active & (filled >= needs.quantity))),
        needs_partly=int(np.sum(active & (filled > 0) & (filled < needs.quantity))),
        needs_unfilled=int(np.sum(active & (filled <= 0))),
        enterprises_matched=len(matched),
        enterprises_unmatched=len(enterprises) - len(matched),
        groups=len(answer.groups),
    )


def _save_proposals(
    session: Session, built: CatalogueProblem, answer: Answer, run: int, translator: Translator
) -> None:
    codes = CodeSource(session, CodeKind.PROPOSAL)
    candidates, allocation = answer.solution.candidates, answer.solution.allocation
    rows = []
    for place, row in enumerate(allocation.pair):
        offer, need = built.offers[candidates.offer[row]], built.needs[candidates.need[row]]
        rows.append(
            dated_stamps(
                session,
                code=codes.next(),
                run_id=run,
                need_id=need.need,
                offer_id=offer.offer,
                pattern=str(Pattern.at(int(candidates.pattern[row]))),
                quantity=int(allocation.quantity[place]),
                unit=need.unit,
                offer_quantity=_taken(candidates, int(row), int(allocation.quantity[place])),
                score=int(candidates.score[row]),
                score_low=int(candidates.score_low[row]),
                score_high=int(candidates.score_high[row]),
                reasons=translator.reasons(answer.explanations[place]),
            )
        )
    _insert(session, t.Proposal, rows)


def _taken(candidates: Candidates, row: int, quantity: int) -> int:
    """What a quantity takes of the offer, rounded up: a promise never exceeds the capacity by a rounding."""
    return -(-quantity * int(candidates.use_numerator[row]) // int(candidates.use_denominator[row]))


def _save_needs(session: Session, built: CatalogueProblem, answer: Answer, run: int) -> None:
    needs, filled = built.problem.needs, answer.solution.allocation.filled
    why = {each.index: reason_codes(each) for each in answer.unmatched.needs}
    patterns = _patterns(built, answer)
    rows = [
        {
            "made_by": current_change_set(session).id, "run_id": run, "need_id": key.need, "pattern": patterns[at],
            "required": int(needs.quantity[at]), "filled": int(filled[at]), "reasons": json.dumps(why.get(at, ())),
        }
        for at, key in enumerate(built.needs)
        if needs.active[at]
    ]  # fmt: skip
    _insert(session, t.RunNeed, rows)


def _patterns(built: CatalogueProblem, answer: Answer) -> list[str]:
    """Each need's pattern: as stated, else the one of its proposals."""
    stated = [str(Pattern.at(int(code))) if code >= 0 else "" for code in built.problem.needs.pattern]
    candidates = answer.solution.candidates
    for row in answer.solution.allocation.pair:
        at = int(candidates.need[row])
        stated[at] = stated[at] or str(Pattern.at(int(candidates.pattern[row])))
    return stated


def _save_unmatched(session: Session, built: CatalogueProblem, left: Sequence[Unmatched], run: int) -> None:
    order: dict[int, int] = {}
    for key in built.offers:
        order.setdefault(key.enterprise, len(order))
    ids = list(order)
    made_by = current_change_set(session).id
    rows = [
        {
            "made_by": made_by,
            "run_id": run,
            "enterprise_id": ids[each.index],
            "reasons": json.dumps(reason_codes(each)),
        }
        for each in left
    ]
    _insert(session, t.RunUnmatched, rows)


def reason_codes(left: Unmatched) -> tuple[str, ...]:
    """Why somebody is left over, as stored: codes, and "rule:<code>" for the rules behind them."""
    return (*(str(reason) for reason in left.reasons), *(f"rule:{rule}" for rule in left.rules))


def _insert(session: Session, table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)
