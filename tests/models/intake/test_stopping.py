"""An import that the user stops leaves nothing, at whatever moment; all of its writing listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from benchmarks.volumes import enterprise_rows
from models.catalogue import chain, listening
from models.catalogue.backup import copy_database
from models.catalogue.tables import Table
from models.domain.intake import IntakeKind
from models.problems import Cancelled
from models.reference.sample import sample_catalogue
from models.steps.intake.batch import Batch
from models.use_cases import import_workbook as importing
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.undo_change import undo_change
from models.workbook.writing import write_intakes
from tests.conftest import copy_of
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


class Stopping:
    """Progress that ends the work at its call with this number; knows how many there were and how long apart."""

    def __init__(self, at: int = 0) -> None:
        self.asked = 0
        self.longest = 0.0
        self._at = at
        self._first = self._last = process_time()

    def __call__(self, _done: int = 0, _total: int = 0) -> None:
        self.longest = max(self.longest, process_time() - self._last)
        self.asked += 1
        if self.asked == self._at:
            raise Cancelled
        self._last = process_time()

    def whole(self) -> float:
        """Seconds on the processor from the beginning to now."""
        return process_time() - self._first

    def since(self) -> float:
        """Seconds on the processor since the last call."""
        return process_time() - self._last


@pytest.fixture(scope="module")
def calls(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How often an import that nobody stops asks, when it asks wherever it can."""
    folder, asking = tmp_path_factory.mktemp("ganti"), Stopping()
    opened = open_catalogue(str(copy_of(filled_file, folder)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listening, "EVERY", 0.0)
        take(opened, folder, asking)
    opened.catalogue.close()
    return asking.asked


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1))
@example(share=0.0)
@example(share=1.0)
def test_stopped_anywhere_it_leaves_nothing(filled: Opened, tmp_path: Path, calls: int, share: float) -> None:
    before, number = rows(filled), 1 + round(share * (calls - 2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listening, "EVERY", 0.0)
        with pytest.raises(Cancelled):
            take(filled, tmp_path, Stopping(number))
    assert rows(filled) == before


def test_not_stopped_it_takes_everything(filled: Opened, tmp_path: Path) -> None:
    before = rows(filled)
    take(filled, tmp_path, Stopping())
    assert rows(filled)["enterprise"] == before["enterprise"] + 4


@pytest.mark.long
def test_a_long_import_stops_within_half_a_second(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """5,000 new rows, the same again, and the undo of them: no stretch without listening is a large part of the work.

    A share of the processor's time, for a busy machine makes every second longer: new rows take some two seconds of it
    where nothing else runs, so that a fifth is what is left of half a second beside the time between two questions.
    """
    monkeypatch.setattr(listening, "EVERY", 0.0)
    file, before = tmp_path / "umkm.xlsx", rows(opened)
    many = tuple(enterprise_rows(sample_catalogue(TODAY), 5_000))[:5_000]
    write_intakes(file, [(IntakeKind.ENTERPRISES, many)], personal=True)
    request = ImportRequest(file, today=TODAY, samples_allowed=True)
    asking = Stopping()
    report = import_workbook(opened.catalogue, opened.actor, request, progress=asking)
    most = asking.whole() / 5
    assert max(asking.longest, asking.since()) < most
    undoing = Stopping()
    undo_change(opened.catalogue, opened.actor, report.change_set, progress=undoing)
    assert max(undoing.longest, undoing.since()) < most
    live = rows(opened)
    for number in range(1, asking.asked * 9 // 10, max(1, asking.asked // 12)):
        stopping = Stopping(number)
        with pytest.raises(Cancelled):
            import_workbook(opened.catalogue, opened.actor, request, progress=stopping)
        assert stopping.since() < most, number
        assert rows(opened) == live, number
    assert live["enterprise"] > before["enterprise"]


def test_a_statement_is_heard_while_it_runs(filled: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "EVERY", 0.0)
    asking = Stopping(at=3)
    endless = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
    with (
        pytest.raises(Cancelled),
        filled.catalogue.reading() as session,
        listening.listening(session, partial(asking, 0, 1)),
    ):
        session.execute(endless)
    assert asking.asked == 3
    with filled.catalogue.reading() as session:
        assert session.scalar(text("SELECT 1")) == 1


def test_the_copy_before_an_import_is_heard(
    filled: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "EVERY", 0.0)
    before, asking = rows(filled), Stopping(at=1)
    with pytest.raises(Cancelled):
        copy_database(filled.catalogue.file, tmp_path / "salinan.db", ask=partial(asking, 0, 1))
    assert not list(tmp_path.glob("salinan*"))
    assert rows(filled) == before


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
