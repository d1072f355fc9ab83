"""The catalogue's file and its history: nothing lost, nothing touched without notice."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select, text

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.schema import HEAD
from models.domain.changes import ChangeKind
from models.domain.intake import IntakeKind
from models.problems import UserProblem
from models.use_cases.back_up import back_up, check_catalogue, restore
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.workbook.writing import write_intakes
from tests.records import enterprise


def tampered(opened: Opened, statement: str) -> list[str]:
    opened.catalogue.close()
    with closing(sqlite3.connect(opened.catalogue.file)) as connection, connection:
        connection.execute(statement)
    return [finding.message for finding in check_catalogue(opened.catalogue, opened.actor).findings]


def test_the_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    Catalogue(str(tmp_path / "k.db")).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'k.db'}")
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), t.Table.metadata)
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    engine.dispose()
    ours = [d for d in differences if "enterprise_search" not in str(d)]
    assert ours == []


def test_a_sound_catalogue_passes_the_check(filled: Opened) -> None:
    assert check_catalogue(filled.catalogue, filled.actor).findings == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE business SET name = 'Lain' WHERE id = 1",
        "UPDATE offer_fact SET value = value + 1 WHERE id = 1",
        "DELETE FROM business_fact WHERE id = 1",
        "UPDATE person_nik SET digest = 'x' WHERE id = 1",
        "INSERT INTO change (change_set_id, table_name, row_uid, field) VALUES (1, 'office', 'x', 'name')",
    ],
)
def test_what_is_changed_behind_the_programs_back_is_noticed(filled: Opened, statement: str) -> None:
    assert "check.content" in tampered(filled, statement)


def test_a_rewritten_change_set_breaks_the_chain(filled: Opened) -> None:
    assert "check.chain" in tampered(filled, "UPDATE change_set SET note = 'lain' WHERE id = 2")


def test_an_erased_personal_value_leaves_the_chain_whole(filled: Opened) -> None:
    assert tampered(filled, "UPDATE person_nik SET value = '' WHERE id = 1") == []


def test_a_write_outside_a_change_set_is_a_defect(opened: Opened) -> None:
    def write() -> None:
        with opened.catalogue.transaction() as session:
            session.add(t.Setting(name="x", value="1"))

    with pytest.raises(RuntimeError, match="outside a change set"):
        write()


def test_a_failed_change_set_leaves_nothing(opened: Opened) -> None:
    def fail() -> None:
        with (
            opened.catalogue.transaction() as session,
            change_set(session, opened.actor, ChangeKind.SCREEN),
        ):
            session.add(t.Setting(name="x", value="1"))
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  any other error than the one raised above is a failure
        fail()
    with opened.catalogue.reading() as session:
        assert session.scalar(select(t.Setting.id).where(t.Setting.name == "x")) is None


def test_a_backup_is_a_verified_catalogue_and_comes_back(filled: Opened, tmp_path: Path) -> None:
    copy = tmp_path / "cadangan.db"
    made = back_up(filled.catalogue, filled.actor, copy)
    place = filled.catalogue.place
    with filled.catalogue.transaction() as session, change_set(session, filled.actor, ChangeKind.SCREEN):
        session.get_one(t.Business, 1).name = "Nama Baru"
    filled.catalogue.close()
    back = restore(place, copy)
    assert back.records == made.records
    assert back.kept is not None
    again, kept = open_catalogue(place), open_catalogue(str(back.kept))
    names = []
    for opened in (again, kept):
        with opened.catalogue.reading() as session:
            names.append(session.get_one(t.Business, 1).name)
        opened.catalogue.close()
    assert names == ["Tapioka Contoh", "Nama Baru"]


def test_only_a_catalogue_is_put_back(opened: Opened, tmp_path: Path) -> None:
    text_file, foreign = tmp_path / "surat.db", tmp_path / "lain.db"
    text_file.write_text("bukan basis data")
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE x (y)")
    for file in (text_file, foreign):
        with pytest.raises(UserProblem, match=r"backup\.no_catalogue"):
            restore(opened.catalogue.place, file)
    with pytest.raises(UserProblem, match=r"backup\.missing"):
        restore(opened.catalogue.place, tmp_path / "tidak-ada.db")


def test_a_damaged_copy_is_not_put_back(filled: Opened, tmp_path: Path) -> None:
    copy = tmp_path / "rusak.db"
    back_up(filled.catalogue, filled.actor, copy)
    content = bytearray(copy.read_bytes())
    content[4096 * 3 : 4096 * 9] = os.urandom(4096 * 6)
    copy.write_bytes(content)
    with pytest.raises(UserProblem, match=r"storage\.damaged"):
        restore(filled.catalogue.place, copy)
    assert check_catalogue(filled.catalogue, filled.actor).ok


def test_a_catalogue_of_a_newer_program_is_refused(opened: Opened) -> None:
    opened.catalogue.close()
    with closing(sqlite3.connect(opened.catalogue.file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UserProblem, match=r"catalogue\.newer"):
        open_catalogue(opened.catalogue.place)


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "lain.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(UserProblem, match=r"storage\.not_a_catalogue"):
        open_catalogue(str(file))
    text_file = tmp_path / "surat.db"
    text_file.write_text("bukan basis data sama sekali, hanya teks biasa")
    with pytest.raises(UserProblem, match=r"storage\.not_a_catalogue"):
        open_catalogue(str(text_file))


def test_a_read_only_catalogue_opens_for_reading(filled: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.catalogue.close()
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root, who may write everywhere
    opened = open_catalogue(filled.catalogue.place)
    assert opened.catalogue.read_only
    with opened.catalogue.reading() as session:
        assert session.get_one(t.Business, 1).name
    with pytest.raises(UserProblem, match=r"catalogue\.read_only"), opened.catalogue.transaction():
        pass
    opened.catalogue.close()


def test_a_second_writer_waits_and_a_locked_catalogue_says_so(filled: Opened) -> None:
    with closing(sqlite3.connect(filled.catalogue.file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserProblem, match=r"storage\.busy"), filled.catalogue.transaction():
            pass


_KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from sqlalchemy import event
from models.domain.intake import IntakeKind
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import open_catalogue

def main():
    opened = open_catalogue(sys.argv[1])
    left = int(sys.argv[3])
    @event.listens_for(opened.catalogue._engine, "before_cursor_execute")
    def count(*_):
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
    request = ImportRequest(Path(sys.argv[2]), IntakeKind.ENTERPRISES, today=date(2026, 11, 21), samples_allowed=True)
    import_workbook(opened.catalogue, opened.actor, request)

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize("statement", [12, 26, 38, 60])
def test_kill_9_in_the_middle_of_an_import_leaves_all_or_nothing(
    opened: Opened, tmp_path: Path, statement: int
) -> None:
    opened.catalogue.close()
    file = tmp_path / "umkm.xlsx"
    rows = tuple(enterprise(row, f"Tani {row}", "ubi_kayu") for row in range(2, 60))
    write_intakes(file, [(IntakeKind.ENTERPRISES, rows)], personal=True)
    script = tmp_path / "killed.py"
    script.write_text(textwrap.dedent(_KILLED))
    arguments = [sys.executable, str(script), opened.catalogue.place, str(file), str(statement)]
    done = subprocess.run(
        arguments, env={**os.environ, "PYTHONPATH": str(Path.cwd())}, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    again = open_catalogue(opened.catalogue.place)
    with again.catalogue.reading() as session:
        kept = len(session.scalars(select(t.Enterprise.id)).all())
    assert kept in (0, len(rows))
    assert check_catalogue(again.catalogue, again.actor).ok
    assert (kept == 0) == (done.returncode != 0)
    again.catalogue.close()


def test_a_full_disk_is_named_and_loses_nothing(filled: Opened) -> None:
    with filled.catalogue.transaction() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar()

    def fill_up() -> None:
        with filled.catalogue.transaction() as session:
            session.execute(text(f"PRAGMA max_page_count = {pages}"))
            with change_set(session, filled.actor, ChangeKind.SCREEN):
                session.add_all(t.Setting(name=f"x{n}", value="y" * 4000) for n in range(500))

    with pytest.raises(UserProblem, match=r"storage\.full"):
        fill_up()
    filled.catalogue.close()
    again = open_catalogue(filled.catalogue.place)
    assert check_catalogue(again.catalogue, again.actor).ok
    again.catalogue.close()
