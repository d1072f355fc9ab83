"""Give an adendum or ending its number, draw and store it, and let the agreement's row hold what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import current_change_set
from models.domain.agreements import AgreementFinding, Override
from models.domain.papers import PaperKind, PaperReport
from models.problems import UserProblem
from models.steps.agreements.addenda import title_words
from models.steps.agreements.auditing import findings_by
from models.steps.agreements.chains import Chain, amended, chain_of
from models.steps.agreements.issuing import answered, refuse_red
from models.steps.agreements.law import audit_law
from models.steps.agreements.numbering import take_number
from models.steps.agreements.storing import override_rows
from models.steps.matching.promises import groups_for, promised_of, promised_to
from models.steps.papers.canonical import Facts, facts_of
from models.steps.papers.drawing import draw_amendment, sha256_of
from models.steps.papers.letterheads import logo_of
from models.steps.papers.storing import keep_original, store_paper
from reports.agreement.addendum import spoken_amendment
from reports.agreement.amendment import Amendment, AmendmentDocument, TradeTerms
from reports.agreement.phrase_check import red_flags
from reports.wording.filling import UnfilledPlaceholder
from reports.wording.library import rule_source


def locked_chain(session: Session, agreement: str) -> Chain:
    """The chain, while nobody else changes it or issues for its offer (SQLite: the immediate transaction does)."""
    offer = session.scalar(select(t.Agreement.offer_id).where(t.Agreement.code == agreement))
    session.execute(select(t.Offer.id).where(t.Offer.id == offer).with_for_update())
    return chain_of(session, agreement)


def refuse_faults(
    session: Session, chain: Chain, document: AmendmentDocument, overrides: Sequence[Override], today: date
) -> tuple[AgreementFinding, ...]:
    """What the audit finds in the agreement as changed and did not find before, answered for.

    Raises RedFindings for the rest, and UserProblem where the capacity or the need has no room.
    """
    findings = answered((*_new_faults(session, chain, document), *_flags(document)), overrides)
    refuse_red(findings)
    if document.after.quantity.thousandths > document.before.quantity.thousandths:
        _refuse_no_room(session, chain, document.after.quantity.thousandths, today)
    return findings


def _new_faults(session: Session, chain: Chain, document: AmendmentDocument) -> tuple[AgreementFinding, ...]:
    if document.kind is Amendment.ENDING:
        return ()
    law = audit_law(session, document.signed_on)
    before = {(each.rule, each.values) for each in findings_by(chain.document, law)}
    found = findings_by(amended(chain.document, document.after), law)
    return tuple(each for each in found if (each.rule, each.values) not in before)


def _flags(document: AmendmentDocument) -> tuple[AgreementFinding, ...]:
    """Red flags in what the parties wrote themselves."""
    source = rule_source("kppu")
    written = [(own.subject, own.becomes) for own in document.own]
    written += [("alasan", document.reason), ("penyelesaian", document.settlement)]
    return tuple(
        AgreementFinding(
            "red", "red_flag_phrase", (("place", place), ("found", found)), source.citation, source.verified,
            overridable=True,
        )
        for place, words in written
        for found in red_flags(words)
    )  # fmt: skip


def _refuse_no_room(session: Session, chain: Chain, quantity: int, today: date) -> None:
    row = chain.row
    fact, asked = t.OfferFact, offer_quantity_of(session, chain, quantity)
    of = (fact.offer_id == row.offer_id, fact.kind == "kapasitas", fact.superseded_by.is_(None))
    capacity = session.scalar(select(fact.value).where(*of))
    promised = promised_of(session, row.offer_id, but_need=row.need_id, today=today)
    if capacity is not None and promised + asked > capacity:
        raise UserProblem("decision.over_capacity", capacity=capacity, promised=promised, asked=asked)
    need = session.get_one(t.Need, row.need_id)
    others = promised_to(session, need.id, but_offer=row.offer_id, today=today)
    taken = sum(others.values()) + sum(groups_for(session, need.id))
    if taken + quantity > need.quantity:
        raise UserProblem(
            "decision.over_need", need=need.code, quantity=need.quantity, promised=taken, asked=quantity
        )


def offer_quantity_of(session: Session, chain: Chain, quantity: int) -> int:
    """What a quantity takes of the offer, by the proposal's proportion, rounded up."""
    proposal = session.get_one(t.Proposal, chain.row.proposal_id)
    return -(-quantity * proposal.offer_quantity // proposal.quantity)


def give_number(
    session: Session, office: t.Office, chain: Chain, document: AmendmentDocument, paper: str,
    findings: Sequence[AgreementFinding] = (),
) -> PaperReport:  # fmt: skip
    """The paper with the office's next number, its bytes stored, and the agreement's row brought to what it says."""
    kind = PaperKind(document.kind.value)
    number = take_number(session, office, kind, document.signed_on)
    document = replace(document, number=number.text)
    facts = amendment_facts(document)
    content = draw_amendment(document, paper, facts.sha256, logo_of(session, office))
    row = store_paper(
        session, kind, title_words(document), facts, number=number, signed_on=document.signed_on,
        effective_on=document.effective_on, agreement_id=chain.row.id,
    )  # fmt: skip
    keep_original(session, row, paper, content)
    session.add_all(override_rows(chain.row.id, findings, current_change_set(session).user_id))
    apply_terms(session, chain, document.after)
    return PaperReport(row.code, kind, number.text, sha256_of(content), content)


def amendment_facts(document: AmendmentDocument) -> Facts:
    """The canonical facts of such a paper; UserProblem where a word is missing."""
    try:
        return facts_of(document.kind.value, document, spoken_amendment(document))
    except UnfilledPlaceholder as error:
        raise UserProblem("agreement.unfilled", name=str(error)) from error


def apply_terms(session: Session, chain: Chain, terms: TradeTerms) -> None:
    """Let the agreement's row hold these figures: the end, and what it takes of need and offer."""
    row = chain.row
    row.ends = terms.end.isoformat()
    if terms.quantity.thousandths != row.quantity:
        row.quantity = terms.quantity.thousandths
        row.offer_quantity = offer_quantity_of(session, chain, row.quantity)
