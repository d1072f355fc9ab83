"""Take gaps of a pair as closed and match again: what would come, go and change. Nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.interventions import MarketSide, TriedChanges, TriedMove
from models.domain.matching import GapLine, MatchSettings
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.matching.apart import run_apart
from models.steps.matching.building import CatalogueProblem, build_problem
from models.steps.matching.translating import Translator


def try_changes(
    catalogue: Catalogue,
    _actor: Actor,
    enterprise: str,
    need: str,
    settings: MatchSettings,
    gaps: Iterable[GapLine] | None = None,
    *,
    offer: int = 0,
    today: date | None = None,
    progress: Progress = no_progress,
) -> TriedChanges:
    """The outcome with these gaps of the pair closed, with all of them when none are named; codes are public.

    Raises UserProblem where nothing is missing, where only another partner helps, and where a gap is no longer there.
    """
    from matching.changes import closing
    from matching.portfolio import try_out

    day = today or date.today()
    with catalogue.reading() as session:
        built = build_problem(session, settings, day)
        row, at = _rows(built, enterprise, need, offer)
        found = _explained(built, row, at)
        lines = Translator(session, built, day).explanation(found).gaps
    chosen = _chosen(lines, found.possible, gaps)
    closed = [gap for gap, line in zip(found.gaps, lines, strict=True) if line in chosen]
    changes = closing(built.problem, found.offer, at, closed)
    trial = run_apart(try_out, built.problem, changes, at, progress=progress)
    key, wish = built.offers[found.offer], built.needs[at]
    came, went, altered = (tuple(_move(built, each) for each in part) for part in _parts(trial.found))
    return TriedChanges(
        key.code, key.name, wish.code, wish.words, wish.unit, int(built.problem.needs.quantity[at]), chosen,
        len(chosen) == len(lines), came, went, altered, _side(trial.before), _side(trial.after),
    )  # fmt: skip


def _rows(built: CatalogueProblem, enterprise: str, need: str, offer: int) -> tuple[list[int], int]:
    mine = [at for at, key in enumerate(built.offers) if key.code == enterprise and offer in (0, key.offer)]
    wanted = next((at for at, key in enumerate(built.needs) if key.code == need), None)
    if wanted is None:
        raise UserProblem("need.unknown", need=need)
    if not mine:
        raise UserProblem("enterprise.without_offer", enterprise=enterprise)
    return mine, wanted


def _explained(built: CatalogueProblem, rows: list[int], need: int) -> Any:
    """The explanation of the best of these offers, by rows of the whole problem."""
    from dataclasses import replace

    import numpy as np

    from matching.changes import restricted
    from matching.explanation import explain

    part = restricted(built.problem, np.array(rows), np.array([need]))
    each = (explain(part, at, 0) for at in range(len(rows)))
    best = max(each, key=lambda found: (found.possible, found.reach.code, found.score, -found.offer))
    return replace(best, offer=rows[best.offer], need=need)


def _chosen(lines: tuple[GapLine, ...], possible: bool, gaps: Iterable[GapLine] | None) -> tuple[GapLine, ...]:
    if possible:
        raise UserProblem("sandbox.possible")
    if any(line.change == "find_other_partner" for line in lines):
        raise UserProblem("sandbox.other_partner")
    if gaps is None:
        return lines
    wanted = list(gaps)
    if not wanted or any(each not in lines for each in wanted):
        raise UserProblem("sandbox.stale")
    return tuple(line for line in lines if line in wanted)


def _parts(found: Any) -> tuple[Any, Any, Any]:
    return found.came, found.went, found.altered


def _move(built: CatalogueProblem, move: Any) -> TriedMove:
    offer, need = built.offers[move.offer], built.needs[move.need]
    return TriedMove(
        offer.code, offer.name, offer.words, need.code, need.words, need.partner, move.before, move.after, need.unit
    )


def _side(side: Any) -> MarketSide:
    return MarketSide(side.partnerships, side.needs_filled, side.filled, side.fit, side.gap)
