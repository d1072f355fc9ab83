"""Let words that a list uses mean a commodity from now on."""

from __future__ import annotations

import json

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.supply import SavedCommodity
from models.problems import UserProblem
from models.reference.lexicon import normalise
from models.steps.supply import commodity_of
from models.steps.supply_words import refuse_taken, set_words, words_of


def add_synonym(
    catalogue: Catalogue, actor: Actor, slug: str, words: str, *, progress: Progress = no_progress
) -> SavedCommodity:
    """The commodity with one more spelling; UserProblem when the spelling belongs to another."""
    spelling = normalise(words)
    if not spelling:
        raise UserProblem("supply.no_words")
    progress(0, 1)
    with catalogue.transaction() as session:
        row = commodity_of(session, slug)
        refuse_taken(session, {spelling}, row.id)
        held = {each.word for each in words_of(session, row.id)}
        if spelling in held:
            return SavedCommodity(row.slug, row.name, changed=Changed.NOTHING)
        note = json.dumps(["add_synonym", spelling], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            set_words(session, row.id, held | {spelling})
        return SavedCommodity(row.slug, row.name, current.uid)
