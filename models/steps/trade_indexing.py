"""Keep the lists of partners and of needs true: what the full-text index says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models.catalogue.listening import go_on
from models.catalogue.recording import current_change_set
from models.catalogue.tables import Change, Commodity, DerivedState, Need, Partner, PartnerGood
from models.catalogue.trade_search import NAME, VERSION, Trade, forget_all_trade, put_trade
from models.steps.records.freshness import Ways, reached_of_partners
from models.steps.trade_facts import words_of_needs, words_of_partners

_CHUNK = 500


def index_touched_trade(session: Session) -> None:
    """Index again every partner, with its needs, of which the change set that is being written says something."""
    session.flush()
    index_trade_again(session, _touched_partners(session))


def index_trade_again(session: Session, partners: Iterable[int]) -> None:
    """Index these partners and their needs by what they are now; those deleted leave the index."""
    for some in _portions(sorted(partners)):
        go_on(session)
        put_trade(session, Trade.PARTNER, words_of_partners(session, some), some)
        needs = session.scalars(select(Need.id).where(Need.partner_id.in_(some)).order_by(Need.id)).all()
        for part in _portions(needs):
            put_trade(session, Trade.NEED, words_of_needs(session, part), part)


def is_trade_indexed(session: Session) -> bool:
    """Whether this version of the program filled the index for partners and needs."""
    return session.scalar(select(DerivedState.version).where(DerivedState.name == NAME)) == VERSION


def index_all_trade(session: Session) -> None:
    """Fill the index for partners and needs anew, when another version filled it, or none."""
    if is_trade_indexed(session):
        return
    forget_all_trade(session)
    index_trade_again(session, session.scalars(select(Partner.id).where(~Partner.deleted)).all())
    session.merge(DerivedState(name=NAME, version=VERSION))


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _touched_partners(session: Session) -> set[int]:
    # two questions and not one with "or": each then begins at what was written, however many records there are
    return {number for query in _touches(current_change_set(session).id) for number in session.scalars(query)}


def _touches(change_set: int) -> Iterator[Select[int]]:
    uids = select(Change.row_uid).where(Change.change_set_id == change_set)
    for table, way in _ways():
        yield way.where(table.made_by == change_set)
        yield way.where(table.uid.in_(uids))


def _ways() -> Ways:
    named = (
        (Commodity, select(table.partner_id).join(Commodity, Commodity.id == table.commodity_id))
        for table in (Need, PartnerGood)
    )
    return (*reached_of_partners(), (Need, select(Need.partner_id)), *named)
