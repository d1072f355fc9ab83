"""Drafts on the desk: kept, opened again, told of each other, and gone when nobody wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy import update

from models.domain.agreements import AgreementTerms, ClauseTerm, Override, Signatory
from models.domain.drafts import AgreementDraft
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.problems import UserProblem
from models.steps.agreements import desk
from models.use_cases.decide_proposals import decide_proposals
from models.use_cases.discard_draft import discard_draft
from models.use_cases.issue_agreement import draft_agreement, issue_agreement
from models.use_cases.list_drafts import list_drafts
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.open_draft import open_draft
from models.use_cases.run_matching import run_matching
from models.use_cases.save_draft import save_draft
from tests.records import TODAY

WORDS = st.text(max_size=20)
WHO = st.builds(Signatory, WORDS, WORDS, WORDS)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=3).map(tuple)
VALUES = st.one_of(
    st.integers(), st.decimals(allow_nan=False, allow_infinity=False), WORDS, st.lists(st.tuples(WORDS)).map(tuple)
)
TERMS = st.builds(
    AgreementTerms,
    date=st.none() | st.dates(), place=WORDS, start=st.none() | st.dates(), months=st.integers(0, 200),
    price=st.none() | st.integers(), formula=WORDS, payment_days=st.none() | st.integers(), forum=WORDS,
    first_number=WORDS, second_number=WORDS, first=WHO, second=WHO, witnesses=st.lists(WHO).map(tuple), subject=WORDS,
    clauses=st.lists(st.builds(ClauseTerm, WORDS, WORDS, VALUES)).map(tuple), schedule=ROWS, specification=ROWS,
)  # fmt: skip
PAIRS = ROWS.map(lambda rows: tuple(row[:2] for row in rows))
ANSWERS = st.lists(st.builds(Override, WORDS, PAIRS, WORDS, WORDS, WORDS))


@given(TERMS, ANSWERS.map(tuple))
def test_what_was_typed_comes_back_as_it_was(terms: AgreementTerms, overrides: tuple[Override, ...]) -> None:
    row = desk.t.AgreementDraft(
        subject="P-1", paper="F4", content=desk.to_text(terms, overrides), version=3, saved_at="2026-11-22T01:00:00"
    )
    assert desk.from_row(row) == AgreementDraft("P-1", "F4", terms, overrides, 3, "2026-11-22T01:00:00")


def proposals(opened: Opened) -> tuple[str, ...]:
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    return tuple(row.proposal for row in list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 50).rows)


def test_a_draft_is_kept_opened_and_thrown_away(filled: Opened) -> None:
    desk_of = (filled.catalogue, filled.actor)
    proposal = proposals(filled)[0]
    assert open_draft(*desk_of, proposal) is None
    typed = AgreementDraft(proposal, "F4", AgreementTerms(place="Surabaya"))
    first = save_draft(*desk_of, typed)
    second = save_draft(*desk_of, replace(first, terms=AgreementTerms(place="Tuban")))
    assert (first.version, second.version) == (1, 2)
    assert open_draft(*desk_of, proposal) == second
    (line,) = list_drafts(*desk_of, ListQuery(), 0, 10).rows
    assert (line.subject, line.saved_by, line.saved_at) == (proposal, filled.actor.name, second.saved_at)
    assert line.enterprise_name
    assert line.partner
    assert list_drafts(*desk_of, ListQuery("tidak ada"), 0, 10).total == 0
    discard_draft(*desk_of, proposal)
    discard_draft(*desk_of, proposal)
    assert open_draft(*desk_of, proposal) is None


def test_who_saves_over_another_is_told(filled: Opened) -> None:
    desk_of = (filled.catalogue, filled.actor)
    proposal = proposals(filled)[0]
    mine = save_draft(*desk_of, AgreementDraft(proposal))
    theirs = save_draft(*desk_of, replace(mine, terms=AgreementTerms(place="Bojonegoro")))
    for late in (mine, AgreementDraft(proposal)):
        with pytest.raises(UserProblem) as told:
            save_draft(*desk_of, late)
        assert told.value.message == "agreement.draft_changed"
        assert told.value.values == {"name": filled.actor.name, "at": theirs.saved_at}
    assert open_draft(*desk_of, proposal) == theirs
    discard_draft(*desk_of, proposal)
    with pytest.raises(UserProblem, match=r"agreement\.draft_gone"):
        save_draft(*desk_of, theirs)


def test_an_issued_draft_is_kept_a_while_and_then_erased(filled: Opened) -> None:
    desk_of = (filled.catalogue, filled.actor)
    proposal, other = proposals(filled)[:2]
    decide_proposals(*desk_of, (proposal,), Decided.ACCEPT)
    who = Signatory("Contoh", "Direktur", "akta pendirian")
    terms = AgreementTerms(price=1_000_00, first=who, second=who)
    save_draft(*desk_of, AgreementDraft(proposal, terms=terms))
    issue_agreement(*desk_of, proposal, terms, today=TODAY)
    assert list_drafts(*desk_of, ListQuery(), 0, 10).total == 0
    assert open_draft(*desk_of, proposal) is not None, "should somebody take the issue back"
    with filled.catalogue.transaction() as session:
        session.execute(update(desk.t.AgreementDraft).values(saved_at="2026-01-01T00:00:00+00:00"))
    save_draft(*desk_of, AgreementDraft(other))
    assert open_draft(*desk_of, proposal) is None


def test_the_parties_own_rows_and_a_price_by_formula_reach_the_paper(filled: Opened) -> None:
    who = Signatory("Contoh", "Direktur", "akta pendirian")
    schedule = (("Januari 2027", "1500000", "pagi"), ("Maret 2027", "2500", ""))
    terms = AgreementTerms(
        date=date(2026, 11, 21), formula="harga pasar  Tuban dikurangi 5%", first=who, second=who, schedule=schedule,
        specification=(("Kadar air", "paling banyak 14%", "0,5%"),),
    )  # fmt: skip
    proposal = proposals(filled)[0]
    report = draft_agreement(filled.catalogue, filled.actor, proposal, terms, today=TODAY)
    assert "price_missing" not in {found.rule for found in report.findings}
    assert text_of(report.content).count("harga pasar Tuban dikurangi 5%") >= 1
    for said in ("Januari 2027", "1.500", "Maret 2027", "Kadar air", "0,5%"):
        assert said in text_of(report.content), said
    wrong = replace(terms, schedule=(("Mei", "banyak", ""),))
    with pytest.raises(UserProblem, match=r"agreement\.bad_schedule"):
        draft_agreement(filled.catalogue, filled.actor, proposal, wrong, today=TODAY)


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_a_settled_share_keeps_its_hundredths(filled: Opened) -> None:
    proposal = proposals(filled)[0]
    typed = AgreementTerms(clauses=(ClauseTerm("harga", "imbalan", Decimal("12.50")),))
    save_draft(filled.catalogue, filled.actor, AgreementDraft(proposal, terms=typed))
    found = open_draft(filled.catalogue, filled.actor, proposal)
    assert found is not None
    assert found.terms == typed
