"""Rows of the list of partners and of the list of needs as intakes."""

from __future__ import annotations

from models.domain.choices import CommodityChoice
from models.domain.intake import NeedIntake, PartnerIntake, PersonIntake
from models.domain.partners import GoodDirection, GoodPart
from models.workbook.cells import choices, identifiers
from models.workbook.cells.percent import percent
from models.workbook.cells.places import territory
from models.workbook.lists.partner_columns import KADIN_UNTIL, NEED_UNTIL
from models.workbook.rows.businesses import business
from models.workbook.rows.goods import commodities, commodity, days, price_per_unit, quantity_in, unit_of, whole
from models.workbook.rows.papers import papers
from models.workbook.rows.reader import RowReader, about_example

_FIRMS = r"umkm|mitra|usaha|plasma|agen|orang"


def partner(row: RowReader) -> PartnerIntake:
    """What a row of the list of partners says; meaningless when the row is refused."""
    identity = business(row)
    about_example(row, "name", identity.name)
    return PartnerIntake(
        row=row.number,
        code=row.text("code"),
        business=identity,
        contact=_contact(row),
        signatory=_person(row, "signatory"),
        kadin_number=row.text("kadin_number"),
        kadin_until=row.day(KADIN_UNTIL),
        papers=papers(row),
        goods=(*_goods(row, "makes", GoodDirection.MADE), *_goods(row, "takes", GoodDirection.TAKEN)),
    )


def _goods(row: RowReader, name: str, direction: GoodDirection) -> tuple[GoodPart, ...]:
    found = commodities(row, name)
    return tuple(GoodPart("", direction, goods.slug, goods.name, words, goods.unit) for words, goods in found)


def _contact(row: RowReader) -> PersonIntake | None:
    phone = row.take_or_leave("phone", identifiers.phone(row.cell("phone"))) or ""
    person = _person(row, "contact", phone)
    if person is None and phone:
        row.warn("phone", "phone_without_name")
    return person


def _person(row: RowReader, name: str, phone: str = "") -> PersonIntake | None:
    words = row.text(name)
    position = row.text(f"{name}_position")
    return PersonIntake(words, position=position, phone=phone) if words else None


def need(row: RowReader) -> NeedIntake | None:
    """What a row of the list of needs says; None when its goods or quantity cannot be told."""
    words = row.required_text("partner")
    about_example(row, "partner", words)
    goods = commodity(row, "product") if row.required_text("product") else None
    return _stated_need(row, words, goods) if goods else None


def _stated_need(row: RowReader, partner_words: str, goods: CommodityChoice) -> NeedIntake | None:
    unit = unit_of(row, "quantity", goods)
    quantity = _required_quantity(row, unit)
    if quantity is None:
        return None
    return NeedIntake(
        row=row.number,
        code=row.text("code"),
        partner=partner_words,
        pattern=row.take("pattern", choices.pattern(row.cell("pattern"))),
        commodity=goods.slug,
        words=row.text("product"),
        unit=unit,
        quantity=quantity,
        minimum_lot=_lot(row, unit, quantity),
        maximum_partners=whole(row, "maximum_partners", _FIRMS),
        months=row.months("months"),
        price=price_per_unit(row, "price", unit, goods),
        payment_days=days(row, "payment_days"),
        territory=row.take("territory", territory(row.cell("territory"))) or "",
        papers=row.take("papers", choices.required_papers(row.cell("papers"))) or (),
        supports=row.take("supports", choices.supports(row.cell("supports"))) or (),
        specification=row.text("specification"),
        process=row.text("process"),
        lead_days=days(row, "lead_days"),
        margin=row.take("margin", percent(row.cell("margin"), says_percent="%" in row.heading("margin")).leaving_out()),
        outlet=str(row.take("outlet", choices.outlet_kind(row.cell("outlet")).leaving_out()) or ""),
        until=row.day(NEED_UNTIL),
    )


def _lot(row: RowReader, unit: str, quantity: int) -> int | None:
    lot = quantity_in(row, "minimum_lot", unit)
    if lot is not None and lot > quantity:
        row.refuse("minimum_lot", "lot_over_quantity", lot=lot, quantity=quantity, unit=unit)
    return lot


def _required_quantity(row: RowReader, unit: str) -> int | None:
    if not row.has("quantity"):
        row.refuse("quantity", "required_missing")
        return None
    found = quantity_in(row, "quantity", unit)
    if found == 0:
        row.refuse("quantity", "number_zero")
    return found
