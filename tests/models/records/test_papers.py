"""Papers with a last day and a witness: seen, running out, not held any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from matching.codes import Paper
from models.domain.businesses import PaperDraft, PaperRecord
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.domain.validity import SOON_DAYS, Validity, validity_of
from models.problems import UserProblem
from models.steps.matching.building import build_problem
from models.use_cases.back_up import check_catalogue
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.undo_change import undo_change
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise, officer, unchanged

TODAY = date(2026, 11, 21)
HALAL = PaperDraft("halal", True, "ID12345678901234", valid_until="2027-03-01", evidence="asli", seen_on="2026-11-02")


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Worked in by an officer of a Diskopumdag."""
    return replace(opened, actor=officer(opened))


def save(opened: Opened, *papers: PaperDraft) -> str:
    return save_enterprise(opened.catalogue, opened.actor, replace(enterprise(), papers=papers)).uid


def paper(opened: Opened, uid: str, kind: str = "halal") -> PaperRecord:
    record = view_enterprise(opened.catalogue, opened.actor, uid)
    return next(each for each in record.papers if each.kind == kind)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (-1, Validity.EXPIRED), (0, Validity.SOON), (SOON_DAYS, Validity.SOON), (SOON_DAYS + 1, Validity.VALID),
    ],
)  # fmt: skip
def test_the_last_day_counts_and_sixty_days_before_it_are_soon(days: int, told: Validity) -> None:
    assert validity_of((TODAY + timedelta(days)).isoformat(), TODAY) is told


def test_a_paper_without_a_last_day_is_open() -> None:
    assert validity_of("", TODAY) is Validity.OPEN


def test_what_was_seen_of_a_paper_is_kept(opened: Opened) -> None:
    found = paper(opened, save(opened, HALAL))
    assert (found.number, found.valid_until, found.seen_on) == ("ID12345678901234", "2027-03-01", "2026-11-02")
    assert found.evidence == "asli"
    assert found.seen_by == opened.actor.name


def test_a_paper_seen_by_somebody_else_keeps_that_name(opened: Opened) -> None:
    assert paper(opened, save(opened, replace(HALAL, seen_by="  Petugas   Dua "))).seen_by == "Petugas Dua"


def test_a_paper_that_is_not_held_any_more_has_no_days(opened: Opened) -> None:
    uid = save(opened, HALAL)
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, uid))
    gone = replace(HALAL, held=False)
    saved = save_enterprise(opened.catalogue, opened.actor, replace(draft, papers=(gone,)))
    found = paper(opened, uid)
    assert (found.held, found.valid_until, found.seen_by, found.evidence) == (False, "", "", "")
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    back = paper(opened, uid)
    assert (back.held, back.valid_until, back.seen_by) == (True, "2027-03-01", opened.actor.name)
    assert check_catalogue(opened.catalogue, opened.actor).ok


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (replace(HALAL, valid_until="2027-02-30"), "record.paper_day"),
        (replace(HALAL, valid_until="20270301"), "record.paper_day"),
        (replace(HALAL, seen_on="2999-01-01"), "record.paper_seen_later"),
        (replace(HALAL, seen_on=""), "record.paper_seen_when"),
        (replace(HALAL, evidence="katanya"), "record.paper_evidence"),
    ],
)
def test_days_that_cannot_be_are_refused(opened: Opened, wrong: PaperDraft, message: str) -> None:
    with pytest.raises(UserProblem) as refused:
        save(opened, wrong)
    assert (refused.value.message, refused.value.values["field"]) == (message, "papers")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (replace(HALAL, number="3523116505859991"), "personal_number_in_text"),
        (replace(HALAL, number="no. 3523-1165-0585-9991"), "personal_number_in_text"),
        (PaperDraft("pirt", False, "3523116505859991"), "personal_number_in_text"),
        (PaperDraft("npwp", True, "3523116505859991"), "equipment.npwp_is_nik"),
    ],
)
def test_the_number_of_a_person_is_no_number_of_a_paper(opened: Opened, wrong: PaperDraft, message: str) -> None:
    with pytest.raises(UserProblem) as refused:
        save(opened, wrong)
    assert (refused.value.message, refused.value.values["field"]) == (message, "papers")


@pytest.mark.parametrize(
    "paper",
    [
        PaperDraft("halal", True, "ID35110000000000121"), PaperDraft("pirt", True, "2063523010012-30"),
        PaperDraft("npwp", True, "0012345678901000"),
    ],
)  # fmt: skip
def test_long_numbers_of_papers_are_saved(opened: Opened, paper: PaperDraft) -> None:
    view = view_enterprise(opened.catalogue, opened.actor, save(opened, paper))
    assert paper.number in {each.number for each in view.papers}


@pytest.mark.parametrize(("days", "held"), [(-1, False), (0, True), (None, True)])
def test_the_matcher_and_the_list_take_an_expired_paper_as_not_held(
    opened: Opened, days: int | None, held: bool
) -> None:
    today = date.today()
    until = "" if days is None else (today + timedelta(days)).isoformat()
    save(opened, PaperDraft("halal", True, valid_until=until))
    with opened.catalogue.reading() as session:
        offers = build_problem(session, MatchSettings(), today).problem.offers
    assert bool(offers.papers[0] & Paper.HALAL) is held
    assert not offers.papers_unknown[0] & Paper.HALAL  # somebody asked: missing, not unknown
    (line,) = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 10).rows
    assert line.papers_held == int(held)


def test_the_history_names_the_paper(opened: Opened) -> None:
    uid = save(opened, HALAL, PaperDraft("pirt", True, "1"))
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, uid))
    later = replace(HALAL, valid_until="2028-03-01")
    save_enterprise(opened.catalogue, opened.actor, replace(draft, papers=(later, PaperDraft("pirt", True, "1"))))
    told = view_enterprise(opened.catalogue, opened.actor, uid).history
    (line,) = (each for each in told if each.field == "paper.valid_until")
    assert (line.of, line.old, line.new) == ("halal", "2027-03-01", "2028-03-01")
