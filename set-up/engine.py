"""The matching engine's loops as machine code, made while one waits anyway: a run that finds none makes it itself."""

from __future__ import annotations

from contextlib import suppress

import sentences
from environment import WITHOUT_USER_PATHS
from failures import SetUpFailed
from place import HERE, Place, say

SOURCES = HERE.parent / "matching"


def is_ready(place: Place) -> bool:
    """Whether nothing of the engine has changed since it was compiled; without an engine there is nothing to do."""
    stamp = place.stamp("engine")
    compiled = stamp.stat().st_mtime_ns if stamp.is_file() else 0
    return all(file.stat().st_mtime_ns < compiled for file in SOURCES.glob("*.py"))


def compile_loops(place: Place) -> None:
    """Compiles what is missing; when that fails, it is left to the runs."""
    say(sentences.COMPILING)
    place.stamp("engine").touch()
    with suppress(SetUpFailed):
        settings = {**WITHOUT_USER_PATHS, "PYTHONPATH": str(HERE.parent)}
        place.run([place.python, "-m", "models.steps.matching.compiled_cache"], settings)
