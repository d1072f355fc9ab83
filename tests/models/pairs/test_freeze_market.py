"""A need's frozen list is what the catalogue would give, and is weighed without it."""

from __future__ import annotations

import pytest

from matching.codes import Pattern
from matching.reweighing import reweighed
from models.domain.matching import MatchSettings
from models.problems import UserProblem
from models.use_cases.explain_pair import explain_pair
from models.use_cases.freeze_market import freeze_market
from models.use_cases.list_weights import own_weights, weights_of
from models.use_cases.open_catalogue import Opened
from tests.records import TODAY


def test_the_list_has_the_scores_of_the_explanations(filled: Opened) -> None:
    settings = MatchSettings()
    found = freeze_market(filled.catalogue, filled.actor, settings, today=TODAY).list_of("K-0001")
    assert [each.name for each in found.offers] == ["Tani Makmur", "Tani Sejahtera"]
    assert (found.need, found.patterns) == ("K-0001", (Pattern.INTI_PLASMA,))
    weighed = reweighed(found.columns, weights_of(settings))
    for at, each in enumerate(found.offers):
        why = explain_pair(filled.catalogue, filled.actor, each.enterprise, "K-0001", settings, today=TODAY)
        assert why.score == weighed.score[at]
        assert [line.points for line in why.criteria] == weighed.points[:, at].tolist()
        assert why.pattern is found.patterns[0]


def test_other_weights_give_what_a_run_with_them_would(filled: Opened) -> None:
    other = tuple(
        (pattern, tuple((code, 100 if code == "distance" else 0) for code, _ in row)) for pattern, row in own_weights()
    )
    found = freeze_market(filled.catalogue, filled.actor, MatchSettings(), today=TODAY).list_of("K-0001")
    weighed = reweighed(found.columns, other)
    for at, each in enumerate(found.offers):
        wanted = MatchSettings(weights=other)
        why = explain_pair(filled.catalogue, filled.actor, each.enterprise, "K-0001", wanted, today=TODAY)
        assert why.score == weighed.score[at] > 0


def test_an_unknown_need_is_named(filled: Opened) -> None:
    with pytest.raises(UserProblem, match=r"need\.unknown"):
        freeze_market(filled.catalogue, filled.actor, MatchSettings(), today=TODAY).list_of("K-9999")
