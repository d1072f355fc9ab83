"""A commodity with everything that its form shows, and what happened to it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.tables import Commodity
from models.domain.actor import Actor
from models.domain.supply import CommodityDraft, CommodityRecord
from models.reference.lexicon import normalise
from models.steps.records.history import history_of
from models.steps.records.standing import version_of
from models.steps.supply import commodity_of
from models.steps.supply_words import words_of


def view_commodity(catalogue: Catalogue, _actor: Actor, slug: str) -> CommodityRecord:
    """The commodity with this slug; UserProblem when there is none."""
    with catalogue.reading() as session:
        row = commodity_of(session, slug)
        kind = session.get(Commodity, row.kind_id) if row.kind_id else None
        words = words_of(session, row.id, gone=True)
        history = history_of(session, row, {"commodity": [row], "commodity_word": words}, ())
        return CommodityRecord(_draft(session, row, kind), kind.name if kind else "", history)


def _draft(session: Session, row: Commodity, kind: Commodity | None) -> CommodityDraft:
    words = words_of(session, row.id, gone=True)
    own = normalise(row.name)
    return CommodityDraft(
        slug=row.slug, version=version_of([row, *words]), name=row.name, unit=row.unit, category=row.category,
        kind=kind.slug if kind else "", papers=tuple(row.papers_due.split()),
        words=tuple(each.word for each in words if not each.deleted and each.word != own),
    )  # fmt: skip
