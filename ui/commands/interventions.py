"""The commands `what-if` and `interventions`: what closing gaps would bring."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from matching.codes import InterventionCode
from models.domain.interventions import (
    Grouping,
    HelpEffect,
    HelpPackage,
    HelpRanking,
    MarketSide,
    PortfolioStep,
    TriedChanges,
    TriedMove,
)
from models.domain.matching import MatchSettings
from ui import formats, reasons
from ui.commands.answers import Answer, gap_answer
from ui.commands.files import match_settings
from ui.commands.json_values import read_json
from ui.commands.session import open_for, show_progress
from ui.facts import fact_text
from ui.pages.matching.help_words import (
    agency_text,
    cost_text,
    effect_text,
    group_text,
    helper_text,
    outcome_lines,
    package_text,
    portfolio_text,
    ranking_note,
)
from ui.texts import tr

if TYPE_CHECKING:
    from models.use_cases.open_catalogue import Opened

_SEN = 100
Costs = tuple[tuple[InterventionCode, int], ...]


def what_if(options: argparse.Namespace) -> Answer:
    """The pair's gaps taken as closed, and matched again; nothing is stored."""
    from models.use_cases.try_changes import try_changes

    opened = open_for(options, create=False)
    try:
        tried = try_changes(
            opened.catalogue, opened.actor, options.enterprise, options.need, _settings(options, opened),
            today=options.date, progress=show_progress,
        )  # fmt: skip
    finally:
        opened.catalogue.close()
    return _tried_answer(tried)


def interventions(options: argparse.Namespace) -> Answer:
    """Help by what it unlocks, and what a budget buys of it."""
    from models.use_cases.rank_interventions import rank_interventions

    costs = _costs(options.costs) if options.costs else ()
    opened = open_for(options, create=False)
    try:
        ranking = rank_interventions(
            opened.catalogue, opened.actor, _settings(options, opened), grouping=Grouping(options.group),
            budget=options.budget * _SEN, costs=costs, today=options.date, progress=show_progress,
        )  # fmt: skip
    finally:
        opened.catalogue.close()
    return {
        "packages": [_package_answer(package) for package in ranking.packages],
        "portfolio": [_step_answer(ranking, step) for step in ranking.portfolio],
        "budget": ranking.budget / _SEN,
        "left_out": ranking.left_out,
        "_lines": _ranking_lines(ranking),
    }


def rupiah(text: str) -> int:
    """Whole rupiah of "5000000" or "5.000.000"."""
    found = formats.parse_rupiah(text)
    if found is None or found < 0 or found % _SEN:
        raise argparse.ArgumentTypeError(tr("{text} bukan jumlah rupiah; tulis seperti 5000000").format(text=text))
    return found // _SEN


def _settings(options: argparse.Namespace, opened: Opened) -> MatchSettings:
    from models.use_cases.settings import check_weights, read_match_settings

    settings = read_match_settings(opened.catalogue, opened.actor)
    if options.settings:
        settings = match_settings(options.settings, settings)
        check_weights(settings)
    return settings


def _costs(file: Path) -> Costs:
    """Sen by kind of help, out of {"sertifikasi_halal": 300000}."""
    known = tuple(str(code) for code in InterventionCode)
    given = read_json(file).members(known)
    return tuple((InterventionCode(code), value.whole(0) * _SEN) for code, value in given.items())


def _tried_answer(tried: TriedChanges) -> Answer:
    return {
        "enterprise": tried.enterprise,
        "need": tried.need,
        "possible": tried.possible,
        "changes": [gap_answer(gap) for gap in tried.gaps],
        "before": _side_answer(tried.before),
        "after": _side_answer(tried.after),
        "came": [_move_answer(move) for move in tried.came],
        "went": [_move_answer(move) for move in tried.went],
        "altered": [_move_answer(move) for move in tried.altered],
        "_lines": [*(f"✓ {reasons.gap_text(gap)}" for gap in tried.gaps), *outcome_lines(tried)],
    }


def _side_answer(side: MarketSide) -> Answer:
    return {
        "partnerships": side.partnerships, "needs_filled": side.needs_filled, "filled": side.filled / 1000,
        "fit": side.fit, "gap": side.gap,
    }  # fmt: skip


def _move_answer(move: TriedMove) -> Answer:
    return {
        "enterprise": move.enterprise, "need": move.need, "before": move.before / 1000, "after": move.after / 1000,
        "unit": move.unit,
    }  # fmt: skip


def _package_answer(package: HelpPackage) -> Answer:
    return {
        "package": package.key,
        "intervention": str(package.intervention),
        "title": package_text(package),
        "what": fact_text(package.what) if package.what else None,
        "group": package.group or None,
        "need": package.need or None,
        "agency": agency_text(package),
        "usual_time": package.usual_time,
        "enterprises": [each.enterprise for each in package.enterprises],
        "needs": list(package.needs),
        **_effect_answer(package.effect),
        "cost": None if package.cost is None else package.cost / _SEN,
    }


def _effect_answer(effect: HelpEffect) -> Answer:
    return {
        "partnerships": effect.partnerships,
        "quantities": [{"unit": each.unit, "quantity": each.thousandths / 1000} for each in effect.quantities],
        "needs_filled": effect.needs_filled,
        "enterprises_matched": effect.enterprises,
        "households": effect.households,
    }


def _step_answer(ranking: HelpRanking, step: PortfolioStep) -> Answer:
    package = ranking.package(step.package)
    return {
        "package": step.package,
        "title": package_text(package) if package else "",
        "cost": step.cost / _SEN,
        "spent": step.spent / _SEN,
        "added": _effect_answer(step.added),
        "so_far": _effect_answer(step.so_far),
    }


def _ranking_lines(ranking: HelpRanking) -> list[str]:
    lines = [
        f"{package_text(each)} ({group_text(each)}): {effect_text(each.effect)} · {helper_text(each)}"
        f" · {cost_text(each.cost)}"
        for each in ranking.packages
    ]
    none = tr("Tidak ada bantuan tunggal yang membuka kemitraan baru.")
    return [*(lines or [none]), portfolio_text(ranking), ranking_note(ranking)]
