"""List the enterprises that match words and filters, part by part."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.enterprises import EnterpriseLine
from models.domain.lists import ListQuery, Slice
from models.steps.records.enterprise_lists import count_of, lines_of, page_of, wanted_by


def list_enterprises(
    catalogue: Catalogue, actor: Actor, query: ListQuery, start: int, limit: int, *, counted: bool = True
) -> Slice[EnterpriseLine]:
    """Consecutive enterprises and how many there are; not counted, the page does not wait for the number.

    Filters: region (as deep as wanted), size, state, commodity, kind, pattern, papers ("kurang" or a kind of paper:
    known to be lacking; "belum_ditanya": not known), told ("basi"), programme, group (uid), office, missing ("facts",
    "matching", or one of `Missing`), near ("35.23.07/25": at most 25 km from a region, or from whom a public code
    names), and desil for those who may see it (UserProblem for others). Sorts: name, code, owner, place, size, and
    distance around a place.
    """
    with catalogue.reading() as session:
        wanted = wanted_by(session, actor, query)
        ids = page_of(session, wanted, query, start, limit)
        lines = lines_of(session, ids, query)
        if 0 < len(ids) < limit or (not ids and not start):
            return Slice(lines, start, start + len(ids))
        if counted:
            return Slice(lines, start, count_of(session, wanted))
        return Slice(lines, start, start + len(ids), counted=False)
