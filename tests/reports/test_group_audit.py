"""The audit of an agreement with a group, by its facts and by what is known around it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.agreement import AgreementDocument, Member, Quantity
from reports.agreement.audit import Code, Level, audit
from reports.agreement.judged_by import NOTHING_KNOWN, SHIPPED, Circumstances, MemberStanding
from tests.reports.groups import member, with_group, with_powers
from tests.reports.samples import agreement

KG = "kilogram"
ABOUT_GROUPS = {code for code in Code if code.value.startswith(("member", "leader", "share", "group"))}


def found(document: AgreementDocument, around: Circumstances = NOTHING_KNOWN) -> dict[Code, tuple[Level, bool]]:
    """What it says about the group: level, and whether somebody may answer for it."""
    return {
        each.code: (each.level, each.overridable)
        for each in audit(document, SHIPPED, around)
        if each.code in ABOUT_GROUPS
    }


def with_member(document: AgreementDocument, **change: object) -> AgreementDocument:
    first, second, *rest = document.members
    return replace(document, members=(first, replace(second, **change), *rest))  # type: ignore[arg-type]


def standing(document: AgreementDocument, **change: object) -> Circumstances:
    """Everybody with capacity for twice their part; the second one otherwise."""
    known = [MemberStanding(each.code, Quantity(200_000, KG), Quantity(0, KG)) for each in document.members]
    known[1] = replace(known[1], **change)  # type: ignore[arg-type]
    return Circumstances(members=tuple(known), least=Quantity(300_000, KG))


def test_a_group_in_order_has_its_parts_confirmed_and_nothing_red() -> None:
    document = with_powers(with_group(4))
    assert found(document, standing(document)) == {Code.MEMBERS_TOGETHER: (Level.GREEN, False)}
    assert found(agreement()) == {}


RED: tuple[tuple[Code, dict[str, object]], ...] = (
    (Code.SHARES_NOT_WHOLE, {"share": 2_499}),
    (Code.MEMBER_NOTHING, {"quantity": Quantity(0, KG)}),
    (Code.MEMBERS_NOT_QUANTITY, {"quantity": Quantity(99_000, KG)}),
    (Code.MEMBER_TWICE, {"code": "U-000003"}),
)
YELLOW: tuple[tuple[Code, dict[str, object]], ...] = (
    (Code.MEMBERS_NIB, {"nib": ""}),
    (Code.MEMBERS_POWER, {"power_number": " "}),
    (Code.MEMBER_UNNAMED, {"address": ""}),
    (Code.MEMBER_UNNAMED, {"representative": ""}),
)


@pytest.mark.parametrize(("code", "change"), RED)
def test_what_cannot_be_printed_so_is_red_and_nobody_answers_for_it(code: Code, change: dict[str, object]) -> None:
    assert found(with_member(with_powers(with_group(4)), **change))[code] == (Level.RED, False)


@pytest.mark.parametrize(("code", "change"), YELLOW)
def test_what_is_missing_is_a_question(code: Code, change: dict[str, object]) -> None:
    assert found(with_member(with_powers(with_group(4)), **change))[code] == (Level.YELLOW, False)


KNOWN: tuple[tuple[Code, dict[str, object]], ...] = (
    (Code.MEMBER_NO_CAPACITY, {"capacity": None}),
    (Code.MEMBER_NO_CAPACITY, {"capacity": Quantity(0, KG)}),
    (Code.MEMBER_OVER_CAPACITY, {"capacity": Quantity(99_999, KG)}),
    (Code.MEMBER_OVER_CAPACITY, {"promised_elsewhere": Quantity(100_001, KG)}),
    (Code.MEMBER_BOUND, {"bound_by": ("KL-0009",)}),
)


@pytest.mark.parametrize(("code", "change"), KNOWN)
def test_what_the_catalogue_knows_is_red_and_may_be_answered_for(code: Code, change: dict[str, object]) -> None:
    document = with_powers(with_group(4))
    assert found(document, standing(document, **change))[code] == (Level.RED, True)


def test_a_capacity_that_is_just_enough_is_enough() -> None:
    document = with_powers(with_group(4))
    around = standing(document, capacity=Quantity(150_000, KG), promised_elsewhere=Quantity(50_000, KG))
    assert Code.MEMBER_OVER_CAPACITY not in found(document, around)


def test_one_alone_is_no_group_and_a_leader_belongs_to_it() -> None:
    assert found(with_group(1))[Code.MEMBERS_FEW] == (Level.RED, False)
    nobody_leads = with_member(with_group(3))
    members = tuple(replace(each, leads=False) for each in nobody_leads.members)
    assert found(replace(nobody_leads, members=members))[Code.LEADER_NO_MEMBER] == (Level.RED, False)


def test_shares_that_do_not_follow_the_quantities_are_a_question() -> None:
    document = with_group(4)
    first, second, *rest = document.members
    members = (replace(first, share=first.share + 100), replace(second, share=second.share - 100), *rest)
    assert found(replace(document, members=members))[Code.SHARE_DIFFERS] == (Level.YELLOW, False)
    rounded = (replace(first, share=first.share + 1), replace(second, share=second.share - 1), *rest)
    assert Code.SHARE_DIFFERS not in found(replace(document, members=rounded))


def test_less_than_the_lot_is_a_question() -> None:
    document = with_group(2)
    assert found(document, standing(document))[Code.GROUP_BELOW_LOT] == (Level.YELLOW, False)


def test_the_members_are_registered_and_not_the_group() -> None:
    document = with_group(3)
    unregistered = replace(document, second=replace(document.second, nib=""))
    codes = [(each.code, dict(each.values)) for each in audit(unregistered)]
    assert (Code.NIB_MISSING, {"party": "PIHAK KEDUA"}) not in codes


def test_many_without_a_number_are_told_in_one_line() -> None:
    (told,) = [each for each in audit(with_group(40)) if each.code is Code.MEMBERS_POWER]
    values = dict(told.values)
    assert values["count"] == "39"
    assert values["members"].endswith("dan 34 lainnya")


def test_words_of_members_are_read_like_all_others() -> None:
    document = with_group(3)
    blank: Member = replace(member(2), name="[nama usaha]", share=document.members[1].share)
    members = (document.members[0], blank, document.members[2])
    told = [each for each in audit(replace(document, members=members)) if each.code is Code.PLACEHOLDER_IN_VALUE]
    assert [dict(each.values)["place"] for each in told] == ["daftar anggota kelompok nomor 2"]
