"""Take a commodity out of the graph; the mark can be undone."""

from __future__ import annotations

import json

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.catalogue.recording import change_set
from models.domain.actor import Actor
from models.domain.changes import ChangeKind
from models.domain.progress import Progress, no_progress
from models.domain.supply import SavedCommodity
from models.problems import UserProblem
from models.steps.supply import commodity_of
from models.steps.supply_words import set_words


def delete_commodity(
    catalogue: Catalogue, actor: Actor, slug: str, *, progress: Progress = no_progress
) -> SavedCommodity:
    """The commodity that was marked as gone, its spellings with it; UserProblem while anything stands on it."""
    progress(0, 1)
    with catalogue.transaction() as session:
        row = commodity_of(session, slug)
        _refuse_when_used(session, row)
        note = json.dumps(["delete_commodity", row.name], ensure_ascii=False)
        with change_set(session, actor, ChangeKind.SCREEN, note=note) as current:
            row.deleted = True
            set_words(session, row.id, ())
        return SavedCommodity(row.slug, row.name, current.uid)


def _refuse_when_used(session: Session, row: t.Commodity) -> None:
    offers = _count(session, t.Offer, t.Offer.commodity_id == row.id)
    taken_in = _count(session, t.InputUsed, t.InputUsed.commodity_id == row.id)
    needs = _count(session, t.Need, t.Need.commodity_id == row.id)
    link = t.SupplyLink
    links = _count(session, link, or_(link.input_id == row.id, link.output_id == row.id))
    kinds = _count(session, t.Commodity, t.Commodity.kind_id == row.id)
    if offers or needs:
        # offers of enterprises that were taken out count too: an undo may bring those back
        raise UserProblem("supply.commodity_traded", commodity=row.name, offers=offers, needs=needs)
    if taken_in:
        raise UserProblem("equipment.commodity_taken_in", commodity=row.name, enterprises=taken_in)
    if links or kinds:
        raise UserProblem("supply.commodity_linked", commodity=row.name, links=links, kinds=kinds)


def _count(
    session: Session,
    table: type[t.Offer | t.Need | t.SupplyLink | t.Commodity | t.InputUsed],
    uses: ColumnElement[bool],
) -> int:
    return session.scalar(select(func.count()).select_from(table).where(uses, ~table.deleted)) or 0
