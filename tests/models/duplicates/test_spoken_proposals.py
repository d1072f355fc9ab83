"""Of two proposals of one run for one need the one that somebody has decided on is shown after a merge, alone."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.lists import ListQuery
from models.domain.matching import Decided
from models.domain.merging import Reason, Side
from models.problems import UserProblem
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.propose_terms import propose_terms
from models.use_cases.undo_change import undo_change
from models.use_cases.unmerge_records import unmerge_records
from models.use_cases.view_merge import view_merge
from tests.models.duplicates.merged import merged, offers_of, sound, the_merge
from tests.models.duplicates.rich import live, picture, promised, twins, wanted, write
from tests.models.records.drafts import officer

ACCEPTED, OPEN, REJECTED = Decided.ACCEPT, Decided.OPEN, Decided.REJECT
SURVIVORS, OTHERS = 150_000, 40_000


@dataclass(frozen=True)
class Rivals:
    """Two records of one enterprise, each proposed for the same need in one run with a quantity of its own."""

    opened: Opened
    actor: Actor
    first: str
    second: str
    mine: str
    theirs: str
    field: str

    def say(self, mine: Decided | None, theirs: Decided | None) -> None:
        """Words on the two; None: nobody has ever said one."""

        def write_words(session: Session) -> None:
            for code, quantity, word in ((self.mine, SURVIVORS, mine), (self.theirs, OTHERS, theirs)):
                proposal = session.scalars(select(t.Proposal).where(t.Proposal.code == code)).one()
                proposal.quantity = proposal.offer_quantity = quantity
                row = session.scalars(select(t.Decision).where(t.Decision.offer_id == proposal.offer_id)).one()
                row.deleted, row.status = word is None, word or OPEN
                row.quantity = row.offer_quantity = quantity if word is ACCEPTED else None

        write(self.opened, self.actor, write_words)

    def merge(self) -> str:
        return merged(self.opened, self.actor, self.first, self.second, (self.field, Side.FIRST))

    def shown(self) -> dict[str, Decided]:
        rows = list_proposals(self.opened.catalogue, self.actor, ListQuery(), 0, 10).rows
        return {row.proposal: row.status for row in rows}


@pytest.fixture
def rivals(opened: Opened) -> Rivals:
    actor = officer(opened)
    first, second = twins(opened, actor)
    need = wanted(opened, actor)
    mine = offers_of(opened, actor, first.uid)["Tapioka kering"]
    theirs = offers_of(opened, actor, second.uid)["Tapioka"]
    codes = [promised(opened, actor, uid, need) for uid in (mine, theirs)]
    return Rivals(opened, actor, first.uid, second.uid, codes[0], codes[1], f"offer:{mine}")


@pytest.mark.parametrize(
    ("mine", "theirs", "stays"),
    [
        (None, ACCEPTED, "theirs"),
        (OPEN, ACCEPTED, "theirs"),
        (None, REJECTED, "theirs"),
        (ACCEPTED, None, "mine"),
        (ACCEPTED, OPEN, "mine"),
        (ACCEPTED, ACCEPTED, "mine"),
        (None, None, "mine"),
        (OPEN, OPEN, "mine"),
    ],
)
def test_one_of_two_is_shown_with_the_word_that_was_said_of_it(
    rivals: Rivals, mine: Decided | None, theirs: Decided | None, stays: str
) -> None:
    rivals.say(mine, theirs)
    before, shown = live(picture(rivals.opened)), rivals.shown()
    rivals.merge()
    code, word = (rivals.mine, mine) if stays == "mine" else (rivals.theirs, theirs)
    assert rivals.shown() == {code: word or OPEN}
    if word is ACCEPTED:
        quantity = SURVIVORS if stays == "mine" else OTHERS
        with rivals.opened.catalogue.reading() as session:
            of = select(t.Decision.quantity).join(t.Proposal, t.Proposal.offer_id == t.Decision.offer_id)
            assert session.scalars(of.where(t.Proposal.code == code)).all() == [quantity]
    sound(rivals.opened.catalogue, rivals.actor)
    assert unmerge_records(rivals.opened.catalogue, rivals.actor, the_merge(rivals.opened, rivals.actor)).kept == ()
    assert (live(picture(rivals.opened)), rivals.shown()) == (before, shown)


def test_an_undone_merge_shows_both_again(rivals: Rivals) -> None:
    rivals.say(OPEN, ACCEPTED)
    before = live(picture(rivals.opened))
    undo_change(rivals.opened.catalogue, rivals.actor, rivals.merge())
    assert live(picture(rivals.opened)) == before
    assert rivals.shown() == {rivals.mine: OPEN, rivals.theirs: ACCEPTED}


@pytest.mark.parametrize(("mine", "theirs"), [(None, ACCEPTED), (ACCEPTED, None), (ACCEPTED, ACCEPTED)])
def test_the_code_of_the_hidden_one_tells_which_stands_for_it(
    rivals: Rivals, mine: Decided | None, theirs: Decided | None
) -> None:
    rivals.say(mine, theirs)
    rivals.merge()
    (shown,) = rivals.shown()
    hidden = rivals.theirs if shown == rivals.mine else rivals.mine
    for ask in (
        lambda: propose_terms(rivals.opened.catalogue, rivals.actor, hidden),
        lambda: decide_proposal(rivals.opened.catalogue, rivals.actor, hidden, REJECTED, "Sudah dipasok"),
    ):
        with pytest.raises(UserProblem) as refused:
            ask()
        assert (refused.value.message, refused.value.values["shown"]) == ("proposal.merged", shown)
    assert rivals.shown() == {shown: ACCEPTED}


def test_a_word_that_was_taken_back_contradicts_none(rivals: Rivals) -> None:
    rivals.say(OPEN, ACCEPTED)
    view = view_merge(rivals.opened.catalogue, rivals.actor, rivals.first, rivals.second)
    assert next(each for each in view.fields if each.key == rivals.field).why is not Reason.PROMISED
    rivals.say(REJECTED, ACCEPTED)
    view = view_merge(rivals.opened.catalogue, rivals.actor, rivals.first, rivals.second)
    assert next(each for each in view.fields if each.key == rivals.field).why is Reason.PROMISED
