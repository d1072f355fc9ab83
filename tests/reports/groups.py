"""Invented groups as the small side of an agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.domain.shares import shares_of
from reports.agreement import AgreementDocument, Member, Quantity
from tests.reports.samples import agreement

LONG = "Kelompok Wanita Tani Sumber Rejeki Makmur Sejahtera Abadi Lestari Dusun Krajan Kulon"
ADDRESS = "Jalan Raya Pantura Kilometer 12, RT 004/RW 011, Desa Karangagung, Kecamatan Palang, Kabupaten Tuban"


def member(number: int, *, long: bool = False, **more: object) -> Member:
    """One of many."""
    name = f"{LONG} {number}" if long else f"Tani {number}"
    person = f"Siti Nur Aisyah Wulandari Kusumaningtyas {number}" if long else f"Anggota {number}"
    address = ADDRESS if long else f"Desa Jlodro RT {number}, Kecamatan Kenduruan, Kabupaten Tuban"
    given = {"nib": f"912000000{number:04}", "leads": number == 1, **more}
    amount = Quantity(100_000, "kilogram")
    return Member(f"U-{number:06}", name, address, person, amount, 0, **given)  # type: ignore[arg-type]


def with_group(count: int, *, long: bool = False) -> AgreementDocument:
    """The sample with a group of so many, each with its share."""
    sample, parts = agreement(), shares_of([100_000] * count)
    members = tuple(
        replace(member(number, long=long), share=share) for number, share in enumerate(parts, start=1)
    )
    whole = Quantity(100_000 * count, "kilogram")
    name = f"{LONG} dan kawan-kawan" if long else "Kelompok Tani Satu dkk."
    second = replace(
        sample.second, name=name, legal_form="Kelompok usaha", representative=members[0].representative,
        position="Pemilik Tani 1, selaku ketua kelompok", in_own_name=False,
        authority="surat kuasa para anggota kelompok sebagaimana terlampir",
    )  # fmt: skip
    return replace(sample, second=second, members=members, quantity_per_month=whole)


def with_powers(document: AgreementDocument) -> AgreementDocument:
    """Everybody has signed a surat kuasa of their own."""
    on = date(2026, 11, 3)
    members = (replace(each, power_number=f"{each.code}/SK/XI/2026", power_on=on) for each in document.members)
    return replace(document, members=tuple(members))
