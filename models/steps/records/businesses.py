"""The identity of a business behind an enterprise or a partner: read whole, saved field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from matching.codes import BusinessSize
from models.catalogue.tables import Business, BusinessFact, Enterprise, Paper, Partner
from models.domain.businesses import BusinessDraft, BusinessRecord, DatedValue, PaperDraft, PaperRecord
from models.domain.names import name_key
from models.problems import UserProblem
from models.reference.kbli import editions_of, kbli
from models.reference.law import size_of
from models.reference.papers import looks_right, paper_kinds
from models.reference.regions import full_name
from models.steps.records.facts import CAPITAL, SALES, WORKERS, business_fact, current, facts_of_business, put


def business_record(row: Business, facts: Sequence[BusinessFact]) -> BusinessRecord:
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
    )


def paper_records(rows: Iterable[Paper], nib: str, due: Iterable[str]) -> tuple[PaperRecord, ...]:
    """Every kind of paper: held, missing or never asked about; those that fall due first."""
    known = {row.kind: row for row in rows}
    falls_due = {"nib", *due}
    found = []
    for kind in paper_kinds():
        row = known.get(kind.code)
        held = True if kind.code == "nib" and nib else row.held if row else None
        number = (row.number if row else "") or (nib if kind.code == "nib" else "")
        right = looks_right(kind.code, number) if number else None
        found.append(PaperRecord(kind.code, kind.label, held, number, kind.code in falls_due, right))
    return tuple(sorted(found, key=lambda paper: not paper.due))


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
    for kind, value in ((SALES, draft.annual_sales), (CAPITAL, draft.capital), (WORKERS, draft.workers)):
        put(session, held, business_fact(business.id, kind, value, today), kind)
    business.size, business.size_from = _size(draft, today)
    return business


def save_papers(session: Session, business: int, drafts: Iterable[PaperDraft]) -> None:
    """Record which papers are held or missing; a kind without a draft goes back to "nobody asked"."""
    rows = {row.kind: row for row in papers_of(session, business)}
    wanted = {draft.kind: draft for draft in drafts}
    for kind, draft in wanted.items():
        row = rows.get(kind)
        if row is None:
            session.add(Paper(business_id=business, kind=kind, held=draft.held, number=draft.number.strip()))
        else:
            row.held, row.number = draft.held, draft.number.strip()
    for kind in rows.keys() - wanted.keys() - {"nib"}:  # the NIB stands with the business, not in the form's list
        rows[kind].deleted = True


def papers_of(session: Session, business: int) -> Sequence[Paper]:
    """The papers of a business that stand."""
    return session.scalars(select(Paper).where(Paper.business_id == business, ~Paper.deleted)).all()


def _fill(row: Business, draft: BusinessDraft) -> None:
    was = (row.kbli, row.kbli_edition)
    for field in ("name", "legal_form", "nib", "region", "address", "kbli"):
        setattr(row, field, " ".join(str(getattr(draft, field)).split()))
    row.name_key = name_key(row.name)
    row.kbli_edition = _edition(row.kbli, draft.kbli_edition, *was)


def _edition(code: str, given: str, code_before: str | None, edition_before: str | None) -> str:
    """The edition given, else the one that stood with this code, else the only one that has it."""
    if not code or given:
        return given if code else ""
    if code == code_before and edition_before:
        return edition_before
    found = [each.edition for each in editions_of(code)]
    return found[0] if len(found) == 1 else ""


def _size(draft: BusinessDraft, today: date) -> tuple[str, str]:
    found = size_of(_rupiah(draft.annual_sales), _rupiah(draft.capital), today)
    if found is not None:
        return str(found.size), found.basis
    declared = draft.size if draft.size is not BusinessSize.TIDAK_DIKETAHUI else None
    return (str(declared), "pernyataan") if declared else (str(BusinessSize.TIDAK_DIKETAHUI), "")


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


def _rupiah(sen: int | None) -> int | None:
    return None if sen is None else sen // 100
