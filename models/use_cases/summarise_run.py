"""What a run achieved: quantities by unit, and why needs and enterprises are left over, with how often."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.matching import RunFact
from models.problems import UserProblem
from models.steps.matching.saving import run_fact
from models.steps.matching.still_filled import still_filled


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """How much of what was asked for in one unit is filled, per month; the needs behind it."""

    unit: str
    required: int
    filled: int
    needs: int


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """A reason and how many are left over for it."""

    reason: str
    """UnmatchedCode, or "rule:<code>"."""
    count: int


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run in figures, each of which opens the list it counts."""

    run: RunFact
    quantities: tuple[UnitTotal, ...]
    needs_left: tuple[ReasonCount, ...]
    enterprises_left: tuple[ReasonCount, ...]
    districts: tuple[str, ...]
    """Codes of the kabupaten and kota that the partners of the run's needs lie in."""


def summarise_run(catalogue: Catalogue, _actor: Actor, run: str) -> RunSummary:
    """The figures of the run with this code; raises UserProblem for one that is not there."""
    with catalogue.reading() as session:
        found = session.scalars(select(t.MatchingRun).where(t.MatchingRun.code == run)).one_or_none()
        if found is None:
            raise UserProblem("run.unknown", run=run)
        needs = select(t.RunNeed.reasons).where(t.RunNeed.run_id == found.id, still_filled() < t.RunNeed.required)
        enterprises = select(t.RunUnmatched.reasons).where(t.RunUnmatched.run_id == found.id)
        return RunSummary(
            _as_it_stands(session, found),
            _quantities(session, found.id),
            _counted(session.scalars(needs)),
            _counted(session.scalars(enterprises)),
            _districts(session, found.id),
        )


def _as_it_stands(session: Session, found: t.MatchingRun) -> RunFact:
    """The run with its needs counted after the officer's decisions, as the lists behind the figures show them."""
    run, filled = run_fact(found), still_filled()
    query = select(
        func.sum(case((filled >= t.RunNeed.required, 1), else_=0)),
        func.sum(case((filled <= 0, 1), else_=0)),
    ).where(t.RunNeed.run_id == found.id)
    full, empty = (int(number or 0) for number in session.execute(query).one())
    partly = run.counts.needs - full - empty
    return replace(run, counts=replace(run.counts, needs_filled=full, needs_partly=partly, needs_unfilled=empty))


def _quantities(session: Session, run: int) -> tuple[UnitTotal, ...]:
    line, need = t.RunNeed, t.Need
    filled = func.sum(still_filled())
    query = (
        select(need.unit, func.sum(line.required), filled, func.count())
        .join(need, need.id == line.need_id)
        .where(line.run_id == run)
        .group_by(need.unit)
        .order_by(func.count().desc(), need.unit)
    )
    return tuple(UnitTotal(unit, int(asked), int(got), count) for unit, asked, got, count in session.execute(query))


def _districts(session: Session, run: int) -> tuple[str, ...]:
    query = (
        select(t.Business.region)
        .join(t.Partner, t.Partner.business_id == t.Business.id)
        .join(t.Need, t.Need.partner_id == t.Partner.id)
        .join(t.RunNeed, t.RunNeed.need_id == t.Need.id)
        .where(t.RunNeed.run_id == run)
        .distinct()
    )
    codes = {".".join(region.split(".")[:2]) for region in session.scalars(query)}
    return tuple(sorted(code for code in codes if "." in code))


def _counted(stored: Iterable[str]) -> tuple[ReasonCount, ...]:
    """The most telling reason of each: the rule behind it where one is named."""
    counts = Counter(_main(json.loads(reasons)) for reasons in stored)
    return tuple(ReasonCount(reason, count) for reason, count in counts.most_common() if reason)


def _main(reasons: list[str]) -> str:
    rules = [reason for reason in reasons if reason.startswith("rule:")]
    return next(iter((*rules, *reasons)), "")
