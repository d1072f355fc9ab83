"""Facts in one form: the same for equal documents, back again without loss, and without what stands on paper alone."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.papers import PaperKind
from models.steps.agreements.storing import agreement_facts
from models.steps.papers.canonical import check_words, code_text, facts_of, hash_of
from models.steps.papers.snapshots import document_of, kept_document, pasal_naming
from reports.agreement import AgreementDocument, Price, Quantity, Term, agreement_pdf
from reports.agreement.amendment import (
    About,
    Amendment,
    AmendmentDocument,
    OwnProvision,
    Place,
    Reference,
    TradeTerms,
)
from tests.reports.reading import whole_text
from tests.reports.samples import agreement

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)
DAYS = st.dates(date(2021, 2, 2), date(2100, 12, 31))
QUANTITIES = st.builds(Quantity, st.integers(0, 10**15), WORDS)
PRICES = st.builds(Price, st.none() | st.integers(0, 10**15), WORDS, WORDS)
DECIMALS = st.decimals(0, 100, places=3).map(lambda each: each.normalize())
ROWS = st.lists(st.lists(WORDS, max_size=3).map(tuple), max_size=3).map(tuple)
VALUES = st.one_of(st.integers(-(10**9), 10**9), DECIMALS, WORDS, ROWS)
TERMS = st.builds(TradeTerms, PRICES, QUANTITIES, st.integers(0, 3650), DAYS, DAYS, st.integers(1, 120))


def documents() -> st.SearchStrategy[AgreementDocument]:
    return st.builds(
        lambda base, price, quantity, terms, signed, words: replace(
            base, price=price, quantity_per_month=quantity, terms=terms, signed_on=signed, subject=words
        ),
        st.sampled_from([agreement()]), PRICES, QUANTITIES,
        st.lists(st.builds(Term, WORDS, WORDS, VALUES), max_size=4).map(tuple), DAYS, WORDS,
    )  # fmt: skip


@given(documents())
def test_a_document_comes_back_as_it_was_but_for_what_stands_on_paper_alone(document: AgreementDocument) -> None:
    back = document_of(facts_of(PaperKind.AGREEMENT, document).text)
    again = facts_of(PaperKind.AGREEMENT, back)
    assert again == facts_of(PaperKind.AGREEMENT, document)
    assert (back.price.sen, back.signed_on, len(back.terms)) == (
        document.price.sen, document.signed_on, len(document.terms),
    )  # fmt: skip
    for kept, given_ in zip(back.terms, document.terms, strict=True):
        assert type(kept.value) is type(given_.value)
    assert {back.first.nik, back.second.npwp, back.second.bank_account} == {""}


@given(st.builds(
    AmendmentDocument, kind=st.sampled_from(Amendment), first=st.just(agreement().first),
    second=st.just(agreement().second), subject=WORDS, agreement=st.builds(Reference, WORDS, WORDS, DAYS),
    earlier=st.lists(st.builds(Reference, WORDS, WORDS, DAYS), max_size=2).map(tuple), ordinal=st.integers(0, 9),
    signed_on=DAYS, place=WORDS, effective_on=DAYS, reason=WORDS, before=TERMS, after=TERMS,
    own=st.lists(st.builds(OwnProvision, WORDS, WORDS, WORDS), max_size=2).map(tuple),
    places=st.lists(st.builds(Place, st.sampled_from(About), st.integers(1, 30)), max_size=3).map(tuple),
))  # fmt: skip
def test_what_changes_an_agreement_comes_back_too(document: AmendmentDocument) -> None:
    facts = facts_of(document.kind, document)
    assert facts_of(document.kind, kept_document(AmendmentDocument, facts.text)) == facts


def test_facts_of_the_first_schemas_are_read() -> None:
    document = replace(agreement(), terms=(Term("harga", "selisih", Decimal("7.5")), Term("kegiatan", "skala", "2 ha")))
    document = replace(document, first=replace(document.first, nik=""), second=replace(document.second, nik=""))
    old = json.dumps(asdict(document), ensure_ascii=False, default=str)
    assert document_of(old) == document


def test_the_form_never_varies() -> None:
    facts = agreement_facts(agreement())
    assert facts == agreement_facts(agreement())
    assert facts.sha256 == hash_of(facts.text)
    assert json.loads(facts.text)["facts_version"] == "1"
    assert facts.text == json.dumps(json.loads(facts.text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_nothing_that_stands_on_paper_alone_is_kept() -> None:
    secret = {"nik": "3523114101909991", "npwp": "0012345678901000", "bank_account": "BRI 0001-01-000001"}
    document = agreement()
    document = replace(document, first=replace(document.first, **secret), second=replace(document.second, **secret))
    text = agreement_facts(document).text
    assert not [value for value in secret.values() if value in text]


def another(value: object) -> object:
    if isinstance(value, date):
        return value + timedelta(days=1)
    return value + 1 if isinstance(value, int) else value[:-1]  # type: ignore[index]


@pytest.mark.parametrize("field", [each.name for each in fields(AgreementDocument) if each.name in (
    "subject", "place", "commodity", "payment_days", "start", "end", "months", "forum_name", "number", "duties",
)])  # fmt: skip
def test_every_fact_counts(field: str) -> None:
    document = agreement()
    other = another(getattr(document, field))
    assert agreement_facts(replace(document, **{field: other})).sha256 != agreement_facts(document).sha256


def test_the_sentences_kept_are_those_printed() -> None:
    document = agreement()
    printed = "".join(whole_text(agreement_pdf(document)).split())
    said = json.loads(agreement_facts(document).text)["spoken"]
    sentences = [line for each in said for line in each["sentences"]]
    assert len(sentences) > 80
    # but for the account number, which stands on the paper alone
    left = [line for line in sentences if "".join(line.split()) not in printed and "tercantum dalam naskah" not in line]
    assert left == []


def test_a_pasal_is_found_by_what_it_says() -> None:
    facts = agreement_facts(agreement()).text
    found = pasal_naming(facts, {"forum": ("Pengadilan Negeri",), "nothing": ("",), "unsaid": ("zzz",)})
    assert len(found["forum"]) == 1
    assert (found["nothing"], found["unsaid"]) == ((), ())


def test_the_printed_code_is_in_capitals_and_the_typed_one_in_fours() -> None:
    assert code_text("1/Kadin/2026", "ab" * 32) == f"TM1:1/KADIN/2026:{'AB' * 32}"
    assert check_words("0123456789abcdef" * 4) == "0123-4567-89AB-CDEF"


def test_a_value_without_a_form_is_a_defect() -> None:
    with pytest.raises(TypeError, match="no canonical form of float"):
        facts_of("x", Term("a", "b", 0.5))  # type: ignore[arg-type]
