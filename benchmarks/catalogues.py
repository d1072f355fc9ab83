"""Catalogues to match, made once by the steps of the import and kept in the computer's folder for temporary files.

What an import does beside writing is left out (reading and checking a workbook, a copy of the catalogue before each):
with a million UMKM, that would take hours.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from sqlalchemy.orm import Session

from benchmarks.intake import TODAY
from benchmarks.measuring import expect
from benchmarks.volumes import enterprise_rows, need_rows, partner_rows, stretch_of
from models.catalogue.recording import change_set
from models.domain.changes import ChangeKind
from models.domain.intake import EnterpriseIntake
from models.domain.progress import no_progress
from models.reference.sample import sample_catalogue
from models.steps.indexing import index_again
from models.steps.intake.enterprises import EnterpriseIntakes
from models.steps.intake.partners import NeedIntakes, PartnerIntakes
from models.steps.intake.tally import Fate, Tally
from models.steps.trade_indexing import index_touched_trade
from models.use_cases.open_catalogue import Opened, open_catalogue

ROOT = Path(__file__).parents[1]
MADE_FROM = ("models/catalogue", "models/reference", "models/steps/intake", "benchmarks/volumes.py")
"""What makes kept catalogues worthless when it changes."""
PORTION_ROWS = 50_000
"""Rows in one change set: that many are held at one time."""


def kept(enterprises: int, needs: int) -> Path:
    """A closed catalogue of so many enterprises and needs: work in a copy of it."""
    folder = Path(tempfile.gettempdir()) / "temumitra-benchmarks" / _version()
    place = folder / f"{enterprises}-{needs}.db"
    if not place.exists():
        print(f"making a catalogue of {enterprises:,} × {needs:,} in {place} …", file=sys.stderr, flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        _make(place, enterprises, needs)
    return place


def copied(enterprises: int, needs: int, folder: Path) -> Path:
    """A copy of the kept one in a folder of the caller's."""
    return Path(shutil.copy(kept(enterprises, needs), folder / "katalog.db"))


def _make(place: Path, enterprises: int, needs: int) -> None:
    """Whole or not at all: it is made beside its place."""
    with tempfile.TemporaryDirectory(dir=place.parent) as name:
        opened = open_catalogue(str(Path(name) / "katalog.db"), sample=True)
        base = sample_catalogue(TODAY)
        partners = tuple(partner_rows(base, needs))
        _bring_in(opened, len(partners), lambda session: PartnerIntakes(session, TODAY).take_all(partners, no_progress))
        for portion in _portions(enterprise_rows(base, enterprises)):
            _bring_in_enterprises(opened, portion)
        asked = tuple(need_rows(base, needs, stretch_of(base, enterprises, needs)))
        _bring_in(opened, needs, lambda session: NeedIntakes(session, TODAY).take_all(asked, no_progress))
        opened.catalogue.close()
        shutil.move(Path(name) / "katalog.db", place)


def _bring_in_enterprises(opened: Opened, portion: tuple[EnterpriseIntake, ...]) -> None:
    _bring_in(opened, len(portion), lambda session: EnterpriseIntakes(session, TODAY).take_all(portion, no_progress))
    print(f"  {portion[-1].row - 1:,} rows of UMKM", file=sys.stderr, flush=True)


def _portions(rows: Iterable[EnterpriseIntake]) -> Iterator[tuple[EnterpriseIntake, ...]]:
    """Rows of one enterprise stay together."""
    portion: list[EnterpriseIntake] = []
    for _, own in groupby(rows, key=lambda row: row.business.name):
        portion += own
        if len(portion) >= PORTION_ROWS:
            yield tuple(portion)
            portion = []
    if portion:
        yield tuple(portion)


def _bring_in(opened: Opened, count: int, taken: Callable[[Session], Tally]) -> None:
    with opened.catalogue.transaction() as session, change_set(session, opened.actor, ChangeKind.IMPORT):
        tally = taken(session)
        index_again(session, tally.touched)
        index_touched_trade(session)
    expect(tally.count(Fate.NEW) == count, f"{tally.count(Fate.NEW)} of {count} rows went in: {tally.refused[:3]}")


def _version() -> str:
    digest = sha256()
    for each in MADE_FROM:
        place = ROOT / each
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
