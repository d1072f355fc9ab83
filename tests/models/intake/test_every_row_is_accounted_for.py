"""A file is refused as a whole, or read = new + changed + unchanged + rejected, after writing too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

import pytest
from sqlalchemy import select

from models.catalogue.tables import ImportBatch
from models.domain.imports import ImportKey, ImportReport
from models.domain.intake import Intake, IntakeKind
from models.problems import UserProblem
from models.use_cases.back_up import check_catalogue
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.workbook.reading import read_workbook
from models.workbook.writing import write_intakes
from tests.conftest import copy_of
from tests.models.intake.mutations import Rows, mutated, written
from tests.models.intake.test_undo_is_exact import ALL_NEW, BOTH, CHANGED, MAKER, UPDATING
from tests.records import ENTERPRISES, NEEDS, PARTNERS, TODAY

FAST, LONG, TOGETHER = 60, 10_000, 500
_LONGEST_SECONDS = 10.0
"""On the processor, for a file of a few rows: more is a loop without an end."""
LISTS: tuple[tuple[IntakeKind, tuple[Intake, ...]], ...] = (
    (IntakeKind.PARTNERS, (*PARTNERS, MAKER)),
    (IntakeKind.ENTERPRISES, (*ENTERPRISES, CHANGED, replace(CHANGED, code="U-000002"))),
    (IntakeKind.NEEDS, NEEDS),
    *ALL_NEW, *UPDATING, *BOTH,
)  # fmt: skip


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[IntakeKind, Rows]]:
    """Sound lists of every kind, as rows of cells."""
    file = tmp_path_factory.mktemp("utuh") / "utuh.xlsx"
    found = []
    for kind, rows in LISTS:
        write_intakes(file, [(kind, rows)], personal=True)
        sheet = read_workbook(file)[0]
        found.append((kind, [list(row) for row in sheet.rows]))
    return found


def take(opened: Opened, file: Path, kind: IntakeKind, rng: Random) -> ImportReport | None:
    """What an import in any of its ways says; None of a file that is refused."""
    request = ImportRequest(
        file, rng.choice((None, kind)), today=TODAY, samples_allowed=True, dry_run=rng.random() < 0.2,
        key=rng.choice((ImportKey.AUTO, ImportKey.AUTO, *ImportKey)), day_first=rng.choice((None, True, False)),
        rejected=file.with_name("ditolak.xlsx") if rng.random() < 0.2 else None, changes=rng.choice((0, 10)),
    )  # fmt: skip
    try:
        return import_workbook(opened.catalogue, opened.actor, request)
    except UserProblem:
        return None


def accounted(report: ImportReport, opened: Opened) -> None:
    for sheet in report.sheets:
        assert sheet.read == sheet.new + sheet.changed + sheet.unchanged + sheet.rejected
        assert min(sheet.read, sheet.new, sheet.changed, sheet.unchanged, sheet.rejected) >= 0
    if not report.import_id:
        return
    with opened.catalogue.reading() as session:
        kept = session.scalars(select(ImportBatch).where(ImportBatch.code == report.import_id)).one()
        assert kept.read == kept.new + kept.changed + kept.unchanged + kept.rejected == report.read


def all_of(seeds: range, opened: Opened, lists: list[tuple[IntakeKind, Rows]], folder: Path) -> int:
    """Import a file for each seed; how many were taken in. Its seed stands in what fails."""
    taken = 0
    for seed in seeds:
        rng = Random(seed)
        kind, rows = rng.choice(lists)
        file, began = written(mutated(rows, rng), folder, rng), process_time()
        try:
            report = take(opened, file, kind, rng)
            if report is not None:
                taken += 1
                accounted(report, opened)
        except Exception as problem:
            problem.add_note(f"seed {seed}")
            raise
        assert process_time() - began < _LONGEST_SECONDS, seed
    assert check_catalogue(opened.catalogue, opened.actor).ok
    return taken


def test_every_row_of_a_spoilt_file_is_accounted_for(
    filled: Opened, lists: list[tuple[IntakeKind, Rows]], tmp_path: Path
) -> None:
    assert all_of(range(FAST), filled, lists, tmp_path) > FAST // 4


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, LONG, TOGETHER))
def test_so_it_is_for_very_many(
    first: int, filled_file: Path, lists: list[tuple[IntakeKind, Rows]], tmp_path: Path
) -> None:
    opened = open_catalogue(str(copy_of(filled_file, tmp_path)))
    assert all_of(range(first, first + TOGETHER), opened, lists, tmp_path) > TOGETHER // 4
    opened.catalogue.close()
