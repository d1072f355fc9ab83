"""Issued agreements judged again: the facts as they stand, by the law of their own day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from models.catalogue import tables as t
from models.domain.agreements import AgreementFinding, AgreementStatus
from models.domain.law import AgreementEffect, Light
from models.reference.law import LawRow, paper_dues
from models.steps.agreements.auditing import findings_by
from models.steps.agreements.law import law_of
from models.steps.papers.snapshots import document_of
from reports.agreement import AgreementDocument, Pattern, Size
from reports.agreement.judged_by import NOTHING_KNOWN, AuditLaw, Circumstances

_HALAL = "halal"
_SMALL = frozenset({"mikro", "kecil"})
_ORDER = tuple(Light)
Answers = frozenset[tuple[str, frozenset[tuple[str, str]]]]
"""Red findings that somebody answered for: rule and values."""


@dataclass(frozen=True, slots=True)
class _ByDay:
    """What an agreement of a day is judged by."""

    law: AuditLaw
    halal_sizes: frozenset[str]
    """Sizes of makers whose food needs a halal certificate."""

    def judges_like(self, other: _ByDay) -> bool:
        """Whether no agreement can be judged otherwise: sources are named beside a finding, they make none."""
        return self._deciding() == other._deciding()

    def _deciding(self) -> tuple[object, ...]:
        return *self.beside_halal(), self.halal_sizes

    def beside_halal(self) -> tuple[object, ...]:
        """What decides apart from the certificate, which a document itself says it needs."""
        return self.law.pairs, self.law.longest_payment


@lru_cache(maxsize=4096)
def _by_day(own: tuple[LawRow, ...], on: date) -> _ByDay:
    sizes = frozenset(size for due in paper_dues(on, own) if due.paper == _HALAL for size in due.sizes)
    return _ByDay(law_of(own, on), sizes)


def judged_again(
    document: AgreementDocument, own: tuple[LawRow, ...], *, halal_goods: bool,
    around: Circumstances = NOTHING_KNOWN,
) -> tuple[AgreementFinding, ...]:  # fmt: skip
    """The findings about an agreement by the law of its day with what offices put in its place.

    `halal_goods`: its goods are among those that need the certificate once it is due.
    """
    by = _by_day(own, document.signed_on)
    return findings_by(_as_due(document, by, halal_goods), by.law, around)


def _as_due(document: AgreementDocument, by: _ByDay, halal_goods: bool) -> AgreementDocument:
    """Whether halal was due was decided when it was drafted; here it is decided again."""
    food = document.food
    if food is None:
        return document
    due = (halal_goods or food.halal_mandatory) and _needs_halal(document, by.halal_sizes)
    return document if due == food.halal_mandatory else replace(document, food=replace(food, halal_mandatory=due))


def _needs_halal(document: AgreementDocument, sizes: frozenset[str]) -> bool:
    maker = document.first if document.pattern is Pattern.DISTRIBUSI_KEAGENAN else document.second
    if maker.size is Size.KOPERASI:
        return bool(sizes & _SMALL)
    return maker.size is not None and maker.size.value in sizes


def light_of(findings: Iterable[AgreementFinding], answers: Answers = frozenset()) -> Light:
    """The worst of them; red that somebody answered for counts as yellow."""
    found = {Light.YELLOW if is_answered(each, answers) else Light(each.level) for each in findings}
    return min(found, key=_ORDER.index, default=Light.GREEN)


def is_answered(found: AgreementFinding, answers: Answers) -> bool:
    """Whether somebody answered for this red finding when the agreement was issued."""
    return found.level == "red" and (found.rule, frozenset(found.values)) in answers


@dataclass(frozen=True, slots=True)
class Issued:
    """An agreement in force as it is judged again."""

    code: str
    number: str
    signed_on: date
    enterprise: str
    partner: str
    facts: str
    halal_goods: bool
    answers: Answers


def touched_days(session: Session, before: tuple[LawRow, ...], after: tuple[LawRow, ...]) -> tuple[str, ...]:
    """Days on which agreements were signed that the two laws may judge otherwise."""
    days = session.scalars(select(t.Agreement.signed_on).where(*_IN_FORCE).distinct().order_by(t.Agreement.signed_on))
    return tuple(day for day in days if not _alike(date.fromisoformat(day), before, after))


def _alike(on: date, before: tuple[LawRow, ...], after: tuple[LawRow, ...]) -> bool:
    return _by_day(before, on).judges_like(_by_day(after, on))


def count_issued(session: Session) -> int:
    """How many agreements are in force."""
    return len(session.scalars(select(t.Agreement.id).where(*_IN_FORCE)).all())


_IN_FORCE = (~t.Agreement.deleted, t.Agreement.status == AgreementStatus.ISSUED)
_AT_ONCE = 100


def issued_on(session: Session, days: Sequence[str]) -> Iterable[Sequence[Issued]]:
    """The agreements in force that were signed on these days, by day, some at a time."""
    a = t.Agreement
    ids: list[int] = []
    for start in range(0, len(days), 500):
        query = select(a.id).where(*_IN_FORCE, a.signed_on.in_(days[start : start + 500]))
        ids.extend(session.scalars(query.order_by(a.signed_on, a.id)))
    for start in range(0, len(ids), _AT_ONCE):
        yield _read(session, ids[start : start + _AT_ONCE])


def _read(session: Session, ids: Sequence[int]) -> tuple[Issued, ...]:
    a, buyer, seller = t.Agreement, aliased(t.Business), aliased(t.Business)
    query = (
        select(a.id, a.code, a.number, a.signed_on, a.document, t.Commodity.papers_due, buyer.name, seller.name)
        .join(t.Need, t.Need.id == a.need_id)
        .join(t.Commodity, t.Commodity.id == t.Need.commodity_id)
        .join(t.Partner, t.Partner.id == t.Need.partner_id)
        .join(buyer, buyer.id == t.Partner.business_id)
        .join(t.Offer, t.Offer.id == a.offer_id)
        .join(t.Enterprise, t.Enterprise.id == t.Offer.enterprise_id)
        .join(seller, seller.id == t.Enterprise.business_id)
        .where(a.id.in_(ids))
        .order_by(a.signed_on, a.id)
    )
    answers = _answers(session, ids)
    return tuple(_issued(row, answers) for row in session.execute(query))


def _issued(row: Any, answers: dict[int, Answers]) -> Issued:
    number, code, text, signed, facts, due, partner, enterprise = row
    return Issued(
        code, text, date.fromisoformat(signed), enterprise, partner, facts, _HALAL in due.split(),
        answers.get(number, frozenset()),
    )  # fmt: skip


def _answers(session: Session, ids: Sequence[int]) -> dict[int, Answers]:
    o = t.AgreementOverride
    found: dict[int, set[tuple[str, frozenset[tuple[str, str]]]]] = {}
    for of, rule, values in session.execute(select(o.agreement_id, o.rule, o.found).where(o.agreement_id.in_(ids))):
        found.setdefault(of, set()).add((rule, frozenset(json.loads(values).items())))
    return {of: frozenset(answered) for of, answered in found.items()}


def answers_of(session: Session, agreement: t.Agreement) -> Answers:
    """The red findings of one agreement that somebody answered for."""
    return _answers(session, (agreement.id,)).get(agreement.id, frozenset())


def effect_on(issued: Issued, before: tuple[LawRow, ...], after: tuple[LawRow, ...]) -> AgreementEffect | None:
    """What the second law says of an agreement that the first does not; None where they say the same."""
    document = document_of(issued.facts)
    laws = [_by_day(own, issued.signed_on) for own in (before, after)]
    due = [_as_due(document, by, issued.halal_goods) for by in laws]
    if due[0] == due[1] and laws[0].beside_halal() == laws[1].beside_halal():
        return None  # no need to judge what is judged by the same
    old, new = (findings_by(each, by.law) for each, by in zip(due, laws, strict=True))
    gone, come = _without(old, new), _without(new, old)
    if not gone and not come:
        return None
    return AgreementEffect(
        issued.code, issued.number, issued.signed_on.isoformat(), issued.enterprise, issued.partner,
        light_of(old, issued.answers), light_of(new, issued.answers), gone, come,
    )  # fmt: skip


def _without(some: Iterable[AgreementFinding], others: Iterable[AgreementFinding]) -> tuple[AgreementFinding, ...]:
    """Findings that the others do not hold, the good news left out: a green line comes and goes with its red one."""
    known = {(each.level, each.rule, each.values) for each in others}
    return tuple(
        each for each in some if each.level != "green" and (each.level, each.rule, each.values) not in known
    )
