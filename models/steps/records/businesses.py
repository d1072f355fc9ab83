"""The identity of a business behind an enterprise or a partner: read whole, saved field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize
from models.catalogue.tables import Business, BusinessFact, Enterprise, Paper, Partner
from models.domain.businesses import BusinessDraft, BusinessRecord, DatedValue, PaperDraft, PaperRecord
from models.domain.names import name_key
from models.domain.validity import validity_of
from models.problems import UserProblem
from models.reference.kbli import editions_of, kbli
from models.reference.papers import PaperKind, looks_right, paper_kinds
from models.reference.regions import full_name
from models.steps.own_law import size_law
from models.steps.records.facts import (
    CAPITAL,
    SALES,
    WORKERS,
    business_fact,
    current,
    earlier_figures,
    facts_of_business,
    figure_day,
    put_figure,
)
from models.steps.records.identity import fill_identity
from models.steps.sizes import Figure, SizeFacts, declared_code, declared_of, explained


def business_record(session: Session, row: Business, facts: Sequence[BusinessFact]) -> BusinessRecord:
    """The business with the facts that count now."""
    now: Mapping[str, DatedValue] = current(facts)
    return BusinessRecord(
        name=row.name,
        legal_form=row.legal_form,
        nib=row.nib,
        region=row.region,
        place=full_name(row.region) if row.region else "",
        address=row.address,
        kbli=row.kbli,
        kbli_edition=row.kbli_edition,
        kbli_title=_kbli_title(row.kbli_edition, row.kbli),
        size=BusinessSize(row.size),
        size_from=row.size_from,
        annual_sales=now.get(SALES),
        capital=now.get(CAPITAL),
        workers=now.get(WORKERS),
        size_explained=explained(size_facts(row, now), size_law(session)),
        verified=row.verified,
        earlier=earlier_figures(session, facts),
    )


def size_facts(row: Business, now: Mapping[str, DatedValue]) -> SizeFacts:
    """All that is known of the size of a business, with the facts that count."""
    return SizeFacts(
        sales=_figure(now.get(SALES)),
        capital=_figure(now.get(CAPITAL)),
        declared=declared_of(row.declared_size, row.size, row.size_from),
        verified=row.verified_size,
        verified_on=row.verified_on or "",
    )


def judge_size(session: Session, row: Business) -> None:
    """Let the size be what verification, figures and declaration say now."""
    session.flush()
    facts = size_facts(row, current(facts_of_business(session, row.id)))
    row.size, row.size_from = facts.counting(size_law(session))


def _figure(fact: DatedValue | None) -> Figure | None:
    return None if fact is None else Figure(fact.value, fact.as_of)


def paper_records(rows: Iterable[Paper], nib: str, due: Iterable[str], today: date) -> tuple[PaperRecord, ...]:
    """Every kind of paper: held, missing or never asked about; those that fall due first."""
    known = {row.kind: row for row in rows}
    falls_due = {"nib", *due}
    found = [_paper_record(kind, known.get(kind.code), nib, kind.code in falls_due, today) for kind in paper_kinds()]
    return tuple(sorted(found, key=lambda paper: not paper.due))


def _paper_record(kind: PaperKind, row: Paper | None, nib: str, due: bool, today: date) -> PaperRecord:
    by_nib = kind.code == "nib" and bool(nib)
    number = (row.number if row else "") or (nib if by_nib else "")
    right = looks_right(kind.code, number) if number else None
    record = PaperRecord(kind.code, kind.label, True if by_nib else row.held if row else None, number, due, right)
    if row is None or not row.held:
        return record
    until = row.valid_until or ""
    return replace(
        record, valid_until=until, validity=validity_of(until, today), seen_on=row.seen_on or "",
        seen_by=row.seen_by, evidence=row.evidence,
    )  # fmt: skip


def save_business(
    session: Session, row: Business | None, draft: BusinessDraft, role: type[Enterprise | Partner], today: date
) -> Business:
    """Save a business; a new one that bears the NIB of a known business without this role is that business."""
    known = _of_nib(session, draft.nib, row)
    if known is not None and (row is not None or _has_role(session, known, role)):
        raise UserProblem("record.nib_taken", field="nib", name=known.name)
    business = row or known or Business(name_key="")
    if business not in session:
        session.add(business)
    _fill(business, draft)
    session.flush()
    held = facts_of_business(session, business.id)
    for kind, value, year in _figures(draft):
        new = business_fact(business.id, kind, value, figure_day(year, today))
        put_figure(session, held, new, kind, year_stated=year is not None)
    business.declared_size = declared_code(draft.size)
    judge_size(session, business)
    return business


def figures_are_history(held: Sequence[BusinessFact], draft: BusinessDraft) -> bool:
    """Whether a draft states a figure of a year before the one that counts: it will be kept, and not count."""
    now = current(held)
    return any(
        value is not None and year is not None and kind in now and str(year) < now[kind].as_of[:4]
        for kind, value, year in _figures(draft)
    )


def _figures(draft: BusinessDraft) -> tuple[tuple[str, int | None, int | None], ...]:
    return (
        (SALES, draft.annual_sales, draft.sales_year),
        (CAPITAL, draft.capital, draft.capital_year),
        (WORKERS, draft.workers, draft.workers_year),
    )


def save_papers(session: Session, business: int, drafts: Iterable[PaperDraft], by: str = "") -> None:
    """Record which papers are held or missing; a kind without a draft goes back to "nobody asked".

    Whoever is recorded as having seen a paper without a name is `by`.
    """
    rows = {row.kind: row for row in papers_of(session, business)}
    wanted = {draft.kind: draft for draft in drafts}
    for kind, draft in wanted.items():
        row = rows.get(kind)
        if row is None:
            row = Paper(business_id=business, kind=kind)
            session.add(row)
        _fill_paper(row, draft, by)
    for kind in rows.keys() - wanted.keys() - {"nib"}:  # the NIB stands with the business, not in the form's list
        rows[kind].deleted = True


def _fill_paper(row: Paper, draft: PaperDraft, by: str) -> None:
    row.held, row.number = draft.held, draft.number.strip()
    row.valid_until = (draft.valid_until or None) if draft.held else None
    row.seen_on = (draft.seen_on or None) if draft.held else None
    row.seen_by = (" ".join(draft.seen_by.split()) or by) if row.seen_on else ""
    row.evidence = draft.evidence if row.seen_on else ""


def papers_of(session: Session, business: int) -> Sequence[Paper]:
    """The papers of a business that stand."""
    return session.scalars(select(Paper).where(Paper.business_id == business, ~Paper.deleted)).all()


def _fill(row: Business, draft: BusinessDraft) -> None:
    was = (row.kbli, row.kbli_edition)
    for field in ("name", "legal_form", "nib", "region", "address", "kbli"):
        setattr(row, field, " ".join(str(getattr(draft, field)).split()))
    row.name_key = name_key(row.name)
    fill_identity(row, draft)
    row.kbli_edition = _edition(row.kbli, draft.kbli_edition, *was)


def _edition(code: str, given: str, code_before: str | None, edition_before: str | None) -> str:
    """The edition given, else the one that stood with this code, else the only one that has it."""
    if not code or given:
        return given if code else ""
    if code == code_before and edition_before:
        return edition_before
    found = [each.edition for each in editions_of(code)]
    return found[0] if len(found) == 1 else ""


def _of_nib(session: Session, nib: str, but: Business | None) -> Business | None:
    if not nib.strip():
        return None
    other: ColumnElement[bool] = Business.id != but.id if but is not None else ~Business.deleted
    return session.scalars(select(Business).where(Business.nib == nib.strip(), ~Business.deleted, other)).first()


def _has_role(session: Session, business: Business, role: type[Enterprise | Partner]) -> bool:
    return session.scalar(select(role.id).where(role.business_id == business.id)) is not None


def _kbli_title(edition: str, code: str) -> str:
    known = [kbli(edition, code)] if edition and code else list(editions_of(code)) if code else []
    return next((each.title for each in known if each is not None), "")
