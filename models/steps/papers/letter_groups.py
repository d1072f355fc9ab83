"""A group as a letter speaks of it: who signs for it, its members, how much they bring together."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms
from models.domain.matching import Decided
from models.domain.paper_reports import LetterRequest
from models.problems import UserProblem
from models.steps.agreements.deals import Deal
from models.steps.agreements.goods import quantity_of, unit_name
from models.steps.agreements.members import Settled, group_members, group_party, settled_members
from models.steps.agreements.parties import party
from models.steps.intake.businesses import OWNER
from reports.agreement import Party
from reports.office_papers.parts import Amount, LetterMember

_LEAST = 2
_LISTED = "persetujuan para anggota dalam daftar terlampir"
"""A letter binds nobody to deliver: the members' signatures on its list are power enough."""


def small_side(session: Session, deal: Deal, request: LetterRequest) -> Party:
    """The enterprise, or the group signing by its leader."""
    if not deal.members:
        return party(session, deal.seller, OWNER, request.second)
    given = request.second
    if not given.authority:
        given = type(given)(given.name, given.position, _LISTED)
    return group_party(session, deal, AgreementTerms(group_name=request.group_name, second=given), _settled(deal))


def listed_members(session: Session, deal: Deal) -> tuple[LetterMember, ...]:
    """Who deliver, as the letter's list names them; nothing for a deal with one enterprise."""
    found = group_members(session, deal, _settled(deal))
    return tuple(
        LetterMember(
            each.code, each.name, each.address, each.representative,
            Amount(each.quantity.thousandths, each.quantity.unit), each.leads,
        )
        for each in found
    )  # fmt: skip


def spoken_quantity(deal: Deal) -> Amount:
    """What is talked about each month: of a group what its members bring together."""
    if deal.members:
        return Amount(sum(each.quantity for each in _settled(deal)), unit_name(deal.need.unit))
    found = quantity_of(deal)
    return Amount(found.thousandths, found.unit)


def refuse_group(session: Session, deal: Deal) -> None:
    """UserProblem for a group that was rejected, or of which too few are left."""
    d = t.GroupDecision
    status = session.scalar(select(d.status).where(d.group_id == deal.proposal.group, ~d.deleted))
    if status == Decided.REJECT:
        raise UserProblem("letter.pair_rejected", proposal=deal.proposal.code)
    if len(_settled(deal)) < _LEAST:
        raise UserProblem("letter.group_too_small", group=deal.proposal.code)


def _settled(deal: Deal) -> tuple[Settled, ...]:
    return settled_members(deal, AgreementTerms())
