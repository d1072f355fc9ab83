"""Profile sheets of an UMKM and of a need: what a possible partner may know, without personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports import numerals
from reports.layout import flowables, styles
from reports.layout.flowables import Column
from reports.layout.page import PaperSize, Sheet, render, text_width
from reports.layout.text import paragraph
from reports.office_papers import blocks, looks
from reports.office_papers.parts import NO_NUMBER, Kop

_OFFERS = (
    # as wide as "September–Desember," which has no place to break
    Column("No.", points=26), Column("Produk atau jasa", 6), Column("Sebagai", 3.6),
    Column("Bulan tersedia", points=103), Column("Kapasitas tiap bulan", 4.4, figures=True),
    Column("Pesanan terkecil", 3.6, figures=True),
)  # fmt: skip
_MACHINES = (
    Column("No.", points=26), Column("Peralatan", 7), Column("Pekerjaan", 6), Column("Jumlah", 2, figures=True),
)  # fmt: skip
_PAPERS = (Column("No.", points=26), Column("Legalitas dan sertifikat", 9), Column("Keadaan", 7))


@dataclass(frozen=True, slots=True)
class OfferLine:
    """What an UMKM can do; amounts in words, empty where nobody knows them."""

    goods: str
    kind: str
    capacity: str
    smallest: str
    months: str


@dataclass(frozen=True, slots=True)
class ProfileDocument:
    """What may be shown of an UMKM: no person, no address below the kecamatan, no price."""

    code: str
    name: str
    place: str
    legal_form: str
    size: str
    activity: str
    offers: tuple[OfferLine, ...]
    papers: tuple[tuple[str, str], ...]
    """(what it is, held or until when)."""
    machines: tuple[tuple[str, str, str], ...]
    made_on: date
    contact: str
    """The office through which it is reached."""
    workers: str = ""
    note: str = ""
    kop: Kop | None = None


@dataclass(frozen=True, slots=True)
class NeedDocument:
    """What may be shown of a need: no person and no price."""

    code: str
    goods: str
    partner: str
    place: str
    pattern: str
    quantity: str
    smallest: str
    months: str
    specification: str
    papers: tuple[str, ...]
    supports: tuple[str, ...]
    territory: str
    made_on: date
    contact: str
    process: str = ""
    until: str = ""
    kop: Kop | None = None


def profile_pdf(document: ProfileDocument, paper: str = "A4", logo: bytes = b"") -> bytes:
    """Return the profile sheet of an UMKM."""
    size = PaperSize(paper)
    footer = f"Profil UMKM · {document.code}"
    return render(profile_story(document, size, logo), Sheet(title=footer, paper=size, footer=footer))


def need_pdf(document: NeedDocument, paper: str = "A4", logo: bytes = b"") -> bytes:
    """Return the profile sheet of a need."""
    size = PaperSize(paper)
    footer = f"Profil Kebutuhan · {document.code}"
    return render(need_story(document, size, logo), Sheet(title=footer, paper=size, footer=footer))


def profile_story(document: ProfileDocument, paper: PaperSize, logo: bytes = b"") -> list[Flowable]:
    """Return the profile of an UMKM as flowables."""
    width = text_width(paper)
    facts = [
        ("Kode", document.code), ("Tempat usaha", document.place), ("Bentuk usaha", document.legal_form),
        ("Ukuran", document.size), ("Kegiatan usaha", document.activity), ("Tenaga kerja", document.workers),
    ]  # fmt: skip
    offers = [(one.goods, one.kind, one.months, one.capacity or NO_NUMBER, one.smallest or NO_NUMBER)
              for one in document.offers]  # fmt: skip
    return [
        *_head(document.kop, logo, "Profil UMKM", document.name),
        blocks.fields(facts, width),
        *_section("Yang dapat dipasok atau dikerjakan", _OFFERS, offers, width),
        *_section("Legalitas dan sertifikat", _PAPERS, document.papers, width),
        *_section("Peralatan", _MACHINES, document.machines, width),
        *_closing(document.contact, document.made_on),
    ]


def need_story(document: NeedDocument, paper: PaperSize, logo: bytes = b"") -> list[Flowable]:
    """Return the profile of a need as flowables."""
    width = text_width(paper)
    facts = [
        ("Kode", document.code), ("Mitra", document.partner), ("Tempat", document.place),
        ("Pola kemitraan", document.pattern), ("Pekerjaan", document.process),
        ("Jumlah tiap bulan", document.quantity), ("Kiriman terkecil", document.smallest),
        ("Bulan", document.months), ("Wilayah", document.territory), ("Berlaku sampai", document.until),
    ]  # fmt: skip
    return [
        *_head(document.kop, logo, "Profil Kebutuhan", document.goods),
        blocks.fields(facts, width),
        *_words("Mutu yang diminta", document.specification),
        *_listed("Legalitas dan sertifikat yang diminta", document.papers),
        *_listed("Dukungan yang diberikan mitra", document.supports),
        *_closing(document.contact, document.made_on),
    ]


def _head(kop: Kop | None, logo: bytes, title: str, name: str) -> list[Flowable]:
    return [
        *blocks.kop_of(kop, logo),
        paragraph(title.upper(), styles.TITLE),
        paragraph(name, styles.SUBTITLE),
        flowables.gap(10),
    ]


def _section(heading: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], width: float) -> list[Flowable]:
    if not rows:
        return []
    numbered = [(f"{at}.", *row) for at, row in enumerate(rows, start=1)]
    table: Flowable = flowables.grid(columns, numbered, width)
    return [paragraph(heading, looks.HEADING), table]


def _words(heading: str, said: str) -> list[Flowable]:
    return [paragraph(heading, looks.HEADING), paragraph(said, styles.BODY)] if said else []


def _listed(heading: str, items: Sequence[str]) -> list[Flowable]:
    return [paragraph(heading, looks.HEADING), *flowables.huruf(items, inside_ayat=False)] if items else []


def _closing(contact: str, made_on: date) -> list[Flowable]:
    said = f"Hubungi {contact} untuk dipertemukan." if contact else ""
    note = (
        f"Keadaan menurut catatan pada {numerals.short_date(made_on)}. Lembar ini tidak memuat data pribadi dan harga; "
        "keterangan di dalamnya bukan penawaran yang mengikat."
    )
    lines = [paragraph(line, looks.NOTE) for line in (said, note) if line]
    return [flowables.gap(12), *lines]
