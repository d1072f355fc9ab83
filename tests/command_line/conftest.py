"""Commands run in this process on a catalogue of the test's own; what they say is kept apart by stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command_line.running import Said, run
from tests.conftest import copy_of
from ui import texts

Command = Callable[..., Said]


@pytest.fixture(autouse=True)
def strict_texts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An unknown message id is a defect; no catalogue of this computer's user is ever touched."""
    monkeypatch.setenv("TEMUMITRA_DATABASE", "/tidak/ada/katalog.db")
    texts.break_on_unknown_ids(True)
    yield
    texts.break_on_unknown_ids(False)


@pytest.fixture
def place(filled_file: Path, tmp_path: Path) -> Path:
    """The filled catalogue, closed, in a file of the test's own."""
    return copy_of(filled_file, tmp_path)


@pytest.fixture(scope="session")
def matched_place(filled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after one run of the matcher."""
    file = copy_of(filled_file, tmp_path_factory.mktemp("cocok"))
    run("--database", file, "match", "--json", "--date", "2026-11-21")
    return file


@pytest.fixture
def matched(matched_place: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copy_of(matched_place, tmp_path)
