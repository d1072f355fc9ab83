"""Words of the catalogue's offers and needs that do not lead to their commodity by themselves."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Commodity, Enterprise, Need, Offer, Partner
from models.domain.actor import Actor
from models.domain.supply import StrayWord, Verdict
from models.reference.lexicon import Lexicon
from models.steps.supply import catalogue_lexicon

MOST = 500


def list_stray_words(catalogue: Catalogue, _actor: Actor) -> tuple[StrayWord, ...]:
    """What officers recorded by hand because the words alone were not enough, the most frequent first."""
    with catalogue.reading() as session:
        lexicon, times = catalogue_lexicon(session), _named(session)
        names = dict(session.execute(select(Commodity.slug, Commodity.name)).all())
    stray = [(key, count) for key, count in times.most_common() if not _leads(lexicon, *key)]
    return tuple(_stray(lexicon, words, slug, names[slug], count) for (words, slug), count in stray[:MOST])


def _leads(lexicon: Lexicon, words: str, slug: str) -> bool:
    found = lexicon.resolve(words)
    return found is not None and found.slug == slug


def _stray(lexicon: Lexicon, words: str, slug: str, name: str, times: int) -> StrayWord:
    if found := lexicon.resolve(words):
        return StrayWord(words, slug, name, times, Verdict.CERTAIN, found.name)
    near = lexicon.suggest(words, 1)
    verdict = Verdict.SUGGESTED if near else Verdict.UNKNOWN
    return StrayWord(words, slug, name, times, verdict, near[0][0].name if near else "")


def _named(session: Session) -> Counter[tuple[str, str]]:
    """(words, slug) → how often live offers and needs say so."""
    c, times = Commodity, Counter[tuple[str, str]]()
    offers = (
        select(Offer.words, c.slug, func.count())
        .join(c, c.id == Offer.commodity_id)
        .join(Enterprise, Enterprise.id == Offer.enterprise_id)
        .where(~Offer.deleted, ~Enterprise.deleted, Offer.words != "")
    )
    needs = (
        select(Need.words, c.slug, func.count())
        .join(c, c.id == Need.commodity_id)
        .join(Partner, Partner.id == Need.partner_id)
        .where(~Need.deleted, ~Partner.deleted, Need.words != "")
    )
    for words, slug, count in (
        *session.execute(offers.group_by(Offer.words, c.slug)), *session.execute(needs.group_by(Need.words, c.slug))
    ):  # fmt: skip
        times[" ".join(words.split()), slug] += count
    return times
