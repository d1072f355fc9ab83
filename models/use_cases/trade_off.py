"""What poverty priority gains and costs: the market of a run solved again for several weights λ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.trade_off import USUAL_LAMBDAS, TradeOffPoint
from matching.trade_off import trade_off as solved
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.matching import settings_from_json
from models.domain.progress import Progress, no_progress
from models.domain.trade_off import CurvePoint, TradeOffCurve, told
from models.problems import UserProblem
from models.steps.matching.apart import run_apart
from models.steps.matching.building import build_problem
from models.steps.matching.poor_households import poor_households

LARGEST_LAMBDA = 10_000


def trade_off(
    catalogue: Catalogue,
    _actor: Actor,
    run: str = "",
    lambdas: Sequence[int] = USUAL_LAMBDAS,
    *,
    today: date | None = None,
    progress: Progress = no_progress,
) -> TradeOffCurve:
    """The curve of a run (the newest when none is named) with its settings, over the catalogue as it is now.

    The run's own λ and 0, against which the others are measured, are always among the points.
    """
    _refuse_beyond(lambdas)
    with catalogue.reading() as session:
        found = _run(session, run)
        settings = settings_from_json(found.settings)
        code, day = found.code, today or date.fromisoformat(found.today)
        built = build_problem(session, settings, day)
        homes = poor_households(session, built.offers)
    answer = run_apart(solved, built.problem, (0, *lambdas), homes, progress=progress)
    if not answer.verified:
        raise RuntimeError("the engine's check failed for a point of the curve")
    pure = answer.points[0].fit
    points = tuple(_point(point, pure) for point in answer.points)
    return TradeOffCurve(code, settings.poverty_lambda, points)


def _refuse_beyond(lambdas: Sequence[int]) -> None:
    for each in lambdas:
        if not 0 <= each <= LARGEST_LAMBDA:
            raise UserProblem("trade_off.lambda", value=each / 1000, largest=LARGEST_LAMBDA // 1000)


def _run(session: Session, code: str) -> t.MatchingRun:
    query = select(t.MatchingRun)
    query = query.where(t.MatchingRun.code == code) if code else query.order_by(t.MatchingRun.id.desc()).limit(1)
    found = session.scalar(query)
    if found is None:
        raise UserProblem("run.unknown", run=code) if code else UserProblem("run.none")
    return found


def _point(point: TradeOffPoint, pure: float) -> CurvePoint:
    return CurvePoint(
        poverty_lambda=point.poverty_lambda,
        fit=point.fit,
        priority=point.priority,
        value=point.value,
        upper_bound=point.upper_bound,
        gap=point.gap,
        households=told(point.served),
        needs_filled=point.needs_filled,
        given_up=(pure - point.fit) / pure if pure > 0 else 0.0,
        dominated=point.dominated,
    )
