"""What is stored with a proposal is what the screens show, however much of it was written only once."""

from __future__ import annotations

from itertools import product

import numpy as np

from matching.explanation import explain_all
from matching.pairs import ground_of
from models.domain.matching import MatchSettings, explanation_from_json, explanation_to_json
from models.steps.matching.building import build_problem
from models.steps.matching.translating import Translator
from models.use_cases.open_catalogue import Opened
from tests.records import TODAY


def test_every_pair_of_the_catalogue_is_stored_as_it_is_told(filled: Opened) -> None:
    with filled.catalogue.reading() as session:
        built = build_problem(session, MatchSettings(), TODAY)
        translator = Translator(session, built, TODAY)
    rows = np.array(list(product(range(len(built.offers)), range(len(built.needs)))))
    pairs = explain_all(ground_of(built.problem), rows[:, 0], rows[:, 1])
    told = [translator.explanation(each) for each in pairs]
    assert any(each.gaps for each in told)
    assert any(each.to_do for each in told)
    assert [translator.reasons(each) for each in pairs] == [explanation_to_json(each) for each in told]
    assert [explanation_from_json(translator.reasons(each)) for each in pairs] == told
