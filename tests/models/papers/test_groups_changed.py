"""Groups whose members were merged or left the catalogue, and what is changed or ended of their agreements."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.catalogue import tables as t
from models.domain.merging import MergePlan
from models.problems import UserProblem
from models.use_cases.agreement_chain import agreement_chain, paper_content
from models.use_cases.back_up import check_catalogue
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.issue_agreement import draft_agreement
from models.use_cases.merge_records import merge_records
from models.use_cases.open_catalogue import Opened
from models.use_cases.undo_change import undo_change
from tests.models.papers.farmers import EACH, GROUP, held, issued, members_of, proposed
from tests.models.papers.issuing import changed, ended, words
from tests.records import TODAY

LATER = TODAY + timedelta(days=40)


def uids(opened: Opened) -> list[str]:
    """Of the members, the leader first."""
    query = select(t.Enterprise.uid).join(t.Offer, t.Offer.enterprise_id == t.Enterprise.id)
    query = query.join(t.GroupMember, t.GroupMember.offer_id == t.Offer.id).order_by(t.GroupMember.position)
    with opened.catalogue.reading() as session:
        return list(session.scalars(query))


def merge(opened: Opened, stays: int, goes: int) -> str:
    found = uids(opened)
    return merge_records(opened.catalogue, opened.actor, MergePlan(found[stays], found[goes])).change_set


def yellow(opened: Opened) -> dict[str, dict[str, str]]:
    report = draft_agreement(opened.catalogue, opened.actor, GROUP, proposed(opened), today=TODAY)
    assert not [each for each in report.findings if each.level == "red"]
    return {each.rule: dict(each.values) for each in report.findings if each.level == "yellow"}


@pytest.mark.parametrize(("stays", "goes"), [(1, 2), (2, 1), (1, 0), (0, 1)])
def test_two_members_that_were_one_enterprise_are_one_member(farmers: Opened, stays: int, goes: int) -> None:
    assert "members_gone" not in yellow(farmers)
    merged = merge(farmers, stays, goes)
    assert yellow(farmers)["members_gone"] == {"count": "1"}
    report = issued(farmers, proposed(farmers))
    assert [each.quantity for each in members_of(farmers)] == [EACH] * 4
    assert sum(each.share for each in members_of(farmers)) == 10_000
    assert "4 (empat) usaha" in words(report.content)
    undo_change(farmers.catalogue, farmers.actor, merged)
    assert len(members_of(farmers)) == 4
    assert check_catalogue(farmers.catalogue, farmers.actor).findings == ()


def test_a_member_who_left_is_told_of(farmers: Opened) -> None:
    gone = delete_enterprise(farmers.catalogue, farmers.actor, uids(farmers)[0])
    assert yellow(farmers)["members_gone"] == {"count": "1"}
    assert proposed(farmers).group_name == "Kelompok Tani Satu dkk."
    undo_change(farmers.catalogue, farmers.actor, gone.change_set)
    assert "members_gone" not in yellow(farmers)


def test_an_adendum_names_each_member_s_new_part_and_who_is_acted_for(farmers: Opened) -> None:
    agreement = issued(farmers).agreement
    text = words(changed(farmers, agreement, TODAY, quantity=1_000_000).content)
    for said in (
        "untuk dan atas nama para anggota Kelompok Koperasi Tani Rukun dkk. yang tercantum dalam Lampiran V Perjanjian",
        "surat kuasa para anggota dalam Lampiran VI Perjanjian", "Jumlah tiap anggota (Lampiran V)",
        "Tani Dua 300 kilogram", "Tani Dua 200 kilogram",
    ):  # fmt: skip
        assert said in text
    assert "terlampir" not in text
    price = words(changed(farmers, agreement, TODAY, price=100_000).content)
    assert "Jumlah tiap anggota" not in price
    end = words(ended(farmers, agreement, LATER, TODAY + timedelta(days=9)).content)
    assert "para anggota Kelompok Koperasi Tani Rukun dkk." in end
    assert held(farmers, LATER + timedelta(days=1)) == ([0] * 5, 0)


def test_the_power_speaks_of_what_the_head_may_change_and_end(farmers: Opened) -> None:
    assert "adendum dan kesepakatan pengakhirannya yang telah disetujui para anggota" in words(issued(farmers).content)


def test_papers_of_a_group_stay_as_they_were_when_it_is_over(farmers: Opened) -> None:
    agreement = issued(farmers).agreement
    changed(farmers, agreement, TODAY, quantity=1_000_000)
    before = [
        paper_content(farmers.catalogue, farmers.actor, line.code)
        for line in agreement_chain(farmers.catalogue, farmers.actor, agreement).papers
    ]
    with pytest.raises(UserProblem, match=r"record\.has_agreement"):
        delete_enterprise(farmers.catalogue, farmers.actor, uids(farmers)[3])
    with pytest.raises(UserProblem, match=r"duplicate\.agreements_collide"):
        merge(farmers, 1, 2)
    ended(farmers, agreement, LATER, TODAY + timedelta(days=9))
    for act in (changed, lambda *rest, **more: ended(*rest[:2], LATER, TODAY + timedelta(days=20))):
        with pytest.raises(UserProblem, match=r"addendum\.ended"):
            act(farmers, agreement, TODAY + timedelta(days=20), price=90_000)
    papers = agreement_chain(farmers.catalogue, farmers.actor, agreement).papers
    assert [paper_content(farmers.catalogue, farmers.actor, line.code) for line in papers][:2] == before


def test_a_group_led_by_a_kelompok_is_not_called_so_twice(farmers: Opened) -> None:
    with farmers.catalogue.transaction() as session:
        name = update(t.Business).where(t.Business.name == "Koperasi Tani Rukun")
        session.execute(name.values(name="Kelompok Tani Rukun"))
    assert proposed(farmers).group_name == "Kelompok Tani Rukun dkk."
    assert "Kelompok Kelompok" not in words(issued(farmers).content)
