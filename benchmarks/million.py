"""A catalogue of very many invented UMKM, written straight into the tables; no history is sealed over them.

Names of syllables, places and products of Jawa Timur, Zipf-like; one offer each, a third of the owners in a
household, one in twenty without a capacity, one in thirty without a size, one in fifty in a programme.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select, text
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.identity import new_uid
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.names import name_key
from models.reference.regions import children, kabupaten_list
from models.steps.indexing import index_everything
from models.steps.intake.businesses import OWNER
from models.use_cases.open_catalogue import Opened, open_catalogue

SYLLABLES = re.findall("..", "kakikukekosasisusesomamimumemotatitutetorarirurononinuwayayobabibujajodi")
TITLES = ("UD", "Kerupuk", "Dapur", "Sanggar", "Toko", "Kelompok Tani", "Berkah", "Sumber")
FIRST_NAMES = ("Siti", "Sri", "Nur", "Endang", "Agus", "Slamet")
_PORTION = 10_000
_LINES = dict[str, Any]


def kept(count: int) -> Path:
    """A closed catalogue of so many, made once: read from it, or work in a copy."""
    place = Path(tempfile.gettempdir()) / "temumitra-benchmarks" / f"lists-{count}.db"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as folder:
            opened = open_catalogue(str(Path(folder) / "katalog.db"), sample=True)
            fill(opened, count)
            opened.catalogue.close()
            shutil.move(Path(folder) / "katalog.db", place)
    return place


def fill(opened: Opened, count: int) -> None:
    """Write so many enterprises, then fill the lists as the first opening after a migration does."""
    with opened.catalogue.transaction() as session:
        with change_set(session, opened.actor, ChangeKind.SEED) as current:
            pass
        made = _Made(session, current.id, current.office_id)
        for done in range(0, count, _PORTION):
            made.write(min(_PORTION, count - done))
            _tell(f"{done:,} written")
        if session.get_bind().dialect.name == "postgresql":
            made.set_counters(session)
    with opened.catalogue.transaction() as session:
        session.execute(delete(t.DerivedState))
        index_everything(session, lambda done, _all: _tell(f"{done:,} listed") if done % 50_000 == 0 else None)
    if not opened.catalogue.is_embedded:
        with opened.catalogue.transaction() as session:
            session.execute(text("ANALYZE"))


def _tell(what: str) -> None:
    print(what, end="\r", file=sys.stderr, flush=True)


class _Made:
    """Writes portions of enterprises with all that belongs to them."""

    def __init__(self, session: Session, change: int, office: int) -> None:
        self._session = session
        self._chance = random.Random(1)
        self._edited = {"version": 1, "deleted": False, "made_by": change, "changed_by": change, "office_id": office}
        self._dated = {"made_by": change, "superseded_by": None, "as_of": "2026-01-01", "source": "declared"}
        self._commodities = session.execute(select(t.Commodity.id, t.Commodity.name, t.Commodity.unit)).all()
        self._chance.shuffle(self._commodities)
        self._common = list(accumulate(1 / (rank + 1) for rank in range(len(self._commodities))))
        self._places = _places(self._chance)
        self._next = 1

    def write(self, count: int) -> None:
        """So many more."""
        rows: dict[str, list[_LINES]] = {}
        for number in range(self._next, self._next + count):
            for table, line in self._one(number):
                rows.setdefault(table.__tablename__, []).append(line)
        self._next += count
        for table in t.Table.metadata.sorted_tables:  # parents first
            if lines := rows.get(table.name):
                self._session.execute(insert(table), lines)

    def set_counters(self, session: Session) -> None:
        """Ids that a server gives come after those written here."""
        for name in ("household", "business", "person", "business_person", "enterprise", "offer", "offer_fact"):
            session.execute(text(f"SELECT setval('{name}_id_seq', {self._next})"))

    def _one(self, number: int) -> Iterator[tuple[Any, _LINES]]:
        chance, own = self._chance, {"id": number, **self._edited}
        family = number if number % 3 == 0 else None
        if family:
            yield t.Household, {**own, "uid": new_uid()}
        yield t.Business, {**own, "uid": new_uid(), **self._business(number)}
        owner = f"{chance.choice(FIRST_NAMES) if chance.random() < 0.25 else _word(chance)} {_word(chance)}"
        yield t.Person, {**own, "uid": new_uid(), "name": owner, "female": None, "household_id": family}
        part = {"business_id": number, "person_id": number, "role": OWNER, "position": ""}
        yield t.BusinessPerson, {**own, "uid": new_uid(), **part}
        role = {"code": f"U-{number:06}", "business_id": number, "active": number % 20 != 0, "note": ""}
        yield t.Enterprise, {**own, "uid": new_uid(), **role, "confirmed_on": f"2026-{number % 9 + 1:02}-15"}
        yield from self._offer(number, own)
        if number % 50 == 0:
            yield t.Membership, {**own, "uid": new_uid(), "enterprise_id": number, "programme": "Jawa Timur Bangkit"}

    def _business(self, number: int) -> _LINES:
        chance = self._chance
        name = f"{chance.choice(TITLES)} {_word(chance)} {_word(chance)}"
        size = "tidak_diketahui" if number % 30 == 0 else "mikro" if chance.random() < 0.9 else "kecil"
        return {
            "name": name, "name_key": name_key(name), "legal_form": "", "npwp": "", "region": next(self._places),
            "nib": f"{chance.randrange(10**13):013}" if number % 3 else "", "address": "", "latitude": None,
            "longitude": None, "kbli_edition": "", "kbli": "", "size": size, "size_from": "pernyataan",
            "verified": False,
        }  # fmt: skip

    def _offer(self, number: int, own: _LINES) -> Iterator[tuple[Any, _LINES]]:
        (commodity, words, unit), = self._chance.choices(self._commodities, cum_weights=self._common)
        yield t.Offer, {
            **own, "uid": new_uid(), "enterprise_id": number, "kind": "produk", "commodity_id": commodity,
            "words": words, "unit": unit, "months": 4095, "minimum_order": None, "lead_days": None, "active": True,
        }  # fmt: skip
        if number % 20 != 7:
            value = self._chance.randint(10, 900) * 1000
            fact = {"offer_id": number, "kind": "kapasitas", "value": value}
            yield t.OfferFact, {"id": number, "uid": new_uid(), **fact, **self._dated}


def _places(chance: random.Random) -> Iterator[str]:
    """Desa of Jawa Timur; the larger kabupaten come oftener."""
    desa = [[one.code for kec in children(kab.code) for one in children(kec.code)] for kab in kabupaten_list()]
    weights = list(accumulate(len(some) * chance.uniform(0.5, 2) for some in desa))
    while True:
        for some in chance.choices(desa, cum_weights=weights, k=1000):
            yield chance.choice(some)


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()
