"""Proposals that nobody has decided on stay to be reviewed when their enterprise is merged into another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.lists import ListQuery
from models.domain.matching import Decided, ProposalLine
from models.domain.merging import KeptEdit, Side
from models.use_cases.browse_run import WAITING, browse_needs
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from models.use_cases.unmerge_records import unmerge_records
from tests.models.duplicates.merged import merged, offers_of, sound, the_merge
from tests.models.duplicates.rich import live, picture, promised, twins, wanted, write
from tests.models.records.drafts import officer

Place = tuple[Opened, Actor, str, str]


@pytest.fixture
def proposed(opened: Opened) -> Place:
    """Two records of one enterprise, and an open proposal of the second's tapioca."""
    actor = officer(opened)
    first, second = twins(opened, actor)
    promised(opened, actor, offers_of(opened, actor, second.uid)["Tapioka"], wanted(opened, actor))
    write(opened, actor, _leave_open)
    return opened, actor, first.uid, second.uid


def _leave_open(session: Session) -> None:
    """Nobody has decided yet; the run tells how far the need is filled."""
    session.scalars(select(t.Decision)).one().deleted = True
    given = session.scalars(select(t.Proposal)).one()
    both = {"run_id": given.run_id, "need_id": given.need_id}
    session.add(t.RunNeed(**both, pattern=given.pattern, required=200_000, filled=given.quantity, reasons="[]"))


def listed(place: Place) -> list[ProposalLine]:
    return list(list_proposals(place[0].catalogue, place[1], ListQuery(), 0, 10).rows)


def waiting(place: Place) -> int:
    query = ListQuery(filters=(("filled", WAITING),))
    return browse_needs(place[0].catalogue, place[1], query, 0, 10).total or 0


def mend(place: Place, into: Callable[[Session], None]) -> None:
    write(place[0], place[1], into)


def test_an_open_proposal_of_the_merged_record_is_the_survivors_and_can_be_decided(proposed: Place) -> None:
    opened, actor, first, second = proposed
    (before,) = listed(proposed)
    merged(opened, actor, first, second)
    (line,) = listed(proposed)
    assert (line.proposal, line.status) == (before.proposal, Decided.OPEN)
    assert line.enterprise != before.enterprise
    assert waiting(proposed) == 1
    decide_proposal(opened.catalogue, actor, line.proposal, Decided.REJECT, "Sudah dipasok")
    assert [each.status for each in listed(proposed)] == [Decided.REJECT]
    assert waiting(proposed) == 0
    sound(opened.catalogue, actor)


@pytest.mark.parametrize("taken_apart", [True, False])
def test_it_goes_back_where_nobody_has_spoken_of_it(proposed: Place, taken_apart: bool) -> None:
    opened, actor, first, second = proposed
    before, (line,) = live(picture(opened)), listed(proposed)
    merge = merged(opened, actor, first, second)
    if taken_apart:
        assert unmerge_records(opened.catalogue, actor, the_merge(opened, actor)).kept == ()
    else:
        undo_change(opened.catalogue, actor, merge)
    assert live(picture(opened)) == before
    assert listed(proposed) == [line]


def test_one_that_was_decided_since_stays_with_the_survivor(proposed: Place) -> None:
    opened, actor, first, second = proposed
    merged(opened, actor, first, second)
    (line,) = listed(proposed)
    decide_proposal(opened.catalogue, actor, line.proposal, Decided.REJECT, "Sudah dipasok")
    report = unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    assert KeptEdit("proposal", line.proposal) in report.kept
    assert [(each.enterprise, each.status) for each in listed(proposed)] == [(line.enterprise, Decided.REJECT)]
    sound(opened.catalogue, actor)


def test_of_two_proposals_for_one_need_the_survivors_is_reviewed(proposed: Place) -> None:
    opened, actor, first, second = proposed
    (theirs,) = listed(proposed)

    def propose_mine(session: Session) -> None:
        given = session.scalars(select(t.Proposal)).one()
        mine = session.scalars(select(t.Offer).join(t.Enterprise).where(t.Enterprise.uid == first)).first()
        assert mine is not None
        values = {name: getattr(given, name) for name in ("run_id", "need_id", "pattern", "quantity", "unit")}
        scores = {name: getattr(given, name) for name in ("score_low", "score_high", "reasons", "offer_quantity")}
        session.add(t.Proposal(code="P-9001", offer_id=mine.id, score=700, **values, **scores))

    mend(proposed, propose_mine)
    assert len(listed(proposed)) == 2
    merged(opened, actor, first, second)
    assert [line.proposal for line in listed(proposed)] == ["P-9001"]
    (need,) = browse_needs(opened.catalogue, actor, ListQuery(), 0, 10).rows
    assert (need.proposals, waiting(proposed)) == (1, 1)
    unmerge_records(opened.catalogue, actor, the_merge(opened, actor))
    assert {line.proposal for line in listed(proposed)} == {"P-9001", theirs.proposal}


def test_the_quantity_goes_by_the_unit_of_the_offer_that_is_kept(proposed: Place) -> None:
    opened, actor, first, second = proposed

    def in_tons(session: Session) -> None:
        offer = session.scalars(select(t.Offer).join(t.Enterprise).where(t.Enterprise.uid == first)).first()
        assert offer is not None
        offer.unit = "ton"

    mend(proposed, in_tons)
    field = f"offer:{offers_of(opened, actor, first)['Tapioka kering']}"
    merged(opened, actor, first, second, (field, Side.FIRST))
    with opened.catalogue.reading() as session:
        assert session.scalars(select(t.Proposal.offer_quantity)).all() == [100]
