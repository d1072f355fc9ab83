"""Let words no longer mean a commodity."""

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
from models.steps.supply_words import set_words, words_of


def remove_synonym(
    catalogue: Catalogue, actor: Actor, slug: str, words: str, *, progress: Progress = no_progress
) -> SavedCommodity:
    """The commodity without that spelling; UserProblem when it is the commodity's own name."""
    spelling = normalise(words)
    progress(0, 1)
    with catalogue.transaction() as session:
        row = commodity_of(session, slug)
        if spelling == normalise(row.name):
            raise UserProblem("supply.word_is_name", commodity=row.name)
        held = {each.word for each in words_of(session, row.id)}
        if spelling not in held:
            return SavedCommodity(row.slug, row.name, changed=Changed.NOTHING)
        note = json.dumps(["remove_synonym", spelling], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            set_words(session, row.id, held - {spelling})
        return SavedCommodity(row.slug, row.name, current.uid)
