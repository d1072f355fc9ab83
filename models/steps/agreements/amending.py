"""Give an adendum or ending its number, draw and store it, and let the agreement's row hold what it says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.recording import change_set, current_change_set
from models.domain.actor import Actor
from models.domain.agreements import AgreementFinding, Override
from models.domain.changes import Changed, ChangeKind
from models.domain.papers import PaperKind, PaperReport
from models.problems import UserProblem
from models.steps.agreements.addenda import title_words
from models.steps.agreements.auditing import findings_by, findings_in, late_signing
from models.steps.agreements.chains import Chain, amended, amendment_of, chain_of
from models.steps.agreements.issuing import answered, office_of, refuse_red, take_offers
from models.steps.agreements.law import audit_law
from models.steps.agreements.numbering import take_number
from models.steps.agreements.room import offer_quantity_of, refuse_no_room
from models.steps.agreements.storing import override_rows
from models.steps.papers.canonical import Facts, facts_of
from models.steps.papers.drawing import draw_amendment, sha256_of
from models.steps.papers.letterheads import logo_of
from models.steps.papers.storing import keep_original, store_paper
from reports.agreement.addendum import amendment_pdf, spoken_amendment
from reports.agreement.amendment import Amendment, AmendmentDocument, TradeTerms
from reports.wording.filling import UnfilledPlaceholder

Decide = Callable[[t.Office, Chain], AmendmentDocument]


def drafted(session: Session, actor: Actor, agreement: str, paper: str, decide: Decide) -> PaperReport:
    """The paper with a DRAF watermark and no number, and what the audit finds in it; nothing is stored."""
    office, chain = office_of(session, actor), chain_of(session, agreement)
    document = decide(office, chain)
    content = amendment_pdf(document, paper, draft=True, logo=logo_of(session, office))
    kind = PaperKind(document.kind.value)
    return PaperReport("", kind, "", sha256_of(content), content, findings=_findings(session, chain, document))


def issued(
    session: Session, actor: Actor, agreement: str, paper: str, decide: Decide, *, what: str, reason: str,
    overrides: Sequence[Override], today: date,
) -> PaperReport:  # fmt: skip
    """The numbered paper, stored, in a change set of its own; red findings have to be answered for."""
    chain = locked_chain(session, agreement)
    note = json.dumps([what, chain.row.number, reason.strip()], ensure_ascii=False)
    with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
        office = office_of(session, actor)
        document = decide(office, chain)
        findings = refuse_faults(session, chain, document, overrides, today)
        report = give_number(session, office, chain, document, paper, findings, today=today)
    return replace(report, change_set=current.uid, changed=Changed.PAPERS | Changed.AGREEMENTS)


def locked_chain(session: Session, agreement: str) -> Chain:
    """The chain, while nobody else changes it or issues for its offers (SQLite: the immediate transaction does)."""
    a, member = t.Agreement, t.AgreementMember
    own = session.scalars(select(a.offer_id).where(a.code == agreement)).all()
    of_members = select(member.offer_id).join(a, a.id == member.agreement_id).where(a.code == agreement)
    take_offers(session, (*own, *session.scalars(of_members)))
    return chain_of(session, agreement)


def refuse_faults(
    session: Session, chain: Chain, document: AmendmentDocument, overrides: Sequence[Override], today: date
) -> tuple[AgreementFinding, ...]:
    """What the audit finds in the agreement as changed and did not find before, answered for.

    Raises RedFindings for the rest, and UserProblem where the capacity or the need has no room.
    """
    findings = answered(_findings(session, chain, document), overrides)
    refuse_red(findings)
    if document.after.quantity.thousandths > document.before.quantity.thousandths:
        refuse_no_room(session, chain, document.after.quantity.thousandths, today)
    return findings


def _findings(session: Session, chain: Chain, document: AmendmentDocument) -> tuple[AgreementFinding, ...]:
    """What the paper brings that the audit did not find in the agreement before."""
    found = (*_new_faults(session, chain, document), *_flags(session, chain, document))
    return (*found, *late_signing(document.effective_on, document.signed_on, audit_law(session, document.signed_on)))


def _new_faults(session: Session, chain: Chain, document: AmendmentDocument) -> tuple[AgreementFinding, ...]:
    if document.kind is Amendment.ENDING:
        return ()
    law = audit_law(session, document.signed_on)
    before = {(each.rule, each.values) for each in findings_by(chain.document, law)}
    found = findings_by(amended(chain.document, document.after), law)
    return tuple(each for each in found if (each.rule, each.values) not in before)


def _flags(session: Session, chain: Chain, document: AmendmentDocument) -> tuple[AgreementFinding, ...]:
    """What is red in what the parties wrote themselves."""
    law, whole = audit_law(session, document.signed_on), amended(chain.document, document.after)
    provisions = [(own.subject, own.becomes) for own in document.own] + [("penyelesaian", document.settlement)]
    found = [each for place, words in provisions for each in findings_in(words, place, whole, law)]
    # a reason tells what happened and binds nobody: whole sentences of it are no clauses
    found += findings_in(document.reason, "alasan", whole, law, sentences=False)
    return tuple(found)


def give_number(
    session: Session, office: t.Office, chain: Chain, document: AmendmentDocument, paper: str,
    findings: Sequence[AgreementFinding] = (), *, today: date,
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
    stated = (*(amendment_of(each) for each in chain.standing), document)
    apply_terms(session, chain, document.after, stated, today)
    return PaperReport(row.code, kind, number.text, sha256_of(content), content)


def amendment_facts(document: AmendmentDocument) -> Facts:
    """The canonical facts of such a paper; UserProblem where a word is missing."""
    try:
        return facts_of(document.kind.value, document, spoken_amendment(document))
    except UnfilledPlaceholder as error:
        raise UserProblem("agreement.unfilled", name=str(error)) from error


def apply_terms(
    session: Session, chain: Chain, terms: TradeTerms, stated: Iterable[AmendmentDocument], today: date
) -> None:
    """Let the agreement's row hold these figures: the end, and what it takes of need and offer; `stated` in papers."""
    row = chain.row
    row.ends = terms.end.isoformat()
    # until less is delivered the larger quantity is still taken: nothing of it is promised to others before that day,
    # and it comes free with the next paper of the agreement or with its end, never by itself
    still = (each.before.quantity.thousandths for each in stated if each.effective_on > today)
    quantity = max(terms.quantity.thousandths, *still, 0)
    if quantity != row.quantity:
        row.quantity = quantity
        row.offer_quantity = offer_quantity_of(session, chain, row.quantity)
