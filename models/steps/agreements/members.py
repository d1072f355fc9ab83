"""The members of a group as the parties settled them: how much each brings, and who signs for them all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil

from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.agreements import AgreementTerms, MemberTerms, Signatory
from models.domain.shares import apportioned, shares_of
from models.problems import UserProblem
from models.reference.units import convert, convertible
from models.steps.agreements.deals import Deal, DealMember
from models.steps.agreements.goods import unit_name, whole, whole_step
from models.steps.agreements.parties import address_of, party, representative_of
from models.steps.intake.businesses import OWNER
from reports.agreement import Member, Party, Quantity, Size

MOST_MEMBERS = 200
MOST_QUANTITY = 10**15
_SIZES = (Size.MIKRO, Size.KECIL, Size.MENENGAH, Size.BESAR)
POWER = "surat kuasa para anggota kelompok sebagaimana terlampir"


@dataclass(frozen=True, slots=True)
class Settled:
    """One member with its part."""

    member: DealMember
    quantity: int
    """Thousandths of the need's unit per month."""
    share: int
    """Hundredths of a percent."""
    power_number: str = ""
    power_on: date | None = None


def settled_members(deal: Deal, terms: AgreementTerms) -> tuple[Settled, ...]:
    """The members of the deal's group by these terms, as listed; nothing for a deal with one enterprise.

    Raises UserProblem for somebody who is not in the group and for a part that cannot be.
    """
    if not deal.members:
        return ()
    given = terms.members or proposed_members(deal)
    if len(given) > MOST_MEMBERS:
        raise UserProblem("agreement.many_members", most=MOST_MEMBERS)
    parts = shares_of([each.quantity for each in given])
    found = zip(given, parts, strict=True)
    return tuple(_settled(deal, each, part) for each, part in found)


def proposed_members(deal: Deal) -> tuple[MemberTerms, ...]:
    """Everybody who delivers, in whole pieces where the goods are counted."""
    delivering = [each for each in deal.members if each.quantity]
    parts = [each.quantity for each in delivering]
    quantities = apportioned(whole(sum(parts), deal.need.unit), parts, whole_step(deal.need.unit))
    listed = zip(delivering, quantities, shares_of(quantities), strict=True)
    return tuple(MemberTerms(each.enterprise.code, quantity, share) for each, quantity, share in listed if quantity)


def _settled(deal: Deal, given: MemberTerms, by_quantity: int) -> Settled:
    member = next((each for each in deal.members if each.enterprise.code == given.enterprise), None)
    if member is None:
        raise UserProblem("agreement.member_unknown", enterprise=given.enterprise, group=deal.proposal.code)
    share = by_quantity if given.share is None else given.share
    if not 0 <= given.quantity <= MOST_QUANTITY or not 0 <= share <= MOST_QUANTITY:
        raise UserProblem("agreement.member_bad_part", enterprise=given.enterprise)
    return Settled(member, given.quantity, share, given.power_number.strip(), given.power_on)


def taken_of(deal: Deal, member: DealMember, quantity: int) -> int:
    """Thousandths of the member's offer's unit that a quantity takes of it."""
    if quantity == member.quantity:
        return member.offer_quantity
    return ceil(quantity * rate_of(deal, member))


def rate_of(deal: Deal, member: DealMember) -> Fraction:
    """Units of the member's offer that go into one of the need; UserProblem where the two cannot be compared.

    Who only stands by is measured like another member with the same goods in the same unit.
    """
    offer = member.offer
    like = [
        each for each in (member, *deal.members)
        if each.quantity and (each.offer.unit, each.offer.commodity_id) == (offer.unit, offer.commodity_id)
    ]  # fmt: skip
    if like:
        return Fraction(like[0].offer_quantity, like[0].quantity)
    if not convertible(deal.need.unit, offer.unit):
        raise UserProblem("agreement.member_unit", enterprise=member.enterprise.code, unit=offer.unit)
    return convert(1, deal.need.unit, offer.unit)


def leader_of(deal: Deal, terms: AgreementTerms) -> DealMember:
    """Who signs for the group, member or not; UserProblem for somebody outside of it."""
    if not terms.leader:
        return next(each for each in deal.members if each.offer.id == deal.offer.id)
    found = next((each for each in deal.members if each.enterprise.code == terms.leader), None)
    if found is None:
        raise UserProblem("agreement.member_unknown", enterprise=terms.leader, group=deal.proposal.code)
    return found


def as_settled(deal: Deal, terms: AgreementTerms) -> tuple[Deal, tuple[Settled, ...]]:
    """The deal led by whom the terms name, with nobody in its group but those who deliver, and their parts."""
    settled = settled_members(deal, terms)
    listed = {each.member.enterprise.code: replace(each.member, quantity=each.quantity) for each in settled}
    return replace(led(deal, terms), members=tuple(listed.values())), settled


def led(deal: Deal, terms: AgreementTerms) -> Deal:
    """The deal with the leader whom the terms name."""
    if not deal.members:
        return deal
    leader = leader_of(deal, terms)
    return replace(deal, offer=leader.offer, enterprise=leader.enterprise, seller=leader.business)


def group_party(session: Session, deal: Deal, terms: AgreementTerms, settled: tuple[Settled, ...]) -> Party:
    """The group as it signs: by its leader, on the powers of its members."""
    head, given = deal.seller, terms.second
    leader = party(session, head, OWNER, replace(given, position="", authority=""))
    return replace(
        leader,
        name=" ".join(terms.group_name.split()) or name_led_by(head),
        legal_form=f"Kelompok usaha, diketuai {head.name}",
        position=given.position or _position(leader.position, head),
        authority=given.authority or POWER,
        nib="",
        npwp="",
        size=_size(head, settled),
        in_own_name=False,
        needs_power=False,
    )


def name_led_by(leader: t.Business) -> str:
    """What a group is called that has given itself no name."""
    # "Kelompok Tani Rukun" is no "Kelompok Kelompok Tani Rukun"
    named = leader.name if leader.name.casefold().startswith("kelompok ") else f"Kelompok {leader.name}"
    return f"{named} dkk."


def signatory_of(session: Session, leader: t.Business) -> Signatory:
    """Who would sign for a group that this business leads."""
    name = representative_of(session, leader, OWNER)
    if not name:
        return Signatory("", "", POWER)
    return Signatory(name, _position(party(session, leader, OWNER, Signatory()).position, leader), POWER)


def _position(own: str, leader: t.Business) -> str:
    return f"{own} {leader.name}, selaku ketua kelompok"


def _size(leader: t.Business, settled: tuple[Settled, ...]) -> Size | None:
    """That of the largest; a koperasi that leads stands for all."""
    if leader.size == Size.KOPERASI:
        return Size.KOPERASI
    sizes = {each.member.business.size for each in settled}
    if not sizes <= set(Size):
        return None
    return max((Size(each) for each in sizes if each != Size.KOPERASI), key=_SIZES.index, default=Size.KOPERASI)


def group_members(session: Session, deal: Deal, settled: tuple[Settled, ...]) -> tuple[Member, ...]:
    """The members as the annex lists them; `deal` is led by whoever signs."""
    unit = unit_name(deal.need.unit)
    return tuple(_member(session, deal, each, unit) for each in settled)


def _member(session: Session, deal: Deal, each: Settled, unit: str) -> Member:
    business = each.member.business
    return Member(
        code=each.member.enterprise.code,
        name=business.name,
        address=address_of(business),
        representative=representative_of(session, business, OWNER),
        quantity=Quantity(each.quantity, unit),
        share=each.share,
        nib=business.nib,
        power_number=each.power_number,
        power_on=each.power_on,
        leads=each.member.offer.id == deal.offer.id,
    )
