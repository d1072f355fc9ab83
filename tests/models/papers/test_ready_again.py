"""A pair is ready for an agreement when it has none that runs; one that is over is told of."""

from __future__ import annotations

from datetime import date, timedelta

from models.domain.lists import ListQuery
from models.domain.matching import ProposalLine
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.list_ready_proposals import list_ready_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.issuing import AUGUST, FIRST, TERMS, ended, issued, row_of
from tests.records import TODAY

DAY = timedelta(days=1)


def ready(opened: Opened, day: date) -> dict[str, ProposalLine]:
    found = list_ready_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 50, today=day)
    assert found.total == len(found.rows)
    return {line.proposal: line for line in found.rows}


def test_a_pair_is_ready_again_the_day_after_its_agreement_ends(accepted: Opened) -> None:
    assert ready(accepted, TODAY)[FIRST].ended == ""
    last = date.fromisoformat(row_of(accepted, issued(accepted).agreement).ends)
    assert FIRST not in ready(accepted, TODAY)
    assert FIRST not in ready(accepted, last)
    assert ready(accepted, last + DAY)[FIRST].ended == last.isoformat()
    issue_agreement(accepted.catalogue, accepted.actor, FIRST, TERMS, today=last + DAY)
    assert FIRST in ready(accepted, last + DAY)  # signed in the past again, so over again
    assert len(ready(accepted, TODAY)) == 3


def test_an_ending_before_its_time_frees_the_pair_from_the_next_day(accepted: Opened) -> None:
    made, last = issued(accepted), AUGUST + 10 * DAY
    ended(accepted, made.agreement, last)
    assert FIRST not in ready(accepted, last)
    assert ready(accepted, last + DAY)[FIRST].ended == last.isoformat()


def test_a_void_agreement_is_no_earlier_one(accepted: Opened) -> None:
    made = issued(accepted)
    void_agreement(accepted.catalogue, accepted.actor, made.agreement, "salah ketik")
    assert ready(accepted, TODAY)[FIRST].ended == ""
