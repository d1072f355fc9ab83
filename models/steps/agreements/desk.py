"""Drafts as they lie on the desk: terms to text and back, and where the row is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.agreements import (
    AgreementStatus,
    AgreementTerms,
    ClauseTerm,
    ClauseValue,
    MemberTerms,
    Override,
    Signatory,
)
from models.domain.drafts import AgreementDraft
from models.domain.papers import PaperKind
from models.problems import UserProblem

KIND = PaperKind.AGREEMENT
KEPT_DAYS = 30
"""How long a draft outlives the issue of its agreement, should somebody take that back."""
_DECIMAL = "decimal"


def office_id(session: Session, actor: Actor) -> int:
    """The office on whose desk the actor works."""
    found = session.scalar(select(t.Office.id).where(t.Office.code == actor.office))
    if found is None:
        raise UserProblem("actor.unknown", name=actor.name)
    return found


def draft_row(session: Session, office: int, subject: str, *, lock: bool = False) -> t.AgreementDraft | None:
    """The draft about a proposal, where the office has one."""
    d = t.AgreementDraft
    query = select(d).where(d.office_id == office, d.kind == KIND, d.subject == subject)
    return session.scalars(query.with_for_update() if lock else query).one_or_none()


def clear_desk(session: Session, office: int, subject: str) -> None:
    """Take a draft off the desk: nobody wants it."""
    d = t.AgreementDraft
    session.execute(delete(d).where(d.office_id == office, d.kind == KIND, d.subject == subject))


def issued(subject: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether the proposal or group with this code has its agreement: the draft waits for that to be taken back."""
    p, g, a = t.Proposal, t.ProposedGroup, t.Agreement
    pairs = select(a.id).join(p, p.id == a.proposal_id).where(p.code == subject)
    groups = select(a.id).join(g, g.id == a.group_id).where(g.code == subject)
    in_force = (~a.deleted, a.status == AgreementStatus.ISSUED)
    return or_(pairs.where(*in_force).exists(), groups.where(*in_force).exists())


def clear_long_issued(session: Session, office: int, now: datetime) -> None:
    """Erase drafts whose agreement has stood for a while."""
    d, before = t.AgreementDraft, (now - timedelta(days=KEPT_DAYS)).isoformat()
    old = select(d.id).where(d.office_id == office, d.kind == KIND, d.saved_at < before, issued(d.subject))
    session.execute(delete(d).where(d.id.in_(session.scalars(old).all())))


def to_text(terms: AgreementTerms, overrides: tuple[Override, ...]) -> str:
    """Terms and answers as they are kept."""
    kept = {"terms": asdict(terms), "overrides": [asdict(each) for each in overrides]}
    return json.dumps(kept, ensure_ascii=False, default=_plain)


def from_row(row: t.AgreementDraft) -> AgreementDraft:
    """The draft in a row."""
    kept = json.loads(row.content)
    overrides = tuple(_override(each) for each in kept["overrides"])
    return AgreementDraft(row.subject, row.paper, _terms(kept["terms"]), overrides, row.version, row.saved_at)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def _terms(kept: Mapping[str, Any]) -> AgreementTerms:
    """What a later version of the program wrote beside is left out; what an earlier one did not know is empty."""
    known = AgreementTerms.__dataclass_fields__
    plain = {name: value for name, value in kept.items() if name in known and name not in _RICH}
    rich = {name: read(kept[name]) for name, read in _RICH.items() if name in kept}
    return AgreementTerms(**{**plain, **rich})


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _signatory(kept: Mapping[str, str]) -> Signatory:
    return Signatory(kept["name"], kept["position"], kept["authority"])


def _member(kept: Mapping[str, Any]) -> MemberTerms:
    return MemberTerms(
        kept["enterprise"], kept["quantity"], kept["share"], kept["power_number"], _day(kept["power_on"])
    )


def _clause(kept: Mapping[str, Any]) -> ClauseTerm:
    return ClauseTerm(kept["clause"], kept["parameter"], _value(kept["value"]))


def _value(kept: Any) -> ClauseValue:
    if isinstance(kept, dict):
        return Decimal(kept[_DECIMAL])
    if isinstance(kept, list):
        return _table(kept)
    value: ClauseValue = kept
    return value


def _table(kept: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in kept)


def _override(kept: Mapping[str, Any]) -> Override:
    values = tuple((name, value) for name, value in kept["values"])
    return Override(kept["rule"], values, kept["reason"], kept["name"], kept["position"])


_RICH: Mapping[str, Callable[[Any], object]] = {
    "date": _day,
    "start": _day,
    "first": _signatory,
    "second": _signatory,
    "witnesses": lambda kept: tuple(_signatory(each) for each in kept),
    "clauses": lambda kept: tuple(_clause(each) for each in kept),
    "schedule": _table,
    "specification": _table,
    "price_list": _table,
    "members": lambda kept: tuple(_member(each) for each in kept),
}
