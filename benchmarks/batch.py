"""An event's agreements: decided, drawn on two processes and stored in one transaction, as the program does it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from benchmarks.measuring import Figure, expect, memory
from models.catalogue import tables as t
from models.catalogue.identity import new_uid
from models.domain.agreements import AgreementTerms, Signatory
from models.domain.lists import ListQuery
from models.domain.matching import Decided, MatchSettings
from models.domain.papers import BatchReport
from models.steps.codes import reserve_ids
from models.use_cases.decide_proposal import decide_proposal
from models.use_cases.issue_many import issue_many
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from tests.records import TODAY, import_records

EVENT = 1_000
WANTED = 20.0
TERMS = AgreementTerms(date=TODAY, witnesses=(Signatory("Saksi Satu"), Signatory("Saksi Dua")))


def figures() -> list[Figure]:
    """How long a thousand agreements take from the click to the last byte in the catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        opened = open_catalogue(str(Path(folder) / "acara.db"), sample=True)
        proposals = _event(opened, Path(folder))
        told: list[tuple[float, int]] = []
        begin = perf_counter()
        report = issue_many(
            opened.catalogue, opened.actor, proposals, TERMS, today=TODAY,
            progress=lambda done, _: told.append((perf_counter(), done)),
        )  # fmt: skip
        seconds = perf_counter() - begin
        opened.catalogue.close()
    _expect_all(report)
    silent = max(later - earlier for (earlier, _), (later, _) in pairwise(told))
    return [
        Figure(f"batch: {EVENT} agreements issued", seconds, "s", goal=WANTED, at_least=False, memory=memory()),
        Figure("batch: longest time without a word of progress", silent, "s"),
    ]


def _expect_all(report: BatchReport) -> None:
    expect(len(report.issued) == EVENT, f"{len(report.issued)} of {EVENT} issued")
    serials = [int(each.number[: each.number.index("/")]) for each in report.issued]
    expect(serials == list(range(1, EVENT + 1)), "numbers out of order")


def _event(opened: Opened, folder: Path) -> list[str]:
    """Accepted proposals, each of a pair of its own: the handful of records many times over."""
    import_records(opened, folder)
    run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)
    lines = list_proposals(opened.catalogue, opened.actor, ListQuery(), 0, 10).rows
    for line in lines:
        decide_proposal(opened.catalogue, opened.actor, line.proposal, Decided.ACCEPT)
    with opened.catalogue.transaction() as session:
        for line in lines:
            _multiply(session, line.proposal, -(-EVENT // len(lines)))
        return list(session.scalars(select(t.Proposal.code).where(t.Proposal.code.like("A-%")).limit(EVENT)))


def _multiply(session: Session, proposal: str, count: int) -> None:
    pair = session.scalars(select(t.Proposal).where(t.Proposal.code == proposal)).one()
    offer = session.get_one(t.Offer, pair.offer_id)
    enterprise = session.get_one(t.Enterprise, offer.enterprise_id)
    businesses = _copies(session, t.Business, enterprise.business_id, count)
    role = t.BusinessPerson
    (signing,) = session.scalars(select(role.id).where(role.business_id == enterprise.business_id))
    _copies(session, role, signing, count, business_id=businesses)
    codes = _codes("B", proposal, count)
    enterprises = _copies(session, t.Enterprise, enterprise.id, count, business_id=businesses, code=codes)
    offers = _copies(session, t.Offer, offer.id, count, enterprise_id=enterprises)
    facts = session.scalars(select(t.OfferFact.id).where(t.OfferFact.offer_id == offer.id)).all()
    for fact in facts:
        _copies(session, t.OfferFact, fact, count, offer_id=offers)
    needs = _copies(session, t.Need, pair.need_id, count, code=_codes("C", proposal, count))
    decided = select(t.Decision.id).where(t.Decision.offer_id == offer.id, t.Decision.need_id == pair.need_id)
    _copies(session, t.Decision, session.scalars(decided).one(), count, offer_id=offers, need_id=needs)
    _copies(session, t.Proposal, pair.id, count, offer_id=offers, need_id=needs, code=_codes("A", proposal, count))


def _codes(letter: str, proposal: str, count: int) -> list[str]:
    return [f"{letter}-{proposal}-{at:04}" for at in range(count)]


def _copies(session: Session, table: type[t.Table], row: int, count: int, **differing: Sequence[Any]) -> list[int]:
    """Ids of so many copies of a row, which differ in these columns."""
    columns = table.__table__.c
    original = session.execute(select(*columns).where(columns.id == row)).mappings().one()
    ids = list(reserve_ids(session, table, count))
    uid = "uid" in columns
    rows = [
        {**original, "id": ids[at], **({"uid": new_uid()} if uid else {}), **{k: v[at] for k, v in differing.items()}}
        for at in range(count)
    ]
    session.execute(insert(table.__table__), rows)
    return ids
