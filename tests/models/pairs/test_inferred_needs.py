"""Needs concluded from what a partner makes: previewed, kept with a mark, confirmed, never printed before."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from matching.codes import OfferKind, Pattern, RuleCode
from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms, Signatory
from models.domain.changes import Changed, ChangeSource
from models.domain.inferred import InferredLine, KeptNeed, KeptNeeds, PartnerInference
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.domain.partners import NeedDraft, NeedSummary
from models.problems import UserProblem
from models.use_cases.confirm_need import confirm_need
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.delete_need import delete_need
from models.use_cases.infer_needs import infer_needs, keep_inferred_needs
from models.use_cases.issue_agreement import draft_agreement, issue_agreement
from models.use_cases.list_needs import list_needs
from models.use_cases.list_runs import list_proposals, list_run_needs, view_proposal
from models.use_cases.open_catalogue import Opened
from models.use_cases.run_matching import run_matching
from models.use_cases.save_need import save_need
from models.use_cases.undo_change import undo_change
from models.use_cases.view_need import view_need
from tests.records import TODAY

TAPIOKA, JAHIT, SEMEN = "M-0001", "M-0002", "M-0003"


def inference(opened: Opened, partner: str = JAHIT) -> PartnerInference:
    (found,) = infer_needs(opened.catalogue, opened.actor, partner)
    return found


def line(opened: Opened, partner: str, good: str, pattern: Pattern) -> InferredLine:
    (found,) = (e for e in inference(opened, partner).lines if (e.commodity, e.pattern) == (good, pattern))
    return found


def keep(opened: Opened, good: str = "ubi_kayu", quantity: int | None = 4_000_000) -> KeptNeeds:
    chosen = [KeptNeed(good, Pattern.RANTAI_PASOK, quantity, "kg")]
    return keep_inferred_needs(opened.catalogue, opened.actor, JAHIT, chosen)


def needs(opened: Opened) -> dict[str, NeedSummary]:
    return {row.code: row for row in list_needs(opened.catalogue, opened.actor, ListQuery(), 0, 100).rows}


def test_inputs_steps_and_outlets_follow_from_the_kbli(filled: Opened) -> None:
    found = inference(filled)
    assert found.kbli == "10621"
    told = {(e.commodity, e.pattern, e.kind, e.path) for e in found.lines if "tapioka" in (e.commodity, "tapioka")}
    assert ("ubi_kayu", Pattern.RANTAI_PASOK, OfferKind.PRODUK, ("Ubi kayu segar", "Tapioka")) in told
    assert ("tapioka", Pattern.SUBKONTRAK, OfferKind.LANGKAH, ("Ubi kayu segar", "Tapioka")) in told
    assert ("tapioka", Pattern.DISTRIBUSI_KEAGENAN, OfferKind.PENYALURAN, ("Tapioka",)) in told
    assert line(filled, JAHIT, "ubi_kayu", Pattern.RANTAI_PASOK).enterprises == 2


def test_what_the_partner_states_about_its_own_product_counts_too(filled: Opened) -> None:
    found = line(filled, SEMEN, "semen", Pattern.DISTRIBUSI_KEAGENAN)
    assert (found.stated, found.existing) == ("K-0003", "K-0003")


def test_a_need_stated_in_a_pattern_of_the_same_flow_exists_already(filled: Opened) -> None:
    assert line(filled, TAPIOKA, "ubi_kayu", Pattern.RANTAI_PASOK).existing == "K-0001"
    chosen = [KeptNeed("ubi_kayu", Pattern.RANTAI_PASOK, 1000, "kg")]
    with pytest.raises(UserProblem, match=r"inferred\.exists"):
        keep_inferred_needs(filled.catalogue, filled.actor, TAPIOKA, chosen)
    assert len(needs(filled)) == 3


def test_all_partners_can_be_asked_and_a_preview_writes_nothing(filled: Opened) -> None:
    with filled.catalogue.reading() as session:
        before = session.scalars(select(t.ChangeSet.id)).all()
    assert [each.code for each in infer_needs(filled.catalogue, filled.actor)] == [TAPIOKA, JAHIT, SEMEN]
    with filled.catalogue.reading() as session:
        assert session.scalars(select(t.ChangeSet.id)).all() == before
    with pytest.raises(UserProblem, match=r"inferred\.partner_unknown"):
        inference(filled, "M-9999")


def test_a_kept_need_carries_the_mark_and_is_not_concluded_twice(filled: Opened) -> None:
    kept = keep(filled)
    assert kept.codes == ("K-0004",)
    assert (needs(filled)["K-0004"].inferred, needs(filled)["K-0004"].quantity) == (True, 4_000_000)
    with filled.catalogue.reading() as session:
        written = session.scalars(select(t.ChangeSet).where(t.ChangeSet.uid == kept.change_set)).one()
        assert (written.source, json.loads(written.note)) == (ChangeSource.INFERRED, ["infer_needs", "Jahit Contoh"])
    assert line(filled, JAHIT, "ubi_kayu", Pattern.RANTAI_PASOK).existing == "K-0004"
    with pytest.raises(UserProblem, match=r"inferred\.exists"):
        keep(filled)
    undo_change(filled.catalogue, filled.actor, kept.change_set)
    assert "K-0004" not in needs(filled)


@pytest.mark.parametrize("quantity", [None, 0])
def test_no_quantity_is_ever_invented(filled: Opened, quantity: int | None) -> None:
    with pytest.raises(UserProblem, match=r"inferred\.quantity_missing"):
        keep(filled, quantity=quantity)
    assert len(needs(filled)) == 3


def test_only_what_follows_is_kept(filled: Opened) -> None:
    with pytest.raises(UserProblem, match=r"inferred\.does_not_follow"):
        keep(filled, "kedelai")
    assert keep_inferred_needs(filled.catalogue, filled.actor, JAHIT, ()).changed is Changed.NOTHING


def test_one_good_chosen_twice_is_one_need(filled: Opened) -> None:
    twice = [KeptNeed("ubi_kayu", Pattern.RANTAI_PASOK, quantity, "kg") for quantity in (1000, 2000)]
    assert keep_inferred_needs(filled.catalogue, filled.actor, JAHIT, twice).codes == ("K-0004",)
    assert needs(filled)["K-0004"].quantity == 2000


def draft_of(summary: NeedSummary, version: int, **more: object) -> NeedDraft:
    return NeedDraft(
        uid=summary.uid, version=version, partner=summary.partner_uid, pattern=summary.pattern, commodity="ubi_kayu",
        words=summary.words, unit=summary.unit, quantity=summary.quantity, **more,
    )  # type: ignore[arg-type]  # fmt: skip  # the rest are the draft's own fields


def test_changing_the_terms_confirms_nothing_and_confirming_is_in_the_history(filled: Opened) -> None:
    keep(filled)
    kept = needs(filled)["K-0004"]
    record = view_need(filled.catalogue, filled.actor, kept.uid)
    save_need(filled.catalogue, filled.actor, draft_of(kept, record.version, price=300_000))
    assert needs(filled)["K-0004"].inferred
    saved = confirm_need(filled.catalogue, filled.actor, kept.uid)
    assert (saved.code, needs(filled)["K-0004"].inferred) == ("K-0004", False)
    (entry,) = (e for e in view_need(filled.catalogue, filled.actor, kept.uid).history if e.field == "need.inferred")
    assert (entry.user, entry.old, entry.new) == (filled.actor.name, "true", "false")
    assert confirm_need(filled.catalogue, filled.actor, kept.uid).changed is Changed.NOTHING
    undo_change(filled.catalogue, filled.actor, saved.change_set)
    assert needs(filled)["K-0004"].inferred


def accepted_proposal(opened: Opened) -> str:
    stated = next(row for row in needs(opened).values() if row.code == "K-0001")
    delete_need(opened.catalogue, opened.actor, stated.uid)
    keep(opened)
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    (row, *_rest) = list_proposals(
        opened.catalogue, opened.actor, ListQuery(filters=(("need", "K-0004"),)), 0, 10
    ).rows
    decide_proposal(opened.catalogue, opened.actor, row.proposal, Decided.ACCEPT)
    return row.proposal


def test_an_inferred_need_is_matched_with_a_warning_and_not_printed_before_it_is_confirmed(filled: Opened) -> None:
    proposal = accepted_proposal(filled)
    why = view_proposal(filled.catalogue, filled.actor, proposal)
    assert [rule.holds for rule in why.rules if rule.rule is RuleCode.INFERRED] == [False]
    assert {each.need: each.inferred for each in list_run_needs(filled.catalogue, filled.actor)}["K-0004"]
    terms = AgreementTerms(date=TODAY, witnesses=(Signatory("Saksi Satu"), Signatory("Saksi Dua")))
    for make in (issue_agreement, draft_agreement):
        with pytest.raises(UserProblem, match=r"agreement\.need_unconfirmed"):
            make(filled.catalogue, filled.actor, proposal, terms, today=TODAY)
    confirm_need(filled.catalogue, filled.actor, needs(filled)["K-0004"].uid)
    assert draft_agreement(filled.catalogue, filled.actor, proposal, terms, today=TODAY).content
