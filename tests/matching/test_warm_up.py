"""The planted market leaves nothing to be compiled in a run."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from matching.engine import solve
from matching.problem import Problem
from matching.warm_up import planted, warm_up
from models.steps.matching.compiled_cache import sources_of
from tests.matching.instances import need, offer, problem

ROOT = Path(__file__).parents[2]


def kernels() -> dict[str, Any]:
    from numba.core.dispatcher import Dispatcher

    found = {}
    for source in sources_of(ROOT / "matching"):
        module = importlib.import_module(f"matching.{source.stem}")
        for name, value in vars(module).items():
            if isinstance(value, Dispatcher) and value.py_func.__module__ == module.__name__:
                found[f"{source.stem}.{name}"] = value
    return found


def never_compiled() -> list[str]:
    """Loops of which there is no machine code; only in a process that found none and compiled all it needs."""
    warm_up()
    return [name for name, kernel in kernels().items() if not kernel.signatures]


def crowded() -> Problem:
    """A market that is solved by prices, with other sizes, limits and units than the planted one."""
    offers = [
        offer(uid=f"u{number:03}", enterprise=number, capacity=10_000 + 900 * number, factor=1000 - number)
        for number in range(120)
    ]
    needs = [need(uid=f"n{number}", partner=number, minimum_lot=4_000 + number) for number in range(4)]
    return problem(offers, needs)


def test_the_planted_market_is_solved_by_prices_and_proven():
    solution = warm_up()
    assert solution.verified
    assert len(solution.candidates) > 200
    assert len(solution.candidates) < len(planted().offers) * len(planted().needs)
    assert 0 <= solution.allocation.gap < 0.02


def test_a_run_after_it_compiles_nothing_more():
    warm_up()
    before = {name: (kernel.signatures, dict(kernel.stats.cache_misses)) for name, kernel in kernels().items()}
    assert solve(crowded()).allocation.value > 0
    assert {name: (kernel.signatures, dict(kernel.stats.cache_misses)) for name, kernel in kernels().items()} == before


def test_there_are_loops_in_each_of_their_files():
    assert {name.partition(".")[0] for name in kernels()} >= {"pricing", "exchanging", "whole_choices"}


@pytest.mark.long
def test_every_loop_is_compiled(tmp_path: Path):
    code = "from tests.matching.test_warm_up import kernels, never_compiled; print(len(kernels()), never_compiled())"
    surroundings = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.stdout == f"{len(kernels())} []\n", done.stderr
