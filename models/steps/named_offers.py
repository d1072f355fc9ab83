"""Every offer that an agreement names: its own, or those of the members of its group."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, select, union

from models.catalogue.tables import Agreement, AgreementMember


def named_offers() -> Subquery:
    """(agreement, offer), each once."""
    member = AgreementMember
    own = select(Agreement.id.label("agreement"), Agreement.offer_id.label("offer"))
    return union(own, select(member.agreement_id, member.offer_id)).subquery()


def names_one_of(offers: Select[Any]) -> ColumnElement[bool]:
    """Whether an agreement names one of these offers."""
    members = select(AgreementMember.agreement_id).where(AgreementMember.offer_id.in_(offers))
    return Agreement.offer_id.in_(offers) | Agreement.id.in_(members)
