"""Where a catalogue may stand: folders that take no writing, full disks, two programs that begin at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from models.catalogue import tables as t
from models.problems import UserProblem
from models.use_cases.back_up import back_up, check_catalogue, restore
from models.use_cases.open_catalogue import open_catalogue
from tests.conftest import copy_of

NOBODY = 65534
posix_only = pytest.mark.skipif(os.name != "posix", reason="PERINGATAN: hak atas folder diuji di Linux saja")


@contextmanager
def without_rights() -> Iterator[None]:
    """Work as somebody whom the rights of files bind; an administrator takes his rights back afterwards."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that everybody may look into and nobody write to, once it is closed."""
    folder = Path(tempfile.mkdtemp(prefix="temumitra-tertutup-"))
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@posix_only
def test_a_catalogue_in_a_read_only_folder_is_read_checked_and_copied(filled_file: Path, locked_folder: Path) -> None:
    file = copy_of(filled_file, locked_folder)
    open_folder = Path(tempfile.mkdtemp())
    open_folder.chmod(0o777)
    for path, rights in ((file, 0o644), (locked_folder, 0o555)):
        path.chmod(rights)
    with without_rights():
        opened = open_catalogue(str(file), create=False)
        assert opened.catalogue.read_only
        assert check_catalogue(opened.catalogue, opened.actor).ok
        copied = back_up(opened.catalogue, opened.actor, open_folder / "salinan.db")
        with pytest.raises(UserProblem, match=r"catalogue\.read_only"), opened.catalogue.transaction():
            pass
        opened.catalogue.close()
    assert copied.records > 50
    assert [each.name for each in locked_folder.iterdir()] == [file.name]
    shutil.rmtree(open_folder)


def test_a_copy_in_wal_mode_is_put_back_and_left_as_it_was(filled_file: Path, empty_file: Path, tmp_path: Path) -> None:
    (tmp_path / "rak").mkdir()
    copy, place = copy_of(filled_file, tmp_path / "rak"), copy_of(empty_file, tmp_path)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    before = copy.read_bytes()
    restore(str(place), copy)
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]
    assert copy.read_bytes() == before
    opened = open_catalogue(str(place))
    with opened.catalogue.reading() as session:
        assert session.scalars(select(t.Enterprise.id)).first() is not None
    opened.catalogue.close()


def test_a_copy_with_its_wal_is_read_with_it(filled_file: Path, empty_file: Path, tmp_path: Path) -> None:
    live, shelf = tmp_path / "hidup", tmp_path / "rak"
    live.mkdir()
    shelf.mkdir()
    file, place = copy_of(filled_file, live), copy_of(empty_file, tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        with connection:
            connection.execute("UPDATE business SET name = 'Nama Baru' WHERE id = 1")
        for name in (file.name, f"{file.name}-wal"):
            shutil.copy(live / name, shelf / name)
    restore(str(place), shelf / file.name)
    assert sorted(each.name for each in shelf.iterdir()) == [file.name, f"{file.name}-wal"]
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("SELECT name FROM business WHERE id = 1").fetchone() == ("Nama Baru",)


class FullDisk(sqlite3.Connection):
    """A database whose disk takes no more pages; SQLite leaves its journal behind there."""

    def __init__(self, file: object, *given: object, **named: object) -> None:
        super().__init__(file, *given, **named)  # type: ignore[arg-type]
        if str(file).endswith(".sementara"):
            Path(f"{file}-journal").write_bytes(b"sisa")


def test_a_copy_onto_a_full_disk_is_a_problem_and_leaves_nothing(
    filled_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_catalogue(str(copy_of(filled_file, tmp_path)))
    shelf = tmp_path / "rak"
    shelf.mkdir()

    def full(self: sqlite3.Connection, target: sqlite3.Connection, **_how: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("models.catalogue.backup.sqlite3.connect", lambda *a, **k: FullDisk(*a, **k))
    monkeypatch.setattr(FullDisk, "backup", full)
    with pytest.raises(UserProblem, match=r"storage\.full"):
        back_up(opened.catalogue, opened.actor, shelf / "b.db")
    assert list(shelf.iterdir()) == []
    opened.catalogue.close()


_OPENS = """
import sys
from models.use_cases.open_catalogue import open_catalogue
sys.stdin.read(1)
opened = open_catalogue(sys.argv[1])
print(opened.actor.user)
opened.catalogue.close()
"""


def opened_at_once(place: str, count: int) -> list[str]:
    """The users that programs find which open one place at the same moment."""
    command = [sys.executable, "-c", _OPENS, place]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    programs = [subprocess.Popen(command, text=True, **pipes) for _ in range(count)]  # type: ignore[call-overload]
    said: list[tuple[str, str]] = [("", "")] * count

    def listen(at: int) -> None:
        said[at] = programs[at].communicate("x")

    threads = [threading.Thread(target=listen, args=(at,)) for at in range(count)]
    for each in (*(thread.start for thread in threads), *(thread.join for thread in threads)):
        each()
    assert [program.returncode for program in programs] == [0] * count, said
    return [out for out, _err in said]


def test_two_programs_begin_one_catalogue(tmp_path: Path) -> None:
    assert len(set(opened_at_once(str(tmp_path / "baru.db"), 3))) == 1


def test_two_programs_begin_one_shared_catalogue(postgres_database: str) -> None:
    assert len(set(opened_at_once(postgres_database, 3))) == 1
