"""Which help unlocks most: packages applied one by one and matched again, and the best use of a budget."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import UNKNOWN, ChangeCode, FactKind, InterventionCode, Paper
from matching.packages import Package
from matching.portfolio import Ranking, Unlocked, rank
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.interventions import (
    BaseAmount,
    Grouping,
    HelpedEnterprise,
    HelpEffect,
    HelpPackage,
    HelpRanking,
    PortfolioStep,
)
from models.domain.matching import FactValue, MatchSettings
from models.domain.progress import Progress, no_progress
from models.domain.trade_off import told
from models.problems import UserProblem
from models.reference.interventions import intervention
from models.reference.units import dimensions, units
from models.steps.matching.apart import run_apart
from models.steps.matching.building import CatalogueProblem, build_problem
from models.steps.matching.poor_households import poor_households
from models.steps.matching.translating import dotted

MOST = 24
"""Packages that are tried; each means matching again."""
_BASE = 1000
"""Factor of a unit that is its dimension's base unit."""

Costs = tuple[tuple[InterventionCode, int], ...]
"""Sen for one enterprise (for talks: once), by kind of help."""


def rank_interventions(
    catalogue: Catalogue,
    _actor: Actor,
    settings: MatchSettings,
    *,
    grouping: Grouping = Grouping.TOGETHER,
    budget: int = 0,
    costs: Costs = (),
    most: int = MOST,
    today: date | None = None,
    progress: Progress = no_progress,
) -> HelpRanking:
    """Packages of help for the catalogue as it is now, the most useful first, and a portfolio within the budget."""
    with catalogue.reading() as session:
        built = build_problem(session, settings, today or date.today())
        homes = poor_households(session, built.offers)
        names = _commodity_names(session, built)
    if not len(built.problem.offers) or not len(built.problem.needs):
        raise UserProblem("sandbox.nothing")
    prices = tuple((str(code), cost) for code, cost in costs)
    found = run_apart(rank, built.problem, grouping, most, homes, prices, budget, progress=progress)
    listed = tuple(_package(built, names, each, gain, costs) for each, gain in zip(*_both(found), strict=True))
    steps = tuple(
        PortfolioStep(listed[step.package].key, step.cost, step.spent, _effect(step.added), _effect(step.so_far))
        for step in found.portfolio
    )
    return HelpRanking(grouping, listed, steps, budget, found.left_out)


def _both(found: Ranking) -> tuple[tuple[Package, ...], tuple[Unlocked, ...]]:
    return found.packages, found.alone


def _commodity_names(session: Session, built: CatalogueProblem) -> list[str]:
    names = dict(session.execute(select(t.Commodity.id, t.Commodity.name)).all())
    return [names[number] for number in built.commodities]


def _package(
    built: CatalogueProblem, names: list[str], package: Package, gain: Unlocked, costs: Costs
) -> HelpPackage:
    need = built.needs[package.need] if package.need != UNKNOWN else None
    unit, kind = dict(costs).get(package.intervention), intervention(str(package.intervention))
    return HelpPackage(
        key=f"{package.change}/{package.value}/{package.group}/{need.code if need else ''}",
        intervention=package.intervention,
        agency=package.agency,
        change=package.change,
        what=_what(package, names),
        group=_group(package, names),
        need=need.code if need else "",
        partner=need.partner if need else "",
        usual_time=kind.usual_time if kind else "",
        enterprises=_enterprises(built, package, set(gain.enterprises)),
        needs=tuple(built.needs[at].code for at in package.needs),
        effect=_effect(gain),
        times=package.times,
        cost=None if unit is None else unit * package.times,
    )


def _what(package: Package, names: list[str]) -> FactValue | None:
    if package.change is ChangeCode.OBTAIN_PAPER:
        papers = (str(paper.name).lower() for paper in Paper if paper & package.value)
        return FactValue(FactKind.PAPERS, tuple(papers))
    if package.change is ChangeCode.LEARN_STEP:
        return FactValue(FactKind.COMMODITY, (names[package.value],))
    return None


def _group(package: Package, names: list[str]) -> str:
    by_place = package.grouping is Grouping.KABUPATEN
    if package.grouping is Grouping.TOGETHER or (by_place and package.group <= 0):
        return ""
    return dotted(package.group) if by_place else names[package.group]


def _enterprises(built: CatalogueProblem, package: Package, matched: set[int]) -> tuple[HelpedEnterprise, ...]:
    column, mine = built.problem.offers.enterprise, dict[int, list[int]]()
    for row in package.offers:
        mine.setdefault(int(column[row]), []).append(row)
    return tuple(
        HelpedEnterprise(
            built.offers[rows[0]].code, built.offers[rows[0]].name, built.offers[rows[0]].region,
            tuple(dict.fromkeys(built.offers[row].words for row in rows)), firm in matched,
        )
        for firm, rows in sorted(mine.items())
    )  # fmt: skip


def _effect(found: Unlocked) -> HelpEffect:
    return HelpEffect(
        found.partnerships, tuple(_amounts(found.quantities)), found.needs_filled, len(found.enterprises),
        told(found.households),
    )  # fmt: skip


def _amounts(quantities: Iterable[tuple[int, int]]) -> Iterable[BaseAmount]:
    for dimension, amount in quantities:
        yield BaseAmount(base_unit(dimension), amount)


def base_unit(dimension: int) -> str:
    """Code of the unit that a dimension is counted in."""
    name = dimensions()[dimension]
    return next(each.code for each in units() if each.dimension == name and each.factor == _BASE)
