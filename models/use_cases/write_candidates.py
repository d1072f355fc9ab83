"""Write a run's problem so that anybody can solve its allocation again with another program."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from matching.codes import Pattern
from matching.problem import Candidates, Problem
from models.domain.progress import no_progress
from models.files import write_bytes
from models.steps.matching.building import CatalogueProblem

_NO_LIMIT = -1


def write_candidates(target: Path, built: CatalogueProblem) -> tuple[Path, ...]:
    """OUT.csv with every eligible pair, OUT.needs.csv and OUT.enterprises.csv; quantities in plain units.

    Every cell of a figure is a number; an empty maximum is no limit.
    """
    files = (
        target,
        target.with_name(f"{target.name}.needs.csv"),
        target.with_name(f"{target.name}.enterprises.csv"),
    )
    if target.suffix == ".csv":
        files = (target, target.with_suffix(".needs.csv"), target.with_suffix(".enterprises.csv"))
    _write(files[0], _PAIRS, _pair_rows(built))
    _write(files[1], ("need", "required", "maximum_partners", "weight"), _need_rows(built))
    _write(files[2], ("enterprise", "offer", "capacity", "maximum_needs"), _offer_rows(built))
    return files


_PAIRS = (
    "enterprise", "offer", "need", "pattern", "score", "priority", "capacity", "minimum", "use", "locked",
)  # fmt: skip


def _pair_rows(built: CatalogueProblem) -> Iterable[Sequence[object]]:
    found = _eligible(built.problem)
    for row in range(len(found)):
        offer, need = built.offers[found.offer[row]], built.needs[found.need[row]]
        # whose capacity is unknown carries nothing yet: such a pair takes part with nothing, and asks for nothing
        carried = int(found.capacity[row])
        minimum = int(found.minimum[row]) if carried else 0
        yield (
            offer.code, offer.offer, need.code, Pattern.at(int(found.pattern[row])), found.score[row] / 10,
            found.priority[row] / 1000, carried / 1000, minimum / 1000,
            repr(int(found.use_numerator[row]) / int(found.use_denominator[row])), int(found.locked[row]),
        )  # fmt: skip


def _eligible(problem: Problem) -> Candidates:
    """Every eligible pair: the run itself keeps the most promising of each need."""
    from matching.candidates import candidates
    from matching.pairs import ground_of

    everybody = replace(problem.settings, candidates_per_need=max(1, len(problem.offers)))
    return candidates(ground_of(replace(problem, settings=everybody)), no_progress)


def _need_rows(built: CatalogueProblem) -> Iterable[Sequence[object]]:
    needs = built.problem.needs
    for at, key in enumerate(built.needs):
        if needs.active[at]:
            limit = int(needs.maximum_partners[at])
            yield (
                key.code,
                needs.quantity[at] / 1000,
                "" if limit == _NO_LIMIT else limit,
                needs.weight[at] / 1000,
            )


def _offer_rows(built: CatalogueProblem) -> Iterable[Sequence[object]]:
    offers, most = built.problem.offers, built.problem.maximum_needs
    for at, key in enumerate(built.offers):
        capacity, firm = int(offers.capacity[at]), int(offers.enterprise[at])
        limit = int(most[firm]) if firm < len(most) else _NO_LIMIT
        yield key.code, key.offer, max(capacity, 0) / 1000, "" if limit < 0 else limit


def _write(target: Path, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(heading)
    writer.writerows(rows)
    write_bytes(target, stream.getvalue().encode())
