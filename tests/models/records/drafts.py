"""Drafts of invented records."""

from __future__ import annotations

from dataclasses import replace

from models.domain.actor import Actor
from models.domain.businesses import BusinessDraft, PaperDraft, PersonDraft
from models.domain.enterprises import EnterpriseDraft, EnterpriseRecord, OfferDraft, OfferRecord
from models.domain.intake import Pattern
from models.domain.partners import NeedDraft, PartnerDraft
from models.use_cases.choose_own_office import choose_own_office
from models.use_cases.list_offices import list_offices
from models.use_cases.open_catalogue import Opened

DISKOPUMDAG = "TBN"
TUBAN, BOJONEGORO = "35.23", "35.22"
DESA = "35.23.01.2001"
NIK, OTHER_NIK, KK = "3523014501809991", "3523014501809992", "3523010101019991"
PHONE = "+6281234567890"


def officer(opened: Opened) -> Actor:
    """The user of this catalogue, working for the Diskopumdag of Tuban from now on."""
    offices = list_offices(opened.catalogue, opened.actor)
    office = next(each for each in offices if each.code == DISKOPUMDAG)
    return choose_own_office(opened.catalogue, opened.actor, office.uid).actor


def enterprise(name: str = "Keripik Bu Contoh", region: str = DESA, commodity: str = "tapioka") -> EnterpriseDraft:
    """A new enterprise with an owner, an offer and a paper."""
    return EnterpriseDraft(
        business=BusinessDraft(name=name, region=region, annual_sales=10_000_000_00, workers=3),
        owner=PersonDraft(
            name="Contoh Satu", nik=NIK, kk=KK, phone="0812 3456 7890", desil=2, desil_source="DTSEN",
            desil_quarter="2026-Q3",
        ),
        offers=(OfferDraft(commodity=commodity, unit="kg", capacity=500_000, price=9_000_00),),
        papers=(PaperDraft("halal", True, "ID12345678901234"), PaperDraft("pirt", False)),
    )  # fmt: skip


def unchanged(record: EnterpriseRecord) -> EnterpriseDraft:
    """A draft that says what the record says."""
    business = record.business
    return EnterpriseDraft(
        uid=record.uid,
        version=record.version,
        business=BusinessDraft(
            name=business.name,
            region=business.region,
            annual_sales=business.annual_sales.value if business.annual_sales else None,
            workers=business.workers.value if business.workers else None,
        ),
        owner=PersonDraft(name=record.owner.name),
        offers=tuple(_offer(offer) for offer in record.offers),
        papers=tuple(
            PaperDraft(paper.kind, paper.held, paper.number) for paper in record.papers if paper.held is not None
        ),
    )


def with_capacity(draft: EnterpriseDraft, capacity: int | None) -> EnterpriseDraft:
    """The draft with another capacity of its first offer."""
    return replace(draft, offers=(replace(draft.offers[0], capacity=capacity), *draft.offers[1:]))


def partner(name: str = "PT Contoh Pangan") -> PartnerDraft:
    """A new partner with a contact and a signatory."""
    return PartnerDraft(
        business=BusinessDraft(name=name, legal_form="PT", region=TUBAN, annual_sales=60_000_000_000_00),
        contact=PersonDraft(name="Contoh Dua", position="Manajer pengadaan", phone="0812 0000 0001"),
        signatory=PersonDraft(name="Contoh Tiga", position="Direktur"),
        kadin_number="20402-0001",
    )


def need(of_partner: str, words: str = "Tapioka kering") -> NeedDraft:
    """A new need for tapioca."""
    return NeedDraft(
        partner=of_partner, pattern=Pattern.RANTAI_PASOK, commodity="tapioka", words=words, unit="kg",
        quantity=20_000_000, minimum_lot=500_000, papers=("halal",), supports=("pembiayaan",),
    )  # fmt: skip


def _offer(record: OfferRecord) -> OfferDraft:
    return OfferDraft(
        uid=record.uid,
        kind=record.kind,
        commodity=record.commodity,
        words=record.words,
        unit=record.unit,
        capacity=record.capacity.value if record.capacity else None,
        price=record.price.value if record.price else None,
        months=record.months,
        active=record.active,
    )
