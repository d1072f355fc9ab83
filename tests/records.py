"""A handful of invented records: three needs of the mission's patterns and who can fill them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from matching.codes import ALL_MONTHS, BusinessSize, OfferKind, Pattern
from models.domain.imports import ImportReport
from models.domain.intake import (
    BusinessIntake,
    EnterpriseIntake,
    Intake,
    IntakeKind,
    KbliIntake,
    NeedIntake,
    OfferIntake,
    PaperIntake,
    PartnerIntake,
    PersonIntake,
)
from models.use_cases.import_workbook import ImportRequest, import_workbook
from models.use_cases.open_catalogue import Opened
from models.workbook.writing import write_intakes

TODAY = date(2026, 11, 21)
JUTA = 100_000_000
"""A million rupiah in sen."""


def person(name: str, order: int, *, female: bool = True, desil: int | None = None) -> PersonIntake:
    """An invented owner with a sample NIK of Kecamatan Palang."""
    day = order % 28 + 1
    return PersonIntake(
        name=name,
        female=female,
        nik=f"352311{day + 40 if female else day:02}0580{0:04}",
        phone=f"+6281000000{order:03}",
        desil=desil,
        desil_source="DTSEN" if desil else "",
        desil_quarter="2026-Q3" if desil else "",
    )


def enterprise(
    row: int,
    name: str,
    commodity: str,
    *,
    kind: OfferKind = OfferKind.PRODUK,
    capacity: int | None = 5_000,
    unit: str = "kg",
    price: int | None = 3_000,
    desil: int | None = None,
    region: str = "35.23.11.2001",
    papers: tuple[PaperIntake, ...] = (),
    nib: str = "",
) -> EnterpriseIntake:
    """One row of the UMKM list; capacity in whole units, price in rupiah."""
    return EnterpriseIntake(
        row=row,
        code="",
        business=BusinessIntake(
            name=name, nib=nib or f"0000{row:09}", region=region, address="Jl. Contoh 1", annual_sales=120 * JUTA,
            facts_year=2025, kbli=KbliIntake("2020", "01135"),
        ),
        owner=person(f"Pemilik {name}", row, desil=desil),
        offer=OfferIntake(
            kind=kind, commodity=commodity, words=commodity.replace("_", " "), unit=unit, months=ALL_MONTHS,
            capacity=None if capacity is None else capacity * 1000, price=None if price is None else price * 100,
        ),
        papers=papers,
    )  # fmt: skip


def partner(row: int, name: str, region: str = "35.23.11.2001") -> PartnerIntake:
    """One row of the partner list: a large company."""
    return PartnerIntake(
        row=row,
        code="",
        business=BusinessIntake(
            name=name, legal_form="PT", nib=f"00009{row:08}", region=region, address="Jl. Industri 9",
            annual_sales=90_000 * JUTA, facts_year=2025, size=BusinessSize.BESAR, kbli=KbliIntake("2020", "10621"),
        ),
        contact=None,
        signatory=PersonIntake(f"Direktur {name}", position="Direktur Utama"),
    )  # fmt: skip


def need(
    row: int, buyer: str, pattern: Pattern | None, commodity: str, *, quantity: int = 8_000, unit: str = "kg",
    price: int = 3_200, supports: tuple[str, ...] = ("bimbingan_teknis", "pemasaran"), **more: object,
) -> NeedIntake:  # fmt: skip
    """One row of the list of needs; quantity in whole units, price in rupiah."""
    return NeedIntake(
        row=row, code="", partner=buyer, pattern=pattern, commodity=commodity, words=commodity.replace("_", " "),
        unit=unit, quantity=quantity * 1000, minimum_lot=1_000_000, maximum_partners=3, price=price * 100,
        payment_days=14, supports=supports, specification="Kadar air: paling tinggi 14 persen", **more,
    )  # type: ignore[arg-type]  # fmt: skip


PARTNERS = (partner(2, "Tapioka Contoh"), partner(3, "Jahit Contoh"), partner(4, "Semen Contoh"))
ENTERPRISES = (
    enterprise(2, "Tani Makmur", "ubi_kayu", desil=1),
    enterprise(3, "Tani Sejahtera", "ubi_kayu", capacity=4_000),
    enterprise(4, "Konveksi Rapi", "kemeja", kind=OfferKind.LANGKAH, unit="potong", capacity=9_000, price=20_000),
    enterprise(5, "Toko Bangunan Jaya", "semen", kind=OfferKind.PENYALURAN, unit="sak", capacity=9_000, price=60_000),
    enterprise(6, "Manik Indah", "manik_manik", unit="buah", capacity=100, price=5_000),
)
NEEDS = (
    need(2, "Tapioka Contoh", Pattern.INTI_PLASMA, "ubi_kayu"),
    need(3, "Jahit Contoh", Pattern.SUBKONTRAK, "kemeja", unit="potong", price=22_000),
    need(4, "Semen Contoh", Pattern.DISTRIBUSI_KEAGENAN, "semen", unit="sak", price=62_000, supports=("pemasaran",)),
)


def import_rows(
    opened: Opened, folder: Path, kind: IntakeKind, rows: tuple[Intake, ...], **more: object
) -> ImportReport:
    """Write rows as a workbook and import it."""
    file = folder / f"{kind}.xlsx"
    write_intakes(file, [(kind, rows)], personal=True)
    request = ImportRequest(file, kind, today=TODAY, samples_allowed=True, **more)  # type: ignore[arg-type]
    return import_workbook(opened.catalogue, opened.actor, request)


def import_records(opened: Opened, folder: Path) -> None:
    """All three lists; nothing may be rejected."""
    lists: tuple[tuple[IntakeKind, tuple[Intake, ...]], ...] = (
        (IntakeKind.PARTNERS, PARTNERS),
        (IntakeKind.ENTERPRISES, ENTERPRISES),
        (IntakeKind.NEEDS, NEEDS),
    )
    for kind, rows in lists:
        report = import_rows(opened, folder, kind, rows)
        assert report.rejected == 0, [finding for finding in report.findings if finding.severity == "error"]
