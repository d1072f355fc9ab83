"""Machine code lies in a folder that changes with its sources; without any folder a run still goes well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.steps.matching.compiled_cache import KEPT, keep_compiled, sources_of, state_of

ROOT = Path(__file__).parents[3]
USES = """
import numpy as np
from models.steps.matching.compiled_cache import keep_compiled
keep_compiled()
from matching.exchanging import _keeps_forced
from matching.lots import lots_of
from matching.warm_up import planted
from matching.market import market_of
from matching.candidates import candidates
from matching.engine import unheard
from matching.pairs import ground_of
problem = planted()
lots = lots_of(market_of(problem, candidates(ground_of(problem), unheard)))
print(_keeps_forced(lots, 0, np.ones(1000, dtype=np.int64)), sum(_keeps_forced.stats.cache_hits.values()))
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the engine's sources."""
    return Path(shutil.copytree(ROOT / "matching", tmp_path / "matching"))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty user's cache, and no folder named."""
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.delenv("NUMBA_CACHE_LOCATOR_CLASSES", raising=False)
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_names, **_options: str(tmp_path / "simpanan"))
    return tmp_path / "simpanan" / "compiled"


@pytest.mark.parametrize("source", ["pricing.py", "exchanging.py", "whole_choices.py", "lots.py", "compiled.py"])
def test_the_state_changes_with_every_source(package: Path, source: str):
    before = state_of(package)
    with (package / source).open("a", encoding="utf-8") as file:
        file.write("\nLATER = 1\n")
    assert state_of(package) != before


def test_the_state_does_not_change_with_others(package: Path):
    before = state_of(package)
    (package / "gaps.py").write_text("", encoding="utf-8")
    assert state_of(package) == before


def test_two_checkouts_do_not_share_a_folder(package: Path):
    assert state_of(package) != state_of(ROOT / "matching")


def test_sources_are_the_loops_and_what_they_import(package: Path):
    names = {source.stem for source in sources_of(package)}
    assert {"compiled", "columns", "lots", "pricing"} <= names
    assert "gaps" not in names


def test_the_folder_is_made_where_the_user_keeps_such_things(home: Path):
    folder = keep_compiled()
    assert folder.parent == home
    assert folder.is_dir()
    assert os.environ["NUMBA_CACHE_DIR"] == str(folder)


def test_a_folder_that_was_named_stays(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NUMBA_CACHE_DIR", "/di/tempat/lain")
    assert keep_compiled() == Path("/di/tempat/lain")
    assert not home.exists()


def test_only_some_old_folders_stay(home: Path):
    for number in range(6):
        (home / f"lama{number}").mkdir(parents=True)
        os.utime(home / f"lama{number}", (number, number))
    made = keep_compiled()
    assert {folder.name for folder in home.iterdir()} == {made.name, *(f"lama{6 - back}" for back in range(1, KEPT))}


def test_a_folder_that_is_there_removes_nothing(home: Path):
    made = keep_compiled()
    for number in range(6):
        (home / f"lain{number}").mkdir()
    os.environ.pop("NUMBA_CACHE_DIR")
    assert keep_compiled() == made
    assert len(list(home.iterdir())) == 7


def use(**surroundings: str) -> str:
    """What a process prints that compiles one small loop: its answer, and how often it found machine code."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA")}
    done = subprocess.run(
        [sys.executable, "-c", USES], cwd=ROOT, env={**kept, **surroundings}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="LEWATI: tempat simpanan diatur lain di luar Linux")
def test_what_was_compiled_is_found_by_the_next_process(tmp_path: Path):
    place = {"XDG_CACHE_HOME": str(tmp_path)}
    assert [use(**place), use(**place)] == ["True 0\n", "True 1\n"]


@pytest.mark.skipif(sys.platform != "linux", reason="LEWATI: tempat simpanan diatur lain di luar Linux")
def test_without_any_folder_a_run_compiles_for_itself():
    assert use(XDG_CACHE_HOME="/dev/null/x", HOME="/dev/null/x") == "True 0\n"
