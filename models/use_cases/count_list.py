"""How many records a list has: the second question, for which its first page does not wait."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.steps.records.listed import count_listed


def count_list(catalogue: Catalogue, actor: Actor, kind: IntakeKind, query: ListQuery) -> int:
    """The exact number; UserProblem for filters as in listing."""
    with catalogue.reading() as session:
        return count_listed(session, actor, kind, query)
