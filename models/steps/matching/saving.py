"""A solved problem into the catalogue: run, proposals with frozen reasons, what is unfilled and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from itertools import repeat

import numpy as np
from sqlalchemy.orm import Session

from matching.codes import Pattern
from matching.columns import Ints
from matching.problem import ENGINE_VERSION, Candidates
from models.catalogue import tables as t
from models.catalogue.identity import new_uid
from models.catalogue.recording import current_change_set
from models.domain.matching import (
    MatchSettings,
    RunCounts,
    RunFact,
    settings_from_json,
    settings_to_json,
)
from models.steps.codes import CodeKind, CodeSource
from models.steps.matching.apart import Answer, LeftOver
from models.steps.matching.building import CatalogueProblem
from models.steps.matching.columns import listed
from models.steps.matching.group_saving import save_groups
from models.steps.matching.inserting import insert_rows
from models.steps.matching.stored_reasons import StoredReasons
from models.steps.matching.translating import Translator


def save_run(
    session: Session,
    built: CatalogueProblem,
    answer: Answer,
    settings: MatchSettings,
    today: date,
    seconds: Sequence[tuple[str, float]],
    fingerprint: str,
) -> RunFact:
    """Write the run and all that belongs to it; of the problem's offers only the keys are needed."""
    allocation = answer.solution.allocation
    current = current_change_set(session)
    run = t.MatchingRun(
        uid=new_uid(), code=CodeSource(session, CodeKind.RUN).next(), at=current.at, today=today.isoformat(),
        engine=ENGINE_VERSION, settings=settings_to_json(settings), fingerprint=fingerprint,
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
    _save_left_over(session, built, answer.enterprises_left, run.id)
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
    rows = ((made_by, run, place, text) for place, text in reasons.shared.items())
    insert_rows(session, t.RunLine, ("made_by", "run_id", "place", "text"), rows)


_PROPOSAL = (
    "uid", "made_by", "code", "run_id", "need_id", "offer_id", "pattern", "quantity", "unit", "offer_quantity",
    "score", "score_low", "score_high", "reasons",
)  # fmt: skip


def _save_proposals(
    session: Session, built: CatalogueProblem, answer: Answer, run: int, reasons: Iterable[str]
) -> None:
    pairs, quantity = answer.solution.candidates, answer.solution.allocation.quantity
    patterns, needs = [str(pattern) for pattern in Pattern], built.needs
    rows = zip(
        _uids(len(pairs)), repeat(current_change_set(session).id),
        CodeSource(session, CodeKind.PROPOSAL).take(len(pairs)), repeat(run),
        map([key.need for key in needs].__getitem__, listed(pairs.need)), listed(built.offers.offer[pairs.offer]),
        map(patterns.__getitem__, listed(pairs.pattern)), listed(quantity),
        map([key.unit for key in needs].__getitem__, listed(pairs.need)), listed(_taken(pairs, quantity)),
        listed(pairs.score), listed(pairs.score_low), listed(pairs.score_high), reasons,
    )  # fmt: skip
    insert_rows(session, t.Proposal, _PROPOSAL, rows)


def _uids(count: int) -> Iterator[str]:
    return (new_uid() for _ in range(count))


def _taken(pairs: Candidates, quantity: Ints) -> Ints:
    """What quantities take of the offers, rounded up: a promise never exceeds the capacity by a rounding."""
    exact = quantity.astype(object) * pairs.use_numerator  # whole numbers of any size
    return (-(-exact // pairs.use_denominator)).astype(np.int64)


def _save_needs(session: Session, built: CatalogueProblem, answer: Answer, run: int) -> None:
    needs, filled = built.problem.needs, answer.solution.allocation.filled
    left = answer.needs_left
    why = dict(zip(left.who.tolist(), map(_texts(left).__getitem__, left.why.tolist()), strict=True))
    patterns = _patterns(built, answer)
    made_by = current_change_set(session).id
    rows = (
        (made_by, run, key.need, patterns[at], int(needs.quantity[at]), int(filled[at]), why.get(at, "[]"))
        for at, key in enumerate(built.needs)
        if needs.active[at]
    )
    names = ("made_by", "run_id", "need_id", "pattern", "required", "filled", "reasons")
    insert_rows(session, t.RunNeed, names, rows)


def _patterns(built: CatalogueProblem, answer: Answer) -> list[str]:
    """Each need's pattern: as stated, else the one of its proposals."""
    stated = [str(Pattern.at(int(code))) if code >= 0 else "" for code in built.problem.needs.pattern]
    candidates = answer.solution.candidates
    for at, pattern in zip(candidates.need.tolist(), candidates.pattern.tolist(), strict=True):
        stated[at] = stated[at] or str(Pattern.at(pattern))
    return stated


def _save_left_over(session: Session, built: CatalogueProblem, left: LeftOver, run: int) -> None:
    keys = built.offers
    ids = np.zeros(len(keys.code.words), dtype=np.int64)
    ids[keys.code.place] = keys.enterprise
    texts = map(_texts(left).__getitem__, listed(left.why))
    rows = zip(repeat(current_change_set(session).id), repeat(run), listed(ids[left.who]), texts)
    insert_rows(session, t.RunUnmatched, ("made_by", "run_id", "enterprise_id", "reasons"), rows)


def _texts(left: LeftOver) -> list[str]:
    """Why somebody is left over, as stored: codes, and "rule:<code>" for the rules behind them."""
    return [json.dumps([*map(str, reasons), *(f"rule:{rule}" for rule in rules)]) for reasons, rules in left.kinds]
