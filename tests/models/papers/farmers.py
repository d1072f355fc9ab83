"""A group of five farmers whom a factory takes together, accepted and ready to be put on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from models.catalogue import tables as t
from models.domain.agreements import AgreementReport, AgreementTerms, MemberTerms
from models.domain.matching import Decided, MatchSettings
from models.steps.matching.promises import groups_for, held_by_groups, promised_of
from models.use_cases.decide_group import decide_group
from models.use_cases.issue_agreement import draft_agreement, issue_agreement
from models.use_cases.open_catalogue import Opened
from models.use_cases.propose_terms import propose_terms
from models.use_cases.run_matching import run_matching
from tests.models.papers.issuing import TERMS
from tests.records import TODAY
from tests.small_enterprises import import_small_ones

GROUP, NEED = "KL-0001", "K-0001"
EACH, ALL = 300_000, 1_500_000
"""Thousandths of a kilogram a month: of one farmer, of them all."""


def ready(opened: Opened, folder: Path, **more: int) -> None:
    """The group proposed and accepted."""
    import_small_ones(opened, folder, **more)
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    decide(opened, Decided.ACCEPT)


def decide(opened: Opened, word: Decided) -> str:
    return decide_group(opened.catalogue, opened.actor, GROUP, word).change_set


def proposed(opened: Opened) -> AgreementTerms:
    found = propose_terms(opened.catalogue, opened.actor, GROUP, today=TODAY)
    return replace(found.terms, witnesses=TERMS.witnesses)


def with_members(opened: Opened, *changes: tuple[int, dict[str, object]], **more: object) -> AgreementTerms:
    """The proposed terms with other values for the members at these places."""
    terms = proposed(opened)
    members = list(terms.members)
    for at, change in changes:
        members[at] = replace(members[at], **change)  # type: ignore[arg-type]
    return replace(terms, members=tuple(members), **more)  # type: ignore[arg-type]


def issued(opened: Opened, terms: AgreementTerms | None = None) -> AgreementReport:
    return issue_agreement(opened.catalogue, opened.actor, GROUP, terms or TERMS, today=TODAY)


def rules(opened: Opened, terms: AgreementTerms, level: str = "red") -> set[str]:
    """What the audit of a draft finds."""
    report = draft_agreement(opened.catalogue, opened.actor, GROUP, terms, today=TODAY)
    return {found.rule for found in report.findings if found.level == level}


def held(opened: Opened, day: object = TODAY) -> tuple[list[int], int]:
    """What is held of each member's offer, and of the need, by whatever holds it."""
    with opened.catalogue.reading() as session:
        offers = session.scalars(select(t.GroupMember.offer_id).order_by(t.GroupMember.position)).all()
        need = session.scalars(select(t.Need.id).where(t.Need.code == NEED)).one()
        of_offers = [promised_of(session, offer, today=day) for offer in offers]  # type: ignore[arg-type]
        assert [held_by_groups(session, day).get(offer, 0) for offer in offers] == of_offers  # type: ignore[arg-type]
        return of_offers, sum(groups_for(session, need, today=day))  # type: ignore[arg-type]


def members_of(opened: Opened) -> list[t.AgreementMember]:
    with opened.catalogue.reading() as session:
        rows = list(session.scalars(select(t.AgreementMember).order_by(t.AgreementMember.position)))
        session.expunge_all()
        return rows


def one(enterprise: str, quantity: int, **more: object) -> MemberTerms:
    return MemberTerms(enterprise, quantity, **more)  # type: ignore[arg-type]
