"""Catalogues to match, made once by the import and kept in the computer's folder for temporary files."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.intake import TODAY
from benchmarks.measuring import expect
from benchmarks.volumes import volume
from models.domain.intake import EnterpriseIntake, Intake, IntakeKind
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.workbook.writing import write_intakes

ROOT = Path(__file__).parents[1]
MADE_FROM = ("models/catalogue", "models/reference", "models/steps/intake", "benchmarks/volumes.py")
"""What makes kept catalogues worthless when it changes."""
FILE_ROWS = 20_000
"""Rows in one workbook: the import refuses files that are too large."""


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
    with tempfile.TemporaryDirectory() as name:
        opened = open_catalogue(str(Path(name) / "katalog.db"), sample=True)
        rows = volume(TODAY, enterprises, needs)
        _bring_in(opened, Path(name), IntakeKind.PARTNERS, rows.partners)
        for part in _portions(rows.enterprises):
            _bring_in(opened, Path(name), IntakeKind.ENTERPRISES, part)
        _bring_in(opened, Path(name), IntakeKind.NEEDS, rows.needs)
        opened.catalogue.close()
        shutil.move(Path(name) / "katalog.db", place)


def _portions(rows: Sequence[EnterpriseIntake]) -> Iterator[tuple[EnterpriseIntake, ...]]:
    """Rows of one enterprise stay together."""
    portion: list[EnterpriseIntake] = []
    for _, own in groupby(rows, key=lambda row: row.business.name):
        portion += own
        if len(portion) >= FILE_ROWS:
            yield tuple(portion)
            portion = []
    yield tuple(portion)


def _bring_in(opened: Opened, folder: Path, kind: IntakeKind, intakes: Sequence[Intake]) -> None:
    file = folder / f"{kind}.xlsx"
    lists: list[tuple[IntakeKind, Sequence[Any]]] = [(kind, intakes)]
    write_intakes(file, lists, personal=True)
    report = import_workbook(
        opened.catalogue, opened.actor, ImportRequest(file, kind, today=TODAY, samples_allowed=True)
    )
    expect(report.new == len(intakes), f"{report.new} of {len(intakes)} {kind} went in")


def _version() -> str:
    digest = sha256()
    for each in MADE_FROM:
        place = ROOT / each
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
