"""Why an enterprise and a need fit, or why not, and what would make it possible."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.matching import MatchSettings, PairExplanation
from models.problems import UserProblem
from models.steps.matching.building import build_problem
from models.steps.matching.translating import Translator


def explain_pair(
    catalogue: Catalogue,
    _actor: Actor,
    enterprise: str,
    need: str,
    settings: MatchSettings,
    *,
    today: date | None = None,
) -> PairExplanation:
    """The explanation of the enterprise's best offer for the need, both by public code."""
    from matching.explanation import explain

    day = today or date.today()
    with catalogue.reading() as session:
        built = build_problem(session, settings, day, enterprise=enterprise, need=need)
        if not built.needs:
            raise UserProblem("need.unknown", need=need)
        if not built.offers:
            raise UserProblem("enterprise.without_offer", enterprise=enterprise)
        found = [explain(built.problem, offer, 0) for offer in range(len(built.offers))]
        best = max(found, key=lambda each: (each.possible, each.reach.code, each.score, -each.offer))
        return Translator(session, built, day).explanation(best)
