"""The terms that an agreement takes from the catalogue, for a form to start with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.codes import Pattern
from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementTerms, ClauseTerm, GroupMemberName, ProposedTerms, Signatory
from models.problems import UserProblem
from models.steps.agreements.deals import DealMember
from models.steps.agreements.drafting import Deal, deal_of, draft
from models.steps.agreements.members import name_led_by, proposed_members, signatory_of
from reports.agreement import AgreementDocument, Party

_UNKNOWN = "–"
_TRIES = 4


def propose_terms(
    catalogue: Catalogue, actor: Actor, proposal: str, *, today: date | None = None
) -> ProposedTerms:
    """What need, offer, parties and offices say; what nobody knows is empty. UserProblem for an unknown proposal."""
    day = today or date.today()
    with catalogue.reading() as session:
        deal = deal_of(session, proposal)
        office = session.scalars(select(t.Office).where(t.Office.code == actor.office)).one()
        document, stood_in = _document(session, deal, office, day)
        return ProposedTerms(
            proposal=proposal,
            pattern=Pattern(deal.proposal.pattern),
            enterprise_name=document.second.name,
            partner=deal.buyer.name,
            goods=document.commodity,
            quantity=document.quantity_per_month.thousandths if deal.members else deal.proposal.quantity,
            unit=deal.need.unit,
            terms=_with_group(_terms(document, stood_in), deal, document),
            group=tuple(_may_lead(session, each) for each in deal.members),
        )


def _may_lead(session: Session, member: DealMember) -> GroupMemberName:
    business = member.business
    return GroupMemberName(
        member.enterprise.code, business.name, name_led_by(business), signatory_of(session, business)
    )


def _with_group(terms: AgreementTerms, deal: Deal, document: AgreementDocument) -> AgreementTerms:
    if not deal.members:
        return terms
    return replace(
        terms, group_name=document.second.name, leader=deal.enterprise.code, members=proposed_members(deal)
    )


def _document(
    session: Session, deal: Deal, office: t.Office, day: date
) -> tuple[AgreementDocument, AgreementTerms]:
    """The document, and what had to stand in for what nobody knows."""
    terms = AgreementTerms()
    for _ in range(_TRIES):
        try:
            return draft(session, deal, office, terms, day, ""), terms
        except UserProblem as problem:
            terms = _stand_in(terms, problem, deal)
    raise RuntimeError("an agreement cannot be drafted, whatever stands in")


def _stand_in(terms: AgreementTerms, problem: UserProblem, deal: Deal) -> AgreementTerms:
    if problem.message == "agreement.no_price":
        return replace(terms, price=1)
    if problem.message == "agreement.no_signatory":
        of_buyer = problem.values["business"] == deal.buyer.name and not terms.first.name
        nobody = Signatory(name=_UNKNOWN)
        return replace(terms, first=nobody) if of_buyer else replace(terms, second=nobody)
    raise problem


def _terms(document: AgreementDocument, stood_in: AgreementTerms) -> AgreementTerms:
    return AgreementTerms(
        date=document.signed_on,
        place=document.place,
        start=document.start,
        months=document.months,
        price=None if stood_in.price else document.price.sen,
        payment_days=document.payment_days,
        forum=document.forum_name,
        first=_signatory(document.first),
        second=_signatory(document.second),
        subject=document.subject,
        clauses=tuple(ClauseTerm(each.clause, each.parameter, each.value) for each in document.assumed),
    )


def _signatory(party: Party) -> Signatory:
    name = "" if party.representative == _UNKNOWN else party.representative
    return Signatory(name, party.position, party.authority)
