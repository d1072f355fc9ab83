"""Agreements with groups: every member named, its capacity counted once before, while and after it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms, MemberTerms, Signatory
from models.domain.drafts import AgreementDraft
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.domain.papers import Claim, PaperKind, Verdict
from models.problems import UserProblem
from models.use_cases.agreement_chain import agreement_chain
from models.use_cases.audit_agreement import audit_agreement
from models.use_cases.back_up import check_catalogue
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.due_renewals import due_renewals
from models.use_cases.issue_many import issue_many
from models.use_cases.list_agreements import list_agreements
from models.use_cases.list_drafts import list_drafts
from models.use_cases.list_ready_proposals import list_ready_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.open_draft import open_draft
from models.use_cases.propose_terms import propose_terms
from models.use_cases.reprint_agreement import reprint_agreement
from models.use_cases.run_matching import run_matching
from models.use_cases.save_draft import save_draft
from models.use_cases.undo_change import undo_change
from models.use_cases.verify_paper import verify_paper
from models.use_cases.void_agreement import void_agreement
from tests.models.papers.conftest import accept_all
from tests.models.papers.farmers import (
    ALL,
    EACH,
    GROUP,
    decide,
    held,
    issued,
    members_of,
    proposed,
    rules,
    with_members,
)
from tests.models.papers.issuing import TERMS, changed, ended, row_of, words
from tests.records import TODAY, import_records
from tests.small_enterprises import NAMES


def ready_ones(opened: Opened) -> list[tuple[str, int]]:
    lines = list_ready_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 20).rows
    return [(line.proposal, line.members) for line in lines]


def test_an_accepted_group_waits_for_its_agreement(farmers: Opened) -> None:
    assert ready_ones(farmers) == [(GROUP, 5)]
    issued(farmers)
    assert ready_ones(farmers) == []
    found = list_ready_proposals(farmers.catalogue, farmers.actor, ListQuery(words="semen"), 0, 5)
    assert (found.rows, found.total) == ((), 0)


def test_the_form_starts_with_the_group_as_it_was_accepted(farmers: Opened) -> None:
    found = propose_terms(farmers.catalogue, farmers.actor, GROUP, today=TODAY)
    terms = found.terms
    assert found.enterprise_name == terms.group_name == "Kelompok Koperasi Tani Rukun dkk."
    assert (terms.leader, found.quantity) == (found.group[0].enterprise, ALL)
    assert {each.name for each in found.group} == set(NAMES)
    assert [(each.quantity, each.share) for each in terms.members] == [(EACH, 2_000)] * 5
    assert terms.second.position == "Ketua Koperasi Tani Rukun, selaku ketua kelompok"
    assert terms.second.authority == "surat kuasa para anggota kelompok sebagaimana terlampir"


def test_a_group_agreement_names_its_members_and_is_sound(farmers: Opened) -> None:
    report = issued(farmers, with_members(farmers, (1, {"power_number": "12/SK/2026", "power_on": TODAY})))
    row, members = row_of(farmers, report.agreement), members_of(farmers)
    assert (row.proposal_id, row.quantity, row.offer_quantity) == (None, ALL, EACH)
    assert row.group_id is not None
    assert [(each.quantity, each.offer_quantity, each.share) for each in members] == [(EACH, EACH, 2_000)] * 5
    assert [each.power_number for each in members] == ["", "12/SK/2026", "", "", ""]
    text = words(report.content)
    for said in ("Daftar Anggota Kelompok", "Surat Kuasa Para Anggota", "100,00%", "1.500 kilogram", *NAMES):
        assert said in text
    assert check_catalogue(farmers.catalogue, farmers.actor).findings == ()


def test_no_nik_but_of_those_who_sign_for_the_parties(farmers: Opened) -> None:
    text = words(issued(farmers).content)
    with farmers.catalogue.reading() as session:
        of_members = session.execute(select(t.PersonNik.value, t.Person.name).join(t.Person)).all()
    signatory = propose_terms(farmers.catalogue, farmers.actor, GROUP, today=TODAY).terms.second.name
    shown = [name for nik, name in of_members if nik in text]
    assert shown == [signatory]
    assert len(of_members) > len(shown)


def test_capacity_is_held_once_before_and_while_it_runs_and_given_back_after(farmers: Opened) -> None:
    before = held(farmers)
    assert before == ([EACH] * 5, ALL)
    report = issued(farmers)
    assert held(farmers) == before
    ends = date.fromisoformat(row_of(farmers, report.agreement).ends)
    assert held(farmers, ends) == before
    assert held(farmers, ends + timedelta(days=1)) == ([0] * 5, 0)
    assert run_matching(farmers.catalogue, farmers.actor, MatchSettings(), today=TODAY).counts.groups == 0
    later = run_matching(farmers.catalogue, farmers.actor, MatchSettings(), today=ends + timedelta(days=1))
    assert later.counts.needs_filled + later.counts.groups > 0, "the need and the farmers are free again"


def test_a_run_sees_the_same_capacities_with_and_without_the_agreement(farmers: Opened) -> None:
    first = run_matching(farmers.catalogue, farmers.actor, MatchSettings(), today=TODAY)
    issued(farmers)
    second = run_matching(farmers.catalogue, farmers.actor, MatchSettings(), today=TODAY)
    assert (first.counts, first.fingerprint) == (second.counts, second.fingerprint)


def test_other_parts_than_accepted_hold_what_the_agreement_says(farmers: Opened) -> None:
    terms = with_members(
        farmers, (1, {"quantity": 400_000, "share": None}), (2, {"quantity": 200_000, "share": None})
    )
    issued(farmers, replace(terms, members=tuple(replace(each, share=None) for each in terms.members)))
    assert held(farmers) == ([EACH, 400_000, 200_000, EACH, EACH], ALL)
    assert [each.share for each in members_of(farmers)] == [2_000, 2_667, 1_333, 2_000, 2_000]
    assert check_catalogue(farmers.catalogue, farmers.actor).ok


def test_a_void_one_frees_its_number_of_the_pair_and_the_group_waits_again(farmers: Opened) -> None:
    terms = with_members(farmers, (4, {"quantity": 100_000, "share": None}))
    report = issued(farmers, replace(terms, members=tuple(replace(each, share=None) for each in terms.members)))
    assert held(farmers)[1] == 1_300_000
    with pytest.raises(UserProblem, match=r"decision\.agreed_already"):
        decide(farmers, Decided.OPEN)
    void_agreement(farmers.catalogue, farmers.actor, report.agreement, "salah pihak")
    assert ready_ones(farmers) == [(GROUP, 5)]
    assert held(farmers) == ([EACH] * 5, ALL), "what was accepted, not what the void paper said"
    decide(farmers, Decided.REJECT)
    assert held(farmers) == ([0] * 5, 0)
    assert check_catalogue(farmers.catalogue, farmers.actor).ok


def test_an_issue_taken_back_leaves_the_group_accepted(farmers: Opened) -> None:
    report = issued(farmers)
    undo_change(farmers.catalogue, farmers.actor, report.change_set)
    assert ready_ones(farmers) == [(GROUP, 5)]
    assert held(farmers) == ([EACH] * 5, ALL)
    again = issued(farmers)
    assert again.number.startswith("002/")
    assert check_catalogue(farmers.catalogue, farmers.actor).findings == ()


def test_an_open_or_agreed_group_gets_no_agreement(farmers: Opened) -> None:
    report = issued(farmers)
    with pytest.raises(UserProblem, match=r"agreement\.exists"):
        issued(farmers)
    again = reprint_agreement(farmers.catalogue, farmers.actor, GROUP)
    assert again is not None
    assert (again.number, again.content) == (report.number, report.content)
    void_agreement(farmers.catalogue, farmers.actor, report.agreement, "salah pihak")
    decide(farmers, Decided.OPEN)
    with pytest.raises(UserProblem, match=r"agreement\.not_accepted"):
        issued(farmers)
    with pytest.raises(UserProblem, match=r"group\.unknown"):
        propose_terms(farmers.catalogue, farmers.actor, "KL-9999", today=TODAY)


CASES: tuple[tuple[str, dict[str, object]], ...] = (
    ("shares_not_whole", {"share": 1_999}),
    ("member_nothing", {"quantity": 0}),
    ("member_over_capacity", {"quantity": 400_001}),
)


@pytest.mark.parametrize(("rule", "change"), CASES, ids=[rule for rule, _ in CASES])
def test_what_is_wrong_with_a_member_is_red(farmers: Opened, rule: str, change: dict[str, object]) -> None:
    assert rule not in rules(farmers, proposed(farmers))
    assert rule in rules(farmers, with_members(farmers, (1, change)))


def test_a_member_listed_twice_and_a_leader_who_is_none_are_red(farmers: Opened) -> None:
    terms = proposed(farmers)
    twice = replace(terms, members=(*terms.members, terms.members[1]))
    assert "member_twice" in rules(farmers, twice)
    with pytest.raises(UserProblem, match=r"agreement\.red"):
        issued(farmers, twice)
    assert "leader_no_member" in rules(farmers, replace(terms, members=terms.members[1:]))
    assert "members_few" in rules(farmers, replace(terms, members=terms.members[:1]))
    with pytest.raises(UserProblem, match=r"agreement\.member_unknown"):
        rules(farmers, replace(terms, members=(MemberTerms("U-999999", EACH),)))


def test_a_member_without_capacity_is_red_and_may_be_answered_for(farmers: Opened) -> None:
    with farmers.catalogue.transaction() as session:
        offer = session.scalars(select(t.GroupMember.offer_id).where(t.GroupMember.position == 2)).one()
        session.connection().exec_driver_sql(f"UPDATE offer_fact SET kind = 'lain' WHERE offer_id = {offer}")
    assert rules(farmers, proposed(farmers)) == {"member_no_capacity"}


def test_a_member_bound_to_the_need_already_is_red(farmers: Opened) -> None:
    with farmers.catalogue.transaction() as session:
        group = session.scalars(select(t.ProposedGroup)).one()
        member = session.scalars(select(t.GroupMember).where(t.GroupMember.position == 1)).one()
        session.info["change_set"] = session.get(t.ChangeSet, group.made_by)
        twin = t.ProposedGroup(**{c: getattr(group, c) for c in _columns(t.ProposedGroup)}, uid="x", code="KL-0002")
        session.add(twin)
        session.flush()
        values = {**{c: getattr(member, c) for c in _columns(t.GroupMember)}, "group_id": twin.id}
        session.add(t.GroupMember(**values))
        session.add(t.GroupDecision(group_id=twin.id, status=str(Decided.ACCEPT)))
    assert "member_bound" in rules(farmers, proposed(farmers))


def _columns(table: type[t.ProposedGroup | t.GroupMember]) -> set[str]:
    return {c.name for c in table.__table__.columns} - {"id", "uid", "code", "made_by"}


def test_members_of_different_parts_that_do_not_follow_their_quantity_are_a_question(farmers: Opened) -> None:
    terms = with_members(farmers, (1, {"share": 2_100}), (2, {"share": 1_900}))
    assert rules(farmers, terms) == set()
    assert "share_differs" in rules(farmers, terms, "yellow")


def test_less_than_the_lot_is_a_question(farmers: Opened) -> None:
    terms = replace(proposed(farmers), members=tuple(
        replace(each, quantity=150_000) for each in proposed(farmers).members
    ))  # fmt: skip
    assert "group_below_lot" in rules(farmers, terms, "yellow")


def test_another_member_leads(farmers: Opened) -> None:
    second = propose_terms(farmers.catalogue, farmers.actor, GROUP, today=TODAY).group[1]
    report = issued(farmers, replace(TERMS, leader=second.enterprise))
    assert f"Kelompok {second.name} dkk." in words(report.content)
    with farmers.catalogue.reading() as session:
        offer = session.get_one(t.Offer, row_of(farmers, report.agreement).offer_id)
        assert session.get_one(t.Enterprise, offer.enterprise_id).code == second.enterprise


def test_a_draft_keeps_the_members(farmers: Opened) -> None:
    terms = with_members(farmers, (1, {"power_number": "7/SK", "power_on": TODAY}), group_name="Tani Rukun Bersama")
    save_draft(farmers.catalogue, farmers.actor, AgreementDraft(GROUP, "A4", terms))
    kept = open_draft(farmers.catalogue, farmers.actor, GROUP)
    assert kept is not None
    assert kept.terms == terms
    (line,) = list_drafts(farmers.catalogue, farmers.actor, ListQuery(), 0, 5).rows
    assert (line.subject, line.enterprise_name, line.of_group) == (GROUP, "Koperasi Tani Rukun", True)
    issued(farmers, terms)
    assert list_drafts(farmers.catalogue, farmers.actor, ListQuery(), 0, 5).rows == ()


def test_lists_audit_verification_and_renewal_know_the_group(farmers: Opened) -> None:
    report = issued(farmers, replace(proposed(farmers), group_name="Tani Rukun Bersama"))
    (line,) = list_agreements(farmers.catalogue, farmers.actor, ListQuery(), 0, 5).rows
    assert (line.enterprise_name, line.members, line.quantity) == ("Tani Rukun Bersama", 5, ALL)
    found = audit_agreement(farmers.catalogue, farmers.actor, report.agreement).findings
    assert not [each.rule for each in found if each.level == "red"]
    assert verify_paper(farmers.catalogue, farmers.actor, Claim(data=report.content)).verdict is Verdict.UNCHANGED
    ends = date.fromisoformat(row_of(farmers, report.agreement).ends)
    (due,) = due_renewals(farmers.catalogue, farmers.actor, ends)
    assert due.enterprise_name == "Tani Rukun Bersama"
    with farmers.catalogue.reading() as session:
        uid = session.scalars(select(t.Enterprise.uid).where(t.Enterprise.code != line.enterprise)).first()
    with pytest.raises(UserProblem, match=r"record\.has_agreement"):
        delete_enterprise(farmers.catalogue, farmers.actor, uid or "")


def test_an_adendum_on_the_quantity_keeps_the_shares_and_an_ending_gives_all_back(farmers: Opened) -> None:
    report = issued(farmers)
    less = changed(farmers, report.agreement, TODAY, quantity=1_000_001)
    parts, whole = held(farmers)
    assert (whole, sorted(parts, reverse=True)) == (1_000_001, [200_001, *[200_000] * 4])
    assert row_of(farmers, report.agreement).quantity == 1_000_001
    with pytest.raises(UserProblem, match=r"over_need|over_capacity"):
        changed(farmers, report.agreement, TODAY, quantity=ALL + 600_000)
    changed(farmers, report.agreement, TODAY, quantity=ALL)
    assert held(farmers) == ([EACH] * 5, ALL)
    longer = changed(farmers, report.agreement, TODAY, months=18)
    assert (less.kind, longer.kind) == (PaperKind.ADDENDUM, PaperKind.RENEWAL)
    last = TODAY + timedelta(days=60)
    ended(farmers, report.agreement, last, TODAY)
    assert held(farmers, last) == ([EACH] * 5, ALL)
    assert held(farmers, last + timedelta(days=1)) == ([0] * 5, 0)
    chain = agreement_chain(farmers.catalogue, farmers.actor, report.agreement)
    assert [each.kind for each in chain.papers][-1] is PaperKind.ENDING
    assert check_catalogue(farmers.catalogue, farmers.actor).findings == ()


def test_more_than_the_members_can_is_told_by_the_check(farmers: Opened) -> None:
    issued(farmers)
    with farmers.catalogue.transaction() as session:
        member = session.scalars(select(t.AgreementMember).where(t.AgreementMember.position == 3)).one()
        session.connection().exec_driver_sql(
            f"UPDATE agreement_member SET offer_quantity = 999999 WHERE id = {member.id}"
        )
    messages = {each.message for each in check_catalogue(farmers.catalogue, farmers.actor).findings}
    assert "check.offer_over_capacity" in messages
    assert "check.content" in messages, "what the annex says is sealed"


def test_a_members_row_is_never_written_again(farmers: Opened) -> None:
    issued(farmers)
    with farmers.catalogue.transaction() as session:
        member = session.scalars(select(t.AgreementMember)).first()
        assert member is not None
        member.share = 1
        with pytest.raises(RuntimeError, match="cannot change"):
            session.flush()
        session.rollback()


def test_a_batch_takes_groups_and_pairs(farmers: Opened, tmp_path: Path) -> None:
    import_records(farmers, tmp_path)
    first, second, *_ = accept_all(farmers)
    report = issue_many(
        farmers.catalogue, farmers.actor, (first, GROUP, second, GROUP, "KL-9999"), TERMS, today=TODAY
    )
    assert [each.proposal for each in report.issued] == [first, GROUP, second]
    assert [(each.proposal, each.problem.message) for each in report.refused] == [
        (GROUP, "agreement.twice"), ("KL-9999", "group.unknown"),
    ]  # fmt: skip
    assert len(members_of(farmers)) == 5
    assert check_catalogue(farmers.catalogue, farmers.actor).findings == ()


def test_terms_of_a_group_say_nothing_to_a_pair(accepted: Opened) -> None:
    terms = AgreementTerms(date=TODAY, members=(MemberTerms("U-000001", 5),), second=Signatory())
    report = issue_many(accepted.catalogue, accepted.actor, ("P-000001",), terms, today=TODAY)
    assert len(report.issued) == 1
    assert members_of(accepted) == []
