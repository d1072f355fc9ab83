"""Why an enterprise and a need fit, or why not, and what would make it possible."""

from __future__ import annotations

from datetime import date

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.matching import MatchSettings, PairExplanation
from models.problems import UserProblem
from models.steps.matching.building import build_problem
from models.steps.matching.explaining import best_offers


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
    day = today or date.today()
    with catalogue.reading() as session:
        built = build_problem(session, settings, day, enterprise=enterprise, need=need)
        if not built.needs:
            raise UserProblem("need.unknown", need=need)
        if not built.offers:
            raise UserProblem("enterprise.without_offer", enterprise=enterprise)
        sides = int(built.offers.enterprise[0]), built.needs[0].need
        return best_offers(session, built, day, (sides,))[sides]
