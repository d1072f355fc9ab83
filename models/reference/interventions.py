"""What an office can do to close a gap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from models.reference.tables import rows, words


@dataclass(frozen=True, slots=True)
class Intervention:
    """A kind of help, the kind of office that gives it, and the papers it leads to; times are estimates."""

    code: str
    label: str
    agency: str
    papers: tuple[str, ...]
    usual_time: str


@cache
def interventions() -> tuple[Intervention, ...]:
    """All kinds in the order of the file."""
    return tuple(
        Intervention(row["code"], row["label"], row["agency"], words(row["papers"]), row["usual_time"])
        for row in rows("interventions.csv")
    )


def intervention(code: str) -> Intervention | None:
    """The kind with this code."""
    return next((one for one in interventions() if one.code == code), None)


def intervention_for_paper(paper: str) -> Intervention | None:
    """The help that leads to a kind of paper."""
    return next((one for one in interventions() if paper in one.papers), None)
