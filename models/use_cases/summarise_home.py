"""What the first page shows: what waits, the funnel, the places, the last runs and the last copy."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.backup_shelf import backups_of
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.agreements import AgreementStatus
from models.domain.home import (
    Amount,
    Funnel,
    HomeSummary,
    PlaceCount,
    RejectedImport,
    RunLine,
    Standing,
    Waiting,
)
from models.domain.matching import Decided
from models.reference.regions import kabupaten_list
from models.steps.records.missing import facts_missing, without_capacity

ENDING_DAYS = 60
IMPORT_DAYS = 30
_RUNS, _IMPORTS = 5, 3
_NO_MORE = (Decided.REJECT.value, Decided.FORBID.value)


def summarise_home(catalogue: Catalogue, _actor: Actor, *, today: date | None = None) -> HomeSummary:
    """Counts and names only, nothing of persons; one unchanging state of the catalogue."""
    day = today or date.today()
    backups = backups_of(catalogue.file) if catalogue.is_embedded else ()
    with catalogue.reading() as session:
        places, elsewhere = _places(session)
        return HomeSummary(
            standing=_standing(session),
            waiting=_waiting(session, day),
            funnel=Funnel(_potential(session), _agreed(session, day)),
            places=places,
            elsewhere=elsewhere,
            runs=_runs(session),
            backup=backups[0] if backups else None,
            keeps_backups=catalogue.is_embedded,
        )


def _standing(session: Session) -> Standing:
    def count(table: type[t.Edited]) -> int:
        return session.scalar(select(func.count()).select_from(table).where(~table.deleted)) or 0

    return Standing(count(t.Enterprise), count(t.Partner), count(t.Need), count(t.Agreement))


def _waiting(session: Session, day: date) -> Waiting:
    until = (day + timedelta(days=ENDING_DAYS)).isoformat()
    return Waiting(
        proposals=_count(session, _undecided()),
        agreements_ending=_count(session, _ending(day.isoformat(), until)),
        ending_until=until,
        imports=_rejected_imports(session, day),
        without_capacity=_count(session, without_capacity()),
        facts_missing=_count(session, facts_missing()),
    )


def _count(session: Session, rows: Select[Any]) -> int:
    return session.scalar(select(func.count()).select_from(rows.subquery())) or 0


def _newest_run() -> Any:
    return select(func.max(t.MatchingRun.id)).scalar_subquery()


def _with_decision() -> ColumnElement[bool]:
    d, p = t.Decision, t.Proposal
    return and_(d.offer_id == p.offer_id, d.need_id == p.need_id, ~d.deleted)


def _undecided() -> Select[Any]:
    p, d = t.Proposal, t.Decision
    undecided = func.coalesce(d.status, Decided.OPEN.value) == Decided.OPEN.value
    return select(p.id).outerjoin(d, _with_decision()).where(p.run_id == _newest_run(), undecided)


def _running(day: str) -> ColumnElement[bool]:
    a = t.Agreement
    return and_(~a.deleted, a.status == AgreementStatus.ISSUED.value, a.ends >= day)


def _ending(day: str, until: str) -> Select[Any]:
    return select(t.Agreement.id).where(_running(day), t.Agreement.ends <= until)


def _rejected_imports(session: Session, day: date) -> tuple[RejectedImport, ...]:
    batch, origin = t.ImportBatch, t.ChangeSet
    undone = select(origin.reverses_id).where(origin.reverses_id.is_not(None))
    query = (
        select(batch.code, batch.file_name, origin.at, batch.read, batch.rejected)
        .join(origin, origin.id == batch.change_set_id)
        .where(batch.rejected > 0, origin.at >= (day - timedelta(days=IMPORT_DAYS)).isoformat())
        .where(origin.id.not_in(undone))
        .order_by(batch.id.desc())
        .limit(_IMPORTS)
    )
    return tuple(RejectedImport(*row) for row in session.execute(query))


def _potential(session: Session) -> Amount | None:
    p, d = t.Proposal, t.Decision
    if session.scalar(select(_newest_run())) is None:
        return None
    still = or_(d.status.is_(None), d.status.not_in(_NO_MORE))
    return _amount(session, _priced(p).outerjoin(d, _with_decision()).where(p.run_id == _newest_run(), still))


def _agreed(session: Session, day: date) -> Amount:
    return _amount(session, _priced(t.Agreement).where(_running(day.isoformat())))


def _priced(promise: type[t.Proposal] | type[t.Agreement]) -> Select[Any]:
    """Quantity and price: what the need pays, else what the offer asks for in the same unit."""
    fact = t.OfferFact
    asked = (
        select(fact.value)
        .where(fact.offer_id == t.Offer.id, fact.kind == "harga", fact.superseded_by.is_(None))
        .order_by(fact.id.desc())
        .limit(1)
        .correlate(t.Offer)
        .scalar_subquery()
    )
    price = func.coalesce(t.Need.price, case((t.Offer.unit == t.Need.unit, asked)))
    rows: Any = select(promise.quantity.label("quantity"), price.label("price")).select_from(promise)
    priced: Select[Any] = rows.join(t.Need, t.Need.id == promise.need_id).join(t.Offer, t.Offer.id == promise.offer_id)
    return priced


def _amount(session: Session, rows: Select[Any]) -> Amount:
    part = rows.subquery()
    worth, unpriced = func.sum(part.c.quantity * part.c.price), func.sum(case((part.c.price.is_(None), 1), else_=0))
    count, sen, unknown = session.execute(select(func.count(), worth, unpriced).select_from(part)).one()
    return Amount(count, int(sen or 0) // 1000, int(unknown or 0))


def _places(session: Session) -> tuple[tuple[PlaceCount, ...], int]:
    at = func.substr(t.EnterpriseListing.region, 1, 5)
    query = select(at, func.count()).where(t.EnterpriseListing.active).group_by(at)
    counts: dict[str, int] = dict(session.execute(query).all())
    places = tuple(PlaceCount(one.code, one.name, counts.pop(one.code, 0)) for one in kabupaten_list())
    return places, sum(counts.values())


def _runs(session: Session) -> tuple[RunLine, ...]:
    rows = session.scalars(select(t.MatchingRun).order_by(t.MatchingRun.id.desc()).limit(_RUNS))
    return tuple(_run_line(row) for row in rows)


def _run_line(row: t.MatchingRun) -> RunLine:
    counts = json.loads(row.counts)
    return RunLine(
        row.code, row.at, counts["needs"], counts["needs_filled"], counts["needs_partly"], counts["proposals"]
    )
