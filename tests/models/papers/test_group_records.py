"""What stands around an agreement with a group: merging, deleting, registers, runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.matching import Decided, MatchSettings
from models.domain.paper_reports import ReportScope
from models.steps.agreements.deals import Accepted, Deal, DealMember
from models.steps.agreements.members import proposed_members
from models.steps.matching.between_runs import Between
from models.steps.matching.stored_plan import stored_plan
from models.steps.papers.listed_agreements import listed
from models.use_cases.back_up import check_catalogue
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from models.use_cases.undo_change import undo_change
from models.use_cases.view_merge import view_merge
from tests.models.papers.farmers import (
    ALL,
    EACH,
    decide,
    held,
    issued,
    proposed,
    rules,
)
from tests.records import TODAY
from tests.small_enterprises import import_small_ones


def test_two_members_of_one_agreement_are_not_merged(farmers: Opened) -> None:
    with farmers.catalogue.reading() as session:
        members = select(t.Enterprise.uid).join(t.Offer).join(t.GroupMember, t.GroupMember.offer_id == t.Offer.id)
        first, second, *_ = session.scalars(members.order_by(t.GroupMember.position.desc())).all()
    assert view_merge(farmers.catalogue, farmers.actor, first, second).refusal == ""
    issued(farmers)
    found = view_merge(farmers.catalogue, farmers.actor, first, second)
    assert found.refusal == "duplicate.agreements_collide"


def test_a_decision_taken_back_meanwhile_changes_nothing_that_the_agreement_holds(
    opened: Opened, tmp_path: Path
) -> None:
    import_small_ones(opened, tmp_path)
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    accepted = decide(opened, Decided.ACCEPT)
    issued(opened)
    undo_change(opened.catalogue, opened.actor, accepted)
    assert held(opened) == ([EACH] * 5, ALL)
    assert check_catalogue(opened.catalogue, opened.actor).findings == ()


def test_a_register_for_everybody_names_no_member_by_a_person(farmers: Opened) -> None:
    with farmers.catalogue.reading() as session:
        part = t.BusinessPerson
        persons = select(t.Person.name).join(part, part.person_id == t.Person.id).join(
            t.Enterprise, t.Enterprise.business_id == part.business_id
        )  # fmt: skip
        person = session.scalars(persons.order_by(t.Enterprise.id.desc())).all()[-1]
    issued(farmers, replace(proposed(farmers), group_name=f"Kelompok {person}"))
    with farmers.catalogue.reading() as session:
        (public,), (internal,) = (listed(session, ReportScope(), named=named) for named in (False, True))
    assert internal.row.enterprise == f"Kelompok {person}"
    assert public.row.enterprise.startswith("Kelompok UMKM U-")
    assert public.row.quantity.thousandths == ALL


def test_a_stored_plan_has_every_member_as_standing_and_a_comparison_names_the_number(farmers: Opened) -> None:
    first = run_matching(farmers.catalogue, farmers.actor, MatchSettings(), today=TODAY)
    number = issued(farmers).number
    second = run_matching(farmers.catalogue, farmers.actor, MatchSettings(), today=TODAY)
    with farmers.catalogue.reading() as session:
        runs = t.MatchingRun
        rows = {row.code: row for row in session.scalars(select(runs))}
        found = stored_plan(session, rows[second.code])
        assert sorted(found.standing.quantity.tolist()) == [EACH] * 5
        assert len(set(found.standing.offer.tolist())) == 5
        happened = Between(session, rows[first.code], rows[second.code]).happened()
    assert [each[2] for each in happened.agreements] == [number] * 5


@pytest.mark.parametrize("leaves", [0, 3])
def test_who_left_the_catalogue_is_left_out_and_another_leads(farmers: Opened, leaves: int) -> None:
    with farmers.catalogue.reading() as session:
        uids = select(t.Enterprise.uid).join(t.Offer).join(t.GroupMember, t.GroupMember.offer_id == t.Offer.id)
        uid = session.scalars(uids.where(t.GroupMember.position == leaves)).one()
    delete_enterprise(farmers.catalogue, farmers.actor, uid)
    terms = proposed(farmers)
    assert [(each.quantity, each.share) for each in terms.members] == [(EACH, 2_500)] * 4
    assert terms.leader in {each.enterprise for each in terms.members}
    assert rules(farmers, terms) == set()


def test_pieces_are_shared_out_whole() -> None:
    deal = Deal(Accepted("KL-0001", "inti_plasma", 100_000, 1, group=1), t.Need(unit="ekor"), *[None] * 5, tuple(
        DealMember(t.Offer(), t.Enterprise(code=f"U-{at}"), t.Business(), quantity, quantity)
        for at, quantity in enumerate((33_334, 33_333, 33_333))
    ))  # fmt: skip
    found = proposed_members(deal)
    assert [each.quantity for each in found] == [34_000, 33_000, 33_000]
    assert sum(each.share or 0 for each in found) == 10_000
