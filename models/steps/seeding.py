"""What a new catalogue holds from the start: offices, its user, settings, and the commodity graph."""

from __future__ import annotations

import json
import secrets

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from models.catalogue.identity import new_uid
from models.catalogue.recording import change_set, current_change_set, stamps
from models.catalogue.tables import Commodity, CommodityWord, Office, Setting, SupplyLink, UserAccount
from models.domain.actor import Actor, Role
from models.domain.changes import ChangeKind
from models.reference import commodities as reference
from models.reference.links import supply_links
from models.reference.offices import seed_offices
from models.reference.words import normalise
from models.steps.codes import reserve_ids
from models.steps.protection import LOOKUP_KEY

OWN_OFFICE = "KADIN-JTM"
SAMPLE = "sample"


def is_sample(session: Session) -> bool:
    """Whether this is a catalogue of invented records: only there are sample identifiers accepted."""
    return session.scalar(select(Setting.id).where(Setting.name == SAMPLE, ~Setting.deleted)) is not None


def seed_catalogue(session: Session, *, sample: bool = False) -> Actor:
    """Fill an empty catalogue and return its administrator."""
    actor = _first_user(session)
    with change_set(session, actor, ChangeKind.SEED, note=json.dumps(["seed"])):
        _stamp_offices(session)
        session.add(Setting(name=LOOKUP_KEY, value=json.dumps(secrets.token_hex(32))))
        if sample:
            session.add(Setting(name=SAMPLE, value="true"))
        _seed_commodities(session)
        _seed_links(session)
    return actor


def _first_user(session: Session) -> Actor:
    for office in seed_offices():
        # change set 1 is written right after; until then the offices name it in advance
        session.execute(
            insert(Office).values(
                uid=new_uid(),
                version=1,
                deleted=False,
                made_by=1,
                changed_by=1,
                code=office.code,
                kind=office.kind,
                name=office.name,
                region=office.region,
                address="",
                contact="",
                letterhead=office.letterhead,
                number_pattern=office.number_pattern,
                number_code=office.number_code,
            )
        )
    own = session.scalars(select(Office).where(Office.code == OWN_OFFICE)).one()
    user = UserAccount(uid=new_uid(), name="Pengguna PC ini", role=Role.ADMINISTRATOR, office_id=own.id)
    session.add(user)
    session.flush()
    return Actor(user.uid, user.name, Role.ADMINISTRATOR, own.code, own.region)


def _stamp_offices(session: Session) -> None:
    if current_change_set(session).id != 1:
        raise RuntimeError("the first change set of a catalogue has another id than 1")


def _seed_commodities(session: Session) -> None:
    rows = reference.commodities()
    ids = dict(zip((row.slug for row in rows), reserve_ids(session, Commodity, len(rows)), strict=True))
    session.execute(
        insert(Commodity),
        [
            stamps(
                session, id=ids[row.slug], slug=row.slug, name=row.name, unit=row.unit, category=row.category,
                kind_id=None, papers_due=" ".join(row.papers),
            )
            for row in rows
        ],
    )  # fmt: skip
    _seed_kinds(session, ids)
    words = {normalise(word): ids[row.slug] for row in rows for word in (row.name, *row.synonyms)}
    session.execute(insert(CommodityWord), [stamps(session, commodity_id=at, word=word) for word, at in words.items()])


def _seed_kinds(session: Session, ids: dict[str, int]) -> None:
    for row in reference.commodities():
        if row.kind_of:
            session.execute(update(Commodity).where(Commodity.id == ids[row.slug]).values(kind_id=ids[row.kind_of]))


def _seed_links(session: Session) -> None:
    ids = {slug: at for at, slug in session.execute(select(Commodity.id, Commodity.slug))}
    session.execute(
        insert(SupplyLink),
        [
            stamps(
                session, code=link.code, input_id=ids[link.source_slug], output_id=ids[link.target_slug],
                kind=link.kind, yield_low=_thousandths(link.yield_low), yield_high=_thousandths(link.yield_high),
                yield_unit=f"{link.unit_out}/{link.unit_in}", kbli2020=link.step_kbli_2020 or "",
                kbli2025=link.step_kbli_2025 or "", certainty=link.certainty,
                source=f"{link.source} ({link.year})", note=link.note,
            )
            for link in supply_links()
        ],
    )  # fmt: skip


def _thousandths(ratio: object) -> int | None:
    return None if ratio is None else round(float(str(ratio)) * 1000)
