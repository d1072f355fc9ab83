"""Measures everything, or the parts that are named, and prints one table: `python -m benchmarks [PART …] [--write]`.

Parts: intake (import), run (match), window (second start), search (typing), engine (the matcher alone), weights (one
need's list under a changed weight). Each runs in a process of its own. `--write` also writes benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path

from benchmarks.measuring import ROUNDS, Figure, figures_of

PARTS = {
    "intake": "benchmarks.intake",
    "run": "benchmarks.run",
    "window": "benchmarks.window",
    "search": "benchmarks.searching",
    "engine": "benchmarks.allocating",
    "weights": "benchmarks.reweighing",
}
HEADINGS = ("what", "figure", "goal", "processor", "peer", "ratio", "memory")
RESULTS = Path(__file__).with_name("RESULTS.md")


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write where asked; 1 when a goal is missed, a traceback when a result is wrong."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=", ".join(PARTS))
    options.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    chosen = options.parse_args(arguments)
    busy = _load()
    found = [figure for part in chosen.parts or PARTS for figure in measured(part)]
    print(_plain(found))
    print(_machine(busy))
    if chosen.write:
        RESULTS.write_text(_document(found, busy), encoding="utf-8")
    return 0 if all(figure.is_met for figure in found) else 1


def measured(part: str) -> list[Figure]:
    """One part's figures, taken in a process of its own so that its memory is its own."""
    print(f"{part} …", file=sys.stderr, flush=True)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(figures_of, PARTS[part]).result()


def _cells(figure: Figure) -> tuple[str, ...]:
    goal = "" if figure.goal is None else f"≤ {_number(figure.goal)} {figure.unit}"
    return (
        figure.name,
        f"{_number(figure.value)} {figure.unit}",
        goal if figure.is_met else f"{goal} MISSED",
        "" if figure.processor is None else f"{_number(figure.processor)} s",
        f"{figure.peer} {_number(figure.peer_value)} {figure.unit}" if figure.peer_value else "",
        "" if figure.ratio is None else f"{figure.ratio:.1f} ×",
        "" if figure.memory is None else f"{figure.memory} MiB",
    )


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"


def _plain(found: Sequence[Figure]) -> str:
    rows = [HEADINGS, *map(_cells, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = [[f"{cell:<{wide}}" for cell, wide in zip(row, widths, strict=True)] for row in rows]
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _document(found: Sequence[Figure], busy: float | None) -> str:
    rows = [HEADINGS, ("---",) * len(HEADINGS), *map(_cells, found)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"""# Measured

`python -m benchmarks --write` wrote this on {datetime.now():%Y-%m-%d}; {_machine(busy)}.

Medians of at least {ROUNDS} rounds after one that warms up; of the engine, the worst of three seeds. "processor" is the
time on the processor of the program and of those of its processes that ended: on a busy machine, believe it and the
ratios. "memory" is the most that the program's process held, with the largest process that it started.

{table}
"""


def _machine(busy: float | None) -> str:
    held = f", {_memory()} GiB" if _memory() else ""
    load = "" if busy is None else f", load {busy:.1f} at the start"
    return f"{os.cpu_count()} cores{held}, {platform.system()}, Python {platform.python_version()}{load}"


def _memory() -> int:
    if not hasattr(os, "sysconf"):
        return 0
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _load() -> float | None:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
