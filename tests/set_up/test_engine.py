"""The engine is compiled once after the set-up and after a change to it, never twice, and never to anybody's harm."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.set_up.conftest import Checkout

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="LEWATI: di Windows berlaku run.cmd")
SENTENCE = "Menyiapkan mesin pencocokan"
COMPILER = "from pathlib import Path\nwith Path('../hitung').open('a') as file:\n    file.write('x')\n"


@pytest.fixture
def with_engine(ready: Checkout) -> Checkout:
    """A checkout with an engine, whose compiling leaves a mark beside the checkout."""
    (ready.folder / "matching").mkdir()
    (ready.folder / "matching/pricing.py").touch()
    steps = ready.folder / "models/steps/matching"
    steps.mkdir(parents=True)
    (steps / "compiled_cache.py").write_text(COMPILER, encoding="utf-8")
    return ready


def compiled(checkout: Checkout) -> int:
    mark = checkout.folder.parent / "hitung"
    return len(mark.read_text(encoding="utf-8")) if mark.exists() else 0


def test_the_engine_is_compiled_once(with_engine: Checkout) -> None:
    first, second = with_engine.start("demo"), with_engine.start("demo")
    assert SENTENCE in first.stderr
    assert (second.stderr, second.stdout) == ("", first.stdout)
    assert compiled(with_engine) == 1


def test_a_changed_engine_is_compiled_again(with_engine: Checkout) -> None:
    with_engine.start("demo")
    Path(with_engine.folder / "matching/pricing.py").write_text("BARU = 1\n", encoding="utf-8")
    assert SENTENCE in with_engine.start("demo").stderr
    assert compiled(with_engine) == 2


def test_an_engine_that_does_not_compile_stops_nobody(with_engine: Checkout) -> None:
    (with_engine.folder / "models/steps/matching/compiled_cache.py").write_text("raise OSError\n", encoding="utf-8")
    started = with_engine.start("demo")
    assert started.stdout == "lama ['demo']\n"
    assert "Traceback" not in started.stderr
    assert "OSError" in (with_engine.folder / ".set-up/log.txt").read_text(encoding="utf-8")
    assert with_engine.start("demo").stderr == ""
