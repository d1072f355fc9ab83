"""How much is delivered, in which months, and what comes out of the material."""

from __future__ import annotations

import re
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.reference.links import MADE
from models.reference.units import unit
from models.steps.agreements.deals import Deal
from reports import numerals
from reports.agreement import ALL_YEAR, Quantity, SpecificationRow, Term

_COUNTED = "cacah"
_WHOLE = 1000
_SHARES = (("kegiatan", "jaminan_pesanan"), ("kegiatan", "jaminan_serap"), ("pemasaran", "bagian"))
"""The part of the monthly quantity that the large side takes in any case, by pattern."""
_RANGE = re.compile(r"(?<!SNI )(?<![\w./,-])(\d+(?:,\d+)?)-(\d+(?:,\d+)?)(?![\w./-])")


def season(deal: Deal) -> int:
    """The months in which the enterprise can deliver and the partner takes."""
    able = deal.offer.months
    for each in deal.members:
        # somebody of a group delivers as long as one of them can
        able |= each.offer.months if each.quantity else 0
    return able & deal.need.months or able or ALL_YEAR


def quantity_of(deal: Deal) -> Quantity:
    """What is delivered each month; what is counted by the piece is whole."""
    return Quantity(whole(deal.proposal.quantity, deal.need.unit), unit_name(deal.need.unit))


def minimum_lot(deal: Deal, quantity: Quantity, terms: tuple[Term, ...], defaults: tuple[Term, ...]) -> Quantity:
    """The smallest delivery, never more than what is guaranteed to be taken in a month."""
    values = {(each.clause, each.parameter): each.value for each in (*defaults, *terms)}
    share = next((found for key in _SHARES if isinstance(found := values.get(key), Decimal)), Decimal(100))
    guaranteed = whole(int(quantity.thousandths * share / 100), deal.need.unit)
    wanted = whole(deal.need.minimum_lot or quantity.thousandths, deal.need.unit)
    return Quantity(min(wanted, guaranteed, quantity.thousandths), quantity.unit)


def unit_name(code: str) -> str:
    """A unit as the paper calls it."""
    found = unit(code)
    return found.name if found else code


def yield_words(session: Session, deal: Deal) -> str:
    """What a hundred units of the material give at least, by the supply chain; empty where it claims no yield."""
    link, material = t.SupplyLink, t.Commodity
    query = (
        select(link, material.name)
        .join(material, material.id == link.input_id)
        .where(link.output_id == deal.commodity.id, link.kind == MADE, ~link.deleted, link.yield_low.is_not(None))
    )
    found = session.execute(query.order_by(link.code)).first()
    return _yield(found[0], found[1], deal.commodity.name) if found else ""


def _yield(link: t.SupplyLink, material: str, goods: str) -> str:
    made, _, of = link.yield_unit.partition("/")
    least = numerals.measured((link.yield_low or 0) * 100, unit_name(made))
    hundred = numerals.counted(100, unit_name(of))
    return f"paling sedikit {least} {running(goods)} dari setiap {hundred} {running(material)}"


def specification(words: str) -> tuple[SpecificationRow, ...]:
    """The rows of Lampiran I, from "unsur: syarat; unsur: syarat"."""
    parts = [part.strip() for part in _RANGE.sub(r"\1–\2", words).split(";") if part.strip()]
    rows = []
    for part in parts:
        name, colon, wanted = part.partition(":")
        rows.append(SpecificationRow(name.strip(), wanted.strip()) if colon else SpecificationRow("Mutu", part))
    return tuple(rows)


def running(name: str) -> str:
    """A name inside a sentence: "ayam pedaging hidup", but "LPG 3 kg" as it is."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def titled(name: str) -> str:
    """A name inside a title: "Ayam Pedaging Hidup"."""
    return " ".join(word if word in ("dan", "atau") else word[:1].upper() + word[1:] for word in name.split())


def whole(thousandths: int, code: str) -> int:
    """An amount in whole pieces where its unit counts them."""
    step = whole_step(code)
    return -(-thousandths // step) * step


def whole_step(code: str) -> int:
    """The least that there is of a unit, in thousandths: one piece of what is counted."""
    found = unit(code)
    counted = found is not None and (found.dimension, found.factor) == (_COUNTED, _WHOLE)
    return _WHOLE if counted else 1
