"""Under which KBLI code the goods of an agreement are made or sold, whatever else the business does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.reference.kbli import editions_of, kbli
from models.reference.links import DISTRIBUTED, MADE, supply_links
from models.steps.agreements.deals import Deal
from models.steps.remembering import remembered
from reports.agreement import Kbli, Pattern

Coded = tuple[str, str]
"""Edition and code."""


def activity(session: Session, deal: Deal) -> Kbli:
    """The code of making the goods, or of selling them on; the business's own where the goods have none."""
    wanted = _sold(session, deal) if deal.proposal.pattern == Pattern.DISTRIBUSI_KEAGENAN else _made(session, deal)
    own, others = _own(deal.seller), _made(session, deal)
    if own in wanted or own in _grown(session, deal):
        return _row(own) or _NONE
    return next((row for code in (*wanted, own, *others) if (row := _row(code)) is not None), _NONE)


def registered(deal: Deal) -> Kbli | None:
    """The code that the small side is registered under, as far as it is known."""
    return _row(_own(deal.seller))


def makes(session: Session, deal: Deal) -> bool | None:
    """True when the large side's own code is that of making the goods; None when its code does not tell."""
    codes = {*_made(session, deal), *_suppliers(_lineage(session, deal.commodity), (DISTRIBUTED,))}
    return True if _own(deal.buyer) in codes else None


_NONE = Kbli("", "", "")


def _own(business: t.Business) -> Coded:
    return business.kbli_edition, business.kbli


def _made(session: Session, deal: Deal) -> list[Coded]:
    """The goods themselves first, then what they are a kind of; what nobody makes is grown by its supplier."""
    return remembered(session, ("made", deal.commodity.id), lambda: _made_of(session, deal))


def _made_of(session: Session, deal: Deal) -> list[Coded]:
    found: list[Coded] = []
    for commodity in _lineage(session, deal.commodity):
        found += _steps(session, commodity, MADE)
        found += _suppliers([commodity], (MADE,))
    return found


def _grown(session: Session, deal: Deal) -> list[Coded]:
    """A plasma that grows what its goods are made of works under the code of growing: it shells its own maize."""
    if deal.proposal.pattern != Pattern.INTI_PLASMA:
        return []
    return remembered(session, ("grown", deal.commodity.id), lambda: _grown_of(session, deal))


def _grown_of(session: Session, deal: Deal) -> list[Coded]:
    link, material = t.SupplyLink, t.Commodity
    query = select(material).join(link, link.input_id == material.id).where(link.output_id == deal.commodity.id)
    return _suppliers(list(session.scalars(query.where(link.kind == MADE, ~link.deleted))), (MADE,))


def _sold(session: Session, deal: Deal) -> list[Coded]:
    return [code for each in _lineage(session, deal.commodity) for code in _steps(session, each, DISTRIBUTED)]


def _lineage(session: Session, commodity: t.Commodity) -> list[t.Commodity]:
    return remembered(session, ("lineage", commodity.id), lambda: _kinds_of(session, commodity))


def _kinds_of(session: Session, commodity: t.Commodity) -> list[t.Commodity]:
    found = [commodity]
    while (kind := found[-1].kind_id) is not None and kind not in [each.id for each in found]:
        found.append(session.get_one(t.Commodity, kind))
    return found


def _steps(session: Session, commodity: t.Commodity, kind: str) -> list[Coded]:
    link = t.SupplyLink
    steps = select(link.kbli2025, link.kbli2020).where(link.output_id == commodity.id, link.kind == kind, ~link.deleted)
    return list(_editions(session.execute(steps.order_by(link.code))))


def _suppliers(commodities: list[t.Commodity], kinds: tuple[str, ...]) -> list[Coded]:
    slugs = {each.slug for each in commodities}
    links = [one for one in supply_links() if one.source_slug in slugs and one.kind in kinds]
    return list(_editions((one.supplier_kbli_2025 or "", one.supplier_kbli_2020 or "") for one in links))


def _editions(pairs: Iterable[tuple[str, str]]) -> Iterator[Coded]:
    """The codes in force before the older ones."""
    listed = list(pairs)
    yield from (("2025", newer) for newer, _ in listed if newer)
    yield from (("2020", older) for _, older in listed if older)


def _row(coded: Coded) -> Kbli | None:
    edition, code = coded
    if not code:
        return None
    found = kbli(edition, code) if edition else next(iter(editions_of(code)), None)
    if found is None:
        return Kbli(edition, code, "") if edition else None
    return Kbli(found.edition, found.code, found.title)
