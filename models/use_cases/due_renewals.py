"""Agreements that end soon: whoever wants to go on has to say so before."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import aliased

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.papers import PaperKind, RenewalLine
from models.steps.papers.snapshots import document_of
from reports.agreement import AgreementDocument
from reports.agreement.phrases import value_of
from reports.wording.library import NoWording, parameters

LOOK_AHEAD = 60
"""Days before the day of notice from which an agreement is listed."""
_LONGEST = 180 + LOOK_AHEAD
_NOTICE = ("jangka_waktu", "pemberitahuan")


def due_renewals(catalogue: Catalogue, _actor: Actor, today: date | None = None) -> tuple[RenewalLine, ...]:
    """Running agreements whose day of notice is near or past, the first to end first; ended by accord: none."""
    day = today or date.today()
    a, buyer = t.Agreement, aliased(t.Business)
    paper = t.IssuedPaper
    accord = (paper.agreement_id == a.id, ~paper.deleted, paper.kind == PaperKind.ENDING)
    ended = select(paper.id).where(*accord, paper.status == AgreementStatus.ISSUED).exists()
    latest = (day + timedelta(days=_LONGEST)).isoformat()
    query = (
        select(a.code, a.number, t.Business.name, buyer.name, a.ends, a.document)
        .join(t.Offer, t.Offer.id == a.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(t.Business, t.Business.id == t.Enterprise.business_id)
        .join(t.Need, t.Need.id == a.need_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .where(~a.deleted, a.status == AgreementStatus.ISSUED, a.ends.between(day.isoformat(), latest), ~ended)
        .order_by(a.ends, a.id)
    )
    with catalogue.reading() as session:
        lines = [_line(day, *row) for row in session.execute(query)]
    near = (day + timedelta(days=LOOK_AHEAD)).isoformat()
    return tuple(line for line in lines if line.ask_by <= near)


def _line(today: date, code: str, number: str, name: str, partner: str, ends: str, document: str) -> RenewalLine:
    facts = document_of(document)
    last, notice = date.fromisoformat(ends), _notice(facts)
    second = facts.second.name if facts.members else name
    return RenewalLine(
        code, number, second, partner, ends, (last - today).days, notice,
        (last - timedelta(days=notice)).isoformat(),
    )  # fmt: skip


def _notice(facts: AgreementDocument) -> int:
    """The days of notice by the agreement's own clause."""
    try:
        known = parameters(facts.pattern, facts.signed_on)
    except NoWording:
        return 0
    found = next((each for each in known if (each.clause, each.code) == _NOTICE), None)
    value = value_of(facts, found) if found else 0
    return value if isinstance(value, int) else 0
