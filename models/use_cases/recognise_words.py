"""What the program would take product words for."""

from __future__ import annotations

from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.supply import Recognition, Verdict
from models.steps.supply import catalogue_lexicon

MOST = 5


def recognise_words(catalogue: Catalogue, _actor: Actor, words: str) -> Recognition:
    """Certain when a commodity bears exactly these words; else what they may mean, the most alike first."""
    with catalogue.reading() as session:
        lexicon = catalogue_lexicon(session)
    if found := lexicon.resolve(words):
        return Recognition(words, Verdict.CERTAIN, (found,))
    near = tuple(one for one, _score in lexicon.suggest(words, MOST))
    return Recognition(words, Verdict.SUGGESTED if near else Verdict.UNKNOWN, near)
