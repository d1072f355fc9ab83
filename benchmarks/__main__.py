"""Measures everything, or the parts that are named, and prints one table: `python -m benchmarks [PART …] [--write]`.

Parts: intake (import), run (whole matching runs), window (second start), free (the window while a run goes on),
free-intake (the window while a list goes in), search (typing), limits (largest numbers of partners and minimum lots),
transport (capacities and quantities only), pairs (rules and scores), growth (time over pairs), weights (one need's
list under a changed weight), duplicates (records entered twice), papers (agreements on paper), batch (an event's
agreements issued), timetable and event-papers (a matchmaking event's). `--slow` adds what takes minutes: HiGHS with
whole partners, networkx at 20,000 × 1,000; `--largest` a million UMKM, listed, by the engine alone and in a whole run
(15 GB of disk, half an hour to make the catalogue). `--peers PYTHON` names an interpreter with ortools, scipy and
fpdf2, which the project itself does without. Each part runs in a process of its own. `--write` also puts what
was measured into benchmarks/RESULTS.md; chapters of other parts stay as they are.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from benchmarks.measuring import ROUNDS, Figure, Worth, figures_of, prepare
from benchmarks.results import rewrite
from models.steps.matching.compiled_cache import keep_compiled

Result = TypeVar("Result")

PARTS = {
    "intake": "benchmarks.intake",
    "run": "benchmarks.whole_run",
    "free": "benchmarks.free_window",
    "free-intake": "benchmarks.free_intake",
    "window": "benchmarks.window",
    "search": "benchmarks.searching",
    "limits": "benchmarks.limits",
    "transport": "benchmarks.transport",
    "pairs": "benchmarks.pairs",
    "growth": "benchmarks.growth",
    "weights": "benchmarks.reweighing",
    "duplicates": "benchmarks.duplicates",
    "papers": "benchmarks.papers",
    "batch": "benchmarks.batch",
    "timetable": "benchmarks.timetable",
    "event-papers": "benchmarks.event_papers",
}
SLOW = {"long-limits": "benchmarks.long_limits", "long-simplex": "benchmarks.long_simplex"}
LARGEST = {
    "lists": "benchmarks.search_largest",
    "largest": "benchmarks.largest",
    "largest-run": "benchmarks.largest_run",
}
EVERY = {**PARTS, **SLOW, **LARGEST}
HEADINGS = ("what", "figure", "goal", "value (gap)", "peer", "peer's value (gap)", "ratio", "processor", "memory")
RESULTS = Path(__file__).with_name("RESULTS.md")
_BEGINNING = f"""# Measured

`python -m benchmarks [PART …] --write` writes this, a chapter for every part.

Medians of at least {ROUNDS} rounds after one that warms up; what takes ten seconds or more once; of "limits", the
slowest and the widest of three seeds. "value" is what an allocation is worth (one for every need fully met at full
score), of a timetable its slots; its gap what our proven bound leaves open, of peers too. "ratio" is our figure over
the peer's, taken in the same run on the same arrays. "processor" is the time on the processor of the program and of
those of its processes that ended: on a busy machine, believe it and the ratios. "memory" is the most that the part's
process held so far, with the largest process that it started."""


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write where asked; 1 when a goal is missed, a traceback when a result is wrong."""
    chosen = _options().parse_args(arguments)
    if chosen.peers:
        os.environ["BENCHMARK_PEERS"] = chosen.peers
    keep_compiled()  # every process below finds the machine code there
    parts = chosen.parts or [*PARTS, *(SLOW if chosen.slow else ()), *(LARGEST if chosen.largest else ())]
    found, chapters = [], {}
    for part in parts:
        busy = _load()
        figures = measured(part)
        found += figures
        chapters[part] = _chapter(figures, busy)
    print(_plain(found))
    print(_machine(busy))
    if chosen.write:
        rewrite(RESULTS, _BEGINNING, chapters, tuple(EVERY))
    return 0 if all(figure.is_met for figure in found) else 1


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("parts", nargs="*", choices=[*EVERY, []], metavar="PART", help=", ".join(EVERY))
    options.add_argument("--write", action="store_true", help=f"into {RESULTS.name}")
    options.add_argument("--slow", action="store_true", help=f"also {', '.join(SLOW)}")
    options.add_argument("--largest", action="store_true", help="also a million UMKM")
    options.add_argument("--peers", metavar="PYTHON", help="an interpreter with ortools, scipy and fpdf2")
    return options


def measured(part: str) -> list[Figure]:
    """One part's figures, taken in a process of its own so that its memory is its own."""
    print(f"{part} …", file=sys.stderr, flush=True)
    _apart(prepare, EVERY[part])
    return _apart(figures_of, EVERY[part])


def _apart(work: Callable[[str], Result], module: str) -> Result:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(work, module).result()


def _cells(figure: Figure) -> tuple[str, ...]:
    goal = "" if figure.goal is None else f"{'≥' if figure.at_least else '≤'} {_amount(figure.goal, figure.unit)}"
    return (
        figure.name,
        _amount(figure.value, figure.unit),
        goal if figure.is_met else f"{goal} MISSED",
        _worth(figure.worth),
        f"{figure.peer} {_amount(figure.peer_value, figure.unit)}" if figure.peer_value else "",
        _worth(figure.peer_worth),
        "" if figure.ratio is None else f"{_number(figure.ratio)} ×",
        "" if figure.processor is None else f"{_number(figure.processor)} s",
        "" if figure.memory is None else f"{figure.memory} MiB",
    )


def _amount(value: float, unit: str) -> str:
    return f"{_number(value)} {unit}".rstrip()


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"


def _worth(worth: Worth | None) -> str:
    return "" if worth is None else f"{worth.value:.3f} ({worth.gap:.3f} %)"


def _plain(found: Sequence[Figure]) -> str:
    rows = [HEADINGS, *map(_cells, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = [[f"{cell:<{wide}}" for cell, wide in zip(row, widths, strict=True)] for row in rows]
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _chapter(found: Sequence[Figure], busy: float | None) -> str:
    rows = [HEADINGS, ("---",) * len(HEADINGS), *map(_cells, found)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{datetime.now():%Y-%m-%d}; {_machine(busy)}.\n\n{table}"


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
