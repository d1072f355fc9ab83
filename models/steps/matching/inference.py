"""Inferred needs of partners in the catalogue's words, with what is stated already."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matching.codes import Pattern, Position
from matching.inferring import SERVED, InferredNeed, already_stated, inferred_needs
from matching.problem import SupplyGraph, SupplyLink
from models.catalogue import tables as t
from models.domain.inferred import InferredLine, PartnerInference
from models.domain.partners import GoodDirection
from models.problems import UserProblem
from models.reference.kbli import editions_of
from models.reference.links import MADE
from models.steps.matching.production import declared_goods, made, made_as_stated

_ORDER = (Position.SUPPLIES_INPUT, Position.DOES_STEP, Position.SELLS_PRODUCT)


def inferences(session: Session, partner: str = "") -> tuple[PartnerInference, ...]:
    """What follows for every active partner, or for the one with this code; UserProblem where there is none."""
    p, b = t.Partner, t.Business
    query = select(p, b).join(b, b.id == p.business_id).where(~p.deleted, p.active).order_by(p.code)
    if partner:
        query = query.where(p.code == partner)
    rows = session.execute(query).all()
    if partner and not rows:
        raise UserProblem("inferred.partner_unknown", partner=partner)
    words = _Words(session, {row.Partner.id for row in rows})
    return tuple(words.inference(row.Partner, row.Business) for row in rows)


class _Words:
    """What is concluded of some partners, and everything needed to say it; read once."""

    def __init__(self, session: Session, partners: set[int]) -> None:
        self._goods = {row.id: row for row in session.scalars(select(t.Commodity))}
        self._stated = made_as_stated(session)
        self._needs = _needs(session, partners)
        self._enterprises = _enterprises(session)
        taken = [row for row in declared_goods(session, GoodDirection.TAKEN) if row.partner_id in partners]
        self._taken = {(row.partner_id, row.commodity_id): row for row in taken}
        own = declared_goods(session, GoodDirection.MADE)
        self._declared = {(row.partner_id, row.commodity_id) for row in (*own, *taken)}
        makes = sorted(pair for pair in {*made(session), *self._stated} if pair[0] in partners)
        self._found: dict[int, list[InferredNeed]] = {}
        for need in _once((*map(_taken_in, self._taken), *inferred_needs(makes, _graph(session)))):
            self._found.setdefault(need.partner, []).append(need)

    def inference(self, partner: t.Partner, business: t.Business) -> PartnerInference:
        """One partner with its lines: what is new first, then by place and by how many could serve it."""
        lines = sorted((self._line(need) for need in self._found.get(partner.id, ())), key=_rank)
        edition = business.kbli_edition
        title = next((row.title for row in editions_of(business.kbli) if row.edition == edition), "")
        return PartnerInference(
            partner.uid, partner.code, business.name, business.kbli, edition, title, tuple(lines)
        )

    def _line(self, need: InferredNeed) -> InferredLine:
        good, at = self._goods[need.commodity], (need.partner, need.path[-1])
        taken = self._taken.get((need.partner, need.commodity)) if len(need.path) == 1 else None
        known = taken if taken is not None and need.position is Position.SUPPLIES_INPUT else None
        return InferredLine(
            commodity=good.slug, name=good.name, pattern=need.pattern, kind=need.kind,
            position=need.position, path=tuple(self._goods[each].name for each in need.path), kbli=need.kbli,
            stated=self._stated.get(at, ""), existing=self._existing(need),
            enterprises=self._enterprises.get((need.commodity, str(need.kind)), 0), declared=at in self._declared,
            quantity=known.quantity if known else None, unit=(known.unit if known else "") or good.unit,
        )  # fmt: skip

    def _existing(self, need: InferredNeed) -> str:
        stated = self._needs.get((need.partner, need.commodity), ())
        same = (code for code, pattern in stated if already_stated(need.pattern, Pattern(pattern) if pattern else None))
        return next(same, "")


def _taken_in(pair: tuple[int, int]) -> InferredNeed:
    """What a partner says that it takes in, somebody may bring."""
    partner, good = pair
    place = Position.SUPPLIES_INPUT
    return InferredNeed(partner, good, *SERVED[place], place, (good,), "")


def _once(found: Iterable[InferredNeed]) -> list[InferredNeed]:
    """One need per good and pattern: the partner's own word comes first."""
    first: dict[tuple[int, int, Pattern], InferredNeed] = {}
    for need in found:
        first.setdefault((need.partner, need.commodity, need.pattern), need)
    return list(first.values())


def _rank(line: InferredLine) -> tuple[bool, bool, int, int, str]:
    own_word = line.declared or bool(line.stated)
    return bool(line.existing), not own_word, _ORDER.index(line.position), -line.enterprises, line.name


def _graph(session: Session) -> SupplyGraph:
    """Made-into edges between ids of commodities; yields play no part here."""
    link = t.SupplyLink
    rows = session.scalars(select(link).where(~link.deleted, link.kind == MADE).order_by(link.code))
    return SupplyGraph(0, tuple(SupplyLink(row.input_id, row.output_id, kbli=row.kbli2020) for row in rows))


def _needs(session: Session, partners: Iterable[int]) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """(partner, commodity) → (code, pattern) of its needs."""
    n = t.Need
    wanted = set(partners)
    found: dict[tuple[int, int], list[tuple[str, str]]] = {}
    query = select(n.partner_id, n.commodity_id, n.code, n.pattern).where(~n.deleted).order_by(n.code)
    for partner, good, code, pattern in session.execute(query):
        # patterns that the engine does not judge say nothing of the direction of goods
        if partner in wanted and (not pattern or pattern in set(map(str, Pattern))):
            found.setdefault((partner, good), []).append((code, pattern))
    return found


def _enterprises(session: Session) -> dict[tuple[int, str], int]:
    o, e = t.Offer, t.Enterprise
    query = (
        select(o.commodity_id, o.kind, func.count(func.distinct(e.id)))
        .join(e, e.id == o.enterprise_id)
        .where(~o.deleted, o.active, ~e.deleted, e.active)
        .group_by(o.commodity_id, o.kind)
    )
    return {(good, kind): count for good, kind, count in session.execute(query)}
