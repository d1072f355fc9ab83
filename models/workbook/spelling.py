"""Intakes as rows of the template: the way back from rich types to cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from matching.problem import BusinessSize, OfferKind, Pattern
from models.domain.intake import (
    BusinessIntake,
    EnterpriseIntake,
    Intake,
    IntakeKind,
    NeedIntake,
    OfferIntake,
    PaperIntake,
    PartnerIntake,
    PersonIntake,
)
from models.domain.partners import GoodDirection
from models.workbook.cells.calendar import months_spelled
from models.workbook.cells.choices import SUPPORT_WORDS
from models.workbook.cells.identifiers import is_of_a_person, npwp_digits
from models.workbook.cells.percent import percent_spelled
from models.workbook.cells.places import place_names
from models.workbook.columns import PAPER_FIELD, PAPER_HEADINGS, UNTIL_FIELD, columns
from models.workbook.lists.partner_columns import KADIN_UNTIL, NEED_UNTIL
from models.workbook.sheet import Cell, Row

Spelled = Mapping[str, Cell]
"""Cells by field name."""

_NPWP_PAPER = f"{PAPER_FIELD}npwp"
_SIZES = {
    BusinessSize.MIKRO: "Mikro",
    BusinessSize.KECIL: "Kecil",
    BusinessSize.MENENGAH: "Menengah",
    BusinessSize.BESAR: "Besar",
}
_KINDS = {OfferKind.PRODUK: "Produk", OfferKind.LANGKAH: "Langkah", OfferKind.PENYALURAN: "Penyaluran"}
_PATTERNS = {
    Pattern.INTI_PLASMA: "Inti-plasma",
    Pattern.SUBKONTRAK: "Subkontrak",
    Pattern.DISTRIBUSI_KEAGENAN: "Distribusi & keagenan",
    Pattern.RANTAI_PASOK: "Rantai pasok",
    Pattern.PERDAGANGAN_UMUM: "Perdagangan umum",
}


@lru_cache
def headings(kind: IntakeKind) -> tuple[str, ...]:
    """The headings of a list in the order of the template."""
    return tuple(column.heading for column in columns(kind))


@lru_cache
def text_headings(kind: IntakeKind) -> frozenset[str]:
    """The headings whose cells Excel must keep as text."""
    return frozenset(column.heading for column in columns(kind) if column.is_text)


def kind_of(intake: Intake) -> IntakeKind:
    """The list that an intake belongs to."""
    if isinstance(intake, EnterpriseIntake):
        return IntakeKind.ENTERPRISES
    return IntakeKind.PARTNERS if isinstance(intake, PartnerIntake) else IntakeKind.NEEDS


def spell(intake: Intake, *, personal: bool = False) -> Row:
    """An intake as a row of the template; NIK, KK, phone and desil only when `personal`."""
    spelled = _SPELLERS[kind_of(intake)](intake)
    if not personal:
        spelled = {**spelled, **_public(spelled)}
    return tuple(
        spelled.get(column.name) if personal or not column.personal else None for column in columns(kind_of(intake))
    )


def _public(spelled: Spelled) -> Spelled:
    """The NPWP of a person is the NIK: whoever may not see the one gets the other only as held or not at all."""
    instead = {"npwp": None, _NPWP_PAPER: "Ada"}
    return {name: cell for name, cell in instead.items() if _is_of_a_person(spelled.get(name))}


def _is_of_a_person(npwp: Cell) -> bool:
    return isinstance(npwp, str) and is_of_a_person(npwp_digits(npwp))


def _enterprise(intake: Intake) -> Spelled:
    assert isinstance(intake, EnterpriseIntake)
    return {
        "code": intake.code,
        **_business(intake.business),
        **_owner(intake.owner),
        **(_offer(intake.offer) if intake.offer else {}),
        **_papers(intake.papers),
        "programme": intake.programme,
        **_equipment(intake),
    }


def _partner(intake: Intake) -> Spelled:
    assert isinstance(intake, PartnerIntake)
    contact, signatory = intake.contact, intake.signatory
    return {
        "code": intake.code,
        **_business(intake.business),
        "contact": contact.name if contact else None,
        "contact_position": contact.position if contact else None,
        "phone": contact.phone if contact else None,
        "signatory": signatory.name if signatory else None,
        "signatory_position": signatory.position if signatory else None,
        "kadin_number": intake.kadin_number,
        KADIN_UNTIL: intake.kadin_until,
        "makes": _goods(intake, GoodDirection.MADE),
        "takes": _goods(intake, GoodDirection.TAKEN),
        **_papers(intake.papers),
    }


def _need(intake: Intake) -> Spelled:
    assert isinstance(intake, NeedIntake)
    return {
        "code": intake.code,
        "partner": intake.partner,
        "product": intake.words,
        "quantity": _units(intake.quantity),
        "unit": intake.unit,
        "pattern": _PATTERNS[intake.pattern] if intake.pattern else "Terbuka",
        "minimum_lot": _units(intake.minimum_lot),
        "maximum_partners": intake.maximum_partners,
        "months": months_spelled(intake.months),
        "price": _rupiah(intake.price),
        "payment_days": intake.payment_days,
        "territory": intake.territory,
        "papers": ", ".join(PAPER_HEADINGS.get(code, code) for code in intake.papers),
        "supports": ", ".join(SUPPORT_WORDS.get(code, code) for code in intake.supports),
        "specification": intake.specification,
        "process": intake.process,
        "lead_days": intake.lead_days,
        "margin": percent_spelled(intake.margin),
        "outlet": intake.outlet.capitalize(),
        NEED_UNTIL: intake.until,
    }


def _goods(intake: PartnerIntake, direction: GoodDirection) -> str:
    return ", ".join(one.words for one in intake.goods if one.direction is direction)


_SPELLERS: Mapping[IntakeKind, Callable[[Intake], Spelled]] = {
    IntakeKind.ENTERPRISES: _enterprise,
    IntakeKind.PARTNERS: _partner,
    IntakeKind.NEEDS: _need,
}


def _business(business: BusinessIntake) -> Spelled:
    kabupaten, kecamatan, desa = place_names(business.region)
    return {
        "name": business.name,
        "legal_form": business.legal_form,
        "nib": business.nib,
        "npwp": business.npwp,
        "kbli": business.kbli.code if business.kbli else None,
        "kbli_edition": business.kbli.edition if business.kbli else None,
        "kabupaten": kabupaten,
        "kecamatan": kecamatan,
        "desa": desa,
        "region_code": business.region,
        "address": business.address,
        "coordinates": _point(business),
        "annual_sales": _rupiah(business.annual_sales),
        "capital": _rupiah(business.capital),
        "facts_year": business.facts_year,
        "workers": business.workers,
        "size": _SIZES.get(business.size) if business.size else None,
    }


def _owner(owner: PersonIntake) -> Spelled:
    return {
        "owner": owner.name,
        "female": None if owner.female is None else "P" if owner.female else "L",
        "nik": owner.nik,
        "kk": owner.kk,
        "phone": owner.phone,
        "desil": owner.desil,
        "desil_source": owner.desil_source,
        "desil_quarter": owner.desil_quarter,
    }


def _offer(offer: OfferIntake) -> Spelled:
    return {
        "offer_kind": _KINDS[offer.kind],
        "product": offer.words,
        "unit": offer.unit,
        "capacity": _units(offer.capacity),
        "price": _rupiah(offer.price),
        "months": months_spelled(offer.months),
        "minimum_order": _units(offer.minimum_order),
        "lead_days": offer.lead_days,
    }


def _papers(papers: tuple[PaperIntake, ...]) -> Spelled:
    held = {f"{PAPER_FIELD}{paper.kind}": (paper.number or "Ada") if paper.held else "Tidak" for paper in papers}
    return {**held, **{f"{UNTIL_FIELD}{one.kind}": one.valid_until for one in papers if one.valid_until}}


def _equipment(intake: EnterpriseIntake) -> Spelled:
    outlet = intake.outlets[0] if intake.outlets else None
    return {
        "outlet_kind": outlet.kind.capitalize() if outlet else None,
        "outlet_area": _units(outlet.area) if outlet else None,
        "machines": "; ".join(f"{one.name} ({one.count})" for one in intake.machines),
        "inputs": ", ".join(one.words for one in intake.inputs),
    }


def _point(business: BusinessIntake) -> Cell:
    if business.latitude is None or business.longitude is None:
        return None
    return f"{business.latitude}, {business.longitude}"


def _rupiah(sen: int | None) -> Cell:
    return _divided(sen, 100)


def _units(thousandths: int | None) -> Cell:
    return _divided(thousandths, 1_000)


def _divided(number: int | None, parts: int) -> Cell:
    """A whole number where it is one, so that a count does not show decimals."""
    if number is None:
        return None
    return number // parts if number % parts == 0 else number / parts
