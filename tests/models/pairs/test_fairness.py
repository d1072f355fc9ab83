"""A stored run judged: who would rather have each other, who rests on whom, and nothing that tells a desil."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.fairness import BlockingLine, DependenceKind, DependenceLimits, Fairness, PlanReason
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.problems import Cancelled, UserProblem
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.judge_fairness import judge_fairness
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from tests.models.pairs.moving import move_away
from tests.records import TODAY, enterprise, import_rows


def judged(opened: Opened, **limits: int) -> Fairness:
    return judge_fairness(opened.catalogue, opened.actor, "R-0001", limits=DependenceLimits(**limits))


def run(opened: Opened) -> None:
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)


def test_a_newcomer_and_the_need_would_rather_have_each_other(filled: Opened, tmp_path: Path) -> None:
    move_away(filled, "Tani Sejahtera")
    run(filled)
    assert judged(filled).as_it_was
    rows = (enterprise(10, "Tani Unggul Baru", "ubi_kayu", capacity=8_000, price=1_000),)
    import_rows(filled, tmp_path, IntakeKind.ENTERPRISES, rows)
    found = judged(filled)
    assert not found.as_it_was
    mine = [line for line in found.blocking if line.enterprise_name == "Tani Unggul Baru"]
    assert [(line.need, line.reason, line.given_up) for line in mine] == [("K-0001", PlanReason.WITHIN_GAP, "")]
    assert mine[0].instead_of
    assert mine[0].change is not None
    assert mine[0].change > 0


def test_shares_over_the_limits_are_named_with_who_could_help(filled: Opened) -> None:
    run(filled)
    found = judged(filled, enterprise=1, need=1)
    kinds = {line.kind for line in found.dependence}
    assert {DependenceKind.ENTERPRISE, DependenceKind.NEED} <= kinds
    assert all(line.share >= line.threshold == 1 for line in found.dependence)
    assert all(line.who_name and line.on_name for line in found.dependence)
    assert found.dependence_total == len(found.dependence)
    few = judge_fairness(filled.catalogue, filled.actor, "R-0001", limits=DependenceLimits(1, 1, 1), most=1)
    assert few.dependence_total == found.dependence_total > len(few.dependence)


def test_a_pair_that_is_no_longer_possible_is_counted_and_left_out(filled: Opened) -> None:
    run(filled)
    line = list_proposals(filled.catalogue, filled.actor, ListQuery(), 0, 1).rows[0]
    decide_proposal(filled.catalogue, filled.actor, line.proposal, Decided.FORBID, "konflik")
    found = judged(filled)
    assert found.impossible == 1
    forbidden = [each for each in found.blocking if each.reason is PlanReason.FORBIDDEN]
    assert [(each.enterprise, each.need, each.change) for each in forbidden] == [(line.enterprise, line.need, None)]


def test_a_deleted_need_counts_as_impossible(filled: Opened) -> None:
    run(filled)
    line = list_proposals(filled.catalogue, filled.actor, ListQuery(), 0, 1).rows[0]
    with filled.catalogue.transaction() as session, change_set(session, filled.actor, ChangeKind.SCREEN):
        session.scalars(select(t.Need).where(t.Need.code == line.need)).one().deleted = True
    assert judged(filled).impossible >= 1


def test_no_line_carries_what_depends_on_the_desil(filled: Opened) -> None:
    run(filled)
    found = judged(filled)
    assert not {"priority", "desil", "value"} & {field.name for field in fields(BlockingLine)}
    assert PlanReason.PRIORITY not in {line.reason for line in found.blocking}
    assert found.for_priority is None or found.for_priority == 0 or found.for_priority >= 10


def test_cancelling_ends_it_and_an_unknown_run_is_told(filled: Opened) -> None:
    run(filled)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        judge_fairness(filled.catalogue, filled.actor, "R-0001", progress=stop)
    with pytest.raises(UserProblem, match=r"run\.unknown"):
        judge_fairness(filled.catalogue, filled.actor, "R-9999")
