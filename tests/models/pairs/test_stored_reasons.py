"""What is stored with a proposal is what the screens show, however much of it is written only once."""

from __future__ import annotations

import json
from dataclasses import fields
from itertools import product

import numpy as np
from sqlalchemy import func, insert, select

from matching.explained import Explanations
from matching.explanation import explained
from matching.pairs import ground_of
from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings, PairExplanation, explanation_of, explanation_to_json
from models.steps.matching.building import CatalogueProblem, build_problem
from models.steps.matching.stored_reasons import LIKE, LINES, StoredReasons
from models.steps.matching.translating import Translator
from models.use_cases.back_up import check_catalogue
from models.use_cases.list_runs import list_proposals, list_reasons, view_proposal
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from tests.records import TODAY


def every_pair(opened: Opened) -> tuple[Translator, Explanations]:
    with opened.catalogue.reading() as session:
        built = build_problem(session, MatchSettings(), TODAY)
        translator = Translator(session, built, TODAY)
    rows = np.array(list(product(range(len(built.offers)), range(len(built.needs)))))
    return translator, explained(ground_of(built.problem), rows[:, 0], rows[:, 1])


def completed(text: str, lines: dict[int, str]) -> dict[str, object]:
    own = json.loads(text)
    found = {name: value for place in own.pop(LIKE) for name, value in json.loads(lines[place]).items()} | own
    raw: dict[str, object] = {field.name: found.pop(field.name) for field in fields(PairExplanation)}
    assert not found
    for field in LINES:
        told = raw[field]
        assert isinstance(told, list)
        raw[field] = [json.loads(lines[each]) if isinstance(each, int) else each for each in told]
    return raw


def test_every_pair_of_the_catalogue_is_stored_as_it_is_told(filled: Opened) -> None:
    translator, pairs = every_pair(filled)
    told = [translator.explanation(each) for each in pairs]
    assert any(each.gaps for each in told)
    assert any(each.to_do for each in told)
    stored = StoredReasons(translator, pairs)
    found = [completed(text, stored.shared) for text in stored]
    assert [json.dumps(raw, ensure_ascii=False, separators=(",", ":")) for raw in found] == [
        explanation_to_json(each) for each in told
    ]
    assert [explanation_of(raw) for raw in found] == told


def test_what_many_pairs_say_is_written_once(filled: Opened) -> None:
    stored = StoredReasons(*every_pair(filled))
    texts = list(stored)
    assert len(set(stored.shared.values())) == len(stored.shared)
    assert sum(map(len, texts)) < sum(len(json.dumps(completed(text, stored.shared))) for text in texts) / 2


def test_no_pairs_have_no_reasons(filled: Opened) -> None:
    translator, _ = every_pair(filled)
    nothing = np.zeros(0, dtype=np.int64)
    stored = StoredReasons(translator, explained(ground_of(built_of(filled).problem), nothing, nothing))
    assert (list(stored), stored.shared) == ([], {})


def built_of(opened: Opened) -> CatalogueProblem:
    with opened.catalogue.reading() as session:
        return build_problem(session, MatchSettings(), TODAY)


def test_reasons_are_read_one_by_one_and_all_at_once(filled: Opened) -> None:
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    newest = run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY).code
    rows = list_proposals(filled.catalogue, filled.actor, ListQuery(filters=(("run", newest),)), 0, 1000).rows
    whole = list_reasons(filled.catalogue, filled.actor, newest)
    assert whole == {row.proposal: view_proposal(filled.catalogue, filled.actor, row.proposal) for row in rows}
    assert {code: (each.enterprise, each.need, each.score) for code, each in whole.items()} == {
        row.proposal: (row.enterprise, row.need, row.score) for row in rows
    }


def test_reasons_that_hold_every_line_themselves_are_still_read(filled: Opened) -> None:
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    with filled.catalogue.reading() as session:
        code = session.scalars(select(t.Proposal.code).order_by(t.Proposal.id)).first() or ""
    told = view_proposal(filled.catalogue, filled.actor, code)
    with filled.catalogue.transaction() as session, change_set(session, filled.actor, ChangeKind.MATCHING):
        made_by = session.info["change_set"].id
        old = session.scalars(select(t.Proposal).where(t.Proposal.code == code)).one()
        row = {column.name: getattr(old, column.name) for column in t.Proposal.__table__.columns}
        row |= {"id": None, "uid": "older", "code": "P-999999", "made_by": made_by}
        session.execute(insert(t.Proposal), [row | {"reasons": explanation_to_json(told)}])
    assert view_proposal(filled.catalogue, filled.actor, "P-999999") == told


def test_shared_lines_are_sealed_with_their_run(filled: Opened) -> None:
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    assert not check_catalogue(filled.catalogue, filled.actor).findings
    with filled.catalogue.transaction() as session:
        assert session.scalar(select(func.count()).select_from(t.RunLine))
        line = session.scalars(select(t.RunLine).order_by(t.RunLine.id)).first()
        assert line is not None
        session.connection().execute(
            t.RunLine.__table__.update().where(t.RunLine.__table__.c.id == line.id).values(text="{}")  # type: ignore[attr-defined]
        )
    assert check_catalogue(filled.catalogue, filled.actor).findings
