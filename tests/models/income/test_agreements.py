"""The reckoning of whole agreements, drafted and issued."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from models.domain.agreements import AgreementTerms, ClauseTerm
from models.domain.drafts import AgreementDraft
from models.domain.income import Guess, IncomeInputs
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.problems import UserProblem
from models.steps.papers.incomes import reckoned, terms_of_income
from models.use_cases.decide_proposals import decide_proposals
from models.use_cases.issue_agreement import issue_agreement
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened
from models.use_cases.plain_page import plain_page
from models.use_cases.run_matching import run_matching
from models.use_cases.save_draft import save_draft
from models.use_cases.simulate_income import simulate_income
from models.use_cases.void_agreement import void_agreement
from reports.agreement import AgreementDocument, Pattern, Price, Quantity, Term
from reports.wording.library import parameters
from reports.wording.patterns import Kind, Value
from tests.records import TODAY
from tests.reports.reading import whole_text
from tests.reports.samples import SIGNED, agreement

DRAWN = random.Random(5)


def drawn(pattern: Pattern) -> AgreementDocument:
    """An agreement with figures of chance, every clause within its limits."""
    price = Price(DRAWN.randrange(1, 10**7) * 100, DRAWN.choice(("ton", "kg", "pasang", "sak")))
    terms = [Term(each.clause, each.code, value) for each in parameters(pattern, SIGNED) if (value := _any(each)) != ()]
    return replace(
        agreement(pattern), price=price, quantity_per_month=Quantity(DRAWN.randrange(1, 10**6), price.unit),
        terms=tuple(terms), months=DRAWN.randrange(1, 36),
    )  # fmt: skip


def _any(parameter: object) -> Value:
    kind, low, high = (getattr(parameter, name) for name in ("kind", "minimum", "maximum"))
    if kind is Kind.CHOICE:
        return str(DRAWN.choice([each.code for each in getattr(parameter, "choices")]))  # noqa: B009
    if kind is Kind.PERCENT:
        return Decimal(DRAWN.randrange(int(low * 10), int(high * 10) + 1)) / 10
    return DRAWN.randrange(int(low), int(high) + 1) // 100 * 100 if kind is Kind.MONEY else ()


def test_a_thousand_agreements_add_up_to_the_rupiah() -> None:
    for number in range(1_000):
        document = drawn(list(Pattern)[number % len(Pattern)])
        terms = terms_of_income(document)
        inputs = IncomeInputs(
            DRAWN.randint(1, document.months), supplies=DRAWN.randrange(10**9) * 100,
            own_cost=DRAWN.randrange(10**9) * 100,
        )  # fmt: skip
        _, cases, _ = reckoned(terms, inputs)
        for case in cases:
            assert case.gross == case.withheld + case.received
            assert case.net == case.gross - case.owed - case.goods_cost - case.own_cost
            assert case.lost_to_partner + case.lost_to_enterprise == case.supplies_lost
            assert case.withheld * 10_000 <= case.paid * terms.cap
            assert not case.withheld % 100


@pytest.fixture
def proposal(filled: Opened) -> str:
    """One of a pattern that finances."""
    run_matching(filled.catalogue, filled.actor, MatchSettings(), today=TODAY)
    rows = list_proposals(filled.catalogue, filled.actor, ListQuery(), 0, 50).rows
    return next(row.proposal for row in rows if row.pattern == Pattern.INTI_PLASMA)


def test_a_draft_is_reckoned_with_the_terms_at_hand(filled: Opened, proposal: str) -> None:
    where = (filled.catalogue, filled.actor)
    plain = simulate_income(*where, proposal, today=TODAY)
    dearer = simulate_income(*where, proposal, terms=AgreementTerms(price=2 * (plain.terms.price or 0)), today=TODAY)
    assert dearer.terms.price == 2 * (plain.terms.price or 0)
    assert plain.rows[0].code == "price"
    assert plain.break_even is None
    assert plain.notes == ("Biaya Bapak/Ibu sendiri belum dihitung. Isilah, lalu kurangkan.",)


def test_without_terms_the_draft_on_the_desk_speaks(filled: Opened, proposal: str) -> None:
    where = (filled.catalogue, filled.actor)
    save_draft(*where, AgreementDraft(proposal, terms=AgreementTerms(price=777_000)))
    assert simulate_income(*where, proposal, today=TODAY).terms.price == 777_000


def test_own_costs_bring_a_turning_point(filled: Opened, proposal: str) -> None:
    found = simulate_income(filled.catalogue, filled.actor, proposal, IncomeInputs(own_cost=10_000_000), today=TODAY)
    assert found.break_even is not None
    assert found.break_even.price is not None
    assert found.break_even.price > 0
    assert "Titik impas" in found.notes[0]


def test_an_issued_agreement_and_one_that_was_voided(filled: Opened, proposal: str) -> None:
    where = (filled.catalogue, filled.actor)
    decide_proposals(*where, (proposal,), Decided.ACCEPT)
    report = issue_agreement(*where, proposal, AgreementTerms(), today=TODAY)
    found = simulate_income(*where, report.agreement)
    assert found.number == report.number
    text = whole_text(plain_page(*where, report.agreement, paper="F4"))
    assert report.number in text
    assert "masih draf" not in text
    assert "masih draf" in whole_text(plain_page(*where, proposal, today=TODAY))
    void_agreement(*where, report.agreement, "salah ketik")
    for refused in (simulate_income, plain_page):
        with pytest.raises(UserProblem, match=r"income\.voided"):
            refused(*where, report.agreement)


def test_a_formula_asks_for_prices(filled: Opened, proposal: str) -> None:
    where = (filled.catalogue, filled.actor)
    terms = AgreementTerms(formula="harga pasar mingguan dikurangi lima persen")
    with pytest.raises(UserProblem, match=r"income\.no_price"):
        simulate_income(*where, proposal, terms=terms, today=TODAY)
    given = IncomeInputs(1, *(Guess(price=price) for price in (100_000, 200_000, 300_000)))
    found = simulate_income(*where, proposal, given, terms=terms, today=TODAY)
    assert [case.price for case in found.cases] == [100_000, 200_000, 300_000]
    assert "Contoh hitungan" not in whole_text(plain_page(*where, proposal, terms=terms, today=TODAY))
    assert "Contoh hitungan" in whole_text(plain_page(*where, proposal, given, terms=terms, today=TODAY))


def test_an_unknown_code_is_said(filled: Opened) -> None:
    for code in ("PK-999999", "P-999999"):
        with pytest.raises(UserProblem):
            simulate_income(filled.catalogue, filled.actor, code)


def test_clauses_of_the_terms_count(filled: Opened, proposal: str) -> None:
    terms = AgreementTerms(clauses=(ClauseTerm("pembiayaan", "batas_potong", 12),))
    found = simulate_income(filled.catalogue, filled.actor, proposal, terms=terms, today=TODAY)
    assert (found.terms.cap, found.terms.capped) == (1_200, True)
