"""Verified copies of the catalogue, putting one back, and the check of what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.backup import copy_database, put_back
from models.catalogue.catalogue import Catalogue
from models.catalogue.chain import contents, head_of
from models.catalogue.engine import database_url
from models.domain.actor import Actor
from models.domain.changes import Changed
from models.domain.findings import Finding, Severity
from models.domain.progress import Progress, no_progress
from models.problems import UserProblem
from models.steps.events.soundness import double_bookings, meetings_without_people
from models.steps.matching.group_promises import agreed_shares
from models.steps.matching.promises import running
from models.steps.named_offers import named_offers
from models.steps.papers.soundness import papers_off_their_facts
from models.steps.soundness import rows_off_their_history, values_off_their_seal


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A copy made or put back: where, its hash, its count of records."""

    file: Path
    sha256: str
    records: int
    kept: Path | None = None
    """The replaced catalogue, after putting a copy back."""
    changed: Changed = Changed.NOTHING
    change_set: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the check found; sound when there are no findings."""

    findings: tuple[Finding, ...]
    counts: tuple[tuple[str, int], ...]
    changed: Changed = Changed.NOTHING
    change_set: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def back_up(catalogue: Catalogue, _actor: Actor, target: Path, *, progress: Progress = no_progress) -> BackupReport:
    """A verified copy at `target`; raises UserProblem on PostgreSQL, whose server makes the copies."""
    if not catalogue.is_embedded:
        raise UserProblem("backup.server")
    if target.absolute() == catalogue.file.absolute():
        raise UserProblem("backup.onto_itself", file=str(target))
    progress(0, 1)
    copy = copy_database(catalogue.file, target, untouched=catalogue.read_only)
    return BackupReport(copy.file, copy.sha256, copy.records)


def restore(place: str, copy: Path, *, progress: Progress = no_progress) -> BackupReport:
    """Make the copy the catalogue at `place`, which must be closed; the replaced one is kept beside it."""
    url = database_url(place)
    if url.get_backend_name() != "sqlite":
        raise UserProblem("backup.server")
    progress(0, 1)
    file = Path(url.database or "")
    if copy.absolute() == file.absolute():
        raise UserProblem("backup.onto_itself", file=str(copy))
    made, kept = put_back(copy, file)
    # a copy of an older schema is migrated here, one of a newer program refused
    Catalogue(place, create=False).close()
    return BackupReport(file, made.sha256, made.records, kept, Changed.EVERYTHING)


def check_catalogue(catalogue: Catalogue, _actor: Actor, *, progress: Progress = no_progress) -> CheckReport:
    """Integrity of the file, the history chain, and what the records say of each other."""
    progress(0, 4)
    with catalogue.reading() as session:
        findings = [*_file_findings(session, catalogue)]
        progress(1, 4)
        findings += _chain_findings(session)
        progress(2, 4)
        findings += _present_findings(session)
        progress(3, 4)
        findings += _record_findings(session)
        progress(4, 4)
        return CheckReport(tuple(findings), table_counts(session))


def table_counts(session: Session) -> tuple[tuple[str, int], ...]:
    """How many rows each table holds."""
    return tuple(
        (table.name, session.scalar(select(func.count()).select_from(table)) or 0)
        for table in t.Table.metadata.sorted_tables
    )


def _file_findings(session: Session, catalogue: Catalogue) -> list[Finding]:
    if not catalogue.is_embedded:
        return []
    verdicts = [row[0] for row in session.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    broken = session.execute(text("PRAGMA foreign_key_check")).all()
    found = [_fault("check.integrity", detail=verdict) for verdict in verdicts]
    return found + [_fault("check.reference", table=row[0], row=str(row[1])) for row in broken]


def _chain_findings(session: Session) -> list[Finding]:
    written = contents(session)
    heads: dict[int, str] = {}
    found = []
    for row in session.scalars(select(t.ChangeSet).order_by(t.ChangeSet.id)):
        previous = heads.get(row.office_id, "")
        if row.content != written[row.id]:
            found.append(_fault("check.content", at=row.at, change_set=row.uid))
        if row.previous != previous or row.head != head_of(row):
            found.append(_fault("check.chain", at=row.at, change_set=row.uid))
        heads[row.office_id] = row.head
    return found


def _present_findings(session: Session) -> list[Finding]:
    found = [_counted("check.protected", *each) for each in values_off_their_seal(session)]
    return found + [_counted("check.history", *each) for each in rows_off_their_history(session)]


def _counted(message: str, table: str, count: int) -> Finding:
    return Finding(message, Severity.ERROR, values=(("table", table), ("count", count)))


def _record_findings(session: Session) -> list[Finding]:
    a, f = t.Agreement, t.AgreementFile
    missing = session.scalars(select(a.number).outerjoin(f, f.agreement_id == a.id).where(f.id.is_(None), ~a.deleted))
    found = [_fault("check.agreement_without_file", number=number) for number in missing]
    found += [_fault(message, number=number) for message, number in papers_off_their_facts(session)]
    found += [_fault("check.offer_over_capacity", enterprise=code) for code in _overbooked(session)]
    found += [_fault("check.event_twice", event=code, time=time) for code, time in double_bookings(session)]
    found += [_fault("check.event_nobody", event=code, meeting=at) for code, at in meetings_without_people(session)]
    return found + [_fault("check.number_gap", series=kind, year=str(year)) for kind, year in _number_gaps(session)]


def _overbooked(session: Session) -> list[str]:
    a, fact = t.Agreement, t.OfferFact
    alone = select(a.offer_id, func.sum(a.offer_quantity)).where(*running()).group_by(a.offer_id)
    taken = {offer: int(quantity) for offer, quantity in session.execute(alone)}
    for share in agreed_shares(session):
        taken[share.offer] = taken.get(share.offer, 0) + share.offer_quantity
    query = (
        select(t.Enterprise.code, t.Offer.id, fact.value)
        .join(t.Offer, t.Offer.enterprise_id == t.Enterprise.id)
        .join(fact, (fact.offer_id == t.Offer.id) & (fact.kind == "kapasitas") & fact.superseded_by.is_(None))
        .where(t.Offer.id.in_(select(named_offers().c.offer)))
    )
    return [code for code, offer, capacity in session.execute(query) if taken.get(offer, 0) > capacity]


def _number_gaps(session: Session) -> list[tuple[str, int]]:
    n = t.IssuedNumber
    query = select(n.kind, n.year).group_by(n.office_id, n.kind, n.year).having(func.max(n.serial) != func.count())
    return [(kind, year) for kind, year in session.execute(query)]


def _fault(message: str, **values: str) -> Finding:
    return Finding(message, Severity.ERROR, values=tuple(values.items()))
