"""Groups in the catalogue: proposed with a run, decided, respected by the next one, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.groups import GroupDetail, GroupLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings, RunFact
from models.problems import UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.decide_group import decide_group
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_groups import list_groups, view_group
from models.use_cases.list_runs import list_proposals, list_run_needs
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.repeat_run import repeat_run
from models.use_cases.run_matching import run_matching
from models.use_cases.try_groups import try_groups
from models.use_cases.undo_change import undo_change
from tests.conftest import copy_of
from tests.records import TODAY, enterprise, import_rows
from tests.small_enterprises import NAMES, import_small_ones


@pytest.fixture(scope="module")
def farmers_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue in which only a group can fill the need, made once: tests work in copies."""
    file = copy_of(empty_file, tmp_path_factory.mktemp("petani"))
    made = open_catalogue(str(file))
    import_small_ones(made, file.parent)
    made.catalogue.close()
    return file


@pytest.fixture
def farmers(farmers_file: Path, tmp_path: Path) -> Iterator[Opened]:
    """The same in a file of the test's own."""
    found = open_catalogue(str(copy_of(farmers_file, tmp_path)))
    yield found
    found.catalogue.close()


def run(opened: Opened) -> RunFact:
    return run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)


def groups(opened: Opened, *filters: tuple[str, str], words: str = "") -> tuple[GroupLine, ...]:
    return list_groups(opened.catalogue, opened.actor, ListQuery(words=words, filters=filters), 0, 50).rows


def only_group(opened: Opened) -> GroupDetail:
    (line,) = groups(opened)
    return view_group(opened.catalogue, opened.actor, line.group)


def decide(opened: Opened, group: str, word: Decided, reason: str = "") -> str:
    return decide_group(opened.catalogue, opened.actor, group, word, reason).change_set


def filled(opened: Opened, run: str) -> dict[str, int]:
    return {line.need: line.filled for line in list_run_needs(opened.catalogue, opened.actor, run)}


def test_a_run_keeps_its_groups_with_shares_reserve_and_departures(farmers: Opened) -> None:
    assert run(farmers).counts.groups == 1
    found = only_group(farmers)
    line = found.line
    assert (line.group, line.run, line.need, line.status) == ("KL-0001", "R-0001", "K-0001", Decided.OPEN)
    assert line.leader_name == "Koperasi Tani Rukun"
    assert (line.quantity, line.open_part, line.unit, line.members) == (1_500_000, 1_500_000, "kg", 5)
    assert (found.by_kecamatan, line.place, found.minimum) == (True, "35.23.11", 1_000_000)
    assert sum(member.quantity for member in found.members) == line.quantity
    assert all(member.quantity == 300_000 for member in found.members)
    assert found.members[0].enterprise_name == line.leader_name
    assert {each.enterprise_name for each in found.departures} == set(NAMES)
    assert all((each.covered, each.uncovered, each.still_possible) == (300_000, 0, True) for each in found.departures)
    assert [bool(each.next_leader) for each in found.departures] == [True, False, False, False, False]


def test_a_repeated_run_proposes_the_same_groups(farmers: Opened) -> None:
    first = run(farmers)
    again = repeat_run(farmers.catalogue, farmers.actor, first.code)
    assert again.run.counts.groups == first.counts.groups == 1
    assert again.same_input


def test_groups_are_found_by_words_need_state_and_run(farmers: Opened) -> None:
    first = run(farmers)
    assert len(groups(farmers, ("run", first.code), ("need", "K-0001"), words="rukun ubi")) == 1
    assert groups(farmers, ("status", str(Decided.ACCEPT))) == ()
    assert groups(farmers, words="semen") == ()
    with pytest.raises(UserProblem, match=r"run\.unknown"):
        groups(farmers, ("run", "R-9999"))


def test_an_accepted_group_takes_need_slot_and_capacities_of_later_runs(farmers: Opened, tmp_path: Path) -> None:
    run(farmers)
    before = only_group(farmers)
    decide(farmers, before.line.group, Decided.ACCEPT)
    newer = run(farmers)
    assert filled(farmers, newer.code) == {}, "nothing is left of the need"
    kept = groups(farmers, ("run", newer.code))
    assert [(line.group, line.run, line.status) for line in kept] == [("KL-0001", "R-0001", Decided.ACCEPT)]
    # a strong newcomer finds the need full and its rest, one more slot, gone
    import_rows(farmers, tmp_path, IntakeKind.ENTERPRISES, (enterprise(40, "Tani Besar", "ubi_kayu"),))
    assert run(farmers).counts.proposals == 0


def test_the_rest_of_a_need_goes_to_others_beside_the_accepted_group(opened: Opened, tmp_path: Path) -> None:
    import_small_ones(opened, tmp_path, quantity=4_000, maximum_partners=2)
    run(opened)
    decide(opened, "KL-0001", Decided.ACCEPT)
    import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, tuple(
        enterprise(row, f"Tani Besar {row}", "ubi_kayu", capacity=1_100) for row in (40, 41)
    ))
    newer = run(opened)
    rows = list_proposals(opened.catalogue, opened.actor, ListQuery(filters=(("run", newer.code),)), 0, 9).rows
    assert [(row.enterprise_name[:10], row.quantity) for row in rows] == [("Tani Besar", 1_100_000)], "one slot is left"
    decide_proposal(opened.catalogue, opened.actor, rows[0].proposal, Decided.ACCEPT)
    report = check_catalogue(opened.catalogue, opened.actor)
    assert report.ok


def test_a_rejected_group_does_not_come_back_with_the_same_members(farmers: Opened) -> None:
    run(farmers)
    decide(farmers, "KL-0001", Decided.REJECT, "Belum siap")
    newer = run(farmers)
    assert newer.counts.groups == 0 or groups(farmers)[0].members != 5
    assert [(line.group, line.reason) for line in groups(farmers, ("run", "R-0001"))] == [("KL-0001", "Belum siap")]


def test_a_word_on_a_group_is_undone_and_redone(farmers: Opened) -> None:
    run(farmers)
    change = decide(farmers, "KL-0001", Decided.ACCEPT)
    undone = undo_change(farmers.catalogue, farmers.actor, change)
    assert only_group(farmers).line.status is Decided.OPEN
    assert run(farmers).counts.groups == 1
    undo_change(farmers.catalogue, farmers.actor, undone.change_set)
    assert view_group(farmers.catalogue, farmers.actor, "KL-0001").line.status is Decided.ACCEPT
    assert run(farmers).counts.groups == 0
    decide(farmers, "KL-0001", Decided.OPEN)
    assert run(farmers).counts.groups == 1


def test_what_is_promised_meanwhile_is_not_promised_again(farmers: Opened) -> None:
    run(farmers)
    run(farmers)
    decide(farmers, "KL-0001", Decided.ACCEPT)
    with pytest.raises(UserProblem, match=r"group\.over_capacity"):
        decide(farmers, "KL-0002", Decided.ACCEPT)
    assert view_group(farmers.catalogue, farmers.actor, "KL-0002").line.status is Decided.OPEN
    decide(farmers, "KL-0001", Decided.REJECT)
    decide(farmers, "KL-0002", Decided.ACCEPT)


def test_a_need_is_not_promised_to_more_than_it_takes(opened: Opened, tmp_path: Path) -> None:
    import_small_ones(opened, tmp_path, maximum_partners=1)
    run(opened)
    import_rows(opened, tmp_path, IntakeKind.ENTERPRISES, (enterprise(40, "Tani Besar", "ubi_kayu"),))
    run(opened)
    (line,) = list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 9).rows
    decide(opened, "KL-0001", Decided.ACCEPT)
    with pytest.raises(UserProblem, match=r"decision\.over_need"):
        decide_proposal(opened.catalogue, opened.actor, line.proposal, Decided.ACCEPT)
    decide(opened, "KL-0001", Decided.OPEN)
    decide_proposal(opened.catalogue, opened.actor, line.proposal, Decided.ACCEPT)
    with pytest.raises(UserProblem, match=r"decision\.over_need"):
        decide(opened, "KL-0001", Decided.ACCEPT)


def test_groups_know_two_words_and_their_own_codes(farmers: Opened) -> None:
    run(farmers)
    with pytest.raises(UserProblem, match=r"group\.accept_or_reject"):
        decide(farmers, "KL-0001", Decided.LOCK)
    with pytest.raises(UserProblem, match=r"group\.unknown"):
        decide(farmers, "KL-0099", Decided.ACCEPT)
    with pytest.raises(UserProblem, match=r"group\.unknown"):
        view_group(farmers.catalogue, farmers.actor, "KL-0099")


def test_another_radius_is_tried_without_being_stored(farmers: Opened) -> None:
    run(farmers)
    tried = try_groups(farmers.catalogue, farmers.actor, "R-0001", 300, today=TODAY)
    assert [(each.line.group, each.radius, each.line.quantity) for each in tried] == [("", 300, 1_500_000)]
    assert {each.enterprise for each in tried[0].members} == {each.enterprise for each in only_group(farmers).members}
    assert len(groups(farmers)) == 1


def test_before_the_first_run_there_is_nothing_to_list(farmers: Opened) -> None:
    assert groups(farmers) == ()
    assert try_groups(farmers.catalogue, farmers.actor, "", 150, today=TODAY) == ()


def test_the_catalogue_with_groups_is_sound(farmers: Opened) -> None:
    run(farmers)
    decide(farmers, "KL-0001", Decided.REJECT, "tidak jadi")
    decide(farmers, "KL-0001", Decided.ACCEPT)
    assert check_catalogue(farmers.catalogue, farmers.actor).ok


def test_a_member_whose_record_is_gone_promises_nothing(farmers: Opened) -> None:
    run(farmers)
    decide(farmers, "KL-0001", Decided.ACCEPT)
    leaver = only_group(farmers).members[1].enterprise
    with farmers.catalogue.reading() as session:
        uid = session.scalar(
            select(t.Enterprise.uid).where(t.Enterprise.code == leaver)
        )
    delete_enterprise(farmers.catalogue, farmers.actor, uid)
    newer = run(farmers)
    (line,) = list_run_needs(farmers.catalogue, farmers.actor, newer.code)
    assert line.required == 300_000, "the leaver's share is open again"
