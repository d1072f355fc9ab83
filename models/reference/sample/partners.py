"""40 invented industry partners."""

from __future__ import annotations

from random import Random

from matching.codes import BusinessSize
from models.domain.intake import BusinessIntake, PartnerIntake, PersonIntake
from models.reference.sample.figures import sen, two_digits
from models.reference.sample.naming import address
from models.reference.sample.people import Drawing, full_name, random_child
from models.reference.sample.seeds import PartnerSeed, partner_seeds

FIRST_ROW = 2
MEMBER_SHARE = 0.85
DEGREES = ("", "", "", ", S.E.", ", S.T.", ", M.M.", ", S.H.", ", S.P.")
HEADS = {
    "Koperasi": ("Ketua",),
    "CV": ("Direktur",),
    "PT": ("Direktur", "Direktur Utama", "Direktur Operasional"),
}
CONTACTS = (
    "Manajer Pengadaan",
    "Kepala Bagian Pembelian",
    "Manajer Kemitraan",
    "Kepala Produksi",
    "Staf Kemitraan",
)
CAPITAL = {BusinessSize.BESAR: 12_000_000_000, BusinessSize.MENENGAH: 6_000_000_000}
"""Least of its size."""


def partners(draw: Drawing) -> tuple[PartnerIntake, ...]:
    """The rows of the partner list."""
    return tuple(_partner(draw, seed, row) for row, seed in enumerate(partner_seeds(), start=FIRST_ROW))


def _partner(draw: Drawing, seed: PartnerSeed, row: int) -> PartnerIntake:
    rng = draw.rng
    return PartnerIntake(
        row=row,
        code="",
        business=_business(draw, seed),
        contact=_person(rng, rng.choice(CONTACTS), draw.registry.next_phone()),
        signatory=_person(rng, rng.choice(HEADS[seed.legal_form])),
        kadin_number=_member_number(seed, row) if rng.random() < MEMBER_SHARE else "",
    )


def _business(draw: Drawing, seed: PartnerSeed) -> BusinessIntake:
    return BusinessIntake(
        name=seed.name,
        legal_form=seed.legal_form,
        nib=draw.registry.next_nib(),
        region=random_child(draw.rng, seed.region).code,
        address=address(draw.rng),
        kbli=seed.kbli[-1] if seed.kbli else None,
        annual_sales=sen(seed.annual_sales),
        capital=sen(_capital(draw.rng, seed)),
        facts_year=draw.today.year - 1,
        workers=_workers(draw.rng, seed),
    )


def _capital(rng: Random, seed: PartnerSeed) -> float:
    """Of a firm of middling size never beyond the limit of its size."""
    least = CAPITAL[seed.size]
    if seed.size is BusinessSize.MENENGAH:
        return least + rng.randint(0, 35) * 100_000_000
    return max(least, two_digits(seed.annual_sales * rng.uniform(0.25, 0.5)))


def _workers(rng: Random, seed: PartnerSeed) -> int:
    return rng.randint(25, 95) if seed.size is BusinessSize.MENENGAH else rng.randint(110, 900)


def _person(rng: Random, position: str, phone: str = "") -> PersonIntake:
    female = rng.random() < 0.35
    return PersonIntake(name=full_name(rng, female) + rng.choice(DEGREES), position=position, phone=phone)


def _member_number(seed: PartnerSeed, row: int) -> str:
    """Zeros in front mark the sample, then kabupaten and serial."""
    return f"0000.{seed.region[:5].replace('.', '')}.{row:05}"
