"""Rows of the UMKM list as intakes."""

from __future__ import annotations

import re
from dataclasses import replace

from matching.problem import OfferKind
from models.domain.choices import CommodityChoice
from models.domain.intake import BusinessIntake, EnterpriseIntake, OfferIntake, PaperIntake, PersonIntake
from models.workbook.cells import calendar, choices, identifiers
from models.workbook.cells.amounts import count
from models.workbook.cells.identifiers import npwp_digits
from models.workbook.cells.outcome import Outcome, refused
from models.workbook.cells.wording import says_unknown, text_of
from models.workbook.rows.businesses import business
from models.workbook.rows.equipment import inputs, machines, outlets
from models.workbook.rows.goods import days, offered, price_per_unit, quantity_in, unit_of
from models.workbook.rows.papers import papers
from models.workbook.rows.reader import RowReader, about_example
from models.workbook.rows.several import rows_by_product
from models.workbook.sheet import Cell

_DESIL = re.compile(r"(?:desil|d)\s*(\d+)$", re.IGNORECASE)


def enterprises(row: RowReader) -> tuple[EnterpriseIntake, ...]:
    """What a row of the UMKM list says, once for each product it names; meaningless when the row is refused."""
    identity = business(row)
    if not identity.region and not row.refused:
        row.refuse("kabupaten", "required_missing")
    about_example(row, "name", identity.name)
    owner, offers, held = _owner(row), _offers(row), papers(row)
    first = EnterpriseIntake(
        row=row.number,
        code=row.text("code"),
        business=_with_npwp(identity, _npwp(held)),
        owner=owner,
        offer=offers[0],
        papers=held,
        programme=row.text("programme"),
        outlets=outlets(row),
        machines=machines(row),
        inputs=inputs(row),
    )
    return (first, *(replace(first, offer=offer) for offer in offers[1:]))


def _owner(row: RowReader) -> PersonIntake:
    name = row.required_text("owner")
    stated = row.take("female", row.recall(choices.is_female, row.cell("female")).leaving_out())
    nik = row.take_or_leave("nik", identifiers.nik(row.cell("nik"), samples_allowed=row.context.samples_allowed))
    if nik and stated is not None and nik.female != stated:
        row.warn("nik", "nik_sex_differs")
    level = row.take("desil", row.recall(desil, row.cell("desil")).leaving_out())
    quarter = row.take("desil_quarter", row.recall(calendar.quarter, row.cell("desil_quarter"), row.context.today))
    if level is not None and not quarter:
        row.warn("desil", "desil_without_quarter")
    return PersonIntake(
        name=name,
        female=nik.female if nik and stated is None else stated,
        nik=nik.digits if nik else "",
        kk=row.take_or_leave("kk", identifiers.family_card(row.cell("kk"))) or "",
        phone=row.take_or_leave("phone", identifiers.phone(row.cell("phone"))) or "",
        desil=level,
        desil_source=row.text("desil_source"),
        desil_quarter=quarter or "",
    )


def desil(cell: Cell) -> Outcome[int]:
    """A desil from 1 to 10: 2, "Desil 2", "D2"."""
    if says_unknown(cell):
        return Outcome(None)
    match = _DESIL.match(text_of(cell)) if isinstance(cell, str) else None
    outcome = count(match.group(1) if match else cell)
    if outcome.value is None or not 1 <= outcome.value <= 10:
        return refused("desil_out_of_range")
    return outcome


def _offers(row: RowReader) -> tuple[OfferIntake | None, ...]:
    """The offers of a row, at least one; None where it names no product or none that is known."""
    if not row.has("product"):
        _about_missing_product(row)
        return (None,)
    return tuple(_offer(each) for each in rows_by_product(row))


def _offer(row: RowReader) -> OfferIntake | None:
    goods = offered(row, "product")
    kind = row.take("offer_kind", row.recall(choices.offer_kind, row.cell("offer_kind"))) or OfferKind.PRODUK
    return _described_offer(row, kind, goods) if goods else None


def _about_missing_product(row: RowReader) -> None:
    """A capacity or price of nothing is a mistake; a row without any is an enterprise without an offer."""
    stray = next((name for name in ("capacity", "price") if row.has(name)), "")
    if stray:
        row.refuse("product", "product_missing")
    else:
        row.warn("product", "offer_missing")


def _described_offer(row: RowReader, kind: OfferKind, goods: CommodityChoice) -> OfferIntake:
    unit = unit_of(row, "capacity", goods)
    return OfferIntake(
        kind=kind,
        commodity=goods.slug,
        words=row.text("product"),
        unit=unit,
        capacity=quantity_in(row, "capacity", unit),
        price=price_per_unit(row, "price", unit, goods),
        months=row.months("months"),
        minimum_order=quantity_in(row, "minimum_order", unit),
        lead_days=days(row, "lead_days"),
    )


def _with_npwp(identity: BusinessIntake, npwp: str) -> BusinessIntake:
    return identity if identity.npwp == npwp else replace(identity, npwp=npwp)


def _npwp(held: tuple[PaperIntake, ...]) -> str:
    """The list of UMKM knows the NPWP as one of the papers, by Ada or by its number."""
    return next((npwp_digits(paper.number) for paper in held if paper.kind == "npwp" and paper.number), "")
