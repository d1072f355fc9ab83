"""The commodity graph: the goods to choose from, and the part of it around one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.catalogue.catalogue import Catalogue
from models.domain.actor import Actor
from models.domain.supply import (
    Certainty,
    CommodityLine,
    KbliChoice,
    LinkFact,
    LinkKind,
    NodeFact,
    Reach,
    StepKbli,
    SupplyView,
)
from models.problems import UserProblem
from models.reference.kbli import EDITIONS
from models.reference.papers import paper_kind
from models.steps.kbli_list import kbli_choices
from models.steps.need_days import stands
from models.steps.supply_graph import Edge, layers_of, orders_of, part_around


def list_commodity_lines(catalogue: Catalogue, _actor: Actor) -> tuple[CommodityLine, ...]:
    """Every commodity by name, with how many offer, need and make it."""
    with catalogue.reading() as session:
        lines = _lines(session)
        return tuple(sorted(lines.values(), key=lambda line: line.name.casefold()))


def list_chains(catalogue: Catalogue, _actor: Actor) -> tuple[tuple[str, str, int], ...]:
    """Where chains begin: (slug, name, how many goods follow) of what is made of nothing, the longest first."""
    with catalogue.reading() as session:
        lines = _lines(session)
        links = _links(session, lines)
    steps = [link for link in links if link.kind is LinkKind.MADE]
    roots = {link.source for link in steps} - {link.target for link in steps}
    edges = _edges(links)
    found = [(slug, lines[slug].name, len(part_around(edges, slug, Reach.DOWN)[0]) - 1) for slug in roots]
    return tuple(sorted((chain for chain in found if chain[2] > 1), key=lambda chain: (-chain[2], chain[1])))


def view_supply_chain(catalogue: Catalogue, _actor: Actor, focus: str, reach: Reach = Reach.NEAR) -> SupplyView:
    """The part of the graph around the commodity with this slug; UserProblem when there is none."""
    with catalogue.reading() as session:
        lines = _lines(session)
        if focus not in lines:
            raise UserProblem("supply.unknown_commodity", commodity=focus)
        links = _links(session, lines)
        names = frozenset((link.source, link.target) for link in links if link.kind is LinkKind.IS_A)
        part, left_out = part_around(_edges(links), focus, reach, names)
        inside = tuple(link for link in links if link.source in part and link.target in part)
        return SupplyView(focus, _nodes(session, lines, part, _edges(inside)), inside, left_out)


def _edges(links: Iterable[LinkFact]) -> list[Edge]:
    return [(link.source, link.target) for link in links if link.source != link.target]


def _nodes(
    session: Session, lines: dict[str, CommodityLine], part: frozenset[str], edges: list[Edge]
) -> tuple[NodeFact, ...]:
    layers = layers_of(sorted(part), edges)
    orders = orders_of(layers, edges)
    rows = session.scalars(select(t.Commodity).where(t.Commodity.slug.in_(part)))
    found = [
        NodeFact(lines[row.slug], row.unit, _papers(row.papers_due), layers[row.slug], orders[row.slug]) for row in rows
    ]
    return tuple(sorted(found, key=lambda node: (node.layer, node.order)))


def _papers(codes: str) -> tuple[str, ...]:
    kinds = (paper_kind(code) for code in codes.split())
    return tuple(kind.label for kind in kinds if kind)


def _lines(session: Session) -> dict[str, CommodityLine]:
    names: dict[int, list[str]] = defaultdict(list)
    word = t.CommodityWord
    for at, spelling in session.execute(select(word.commodity_id, word.word).where(~word.deleted)):
        names[at].append(spelling)
    offers, needs, links = _offers(session), _needs(session), _touching(session)
    return {
        row.slug: CommodityLine(
            row.slug, row.name, row.category, tuple(names[row.id]),
            offers.get(row.id, 0), needs.get(row.id, 0), links.get(row.id, 0),
        )
        for row in session.scalars(select(t.Commodity).where(~t.Commodity.deleted))
    }  # fmt: skip


def _offers(session: Session) -> dict[int, int]:
    o, listed = t.Offer, t.EnterpriseListing
    query = (
        select(o.commodity_id, func.count(o.enterprise_id.distinct()))
        .join(listed, listed.enterprise_id == o.enterprise_id)
        .where(~o.deleted, o.active, listed.active)
        .group_by(o.commodity_id)
    )
    return dict(session.execute(query).all())


def _needs(session: Session) -> dict[int, int]:
    n = t.Need
    query = select(n.commodity_id, func.count()).where(~n.deleted, stands(date.today())).group_by(n.commodity_id)
    return dict(session.execute(query).all())


def _touching(session: Session) -> dict[int, int]:
    link, found = t.SupplyLink, defaultdict[int, int](int)
    for source, target in session.execute(select(link.input_id, link.output_id).where(~link.deleted)):
        for at in {source, target}:
            found[at] += 1
    return found


def _links(session: Session, lines: dict[str, CommodityLine]) -> list[LinkFact]:
    goods = {row.id: row for row in session.scalars(select(t.Commodity).where(~t.Commodity.deleted))}
    rows = session.scalars(select(t.SupplyLink).where(~t.SupplyLink.deleted).order_by(t.SupplyLink.code))
    kept = [row for row in rows if row.input_id in goods and row.output_id in goods]
    codes = {(each.edition, each.code): each for each in kbli_choices(session)}
    links = [_link(row, goods[row.input_id].slug, goods[row.output_id].slug, codes) for row in kept]
    kinds = [(row.slug, goods[row.kind_id].slug) for row in goods.values() if row.kind_id in goods]
    return links + [_is_a(source, target) for source, target in sorted(kinds) if source in lines]


def _link(row: t.SupplyLink, source: str, target: str, known: Mapping[tuple[str, str], KbliChoice]) -> LinkFact:
    unit_out, _, unit_in = row.yield_unit.partition("/")
    codes = zip(EDITIONS, (row.kbli2020, row.kbli2025), strict=True)
    return LinkFact(
        uid=row.uid, code=row.code, version=row.version, source=source, target=target, kind=LinkKind(row.kind),
        yield_low=row.yield_low, yield_high=row.yield_high, unit_in=unit_in, unit_out=unit_out,
        kbli=tuple(_step(edition, code, known) for edition, code in codes if code),
        certainty=Certainty(row.certainty), basis=row.source, note=row.note,
    )  # fmt: skip


_NO_YIELD = partial(
    LinkFact, uid="", code="", version=0, kind=LinkKind.IS_A, yield_low=None, yield_high=None, unit_in="", unit_out="",
    kbli=(), certainty=Certainty.NONE, basis="", note="",
)  # fmt: skip


def _is_a(source: str, target: str) -> LinkFact:
    return _NO_YIELD(source=source, target=target)


def _step(edition: str, code: str, known: Mapping[tuple[str, str], KbliChoice]) -> StepKbli:
    found = known.get((edition, code))
    return StepKbli(edition, code, found.title if found else "", found is not None and found.reused)
