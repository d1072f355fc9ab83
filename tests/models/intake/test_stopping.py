"""An import that the user stops leaves nothing, at whatever moment; all of its writing listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from models.catalogue import chain, listening
from models.catalogue.tables import Table
from models.domain.intake import IntakeKind
from models.problems import Cancelled
from models.steps.intake.batch import Batch
from models.use_cases import import_workbook as importing
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.workbook.writing import write_intakes
from tests.records import ENTERPRISES, TODAY, enterprise

ROWS = (
    replace(ENTERPRISES[0], business=replace(ENTERPRISES[0].business, address="Jl. Baru 2")),
    *(enterprise(number, f"Usaha {number}", "ubi_kayu", desil=2) for number in range(20, 24)),
)


def rows(opened: Opened) -> dict[str, int]:
    with opened.catalogue.reading() as session:
        tables = Table.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def take(opened: Opened, folder: Path, progress: Callable[[int, int], None]) -> None:
    file = folder / "umkm.xlsx"
    write_intakes(file, [(IntakeKind.ENTERPRISES, ROWS)], personal=True)
    request = ImportRequest(file, today=TODAY, samples_allowed=True)
    import_workbook(opened.catalogue, opened.actor, request, progress=progress)


def test_stopped_anywhere_it_leaves_nothing(filled: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "EVERY", 0.0)
    before = rows(filled)
    asked = 0

    def stop_at(number: int) -> Callable[[int, int], None]:
        def progress(_done: int, _total: int) -> None:
            nonlocal asked
            asked += 1
            if asked == number:
                raise Cancelled

        return progress

    for number in (1, 2, 5, 15, 30, 45, 60):
        asked = 0
        with pytest.raises(Cancelled):
            take(filled, tmp_path, stop_at(number))
        assert rows(filled) == before, number
    take(filled, tmp_path, stop_at(0))
    assert rows(filled)["enterprise"] == before["enterprise"] + 4


@pytest.mark.parametrize(
    ("at", "name"), [(Batch, "write"), (importing, "index_again"), (chain, "content_of")], ids=["rows", "index", "seal"]
)
def test_all_writing_listens(
    filled: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: object, name: str
) -> None:
    monkeypatch.setattr(listening, "EVERY", 0.0)
    work, before = getattr(at, name), rows(filled)
    inside = False

    def entered(*arguments: object, **more: object) -> object:
        nonlocal inside
        inside = True
        done = work(*arguments, **more)
        inside = False
        return done

    def stop_inside(_done: int, _total: int) -> None:
        if inside:
            raise Cancelled

    monkeypatch.setattr(at, name, entered)
    with pytest.raises(Cancelled):
        take(filled, tmp_path, stop_inside)
    assert rows(filled) == before


def test_a_flush_of_many_rows_is_heard_between_two_of_them(filled: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "EVERY", 0.0)
    asked = 0

    def ask() -> None:
        nonlocal asked
        asked += 1

    with filled.catalogue.reading() as session, listening.listening(session, ask):
        for _ in range(5):
            session.execute(select(func.count()).select_from(Table.metadata.tables["business"]))
    assert asked == 5
