"""The set-up under test: its modules, and a small checkout that it can set up without a network."""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Protocol

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SET_UP = PROJECT / "set-up"
MODULES = ("sentences", "failures", "place", "environment", "system_packages", "engine", "prepare")
PROGRAM = "import sys, bekal\nprint(bekal.isi, sys.argv[1:])\nsys.exit(7)\n"
WHEEL_FILE = "Wheel-Version: 1.0\nGenerator: pengujian\nRoot-Is-Purelib: true\nTag: py3-none-any\n"

Answer = subprocess.CompletedProcess[str]


class Modules(Protocol):
    """Gives a module of the set-up by its name."""

    def __call__(self, name: str) -> ModuleType: ...


@pytest.fixture
def module() -> Iterator[Modules]:
    """The modules of set-up/, which is a folder of scripts and no package."""
    sys.path.insert(0, str(SET_UP))
    try:
        yield importlib.import_module
    finally:
        sys.path.remove(str(SET_UP))
        for name in MODULES:
            sys.modules.pop(name, None)


@dataclass(frozen=True, slots=True)
class Checkout:
    """A program of one line, whose only package lies in a folder beside it."""

    folder: Path
    shelf: Path

    def start(self, *arguments: str, script: str = "run", **changes: str) -> Answer:
        """Runs one of its scripts from another folder, without a display and without a network."""
        return subprocess.run(
            [self.folder / script, *arguments],
            cwd=self.shelf,
            env=self.surroundings(**changes),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def surroundings(self, **changes: str) -> dict[str, str]:
        """Environment variables that leave nothing of the developer's own settings."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        return {**kept, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.shelf), **changes}

    def has_environment(self) -> bool:
        """Whether anything of a set-up is there."""
        return (self.folder / ".venv").exists() or (self.folder / ".set-up").exists()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A fresh checkout, not set up yet."""
    return new_checkout(tmp_path)


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Checkout, Answer]:
    """A checkout after its first start through a symbolic link, and what that start said."""
    made = new_checkout(tmp_path_factory.mktemp("pertama"))
    link = made.shelf / "pintasan"
    link.symlink_to(made.folder / "run")
    return made, made.start("demo", "--out", "a b", script=str(link))


@pytest.fixture
def ready(first_start: tuple[Checkout, Answer], tmp_path: Path) -> Checkout:
    """A checkout of one's own that was set up before, and has been moved since."""
    origin = first_start[0].folder.parent
    shutil.copytree(origin, tmp_path, symlinks=True, dirs_exist_ok=True)
    return Checkout(tmp_path / "Temu Mitra", tmp_path / "rak")


def new_checkout(parent: Path) -> Checkout:
    """A checkout in a path with spaces; its locks ask for one small package."""
    made = Checkout(parent / "Temu Mitra", parent / "rak")
    made.folder.mkdir()
    made.shelf.mkdir()
    shutil.copy2(PROJECT / "run", made.folder)
    shutil.copytree(SET_UP, made.folder / "set-up", ignore=shutil.ignore_patterns("__pycache__"))
    (made.folder / "main.py").write_text(PROGRAM, encoding="utf-8")
    lock(made, pack(made.shelf, "lama"))
    return made


def pack(shelf: Path, content: str, version: str = "1.0") -> Path:
    """Puts a version of the package `bekal` on the shelf, and gives its file."""
    wheel = shelf / f"bekal-{version}-py3-none-any.whl"
    papers = f"bekal-{version}.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("bekal.py", f"isi = {content!r}\n")
        archive.writestr(f"{papers}/METADATA", f"Metadata-Version: 2.1\nName: bekal\nVersion: {version}\n")
        archive.writestr(f"{papers}/WHEEL", WHEEL_FILE)
        archive.writestr(f"{papers}/RECORD", "")
    return wheel


def lock(made: Checkout, wheel: Path) -> None:
    """Locks every level to the present bytes of a wheel."""
    version = wheel.name.split("-")[1]
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for level in ("core", "desktop", "test"):
        text = f"bekal=={version} --hash=sha256:{digest}\n"
        (made.folder / "set-up" / f"requirements-{level}.txt").write_text(text, encoding="utf-8")
