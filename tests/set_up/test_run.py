"""`./run` on a small checkout: sets up once, mends what was interrupted, says what it cannot do."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.set_up.conftest import Answer, Checkout, Modules, lock, pack

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="LEWATI: di Windows berlaku run.cmd")
DONE = 7
IS_ROOT = sys.platform != "win32" and os.geteuid() == 0


def test_the_first_start_sets_up_and_passes_everything_on(first_start: tuple[Checkout, Answer]) -> None:
    _, first = first_start
    assert first.stdout == "lama ['demo', '--out', 'a b']\n"
    assert first.returncode == DONE
    assert "Memasang paket Python" in first.stderr


def test_the_second_start_says_nothing_of_its_own(ready: Checkout) -> None:
    second = ready.start("demo")
    assert (second.stdout, second.stderr, second.returncode) == ("lama ['demo']\n", "", DONE)


def test_a_new_lock_is_installed(ready: Checkout) -> None:
    lock(ready, pack(ready.shelf, "baru", "1.1"))
    renewed = ready.start("demo")
    assert renewed.stdout == "baru ['demo']\n"
    assert "Membuat lingkungan Python" not in renewed.stderr


def test_an_interrupted_set_up_is_made_anew(ready: Checkout) -> None:
    (ready.folder / ".set-up/unfinished").touch()
    [package] = ready.folder.glob(".venv/lib/*/site-packages/bekal.py")
    package.write_text("isi = 'rusak'\n", encoding="utf-8")
    assert ready.start("demo").stdout == "lama ['demo']\n"
    assert not (ready.folder / ".set-up/unfinished").exists()


def test_the_environment_of_another_interpreter_is_of_no_use(ready: Checkout, module: Modules) -> None:
    environment, place = module("environment"), module("place").Place(ready.folder)
    assert environment.is_usable(place)
    place.stamp("python").write_text("/usr/bin/python3.99\n", encoding="utf-8")
    assert not environment.is_usable(place)


def test_three_at_once_set_up_once(checkout: Checkout) -> None:
    with ThreadPoolExecutor() as pool:
        ended = list(pool.map(checkout.start, ["demo"] * 3))
    assert [answer.stdout for answer in ended] == ["lama ['demo']\n"] * 3
    assert sum("Memasang paket Python" in answer.stderr for answer in ended) == 1


def test_a_changed_package_is_not_installed(checkout: Checkout) -> None:
    pack(checkout.shelf, "palsu")
    refused = checkout.start("demo")
    assert refused.returncode == 1
    assert "tidak sama dengan yang dikunci" in refused.stderr.splitlines()[-1]
    assert "Traceback" not in refused.stderr


def test_without_a_display_nothing_is_made(checkout: Checkout) -> None:
    refused = checkout.start()
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "layar grafis" in refused.stderr
    assert not checkout.has_environment()


def test_an_old_python_is_named(checkout: Checkout, tmp_path: Path) -> None:
    tools = tmp_path / "alat"
    tools.mkdir()
    for name in ("readlink", "dirname", "cksum", "cut", "cmp", "sh"):
        [found] = [path for path in (Path("/usr/bin", name), Path("/bin", name)) if path.exists()][:1]
        (tools / name).symlink_to(found)
    old = tools / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] || exit 1\necho "Python 3.9.2"\n', encoding="utf-8")
    old.chmod(0o755)
    refused = checkout.start("demo", PATH=str(tools))
    assert refused.returncode == 1
    assert "sedangkan komputer ini Python 3.9.2" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not checkout.has_environment()


def test_a_folder_that_cannot_be_made_is_named(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "berkas").touch()
    program = checkout.folder / "set-up/prepare.py"
    prepare: list[str | Path] = [sys.executable, program, "core", tmp_path / "berkas/di dalam"]
    refused = subprocess.run(prepare, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"Folder {tmp_path}/berkas/di dalam tidak dapat ditulis")
    assert "log.txt" not in refused.stderr


@pytest.mark.skipif(IS_ROOT, reason="LEWATI: bagi root tidak ada folder yang hanya dapat dibaca")
def test_a_checkout_that_may_only_be_read_uses_the_cache(checkout: Checkout, tmp_path: Path) -> None:
    checkout.folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        done = checkout.start("demo", XDG_CACHE_HOME=str(tmp_path / "simpanan"))
    finally:
        checkout.folder.chmod(stat.S_IRWXU)
    assert done.stdout == "lama ['demo']\n"
    assert not checkout.has_environment()
