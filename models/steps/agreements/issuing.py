"""What stands before an agreement may take a number: the decision, the partner's word, the audit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.agreements import AgreementFinding, AgreementStatus, Override
from models.domain.matching import Decided
from models.problems import UserProblem
from models.steps.agreements.deals import Deal

PAPERS = ("A4", "F4")


class RedFindings(UserProblem):
    """What forbids the agreement, for whoever words it."""

    def __init__(self, findings: tuple[AgreementFinding, ...]) -> None:
        super().__init__("agreement.red", rules=tuple(found.rule for found in findings))
        self.findings = findings

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.findings,))


def answered(
    findings: tuple[AgreementFinding, ...], overrides: Sequence[Override]
) -> tuple[AgreementFinding, ...]:
    """The findings with the answers that somebody gave to them.

    Raises UserProblem for an answer without reason, name or position, and for one to what nobody may answer for.
    """
    given = {(each.rule, each.values): _complete(each) for each in overrides}
    return tuple(_with_answer(found, given.get((found.rule, found.values))) for found in findings)


def _complete(override: Override) -> Override:
    found = replace(
        override, reason=override.reason.strip(), name=override.name.strip(), position=override.position.strip()
    )
    if not (found.reason and found.name and found.position):
        raise UserProblem("override.incomplete", rule=override.rule)
    return found


def _with_answer(found: AgreementFinding, answer: Override | None) -> AgreementFinding:
    if answer is None or found.level != "red":
        return found
    if not found.overridable:
        raise UserProblem("override.not_allowed", rule=found.rule)
    return replace(found, overridden=answer)


def refuse_red(findings: tuple[AgreementFinding, ...]) -> None:
    """Raise RedFindings for what is red and not answered for."""
    red = tuple(found for found in findings if found.level == "red" and found.overridden is None)
    if red:
        raise RedFindings(red)


def take_offers(session: Session, offers: Iterable[int]) -> None:
    """Two workstations that issue for one offer do so one after the other (SQLite: the immediate transaction does)."""
    listed = sorted(set(offers))
    for start in range(0, len(listed), 500):
        some = t.Offer.id.in_(listed[start : start + 500])
        session.execute(select(t.Offer.id).where(some).order_by(t.Offer.id).with_for_update())


def refuse_undecided(session: Session, deal: Deal, today: date) -> None:
    """Raise UserProblem unless the pair or group was accepted and has no agreement that still runs."""
    a = t.Agreement
    status = _word_on_group(session, deal) if deal.members else _word_on_pair(session, deal)
    if status != Decided.ACCEPT:
        raise UserProblem("agreement.not_accepted", proposal=deal.proposal.code)
    of = a.group_id == deal.proposal.group if deal.members else and_(*_pair(a, deal), a.group_id.is_(None))
    issued = (of, ~a.deleted, a.status == AgreementStatus.ISSUED, a.ends >= today.isoformat())
    number = session.scalar(select(a.number).where(*issued).limit(1))
    if number is not None:
        raise UserProblem("agreement.exists", number=number)


def _word_on_pair(session: Session, deal: Deal) -> str | None:
    d = t.Decision
    return session.scalar(select(d.status).where(*_pair(d, deal), ~d.deleted))


def _word_on_group(session: Session, deal: Deal) -> str | None:
    d = t.GroupDecision
    return session.scalar(select(d.status).where(d.group_id == deal.proposal.group, ~d.deleted))


def _pair(table: type[t.Agreement | t.Decision], deal: Deal) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return table.offer_id == deal.offer.id, table.need_id == deal.need.id


def refuse_unconfirmed(deal: Deal) -> None:
    """What was only concluded is never printed as a company's wish."""
    if deal.need.inferred:
        raise UserProblem("agreement.need_unconfirmed", need=deal.need.code, partner=deal.buyer.name)


def office_of(session: Session, actor: Actor) -> t.Office:
    """The office that the actor works for."""
    return session.scalars(select(t.Office).where(t.Office.code == actor.office)).one()


def paper_named(name: str) -> str:
    """A paper that we print on; UserProblem for another."""
    if name not in PAPERS:
        raise UserProblem("agreement.paper", paper=name)
    return name
