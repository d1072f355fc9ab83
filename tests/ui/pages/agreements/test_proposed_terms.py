"""Terms that a need states stand in the form of its agreement before anybody types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pytestqt.qtbot import QtBot

from matching.codes import Pattern
from models.domain.agreements import AgreementTerms, ClauseTerm, ProposedTerms
from models.use_cases.list_clauses import clause_parameters
from ui.pages.agreements.terms_form import TermsForm

ON = date(2026, 11, 21)


def test_the_form_starts_with_the_margin_and_waiting_time_of_the_need(qtbot: QtBot) -> None:
    stated = (ClauseTerm("harga", "imbalan", Decimal("12.5")), ClauseTerm("pesanan", "kirim", 10))
    terms = AgreementTerms(date=ON, place="Tuban", start=ON, clauses=stated)
    pattern = Pattern.DISTRIBUSI_KEAGENAN
    proposed = ProposedTerms("P-1", pattern, "Contoh", "PT Contoh", "semen", 1_000, "sak", terms)
    form = TermsForm(proposed, clause_parameters(pattern, ON))
    qtbot.addWidget(form)
    assert (form.fields["harga.imbalan"].value(), form.fields["pesanan.kirim"].value()) == (1_250, 10)
    assert form.terms().clauses == (), "nobody has settled anything yet"
    form.fields["settled"].box.click()  # type: ignore[attr-defined]
    settled = {(term.clause, term.parameter): term.value for term in form.terms().clauses}
    assert settled["harga", "imbalan"] == Decimal("12.5")
    assert settled["pesanan", "kirim"] == 10
