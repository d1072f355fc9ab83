"""Standing groups: entered, listed, joined, left, taken back; and what the matcher makes of a koperasi."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.domain.associations import AssociationDraft, AssociationRecord, MemberPart
from models.domain.equipment import AssociationKind, GroupPart, MemberRole
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.problems import UserProblem
from models.steps.matching.building import build_problem
from models.steps.matching.group_facts import group_facts
from models.use_cases.back_up import check_catalogue
from models.use_cases.delete_association import delete_association
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_associations import list_associations
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_association import save_association
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.undo_change import undo_change
from models.use_cases.view_association import view_association
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import NIK, enterprise, officer, unchanged

NAMES = ("Keripik Satu", "Keripik Dua", "Keripik Tiga")
KETUA, ANGGOTA = MemberRole.KETUA, MemberRole.ANGGOTA


@pytest.fixture
def opened(opened: Opened) -> Opened:
    """Worked in by an officer of a Diskopumdag."""
    return replace(opened, actor=officer(opened))


@pytest.fixture
def firms(opened: Opened) -> list[str]:
    """uids of three enterprises, each with an offer and an owner of its own."""
    found = []
    for number, name in enumerate(NAMES):
        draft = enterprise(name)
        nik = f"{NIK[:-1]}{number + 1}"
        draft = replace(draft, owner=replace(draft.owner, name=f"Pemilik {number}", nik=nik, kk=""))
        found.append(save_enterprise(opened.catalogue, opened.actor, draft).uid)
    return found


def member(uid: str, role: MemberRole = ANGGOTA, since: str = "2024-01-01", until: str = "") -> MemberPart:
    return MemberPart(enterprise=uid, role=role, since=since, until=until)


def entered(opened: Opened, *members: MemberPart, **said: object) -> str:
    draft = AssociationDraft(name="Koperasi Rukun", kind=AssociationKind.KOPERASI, region="35.23.01", members=members)
    return save_association(opened.catalogue, opened.actor, replace(draft, **said)).uid  # type: ignore[arg-type]


def view(opened: Opened, uid: str) -> AssociationRecord:
    return view_association(opened.catalogue, opened.actor, uid)


def draft_of(record: AssociationRecord) -> AssociationDraft:
    line = record.line
    return AssociationDraft(
        line.uid, record.version, line.name, line.kind, record.region, record.members, record.enterprise
    )


def leaders(opened: Opened) -> set[str]:
    """Names of the enterprises that lead groups by nature."""
    with opened.catalogue.reading() as session:
        built = build_problem(session, MatchSettings(), date.today())
        found = group_facts(session, built).leaders
        return {built.offers[at].name for at in range(len(found)) if found[at]}


def test_a_group_is_entered_with_members_and_seen_again(opened: Opened, firms: list[str]) -> None:
    uid = entered(opened, member(firms[0], KETUA), member(firms[1]), member(firms[2], until="2025-01-01"))
    record = view(opened, uid)
    assert (record.line.code, record.line.name, record.line.kind) == (
        "G-0001", "Koperasi Rukun", AssociationKind.KOPERASI,
    )  # fmt: skip
    assert (record.line.members, record.line.leader, record.own) == (2, NAMES[0], True)
    assert record.line.place == "Kec. Kenduruan, Kab. Tuban"
    assert [(each.name, each.role, each.until) for each in record.members] == [
        (NAMES[0], KETUA, ""), (NAMES[1], ANGGOTA, ""), (NAMES[2], ANGGOTA, "2025-01-01"),
    ]  # fmt: skip


def test_groups_are_listed_by_words_kind_and_region(opened: Opened, firms: list[str]) -> None:
    entered(opened, member(firms[0]))
    entered(opened, name="Paguyuban Zamrud", kind=AssociationKind.PAGUYUBAN, region="35.22")

    def listed(words: str = "", **filters: str) -> list[str]:
        query = ListQuery(words, tuple(filters.items()))
        found = list_associations(opened.catalogue, opened.actor, query)
        assert found.total == len(found.rows)
        return [row.name for row in found.rows]

    assert listed() == ["Koperasi Rukun", "Paguyuban Zamrud"]
    assert listed("zam") == ["Paguyuban Zamrud"]
    assert listed(kind="koperasi") == ["Koperasi Rukun"]
    assert listed(region="35.22") == ["Paguyuban Zamrud"]
    with pytest.raises(UserProblem, match=r"record\.filter_unknown"):
        listed(desil="1-2")


def test_members_leave_change_role_and_are_taken_off(opened: Opened, firms: list[str]) -> None:
    uid = entered(opened, member(firms[0], KETUA), member(firms[1]), member(firms[2]))
    draft = draft_of(view(opened, uid))
    first, second, _third = draft.members
    changed = (replace(first, role=ANGGOTA, until="2026-01-31"), replace(second, role=KETUA))
    saved = save_association(opened.catalogue, opened.actor, replace(draft, members=changed))
    record = view(opened, uid)
    assert (record.line.leader, record.line.members, len(record.members)) == (NAMES[1], 1, 2)
    told = {(line.field, line.of, line.old, line.new) for line in record.history}
    assert ("association_member.role", NAMES[1], "anggota", "ketua") in told
    assert ("association_member.until", NAMES[0], None, "2026-01-31") in told
    undo_change(opened.catalogue, opened.actor, saved.change_set)
    assert [each.role for each in view(opened, uid).members] == [KETUA, ANGGOTA, ANGGOTA]
    assert check_catalogue(opened.catalogue, opened.actor).ok


def test_a_deleted_group_is_gone_from_its_members_until_undo(opened: Opened, firms: list[str]) -> None:
    uid = entered(opened, member(firms[0], KETUA))
    deleted = delete_association(opened.catalogue, opened.actor, uid)
    with pytest.raises(UserProblem, match=r"record\.gone"):
        view(opened, uid)
    assert view_enterprise(opened.catalogue, opened.actor, firms[0]).groups == ()
    undo_change(opened.catalogue, opened.actor, deleted.change_set)
    (part,) = view_enterprise(opened.catalogue, opened.actor, firms[0]).groups
    assert (part.association, part.name, part.role) == (uid, "Koperasi Rukun", KETUA)


def test_an_enterprise_joins_leaves_and_its_record_tells(opened: Opened, firms: list[str]) -> None:
    uid = entered(opened)
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, firms[0]))
    joined = replace(draft, groups=(GroupPart(association=uid, since="2026-02-01"),), programmes=("Program  A", "B"))
    save_enterprise(opened.catalogue, opened.actor, joined)
    record = view_enterprise(opened.catalogue, opened.actor, firms[0])
    (part,) = record.groups
    assert (part.code, part.kind, part.since, part.role) == ("G-0001", AssociationKind.KOPERASI, "2026-02-01", ANGGOTA)
    assert record.programmes == ("Program A", "B")
    silent = unchanged(record)
    save_enterprise(opened.catalogue, opened.actor, silent)
    assert view_enterprise(opened.catalogue, opened.actor, firms[0]).groups == (part,)
    left = replace(unchanged(view_enterprise(opened.catalogue, opened.actor, firms[0])), groups=(), programmes=("b",))
    gone = save_enterprise(opened.catalogue, opened.actor, left)
    after = view_enterprise(opened.catalogue, opened.actor, firms[0])
    assert (after.groups, after.programmes, view(opened, uid).line.members) == ((), ("B",), 0)
    undo_change(opened.catalogue, opened.actor, gone.change_set)
    assert view_enterprise(opened.catalogue, opened.actor, firms[0]).groups == (part,)


def test_an_enterprise_that_is_deleted_counts_no_longer(opened: Opened, firms: list[str]) -> None:
    uid = entered(opened, member(firms[0], KETUA), member(firms[1]))
    delete_enterprise(opened.catalogue, opened.actor, firms[0])
    assert (view(opened, uid).line.members, view(opened, uid).line.leader) == (1, "")


def test_a_form_filled_before_somebody_else_saved_is_refused(opened: Opened, firms: list[str]) -> None:
    uid = entered(opened, member(firms[0]))
    draft = draft_of(view(opened, uid))
    save_association(opened.catalogue, opened.actor, replace(draft, name="Koperasi Baru"))
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_association(opened.catalogue, opened.actor, draft)
    other = unchanged(view_enterprise(opened.catalogue, opened.actor, firms[0]))
    entered_again = draft_of(view(opened, uid))
    save_association(opened.catalogue, opened.actor, replace(entered_again, members=()))
    with pytest.raises(UserProblem, match=r"record\.changed_elsewhere"):
        save_enterprise(opened.catalogue, opened.actor, other)


def test_what_a_group_cannot_be_is_refused(opened: Opened, firms: list[str]) -> None:
    wrong = (
        ("association.name_missing", {"name": " "}),
        ("record.region_unknown", {"region": "99"}),
        ("association.member_missing", {"members": (MemberPart(),)}),
        ("association.member_gone", {"members": (member("tidak-ada"),)}),
        ("association.member_twice", {"members": (member(firms[0]), member(firms[0]))}),
        ("record.member_until_before", {"members": (member(firms[0], until="2023-01-01"),)}),
        ("record.member_day", {"members": (member(firms[0], since="kemarin"),)}),
    )
    for message, said in wrong:
        with pytest.raises(UserProblem) as refused:
            entered(opened, **said)
        assert refused.value.message == message
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, firms[0]))
    for parts, message in (
        ((GroupPart(),), "record.group_missing"),
        ((GroupPart(association="tidak-ada"),), "record.group_gone"),
        ((GroupPart(association="a"), GroupPart(association="a")), "record.group_twice"),
    ):
        with pytest.raises(UserProblem) as refused:
            save_enterprise(opened.catalogue, opened.actor, replace(draft, groups=parts))
        assert (refused.value.message, refused.value.values["field"]) == (message, "groups")


def test_who_chairs_a_koperasi_with_members_leads_groups(opened: Opened, firms: list[str]) -> None:
    assert leaders(opened) == set()
    uid = entered(opened, member(firms[0], KETUA), member(firms[1]))
    assert leaders(opened) == {NAMES[0]}
    draft = draft_of(view(opened, uid))
    first, second = draft.members
    yesterday = (date.today() - timedelta(1)).isoformat()
    alone = replace(draft, members=(first, replace(second, until=yesterday)))
    save_association(opened.catalogue, opened.actor, alone)
    assert leaders(opened) == set()


def test_a_koperasi_that_is_an_enterprise_itself_leads_its_members(opened: Opened, firms: list[str]) -> None:
    uid = entered(opened, member(firms[1]), enterprise=firms[2])
    assert view(opened, uid).enterprise_name == NAMES[2]
    assert leaders(opened) == {NAMES[2]}


def test_a_paguyuban_makes_nobody_a_leader(opened: Opened, firms: list[str]) -> None:
    entered(opened, member(firms[0], KETUA), member(firms[1]), kind=AssociationKind.PAGUYUBAN)
    assert leaders(opened) == set()
