"""From an agreement's facts to what the income reckoning needs, and from its figures to lines with words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus, AgreementTerms, Signatory
from models.domain.income import (
    WHOLE,
    BreakEven,
    IncomeCase,
    IncomeInputs,
    IncomeRow,
    IncomeTerms,
    RiskLine,
    Scenario,
    Trade,
    break_even,
    completed,
    reckon,
)
from models.problems import UserProblem
from models.reference.units import find_unit
from models.steps.agreements.chains import Chain, amended, chain_of
from models.steps.agreements.desk import draft_row, from_row
from models.steps.agreements.drafting import deal_of, draft, end_of
from models.steps.agreements.issuing import office_of, refuse_unconfirmed
from reports.agreement import AgreementDocument, Pattern
from reports.agreement.phrases import value_of
from reports.agreement.retail import discount_of, suggested
from reports.plain_page.page import risks_of
from reports.plain_page.phrases import percent, price_words
from reports.plain_page.reckoning import Figures, amount, rows_of
from reports.wording.library import pattern_text
from reports.wording.patterns import Value

_UNNAMED = Signatory(name="–")
_TRADES = {Pattern.SUBKONTRAK: Trade.WORK}
_GUARANTEES = {
    Pattern.SUBKONTRAK: ("kegiatan", "jaminan_pesanan"),
    Pattern.RANTAI_PASOK: ("kegiatan", "jaminan_serap"),
    Pattern.PERDAGANGAN_UMUM: ("kegiatan", "jaminan_serap"),
}
_UNHELPED = " Bagian kerugian yang ditanggung mitra tidak ikut dihitung."
_MEASURED = ("berat", "isi", "panjang", "yard", "luas", "luas kulit")
_HUNDRED = 100
_PLAIN = 1000
"""Factor of a kilogram, a litre, a metre."""
Values = dict[tuple[str, str], Value]


def document_about(
    session: Session, actor: Actor, subject: str, terms: AgreementTerms | None, today: date
) -> AgreementDocument:
    """The facts of an issued agreement ("PK-…") with all that was changed, or of a proposal's draft ("P-…").

    Without terms a draft is taken as it lies on the desk. UserProblem for an unknown code and a voided agreement.
    """
    if subject.startswith("PK-"):
        chain = chain_of(session, subject)
        if chain.row.status != AgreementStatus.ISSUED:
            raise UserProblem("income.voided", agreement=subject)
        return _as_it_lasts(chain)
    return _drafted(session, actor, subject, terms, today)


def _as_it_lasts(chain: Chain) -> AgreementDocument:
    """The agreement with all that was changed; an early ending leaves the whole months that fit before it."""
    document = amended(chain.document, chain.terms)
    months = document.months
    while months > 1 and end_of(document.start, months) > document.end:
        months -= 1
    return replace(document, months=months)


def _drafted(
    session: Session, actor: Actor, proposal: str, terms: AgreementTerms | None, today: date
) -> AgreementDocument:
    deal = deal_of(session, proposal)
    refuse_unconfirmed(deal)
    office = office_of(session, actor)
    settled = terms or _on_the_desk(session, office, proposal)
    for _ in range(2):
        try:
            return draft(session, deal, office, settled, today, "")
        except UserProblem as problem:
            settled = _without_name(settled, problem, deal.buyer.name)
    return draft(session, deal, office, settled, today, "")


def _on_the_desk(session: Session, office: t.Office, proposal: str) -> AgreementTerms:
    row = draft_row(session, office.id, proposal)
    return from_row(row).terms if row else AgreementTerms()


def _without_name(terms: AgreementTerms, problem: UserProblem, buyer: str) -> AgreementTerms:
    """Who signs matters neither to the income nor to the page."""
    if problem.message != "agreement.no_signatory":
        raise problem
    of_buyer = problem.values["business"] == buyer and not terms.first.name
    return replace(terms, first=_UNNAMED) if of_buyer else replace(terms, second=_UNNAMED)


def terms_of_income(document: AgreementDocument) -> IncomeTerms:
    """What the agreement says about money."""
    text = pattern_text(document.pattern, document.signed_on)
    values = {(each.clause, each.code): value_of(document, each) for each in text.parameters()}
    discount = discount_of(document, text)
    retail = suggested(document.price, discount) if discount is not None else None
    guaranteed = _GUARANTEES.get(document.pattern)
    inti = document.pattern is Pattern.INTI_PLASMA
    limit = _part(values, "pembiayaan", "batas_potong")
    return IncomeTerms(
        trade=_trade(document, values),
        unit=document.price.unit,
        price=document.price.sen,
        volume=document.quantity_per_month.thousandths,
        months=document.months,
        bought_share=_part(values, "pemasaran", "bagian") if inti else WHOLE,
        guaranteed=_part(values, *guaranteed) if guaranteed else 0,
        cap=limit if inti else WHOLE,
        capped=inti,
        ceiling=_sen(values, "pembiayaan", "plafon"),
        advance_share=_part(values, "harga", "uang_muka"),
        partner_share=_part(values, "risiko", "bagian_risiko"),
        swing=_part(values, "harga", "selisih"),
        floor=_sen(values, "harga", "harga_dasar"),
        commission=_part(values, "harga", "imbalan"),
        suggested=(retail.sen or 0) if retail else 0,
        step=_step(document.price.unit),
    )


def _trade(document: AgreementDocument, values: Values) -> Trade:
    if document.pattern is Pattern.DISTRIBUSI_KEAGENAN:
        return Trade.AGENCY if values.get(("kegiatan", "jenis")) == "agen" else Trade.RESALE
    return _TRADES.get(document.pattern, Trade.PRODUCE)


def _step(name: str) -> int:
    """Sacks and pairs come whole, kilograms and metres in tenths, tons to the last thousandth."""
    found = find_unit(name)
    if found is not None and found.dimension not in _MEASURED:
        return 1000
    return 100 if found is not None and found.factor == _PLAIN else 1


def _part(values: Values, clause: str, parameter: str) -> int:
    """A percentage in hundredths of a percent; 0 where the pattern has none."""
    value = values.get((clause, parameter))
    return round(value * _HUNDRED) if isinstance(value, Decimal) else 0


def _sen(values: Values, clause: str, parameter: str) -> int:
    value = values.get((clause, parameter))
    return value if isinstance(value, int) else 0


def reckoned(
    terms: IncomeTerms, inputs: IncomeInputs
) -> tuple[IncomeInputs, tuple[IncomeCase, ...], BreakEven | None]:
    """The inputs as they were counted with, the three cases, and the break-even where own costs are known."""
    filled = completed(terms, inputs)
    guesses = dict(filled.outlooks())
    cases = tuple(reckon(terms, filled, outlook, name) for name, outlook in guesses.items())
    turning = break_even(terms, filled, guesses[Scenario.MIDDLE]) if filled.costs_known else None
    return filled, cases, turning


def figures_of(
    document: AgreementDocument,
    terms: IncomeTerms,
    inputs: IncomeInputs,
    cases: tuple[IncomeCase, ...],
    turning: BreakEven | None,
) -> Figures:
    """The reckoning as the page prints it."""
    return Figures(
        trade=terms.trade,
        unit=terms.unit,
        months=inputs.months,
        cycle=document.pattern is Pattern.INTI_PLASMA,
        values={name: tuple(getattr(each, name) for each in cases) for name in _FIGURES},
        facts=_facts(document, terms, inputs),
        costs_known=inputs.costs_known,
        least_output=turning.output if turning else None,
        least_price=turning.price if turning else None,
    )


_FIGURES = tuple(each.name for each in fields(IncomeCase) if each.name != "scenario")


def _facts(document: AgreementDocument, terms: IncomeTerms, inputs: IncomeInputs) -> dict[str, str]:
    limit = f", paling tinggi {_percent(terms.cap)} dari penjualan" if terms.capped else ""
    return {
        "harga": price_words(document.price),
        "bagian": _percent(terms.bought_share),
        "batas_jumlah": amount(terms.volume * inputs.months, terms.unit),
        "bagian_mitra": _percent(terms.partner_share),
        "komisi": _percent(terms.commission),
        "batas_potongan": limit,
        "kurang_sarana": " − sarana dari mitra" if inputs.supplies else "",
        "rusak": "; ".join(_percent(each.lost) for _, each in inputs.outlooks()),
        "tanpa_bantuan": _UNHELPED if terms.partner_share and inputs.supplies else "",
    }


def _percent(share: int) -> str:
    return percent(Decimal(share) / _HUNDRED)


def rows_in_words(figures: Figures) -> tuple[IncomeRow, ...]:
    """Each line of the reckoning with how it comes about."""
    return tuple(
        IncomeRow(each.code, each.label, each.how, each.kind, each.values)
        for each in rows_of(figures)
    )


def risks_in_words(document: AgreementDocument) -> tuple[RiskLine, ...]:
    """Who bears what."""
    return tuple(RiskLine(each.code, each.event, each.bearer, each.pasal) for each in risks_of(document))
