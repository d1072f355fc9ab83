"""Measures a whole matching run, catalogue to stored and explained proposals: 5,000 UMKM with 300 needs."""

from __future__ import annotations

from pathlib import Path
from statistics import median as middle
from tempfile import TemporaryDirectory

from benchmarks.intake import TODAY
from benchmarks.measuring import ROUNDS, Figure, Taken, expect, median, memory, timed
from benchmarks.volumes import volume
from models.domain.intake import Intake, IntakeKind
from models.domain.lists import ListQuery
from models.domain.matching import MatchSettings, RunFact
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.list_runs import list_proposals
from models.use_cases.open_catalogue import Opened, open_catalogue
from models.use_cases.run_matching import run_matching
from models.workbook.writing import write_intakes

ENTERPRISES = 5_000
NEEDS = 300
GOAL = 10.0


def figures() -> list[Figure]:
    """The whole run, and the parts that it is made of."""
    with TemporaryDirectory() as folder:
        opened = market(Path(folder), ENTERPRISES, NEEDS)
        _checked(opened, _run(opened))
        runs: list[RunFact] = []
        whole = median([timed(lambda: runs.append(_run(opened))) for _ in range(ROUNDS)])
        for fact in runs:
            _checked(opened, fact)
        opened.catalogue.close()
    parts = {name: middle(dict(fact.seconds)[name] for fact in runs) for name, _ in runs[0].seconds}
    parts["between the two processes"] = whole.wall - sum(parts.values())
    return [_whole(whole), *(Figure(f"match 5,000 × 300: {name}", value) for name, value in parts.items())]


def market(folder: Path, enterprises: int, needs: int) -> Opened:
    """A catalogue of so many enterprises and needs, brought in by the import."""
    rows = volume(TODAY, enterprises, needs)
    opened = open_catalogue(str(folder / "market.db"), sample=True)
    lists: tuple[tuple[IntakeKind, tuple[Intake, ...]], ...] = (
        (IntakeKind.PARTNERS, rows.partners),
        (IntakeKind.ENTERPRISES, rows.enterprises),
        (IntakeKind.NEEDS, rows.needs),
    )
    for kind, intakes in lists:
        file = folder / f"{kind}.xlsx"
        write_intakes(file, [(kind, intakes)], personal=True)
        request = ImportRequest(file, kind, today=TODAY, samples_allowed=True)
        report = import_workbook(opened.catalogue, opened.actor, request)
        expect(report.new == len(intakes), f"{report.new} of {len(intakes)} {kind} went in")
    return opened


def _run(opened: Opened) -> RunFact:
    return run_matching(opened.catalogue, opened.actor, MatchSettings(), today=TODAY)


def _checked(opened: Opened, fact: RunFact) -> None:
    counts = fact.counts
    expect((counts.enterprises, counts.needs) == (ENTERPRISES, NEEDS), f"the run looked at {counts}")
    newest = ListQuery(filters=(("run", fact.code),))
    stored = list_proposals(opened.catalogue, opened.actor, newest, 0, 1).total
    expect(stored == counts.proposals > NEEDS, f"{stored} of {counts.proposals} proposals are stored")
    expect(0 < fact.value <= fact.upper_bound, f"the value {fact.value} breaks its bound {fact.upper_bound}")


def _whole(taken: Taken) -> Figure:
    return Figure("match 5,000 × 300: whole run", taken.wall, "s", taken.processor, GOAL, memory=memory())
