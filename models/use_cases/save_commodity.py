"""Enter or change a commodity: its names, unit, category, what it is a kind of, papers that fall due."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.catalogue.tables import Commodity, Offer
from models.domain.actor import Actor
from models.domain.changes import Changed, ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.supply import CommodityDraft, SavedCommodity
from models.problems import UserProblem
from models.reference.lexicon import normalise
from models.reference.papers import paper_kind
from models.reference.units import unit
from models.steps.indexing import index_again
from models.steps.records.standing import refuse_when_changed, version_of
from models.steps.supply import commodity_of, kind_parents
from models.steps.supply_words import new_slug, refuse_taken, set_words, words_of
from models.steps.trade_indexing import index_touched_trade

LONGEST_NAME = 80


def save_commodity(
    catalogue: Catalogue, actor: Actor, draft: CommodityDraft, *, progress: Progress = no_progress
) -> SavedCommodity:
    """The saved commodity; UserProblem for a draft that is wrong, a spelling that another has, or a meanwhile change.

    A commodity that gets another name keeps the old one as a spelling.
    """
    _refuse_wrong(draft)
    progress(0, 1)
    with catalogue.transaction() as session:
        row = _row(session, draft)
        kind = _kind(session, draft, row)
        spellings = _spellings(session, draft, row)
        if row.id and _same(session, row, draft, kind, spellings):
            return SavedCommodity(row.slug, row.name, changed=Changed.NOTHING)
        note = json.dumps(["save_commodity", draft.name.strip()], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            renamed = bool(row.id) and row.name != _clean(draft.name)
            _write(session, row, draft, kind)
            set_words(session, row.id, spellings)
            if renamed:
                _index(session, row.id)
        return SavedCommodity(row.slug, row.name, current.uid)


def _refuse_wrong(draft: CommodityDraft) -> None:
    for field, message in _wrong(draft):
        raise UserProblem(message, field=field)


def _wrong(draft: CommodityDraft) -> Iterator[tuple[str, str]]:
    if not normalise(draft.name):
        yield "name", "supply.no_name"
    if len(draft.name.strip()) > LONGEST_NAME or any(len(word) > LONGEST_NAME for word in draft.words):
        yield "name", "supply.name_too_long"
    if unit(draft.unit) is None:
        yield "unit", "supply.no_unit"
    if not draft.category:
        yield "category", "supply.no_category"
    if any(paper_kind(code) is None for code in draft.papers):
        yield "papers", "supply.unknown_paper"


def _row(session: Session, draft: CommodityDraft) -> Commodity:
    if not draft.slug:
        return Commodity(slug=new_slug(session, draft.name), version=1)
    row = commodity_of(session, draft.slug)
    refuse_when_changed(version_of([row, *words_of(session, row.id, gone=True)]), draft.version)
    return row


def _kind(session: Session, draft: CommodityDraft, row: Commodity) -> int | None:
    """Id of what it is a kind of; UserProblem when that is a kind of this very commodity."""
    if not draft.kind:
        return None
    kind, parents = commodity_of(session, draft.kind), kind_parents(session)
    at: int | None = kind.id
    above = set()
    while at is not None and at not in above:
        above.add(at)
        at = parents.get(at)
    if row.id and row.id in above:
        raise UserProblem("supply.kind_circle", field="kind", commodity=draft.name.strip(), kind=kind.name)
    return kind.id


def _spellings(session: Session, draft: CommodityDraft, row: Commodity) -> frozenset[str]:
    name = normalise(draft.name)
    refuse_taken(session, {name}, row.id or 0, "name")
    kept = {normalise(row.name)} if row.id and row.name != _clean(draft.name) else set()
    others = frozenset(normalise(word) for word in draft.words) - {""}
    refuse_taken(session, others, row.id or 0)
    return others | kept | {name}


def _same(session: Session, row: Commodity, draft: CommodityDraft, kind: int | None, words: frozenset[str]) -> bool:
    held = (row.name, row.unit, row.category, row.kind_id, frozenset(row.papers_due.split()))
    wanted = (_clean(draft.name), draft.unit, draft.category, kind, frozenset(draft.papers))
    return held == wanted and {each.word for each in words_of(session, row.id)} == words


def _write(session: Session, row: Commodity, draft: CommodityDraft, kind: int | None) -> None:
    row.name, row.unit, row.category, row.kind_id = _clean(draft.name), draft.unit, draft.category, kind
    if frozenset(row.papers_due.split() if row.papers_due else ()) != frozenset(draft.papers):
        row.papers_due = " ".join(draft.papers)
    session.add(row)
    session.flush()


def _index(session: Session, commodity: int) -> None:
    """Enterprises are also found by the names of what they offer, partners by those of what they need."""
    session.flush()
    index_again(session, session.scalars(select(Offer.enterprise_id).where(Offer.commodity_id == commodity)))
    index_touched_trade(session)


def _clean(name: str) -> str:
    return " ".join(name.split())
