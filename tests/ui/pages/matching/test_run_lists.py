"""The lists behind the page: needs, enterprises left over, alternatives, and decisions on many at once."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select, update

from models.catalogue import tables as t
from models.domain.lists import ListQuery
from models.domain.matching import Decided, NeedLine, RuleCode, UnmatchedCode
from models.problems import UserProblem
from models.use_cases.browse_run import EMPTY, FULL, PARTLY, REASON, browse_needs, browse_unmatched
from models.use_cases.decide_proposals import decide_proposals
from models.use_cases.list_alternatives import list_alternatives
from models.use_cases.list_ready_proposals import list_ready_proposals
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.summarise_run import summarise_run
from models.use_cases.undo_change import undo_change
from tests.records import TODAY

ALL = ListQuery()


def needs(opened: Opened, query: ListQuery = ALL) -> list[str]:
    return [line.words for line in browse_needs(opened.catalogue, opened.actor, query, 0, 50).rows]


def proposals(opened: Opened, **filters: str) -> list[str]:
    query = ListQuery(filters=tuple(filters.items()))
    return [line.proposal for line in list_proposals(opened.catalogue, opened.actor, query, 0, 50).rows]


def test_needs_are_found_by_words_pattern_and_how_far_they_are_filled(matched: Opened) -> None:
    assert needs(matched, ListQuery(words="tapioka")) == ["ubi kayu"]
    assert needs(matched, ListQuery(filters=(("pattern", "subkontrak"),))) == ["kemeja"]
    assert needs(matched, ListQuery(filters=(("region", "35.24"),))) == []
    full, empty = (set(needs(matched, ListQuery(filters=(("filled", each),)))) for each in (FULL, EMPTY))
    assert full
    assert not full & empty
    assert needs(matched, ListQuery(sort="need", descending=True)) == list(reversed(needs(matched)))


def test_a_run_that_is_not_there_is_a_problem_of_the_user(matched: Opened) -> None:
    with pytest.raises(UserProblem) as problem:
        browse_needs(matched.catalogue, matched.actor, ListQuery(filters=(("run", "R-9999"),)), 0, 10)
    assert problem.value.message == "run.unknown"


def test_enterprises_left_over_are_found_by_reason_and_name(matched: Opened) -> None:
    left = browse_unmatched(matched.catalogue, matched.actor, ALL, 0, 50).rows
    manik = next(line for line in left if line.enterprise_name == "Manik Indah")
    by_reason = ListQuery(words="manik", filters=(("reason", manik.reasons[0]),))
    assert browse_unmatched(matched.catalogue, matched.actor, by_reason, 0, 50).rows == (manik,)
    other = ListQuery(filters=(("reason", str(UnmatchedCode.INACTIVE)),))
    assert browse_unmatched(matched.catalogue, matched.actor, other, 0, 50).total == 0


def test_the_summary_counts_what_the_lists_hold(matched: Opened) -> None:
    found = summarise_run(matched.catalogue, matched.actor, "R-0001")
    left = browse_unmatched(matched.catalogue, matched.actor, ALL, 0, 50)
    assert sum(total.needs for total in found.quantities) == len(needs(matched)) == found.run.counts.needs
    assert sum(each.count for each in found.enterprises_left) == left.total
    assert found.districts == ("35.23",)
    assert all(0 <= total.filled <= total.required for total in found.quantities)


def test_alternatives_leave_out_who_was_chosen_and_name_the_refusing_rule(matched: Opened) -> None:
    need = browse_needs(matched.catalogue, matched.actor, ListQuery(words="ubi"), 0, 1).rows[0].need
    chosen = {
        line.enterprise_name
        for line in list_proposals(matched.catalogue, matched.actor, ListQuery(filters=(("need", need),)), 0, 9).rows
    }
    others = list_alternatives(matched.catalogue, matched.actor, "R-0001", need, today=TODAY)
    assert not chosen & {other.enterprise_name for other in others}
    assert all((other.rule is None) == other.possible == (other.reason is not None) for other in others)


def test_a_rejected_pair_comes_back_as_refused_by_the_officer(matched: Opened) -> None:
    code = proposals(matched)[0]
    line = list_proposals(matched.catalogue, matched.actor, ALL, 0, 1).rows[0]
    decide_proposals(matched.catalogue, matched.actor, (code,), Decided.FORBID)
    others = list_alternatives(matched.catalogue, matched.actor, "R-0001", line.need, today=TODAY)
    assert line.enterprise not in {other.enterprise for other in others}  # it stands among the proposals, marked
    assert proposals(matched, status=str(Decided.FORBID)) == [code]
    assert all(other.rule is None or other.rule.rule is not RuleCode.FORBIDDEN for other in others)


def test_a_decision_on_many_is_one_step_to_take_back(matched: Opened) -> None:
    codes = proposals(matched)
    assert len(codes) >= 3
    report = decide_proposals(matched.catalogue, matched.actor, codes, Decided.LOCK)
    assert proposals(matched, status=str(Decided.LOCK)) == codes
    undone = undo_change(matched.catalogue, matched.actor, report.change_set)
    assert proposals(matched, status=str(Decided.OPEN)) == codes
    undo_change(matched.catalogue, matched.actor, undone.change_set)
    assert proposals(matched, status=str(Decided.LOCK)) == codes


def test_when_one_of_many_is_refused_none_is_decided(matched: Opened) -> None:
    codes = proposals(matched)
    with pytest.raises(UserProblem) as problem:
        decide_proposals(matched.catalogue, matched.actor, (*codes, "P-999999"), Decided.ACCEPT)
    assert problem.value.message == "proposal.unknown"
    assert proposals(matched, status=str(Decided.OPEN)) == codes


def test_a_refused_pair_fills_nothing(matched: Opened) -> None:
    def line(need: str) -> NeedLine:
        rows = browse_needs(matched.catalogue, matched.actor, ALL, 0, 50).rows
        return next(each for each in rows if each.need == need)

    proposed = list_proposals(matched.catalogue, matched.actor, ALL, 0, 1).rows[0]
    before = line(proposed.need)
    report = decide_proposals(matched.catalogue, matched.actor, (proposed.proposal,), Decided.REJECT, "harga")
    assert line(proposed.need).filled == before.filled - proposed.quantity
    counts = summarise_run(matched.catalogue, matched.actor, "R-0001").run.counts
    for filled, number in (
        (FULL, counts.needs_filled), (PARTLY, counts.needs_partly), (EMPTY, counts.needs_unfilled)
    ):  # fmt: skip
        assert len(needs(matched, ListQuery(filters=(("filled", filled),)))) == number
    undo_change(matched.catalogue, matched.actor, report.change_set)
    decide_proposals(matched.catalogue, matched.actor, (proposed.proposal,), Decided.LOCK)
    assert line(proposed.need).filled == before.filled


def test_a_reason_of_the_summary_finds_the_needs_it_counts(matched: Opened) -> None:
    with matched.catalogue.transaction() as session:
        rows = session.scalars(select(t.RunNeed.id).order_by(t.RunNeed.id)).all()
        stored = (["minimum_lot", "rule:minimum_lot"], ["rule", "rule:territory", "rule:minimum_lot"], ["outranked"])
        for row, reasons in zip(rows, stored, strict=True):
            changed = update(t.RunNeed).where(t.RunNeed.id == row)
            session.execute(changed.values(reasons=json.dumps(reasons), filled=0))
    left = summarise_run(matched.catalogue, matched.actor, "R-0001").needs_left
    assert len(left) == 3
    for each in left:
        assert len(needs(matched, ListQuery(filters=(("filled", f"{REASON}{each.reason}"),)))) == each.count


def test_only_accepted_pairs_wait_for_an_agreement(matched: Opened) -> None:
    codes = proposals(matched)
    decide_proposals(matched.catalogue, matched.actor, codes[:1], Decided.ACCEPT)
    decide_proposals(matched.catalogue, matched.actor, codes[1:2], Decided.LOCK)
    ready = list_ready_proposals(matched.catalogue, matched.actor, ALL, 0, 10)
    assert [line.proposal for line in ready.rows] == codes[:1]
    nobody = list_ready_proposals(matched.catalogue, matched.actor, ListQuery(words="tidak ada"), 0, 10)
    assert nobody.total == 0
