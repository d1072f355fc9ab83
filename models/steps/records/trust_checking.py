"""What is wrong in the parts of a draft that make a record trustworthy: years, papers, consents, groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.domain.associations import AssociationDraft
from models.domain.businesses import BusinessDraft, ConsentPart, PaperDraft
from models.domain.choices import FieldProblem
from models.domain.equipment import GroupPart
from models.problems import Value
from models.reference.consents import FORMS, consent_purpose
from models.reference.papers import paper_kind
from models.reference.regions import region
from models.steps.records.identity import is_of_a_person
from models.workbook.cells.choices import holds_nik

FIRST_YEAR = 1990
EVIDENCE = ("asli", "salinan", "sistem")
"""What was seen of a paper: the original, a copy, or the issuer's own system."""
Problems = Iterator[FieldProblem]


def year_problems(draft: BusinessDraft, today: date) -> Problems:
    """Years that a figure cannot speak of."""
    for field in ("sales_year", "capital_year", "workers_year"):
        year: int | None = getattr(draft, field)
        if year is not None and not FIRST_YEAR <= year <= today.year:
            yield _problem(field, "record.year_range", first=str(FIRST_YEAR), last=str(today.year))


def paper_problems(drafts: tuple[PaperDraft, ...], today: date) -> Problems:
    """Papers whose days cannot be, or whose number is that of a person, as an import refuses it."""
    for draft in drafts:
        kind = paper_kind(draft.kind)
        name = kind.label if kind else draft.kind
        yield from _number_of_a_person(draft, name)
        if not draft.held:
            continue
        if not is_day(draft.valid_until) or not is_day(draft.seen_on):
            yield _problem("papers", "record.paper_day", paper=name)
        elif draft.seen_on > today.isoformat():
            yield _problem("papers", "record.paper_seen_later", paper=name)
        elif (draft.evidence or draft.seen_by) and not draft.seen_on:
            yield _problem("papers", "record.paper_seen_when", paper=name)
        elif draft.evidence and draft.evidence not in EVIDENCE:
            yield _problem("papers", "record.paper_evidence", paper=name)


def _number_of_a_person(draft: PaperDraft, name: str) -> Problems:
    if holds_nik(draft.kind, draft.number):
        yield _problem("papers", "personal_number_in_text", column=name)
    elif draft.kind == "npwp" and is_of_a_person(draft.number):
        yield _problem("papers", "equipment.npwp_is_nik")


def consent_problems(drafts: tuple[ConsentPart, ...], at: str, today: date) -> Problems:
    """Consents without a day, or withdrawn before they were given."""
    for draft in drafts:
        purpose = consent_purpose(draft.purpose)
        if purpose is None or draft.form not in FORMS:
            yield _problem(f"{at}.consents", "record.consent_unknown", purpose=draft.purpose)
        elif not draft.given_on or not is_day(draft.given_on) or draft.given_on > today.isoformat():
            yield _problem(f"{at}.consents", "record.consent_day", purpose=purpose.label)
        elif not is_day(draft.withdrawn_on) or draft.withdrawn_on > today.isoformat():
            yield _problem(f"{at}.consents", "record.consent_withdrawn_day", purpose=purpose.label)
        elif draft.withdrawn_on and draft.withdrawn_on < draft.given_on:
            yield _problem(f"{at}.consents", "record.consent_withdrawn_before", purpose=purpose.label)


def group_problems(drafts: tuple[GroupPart, ...]) -> Problems:
    """Memberships without a group, told twice, or ended before they began."""
    for draft in drafts:
        if not draft.association:
            yield _problem("groups", "record.group_missing")
        else:
            yield from _span("groups", draft.since, draft.until, draft.name)
    if _twice([draft.association for draft in drafts if draft.association and not draft.until]):
        yield _problem("groups", "record.group_twice")


def association_problems(draft: AssociationDraft) -> tuple[FieldProblem, ...]:
    """Everything that keeps a group from being saved."""
    return tuple(_association(draft))


def _association(draft: AssociationDraft) -> Problems:
    if not draft.name.strip():
        yield _problem("name", "association.name_missing")
    if draft.region and region(draft.region) is None:
        yield _problem("region", "record.region_unknown", code=draft.region)
    for member in draft.members:
        if not member.enterprise:
            yield _problem("members", "association.member_missing")
        else:
            yield from _span("members", member.since, member.until, member.name)
    if _twice([member.enterprise for member in draft.members if member.enterprise and not member.until]):
        yield _problem("members", "association.member_twice")


def is_day(text: str) -> bool:
    """Whether a text is a calendar day, YYYY-MM-DD, or empty."""
    if not text:
        return True
    try:
        return len(text) == len("2026-11-21") and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _span(field: str, since: str, until: str, name: str) -> Problems:
    if not is_day(since) or not is_day(until):
        yield _problem(field, "record.member_day", name=name)
    elif since and until and until < since:
        yield _problem(field, "record.member_until_before", name=name)


def _twice(names: list[str]) -> bool:
    return len(set(names)) < len(names)


def _problem(field: str, message: str, **values: Value) -> FieldProblem:
    return FieldProblem(field, message, tuple(values.items()))
