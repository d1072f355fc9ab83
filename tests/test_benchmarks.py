"""Benchmarks run seldom: what they use must not go without anybody noticing."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.__main__ import EVERY


def test_every_part_finds_what_it_measures() -> None:
    parts = sorted(EVERY.values())
    code = f"import importlib\nfor part in {parts}: importlib.import_module(part)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
