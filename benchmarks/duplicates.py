"""The search for records entered twice among 100,000: how much is found, how much of it is right, how long it takes.

Two registers are searched: the one that the search was tuned with, under another number, and the one that counts
(`duplicate_seeds`), which was written without reading the search and by which nothing is tuned.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from sqlalchemy import select

from benchmarks.duplicate_seeds import Planted, planted
from benchmarks.measuring import Figure, Taken, answered, expect, memory, timed
from benchmarks.tuning_twins import Invented, Seeded, seeded
from models.catalogue import tables as t
from models.catalogue.recording import change_set
from models.domain.businesses import BusinessDraft, PersonDraft
from models.domain.changes import ChangeKind
from models.domain.enterprises import EnterpriseDraft, OfferDraft
from models.domain.lists import ListQuery
from models.domain.names import name_key
from models.steps.indexing import index_again
from models.steps.intake.batch import Batch
from models.steps.intake.businesses import OWNER
from models.steps.protection import guarded, lookup_hash, lookup_key
from models.use_cases.choose_own_office import choose_own_office
from models.use_cases.list_duplicates import list_duplicates
from models.use_cases.list_offices import list_offices
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.scan_duplicates import scan_duplicates
from models.use_cases.warn_of_duplicates import warn_of_duplicates

COUNT = 100_000
SEED = 20_261_122
TYPED = 200
SECONDS, MILLISECONDS, RECALL, PRECISION = 60.0, 50.0, 0.95, 0.90


def figures() -> list[Figure]:
    """Recall and precision of the whole queue, seconds of a scan, and milliseconds of a warning while typing."""
    return [*_of_tuning(seeded(COUNT, SEED)), *_of_unseen(planted(COUNT, SEED))]


def _of_tuning(seeds: Seeded) -> list[Figure]:
    with TemporaryDirectory() as folder:
        opened, taken = scanned(folder, seeds)
        found = _pairs(opened)
        warned = [_typed(opened, row) for row in seeds.rows[:TYPED]]
        opened.catalogue.close()
    hits = len(found & seeds.twins)
    return [
        *_shares("duplicates, own seeds", hits / len(seeds.twins), hits / max(len(found), 1)),
        Figure("duplicates: scan of 100,000", taken.wall, processor=taken.processor, goal=SECONDS, memory=memory()),
        Figure("duplicates: warning while typing, p95", 1000 * quantiles(warned, n=20)[-1], "ms", goal=MILLISECONDS),
    ]


def _of_unseen(register: Planted) -> list[Figure]:
    with TemporaryDirectory() as folder:
        opened, taken = scanned(folder, as_seeds(register))
        found = _pairs(opened)
        opened.catalogue.close()
    measured, by_damage = register.measure(found), register.by_damage(found)
    return [
        *_shares("duplicates, unseen seeds", measured.recall, measured.precision),
        *(Figure(f"duplicates, unseen seeds: recall, {kind}", each.recall, "") for kind, each in by_damage.items()),
        Figure("duplicates, unseen seeds: scan", taken.wall, processor=taken.processor, goal=SECONDS),
    ]


def _shares(whose: str, recall: float, precision: float) -> list[Figure]:
    shares = (("recall", recall, RECALL), ("precision", precision, PRECISION))
    return [Figure(f"{whose}: {name}", value, "", goal=goal, at_least=True) for name, value, goal in shares]


def as_seeds(register: Planted) -> Seeded:
    """The unseen register in the form in which a catalogue is built here."""
    rows = (
        Invented(each.called, each.owned_by, each.nik, each.phone, each.region, each.address, each.product)
        for each in register.entries
    )
    return Seeded(tuple(rows), frozenset(register.pairs))


def scanned(folder: str, seeds: Seeded) -> tuple[Opened, Taken]:
    """A catalogue in the folder with these rows, searched, and what the search took."""
    opened = _as_dinas(open_catalogue(str(Path(folder) / "twins.db")))
    build(opened, seeds)
    report, taken = answered(lambda: scan_duplicates(opened.catalogue, opened.actor))
    expect(report.records == len(seeds.rows), f"{report.records} records were scanned")
    return opened, taken


def build(opened: Opened, seeds: Seeded) -> None:
    """Fill the catalogue with the seeds; the row's place is told by the enterprise's code."""
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.SEED):
        commodities = dict(session.execute(select(t.Commodity.slug, t.Commodity.id)).all())
        batch, key = Batch(session), lookup_key(session)
        ids = [_enterprise(batch, key, at, row, commodities[row.commodity]) for at, row in enumerate(seeds.rows)]
        batch.write()
        index_again(session, ids)


def _enterprise(batch: Batch, key: bytes, at: int, row: Invented, commodity: int) -> int:
    business = batch.add(
        t.Business, name=row.name, name_key=name_key(row.name), legal_form="", nib="", npwp="", region=row.region,
        address=row.address, latitude=None, longitude=None, kbli_edition="", kbli="", size="mikro",
        size_from="pernyataan", verified=False,
    )  # fmt: skip
    person = batch.add(t.Person, name=row.owner, female=None, household_id=None)
    batch.add(t.BusinessPerson, business_id=business, person_id=person, role=OWNER, position="")
    for table, value in ((t.PersonNik, row.nik), (t.PersonPhone, row.phone)):
        if value:
            batch.add_row(table, {**guarded(value, lookup_hash(key, value)), "person_id": person})
    enterprise = batch.add(t.Enterprise, code=_code(at), business_id=business, active=True, note="")
    batch.add(
        t.Offer, enterprise_id=enterprise, kind="produk", commodity_id=commodity, words="", unit="kg", months=4095,
        minimum_order=None, lead_days=None, active=True,
    )  # fmt: skip
    return enterprise


def _code(at: int) -> str:
    return f"U-{at:06}"


def _as_dinas(opened: Opened) -> Opened:
    office = next(each for each in list_offices(opened.catalogue, opened.actor) if each.code == "TBN")
    return replace(opened, actor=choose_own_office(opened.catalogue, opened.actor, office.uid).actor)


def _pairs(opened: Opened) -> set[tuple[int, int]]:
    rows = list_duplicates(opened.catalogue, opened.actor, ListQuery(), 0, COUNT).rows
    sides = [sorted((int(row.first.code[2:]), int(row.second.code[2:]))) for row in rows]
    return {(first, second) for first, second in sides}


def _typed(opened: Opened, row: Invented) -> float:
    draft = EnterpriseDraft(
        business=BusinessDraft(name=row.name, region=row.region, address=row.address),
        owner=PersonDraft(name=row.owner, phone=row.phone),
        offers=(OfferDraft(commodity=row.commodity),),
    )
    found = []
    taken = timed(lambda: found.extend(warn_of_duplicates(opened.catalogue, opened.actor, draft)))
    expect(bool(found), "a record that is there already was not told")
    return taken.wall
