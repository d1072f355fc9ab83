"""What can be settled in the clauses of an agreement."""

from __future__ import annotations

from datetime import date

from matching.codes import Pattern
from models.domain.agreements import ClauseParameter
from reports.wording import library
from reports.wording.patterns import Clause, Parameter
from reports.wording.patterns import Pattern as Wording


def clause_parameters(pattern: Pattern, on: date) -> tuple[ClauseParameter, ...]:
    """Every value of the pattern's clauses in force on the day, in the order of the clauses."""
    text = library.pattern_text(Wording(str(pattern)), on)
    return tuple(_parameter(clause, each) for clause in text.clauses for each in clause.parameters)


def _parameter(clause: Clause, found: Parameter) -> ClauseParameter:
    return ClauseParameter(
        clause=clause.code,
        clause_title=clause.title,
        code=found.code,
        kind=str(found.kind),
        label=found.label,
        explanation=found.explanation,
        default=found.default,
        decide=found.decide,
        minimum=found.minimum,
        maximum=found.maximum,
        choices=tuple((choice.code, choice.label) for choice in found.choices),
        columns=found.columns,
    )
