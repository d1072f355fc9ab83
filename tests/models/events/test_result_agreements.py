"""From a result to an agreement: what somebody decided against stays so, and says why."""

from __future__ import annotations

import pytest

from models.domain.events import Interest, ResultDraft
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.problems import UserProblem
from models.use_cases.add_guests import add_guests
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.propose_meetings import propose_meetings
from models.use_cases.result_agreement import proposal_of_result
from models.use_cases.save_result import save_result
from models.use_cases.undo_change import undo_change
from tests.models.events.staged import BUYERS, ENTERPRISES, matched, new_event, seen

AGAINST = (Decided.REJECT, Decided.FORBID)


def _result(opened: Opened, interest: Interest = Interest.INTERESTED) -> tuple[str, str]:
    """A proposal on which nobody decided, and the uid of a result about its pair."""
    matched(opened)
    event = new_event(opened)
    add_guests(opened.catalogue, opened.actor, event, (*BUYERS, *ENTERPRISES))
    propose_meetings(opened.catalogue, opened.actor, event)
    meeting = next(each for each in seen(opened, event).meetings if each.proposal)
    decide_proposal(opened.catalogue, opened.actor, meeting.proposal, Decided.OPEN)
    draft = ResultDraft(meeting.number, meeting.enterprises[0], interest)
    return meeting.proposal, save_result(opened.catalogue, opened.actor, event, draft).result


def _standing(opened: Opened, proposal: str) -> tuple[Decided, str]:
    lines = list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 100).rows
    (line,) = [each for each in lines if each.proposal == proposal]
    return line.status, line.reason


@pytest.mark.parametrize("reason", ["pembeli bermasalah", ""])
@pytest.mark.parametrize("decision", AGAINST)
def test_what_was_decided_against_is_refused_with_its_reason(filled: Opened, decision: Decided, reason: str) -> None:
    proposal, result = _result(filled)
    decide_proposal(filled.catalogue, filled.actor, proposal, decision, reason)
    with pytest.raises(UserProblem) as problem:
        proposal_of_result(filled.catalogue, filled.actor, result)
    word = "rejected" if decision is Decided.REJECT else "forbidden"
    assert problem.value.message == f"event.proposal_{word}" + ("_for" if reason else "")
    assert problem.value.values == {"proposal": proposal, "reason": reason}
    assert _standing(filled, proposal) == (decision, reason)


def test_an_open_one_is_accepted_by_a_step_that_can_be_undone(filled: Opened) -> None:
    proposal, result = _result(filled)
    found = proposal_of_result(filled.catalogue, filled.actor, result)
    assert (found.proposal, _standing(filled, proposal)) == (proposal, (Decided.ACCEPT, ""))
    again = proposal_of_result(filled.catalogue, filled.actor, result)
    assert (again.proposal, again.change_set) == (proposal, "")
    undo_change(filled.catalogue, filled.actor, found.change_set)
    assert _standing(filled, proposal)[0] is Decided.OPEN


@pytest.mark.parametrize("interest", [Interest.NONE, Interest.UNSURE])
def test_a_result_without_interest_makes_no_agreement(filled: Opened, interest: Interest) -> None:
    proposal, result = _result(filled, interest)
    with pytest.raises(UserProblem, match=r"event\.result_without_interest"):
        proposal_of_result(filled.catalogue, filled.actor, result)
    assert _standing(filled, proposal)[0] is Decided.OPEN
