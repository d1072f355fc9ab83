"""A solved problem into the catalogue: run, proposals with frozen reasons, what is unfilled and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import Any

import numpy as np
from sqlalchemy import insert
from sqlalchemy.orm import Session

from matching.codes import Pattern, RuleCode, UnmatchedCode
from matching.columns import Ints
from matching.problem import ENGINE_VERSION, Candidates, Unmatched
from models.catalogue import tables as t
from models.catalogue.identity import new_uid
from models.catalogue.listening import go_on
from models.catalogue.recording import current_change_set
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
from models.steps.matching.stored_reasons import StoredReasons
from models.steps.matching.translating import Translator

PORTION = 2_000
"""Rows on their way to the database at one time."""


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
    reasons = StoredReasons(Translator(session, built, today), answer.explanations)
    _save_lines(session, reasons, run.id)
    _save_proposals(session, built, answer, run.id, reasons)
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
    enterprises = len(np.unique(built.offers.enterprise))
    matched = len(np.unique(built.offers.enterprise[candidates.offer]))
    return RunCounts(
        enterprises=enterprises,
        offers=len(built.offers),
        needs=int(active.sum()),
        pairs=answer.candidates,
        proposals=len(allocation.pair),
        needs_filled=int(np.sum(active & (filled >= needs.quantity))),
        needs_partly=int(np.sum(active & (filled > 0) & (filled < needs.quantity))),
        needs_unfilled=int(np.sum(active & (filled <= 0))),
        enterprises_matched=matched,
        enterprises_unmatched=enterprises - matched,
        groups=len(answer.groups),
    )


def _save_lines(session: Session, reasons: StoredReasons, run: int) -> None:
    made_by = current_change_set(session).id
    rows = ({"made_by": made_by, "run_id": run, "place": place, "text": text} for place, text in reasons.shared.items())
    _insert(session, t.RunLine, rows)


def _save_proposals(
    session: Session, built: CatalogueProblem, answer: Answer, run: int, reasons: Iterable[str]
) -> None:
    pairs, allocation = answer.solution.candidates, answer.solution.allocation
    made_by, patterns = current_change_set(session).id, [str(pattern) for pattern in Pattern]
    columns = zip(
        CodeSource(session, CodeKind.PROPOSAL).take(len(pairs)), built.offers.offer[pairs.offer].tolist(),
        pairs.need.tolist(), pairs.pattern.tolist(), allocation.quantity.tolist(),
        _taken(pairs, allocation.quantity).tolist(), pairs.score.tolist(), pairs.score_low.tolist(),
        pairs.score_high.tolist(), reasons, strict=True,
    )  # fmt: skip
    rows = (
        {
            "uid": new_uid(), "made_by": made_by, "code": code, "run_id": run, "need_id": built.needs[need].need,
            "offer_id": offer, "pattern": patterns[pattern], "quantity": quantity, "unit": built.needs[need].unit,
            "offer_quantity": taken, "score": score, "score_low": low, "score_high": high, "reasons": why,
        }
        for code, offer, need, pattern, quantity, taken, score, low, high, why in columns
    )  # fmt: skip
    _insert(session, t.Proposal, rows)


def _taken(pairs: Candidates, quantity: Ints) -> Ints:
    """What quantities take of the offers, rounded up: a promise never exceeds the capacity by a rounding."""
    exact = quantity.astype(object) * pairs.use_numerator  # whole numbers of any size
    return (-(-exact // pairs.use_denominator)).astype(np.int64)


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
    for at, pattern in zip(candidates.need.tolist(), candidates.pattern.tolist(), strict=True):
        stated[at] = stated[at] or str(Pattern.at(pattern))
    return stated


def _save_unmatched(session: Session, built: CatalogueProblem, left: Sequence[Unmatched], run: int) -> None:
    enterprise = built.problem.offers.enterprise
    ids = np.zeros(1 + int(enterprise.max(initial=-1)), dtype=np.int64)
    ids[enterprise] = built.offers.enterprise
    made_by = current_change_set(session).id
    rows = (
        {"made_by": made_by, "run_id": run, "enterprise_id": id_, "reasons": _reasons_text(each.reasons, each.rules)}
        for id_, each in zip(ids[[each.index for each in left]].tolist(), left, strict=True)
    )
    _insert(session, t.RunUnmatched, rows)


@cache
def _reasons_text(reasons: tuple[UnmatchedCode, ...], rules: tuple[RuleCode, ...]) -> str:
    return json.dumps(reason_codes(Unmatched(0, reasons, rules)))


def reason_codes(left: Unmatched) -> tuple[str, ...]:
    """Why somebody is left over, as stored: codes, and "rule:<code>" for the rules behind them."""
    return (*(str(reason) for reason in left.reasons), *(f"rule:{rule}" for rule in left.rules))


def _insert(session: Session, table: type[t.Table], rows: Iterable[dict[str, Any]]) -> None:
    """Portion by portion: nobody holds all rows at once, and the driver gets them without a detour."""
    waiting, connection = iter(rows), session.connection()
    into = insert(t.Table.metadata.tables[table.__tablename__]).inline()
    while portion := list(islice(waiting, PORTION)):
        sql = into.compile(dialect=connection.dialect, column_keys=list(portion[0]))
        in_order = itemgetter(*(sql.positiontup or ())) if sql.positional else dict
        connection.exec_driver_sql(str(sql), [in_order(row) for row in portion])
        go_on(session)
