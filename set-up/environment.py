"""The virtual environment with the locked packages of a level, whatever happened to an earlier set-up."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sentences
from place import LEVELS, Place, base_interpreter, lock_file, say

# The user's own settings of Python must not lead pip out of the environment.
WITHOUT_USER_PATHS = {"PYTHONPATH": "", "PYTHONHOME": "", "PYTHONIOENCODING": "utf-8"}
QUIET_PIP = {"PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def is_ready(place: Place, level: str) -> bool:
    """Whether the environment holds exactly what the level's lock asks for."""
    return (
        not unfinished(place).exists()
        and text_of(place.stamp("python")) == f"{place.python.resolve()}\n"
        and text_of(place.stamp(level)) == lock_file(level).read_text(encoding="utf-8")
    )


def bring_up(place: Place, level: str) -> None:
    """Makes the environment where it is missing or broken, and installs the level's packages."""
    if not is_usable(place):
        make(place)
    install(place, level)


def is_usable(place: Place) -> bool:
    """Whether the environment was left whole and can install something."""
    if unfinished(place).exists() or not place.python.exists():
        return False
    known = text_of(place.stamp("python"))
    return known in ("", f"{place.python.resolve()}\n") and has_pip(place)


def has_pip(place: Place) -> bool:
    """Whether the environment's interpreter starts and finds its installer."""
    answer = subprocess.run([place.python, "-m", "pip", "--version"], capture_output=True, check=False)
    return answer.returncode == 0


def make(place: Place) -> None:
    """A new, empty virtual environment in the place of whatever was there."""
    say(sentences.MAKING_ENVIRONMENT)
    with under_way(place):
        shutil.rmtree(place.environment, ignore_errors=True)
        place.run([base_interpreter(), "-m", "venv", place.environment], WITHOUT_USER_PATHS, shares_lock=True)


def install(place: Place, level: str) -> None:
    """Installs a level's locked packages: first all downloads, which may fail without harm."""
    wheels = place.papers / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    try:
        say(sentences.DOWNLOADING)
        pip(place, "download", "--dest", wheels, "--requirement", lock_file(level))
        say(sentences.INSTALLING)
        with under_way(place):
            pip(place, "install", "--no-index", "--find-links", wheels, "--requirement", lock_file(level))
            put_stamps(place, level)
    finally:
        shutil.rmtree(wheels, ignore_errors=True)


def pip(place: Place, command: str, *arguments: str | Path) -> None:
    """Runs the environment's pip; it takes only files whose hash is locked, and builds nothing."""
    rules = ("--require-hashes", "--only-binary=:all:", "--progress-bar=off")
    settings = {**WITHOUT_USER_PATHS, **QUIET_PIP}
    place.run([place.python, "-m", "pip", command, *rules, *arguments], settings, shares_lock=True)


def put_stamps(place: Place, level: str) -> None:
    """Notes what the environment now holds: a level holds all levels below it."""
    place.stamp("python").parent.mkdir(exist_ok=True)
    place.stamp("python").write_text(f"{place.python.resolve()}\n", encoding="utf-8")
    for held in LEVELS[: LEVELS.index(level) + 1]:
        shutil.copyfile(lock_file(held), place.stamp(held))


@contextmanager
def under_way(place: Place) -> Iterator[None]:
    """Marks a change to the environment; the mark stays when the change does not end well."""
    unfinished(place).touch()
    yield
    unfinished(place).unlink()


def unfinished(place: Place) -> Path:
    """The mark of a change that was begun."""
    return place.papers / "unfinished"


def text_of(path: Path) -> str:
    """The text of a file, nothing for a file that is not there."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""
