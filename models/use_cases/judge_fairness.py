"""Who would rather have each other than what a run proposes, why the run differs, and who rests on whom."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import UNKNOWN
from matching.fairness import BlockingPair, DependenceAlert, Judgement, judge_plan
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.fairness import (
    SMALLEST_GROUP,
    BlockingLine,
    DependenceKind,
    DependenceLimits,
    DependenceLine,
    Fairness,
    Relief,
)
from models.domain.progress import Progress, no_progress
from models.reference.regions import full_name
from models.steps.matching.apart import run_apart
from models.steps.matching.building import CatalogueProblem
from models.steps.matching.keys import OfferKey
from models.steps.matching.stored_plan import StoredPlan, stored_plan, stored_run
from models.steps.matching.translating import dotted

MOST_LINES = 200
USUAL = DependenceLimits()


def judge_fairness(
    catalogue: Catalogue,
    _actor: Actor,
    run: str,
    *,
    limits: DependenceLimits = USUAL,
    most: int = MOST_LINES,
    progress: Progress = no_progress,
) -> Fairness:
    """The stored run judged against the catalogue with the run's own settings and day."""
    with catalogue.reading() as session:
        stored = stored_plan(session, stored_run(session, run))
        partners = _partners(session)
    problem = stored.built.problem
    judged = run_apart(judge_plan, problem, stored.plan, stored.standing, limits, most, progress=progress)
    return _told(run, stored, judged, limits, partners)


def _partners(session: Session) -> dict[int, tuple[str, str]]:
    """Partner's number → code and name."""
    p, b = t.Partner, t.Business
    query = select(p.id, p.code, b.name).join(b, b.id == p.business_id)
    return {number: (code, name) for number, code, name in session.execute(query)}


def _told(
    run: str, stored: StoredPlan, judged: Judgement, limits: DependenceLimits, partners: dict[int, tuple[str, str]]
) -> Fairness:
    firms = {int(firm): stored.built.offers[at] for at, firm in enumerate(stored.built.problem.offers.enterprise)}
    few = 0 < judged.for_priority < SMALLEST_GROUP
    return Fairness(
        run=run,
        as_it_was=stored.as_it_was,
        impossible=len(judged.impossible) + stored.lost,
        blocking=tuple(_blocking(stored.built, pair) for pair in judged.blocking),
        blocking_total=judged.blocking_total - judged.for_priority,
        for_priority=None if few else judged.for_priority,
        dependence=tuple(_dependence(stored.built, firms, partners, alert) for alert in judged.dependence),
        dependence_total=judged.dependence_total,
        limits=limits,
    )


def _blocking(built: CatalogueProblem, pair: BlockingPair) -> BlockingLine:
    offer, need = built.offers[pair.offer], built.needs[pair.need]
    other = built.offers[pair.instead_of] if pair.instead_of != UNKNOWN else None
    return BlockingLine(
        enterprise=offer.code, enterprise_name=offer.name, region=offer.region, need=need.code,
        need_words=need.words, partner=need.partner, score=pair.score,
        instead_of=other.code if other else "", instead_of_name=other.name if other else "",
        given_up=built.needs[pair.given_up].code if pair.given_up != UNKNOWN else "",
        quantity=pair.quantity, unit=need.unit, reason=pair.reason,
        change=round(pair.fit_change, 4) if pair.quantity else None,
    )  # fmt: skip


def _dependence(
    built: CatalogueProblem, firms: dict[int, OfferKey], partners: dict[int, tuple[str, str]], alert: DependenceAlert
) -> DependenceLine:
    who = _who(built, firms, alert)
    on = (firms[alert.on].code, firms[alert.on].name) if alert.kind is DependenceKind.NEED else partners[alert.on]
    relief = tuple(_relief(built, offer, need) for offer, need in alert.relief)
    return DependenceLine(alert.kind, *who, *on, alert.share, alert.threshold, relief, alert.room)


def _who(built: CatalogueProblem, firms: dict[int, OfferKey], alert: DependenceAlert) -> tuple[str, str]:
    """Code and name of whoever depends."""
    match alert.kind:
        case DependenceKind.ENTERPRISE:
            return firms[alert.who].code, firms[alert.who].name
        case DependenceKind.NEED:
            return built.needs[alert.who].code, built.needs[alert.who].words
    return dotted(alert.who), full_name(dotted(alert.who))


def _relief(built: CatalogueProblem, offer: int, need: int) -> Relief:
    enterprise, wanted = built.offers[offer], built.needs[need]
    return Relief(enterprise.code, enterprise.name, wanted.code, wanted.partner)
