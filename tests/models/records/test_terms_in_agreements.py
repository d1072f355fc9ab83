"""Margin, waiting time and duties of a need in the agreement about it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from matching.codes import Pattern
from models.domain.agreements import AgreementTerms, ClauseTerm, Signatory
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings
from models.domain.partners import NeedDraft
from models.steps.agreements.need_terms import working_days
from models.use_cases.issue_agreement import draft_agreement
from models.use_cases.list_needs import list_needs
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.propose_terms import propose_terms
from models.use_cases.run_matching import run_matching
from models.use_cases.save_need import save_need
from models.use_cases.view_need import view_need
from tests.records import TODAY


def proposal_of(opened: Opened, pattern: Pattern, **terms: object) -> str:
    """A proposal in this pattern, about a need that then states these terms."""
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    rows = list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 50).rows
    row = next(row for row in rows if row.pattern == pattern)
    (need,) = list_needs(opened.catalogue, opened.actor, ListQuery(row.need), 0, 5).rows
    record = view_need(opened.catalogue, opened.actor, need.uid)
    draft = NeedDraft(
        need.uid, record.version, need.partner_uid, need.pattern, record.commodity_slug, need.words, need.unit,
        need.quantity, need.minimum_lot, supports=record.supports,
    )  # fmt: skip
    save_need(opened.catalogue, opened.actor, replace(draft, **terms))  # type: ignore[arg-type]
    return row.proposal


def proposed(opened: Opened, proposal: str) -> dict[tuple[str, str], object]:
    terms = propose_terms(opened.catalogue, opened.actor, proposal, today=TODAY).terms
    return {(term.clause, term.parameter): term.value for term in terms.clauses}


def findings(opened: Opened, proposal: str, *clauses: ClauseTerm) -> set[tuple[str, str]]:
    who = Signatory("Contoh", "Direktur", "akta pendirian")
    terms = AgreementTerms(price=1_000_00, first=who, second=who, clauses=clauses)
    report = draft_agreement(opened.catalogue, opened.actor, proposal, terms, today=TODAY)
    return {(found.rule, dict(found.values).get("label", "")) for found in report.findings}


def test_margin_and_waiting_time_are_proposed_for_an_agency(filled: Opened) -> None:
    proposal = proposal_of(filled, Pattern.DISTRIBUSI_KEAGENAN, margin=1_250, lead_days=14)
    assert proposed(filled, proposal) == {("harga", "imbalan"): Decimal("12.5"), ("pesanan", "kirim"): 10}
    said = findings(filled, proposal)
    assert ("taken_from_catalogue", "Potongan harga atau komisi") in said
    assert ("default_to_decide", "Potongan harga atau komisi") not in said


def test_what_the_parties_settle_goes_before_the_need(filled: Opened) -> None:
    proposal = proposal_of(filled, Pattern.DISTRIBUSI_KEAGENAN, margin=1_250)
    said = findings(filled, proposal, ClauseTerm("harga", "imbalan", 15))
    assert ("taken_from_catalogue", "Potongan harga atau komisi") not in said


def test_a_term_that_no_clause_allows_is_left_to_the_parties(filled: Opened) -> None:
    proposal = proposal_of(filled, Pattern.DISTRIBUSI_KEAGENAN, margin=9_000, lead_days=3_000)
    assert proposed(filled, proposal) == {}
    assert ("default_to_decide", "Potongan harga atau komisi") in findings(filled, proposal)


def test_a_need_without_these_terms_proposes_none(filled: Opened) -> None:
    assert proposed(filled, proposal_of(filled, Pattern.DISTRIBUSI_KEAGENAN)) == {}


@pytest.mark.parametrize(
    ("days", "working"), [(0, 1), (1, 1), (2, 1), (3, 1), (4, 2), (7, 5), (8, 5), (9, 5), (10, 6), (14, 10)]
)
def test_calendar_days_hold_at_least_these_working_days(days: int, working: int) -> None:
    assert working_days(days) == working
