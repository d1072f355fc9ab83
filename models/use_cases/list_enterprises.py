"""List the enterprises that match words and filters, part by part."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.enterprises import EnterpriseLine
from models.domain.lists import ListQuery, Slice
from models.steps.records.enterprise_lists import lines_of, listed_ids, part_of


def list_enterprises(
    catalogue: Catalogue, actor: Actor, query: ListQuery, start: int, limit: int
) -> Slice[EnterpriseLine]:
    """Consecutive enterprises and how many there are.

    Filters: region, size, state, commodity, kind, pattern, missing ("capacity", "facts"), and desil for those who may
    see it (UserProblem for others).
    Sorts: name, code, owner, place, size.
    """
    with catalogue.reading() as session:
        wanted = listed_ids(session, actor, query)
        ids, total = part_of(session, wanted, query, start, limit)
        return Slice(lines_of(session, ids), start, total)
