"""Warn, while a record is being typed, of those that it may repeat."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.duplicates import DuplicateLine
from models.domain.enterprises import EnterpriseDraft
from models.steps.duplicates.comparing import compared
from models.steps.duplicates.looking_up import candidates
from models.steps.records.checking import cleaned
from models.steps.records.rights import sees_private


def warn_of_duplicates(catalogue: Catalogue, actor: Actor, draft: EnterpriseDraft) -> tuple[DuplicateLine, ...]:
    """Up to five records that may be the one being typed, the surest first; quick enough to ask while one types.

    Pairs that an officer has decided are not told. Who may not see a NIK gets percentages and clues without it.
    """
    kept = cleaned(draft)
    with catalogue.reading() as session:
        private = sees_private(session, actor)
        found = candidates(session, kept, private=private)
        return compared(session, kept, found, private=private) if found else ()
