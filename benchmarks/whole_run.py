"""A whole matching run, catalogue to stored and explained proposals, through the real catalogue and processes."""

from __future__ import annotations

from pathlib import Path
from statistics import median as middle
from tempfile import TemporaryDirectory

from benchmarks.catalogues import copied, kept
from benchmarks.intake import TODAY
from benchmarks.measuring import ROUNDS, Figure, Taken, answered, expect, median, memory
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings, RunFact
from models.steps.matching.compiled_cache import main as compile_all
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching

Size = tuple[int, int]
SIZES: dict[Size, tuple[float, float]] = {(5_000, 300): (3.0, 1024.0), (100_000, 2_000): (20.0, 1024.0)}
"""Enterprises and needs → seconds and MiB."""


def prepare() -> None:
    """Makes the catalogues, and the engine's machine code."""
    compile_all()
    for size in SIZES:
        kept(*size)


def figures() -> list[Figure]:
    """Every size, smallest first: memory is the most held so far."""
    return [figure for size, goals in SIZES.items() for figure in measured(size, goals)]


def measured(size: Size, goals: tuple[float, float], *, once: bool = False) -> list[Figure]:
    """The whole run, its memory, and the parts that it is made of; `once` for one that takes minutes."""
    with TemporaryDirectory() as folder:
        opened = open_catalogue(str(copied(*size, Path(folder))))
        runs = [answered(lambda: _run(opened)) for _ in range(1 if once else 1 + ROUNDS)]
        for fact, _ in runs:
            _checked(opened, fact, size)
        opened.catalogue.close()
    counted = runs if once else runs[1:]
    return _told(size, goals, median([taken for _, taken in counted]), [fact for fact, _ in counted])


def _told(size: Size, goals: tuple[float, float], whole: Taken, runs: list[RunFact]) -> list[Figure]:
    name = f"run {size[0]:,} × {size[1]:,}"
    parts = {part: middle(dict(fact.seconds)[part] for fact in runs) for part, _ in runs[0].seconds}
    parts["between the two processes"] = whole.wall - sum(parts.values())
    seconds, most = goals
    held = memory()
    room = [] if held is None else [Figure(f"{name}: memory of both processes", held, "MiB", goal=most)]
    last = runs[-1]
    title = f"{name}: catalogue to {last.counts.proposals:,} saved, explained proposals of {last.counts.pairs:,} pairs"
    return [
        Figure(title, whole.wall, "s", whole.processor, seconds, memory=held),
        *room,
        *(Figure(f"{name}: {part}", value) for part, value in parts.items()),
    ]


def _run(opened: Opened) -> RunFact:
    return run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)


def _checked(opened: Opened, fact: RunFact, size: Size) -> None:
    counts = fact.counts
    expect((counts.enterprises, counts.needs) == size, f"the run looked at {counts}")
    newest = ListQuery(filters=(("run", fact.code),))
    stored = list_proposals(opened.catalogue, opened.actor, newest, 0, 1).total
    expect(stored == counts.proposals > size[1], f"{stored} of {counts.proposals} proposals are stored")
    expect(0 < fact.value <= fact.upper_bound, f"the value {fact.value} breaks its bound {fact.upper_bound}")
