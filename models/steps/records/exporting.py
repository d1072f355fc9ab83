"""Rows of the lists as cells of a workbook, read part by part so that 100,000 need no room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.enterprises import EnterpriseLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.partners import NeedSummary, PartnerLine
from models.domain.progress import Progress
from models.steps.intake.businesses import CONTACT, OWNER, SIGNATORY
from models.steps.records import enterprise_lists, need_lists, needs, partner_lists
from models.steps.records.exporting_near import NEAR_COLUMNS
from models.steps.records.exporting_offers import (
    OfferCells,
    declared_sizes,
    offers_of,
    partner_numbers,
    people_of,
)
from models.steps.records.exporting_papers import PaperColumns
from models.steps.records.partner_goods import what_partners_say
from models.workbook.cells.percent import percent_spelled

Cell = str | int | float | None
Rows = Iterator[tuple[Cell, ...]]
Line = TypeVar("Line", EnterpriseLine, PartnerLine, NeedSummary)
_PART = 1000
COMPUTED_SIZE = "Skala (dihitung)"
"""No import reads it: what is computed must not come back as declared."""

_HEADINGS: dict[IntakeKind, tuple[str, ...]] = {
    IntakeKind.ENTERPRISES: (
        *("Kode UMKM", "Nama Usaha", "Nama Pemilik", "Kecamatan", "Kabupaten/Kota", "No. HP", "Jenis Kemampuan"),
        *("Produk", "Komoditas"),
        *("Kapasitas per Bulan", "Satuan", "Skala Usaha", "Dokumen dimiliki", "Dokumen wajib", "Keadaan"),
        *(COMPUTED_SIZE, "Dokumen belum diketahui"),
    ),
    IntakeKind.PARTNERS: (
        *("Kode Mitra", "Nama Perusahaan", "Kecamatan", "Kabupaten/Kota", "Skala Usaha", "Nama Kontak", "No. Telepon"),
        *("No. Anggota KADIN", "Kebutuhan aktif", "Komoditas yang dicari", "Keadaan", "KADIN Berlaku Sampai"),
        *("Produk yang Dibuat", "Bahan yang Diserap", COMPUTED_SIZE, "Nama Penandatangan", "NIB", "NPWP"),
    ),
    IntakeKind.NEEDS: (
        *("Kode Kebutuhan", "Mitra", "Letak Mitra", "Kebutuhan", "Komoditas", "Pola Kemitraan", "Jumlah per Bulan"),
        *("Satuan", "Jumlah Minimum per UMKM", "Sudah diperjanjikan", "Wilayah Mitra", "Keadaan", "Asal"),
        *("Bagian atau Proses", "Waktu Tunggu (hari)", "Margin Agen (%)", "Tempat Usaha Penyalur", "Berlaku Sampai"),
    ),
}  # fmt: skip
TEXT = frozenset(
    {"Kode UMKM", "Kode Mitra", "Kode Kebutuhan", "No. HP", "No. Telepon", "No. Anggota KADIN", "NIB", "NPWP"}
)
_STATES = {True: "aktif", False: "nonaktif"}
_ORIGINS = {True: "disimpulkan, belum dikonfirmasi", False: "dinyatakan mitra"}


def headings_of(kind: IntakeKind) -> tuple[str, ...]:
    """The headings of an exported list."""
    return _HEADINGS[kind]


def enterprise_rows(
    session: Session, actor: Actor, query: ListQuery, papers: PaperColumns, progress: Progress
) -> Rows:
    """The rows of the list of enterprises, one for each product."""
    ids = enterprise_lists.all_of(session, actor, query)
    near = NEAR_COLUMNS if query.value_of("near") else ()
    for lines in _parts(session, ids, partial(enterprise_lists.lines_of, query=query), progress):
        phones = _phones(session, t.Enterprise, OWNER, [line.uid for line in lines if line.office == actor.office])
        uids = [line.uid for line in lines]
        offers, declared = offers_of(session, uids), declared_sizes(session, t.Enterprise, uids)
        held = papers.cells(session, uids)
        for line in lines:
            far = tuple(column.cell(line) for column in near)
            # a row for each product, as the import reads them
            for offer in offers.get(line.uid) or (OfferCells(),):
                yield (
                    line.code, line.name, line.owner, line.kecamatan, line.kabupaten, phones.get(line.uid, ""),
                    offer.kind, offer.product, offer.commodity, _amount(offer.capacity), offer.unit,
                    _size(declared[line.uid]), None if line.papers_unasked else line.papers_held, line.papers_due,
                    _STATES[line.active], _size(line.size), line.papers_unknown, *far, *held[line.uid],
                )  # fmt: skip


def partner_rows(
    session: Session, actor: Actor, query: ListQuery, papers: PaperColumns, progress: Progress
) -> Rows:
    """The rows of the list of partners."""
    ids = session.scalars(partner_lists.ordered(partner_lists.listed_partners(session, query), query)).all()
    for lines in _parts(session, ids, partner_lists.lines_of, progress):
        phones = _phones(session, t.Partner, CONTACT, [line.uid for line in lines if line.office == actor.office])
        uids = [line.uid for line in lines]
        told, declared = what_partners_say(session, uids), declared_sizes(session, t.Partner, uids)
        held, numbers = papers.cells(session, uids), partner_numbers(session, uids)
        contacts, signatories = people_of(session, CONTACT, uids), people_of(session, SIGNATORY, uids)
        for line in lines:
            yield (
                line.code, line.name, line.kecamatan, line.kabupaten, _size(declared[line.uid]),
                contacts.get(line.uid, ""),
                phones.get(line.uid, ""), line.kadin_number, line.needs, ", ".join(line.asks_for),
                _STATES[line.active], *told[line.uid], _size(line.size),
                signatories.get(line.uid, ""), *numbers[line.uid], *held[line.uid],
            )  # fmt: skip


def need_rows(
    session: Session, _actor: Actor, query: ListQuery, _papers: PaperColumns, progress: Progress
) -> Rows:
    """The rows of the list of needs."""
    ids = session.scalars(need_lists.ordered(need_lists.listed_needs(session, query), query)).all()
    for lines in _parts(session, ids, needs.summaries_of, progress):
        for line in lines:
            yield (
                line.code, line.partner, line.kabupaten, line.words, line.commodity,
                (line.pattern or "terbuka").replace("_", " "), _amount(line.quantity), line.unit,
                _amount(line.minimum_lot), _amount(line.agreed), line.territory, _STATES[line.active],
                _ORIGINS[line.inferred], line.process, line.lead_days, percent_spelled(line.margin), line.outlet,
                line.until,
            )  # fmt: skip


def _parts(
    session: Session,
    ids: Sequence[int],
    lines_of: Callable[[Session, Sequence[int]], tuple[Line, ...]],
    progress: Progress,
) -> Iterator[tuple[Line, ...]]:
    for start in range(0, len(ids), _PART):
        progress(start, len(ids))
        yield lines_of(session, ids[start : start + _PART])


def _phones(session: Session, table: type[t.Enterprise | t.Partner], role: str, uids: Sequence[str]) -> dict[str, str]:
    """uid of the record → the phone number that counts."""
    part = t.BusinessPerson
    query = (
        select(table.uid, t.PersonPhone.value)
        .join(part, part.business_id == table.business_id)
        .join(t.PersonPhone, t.PersonPhone.person_id == part.person_id)
        .where(table.uid.in_(uids), part.role == role, ~part.deleted, t.PersonPhone.superseded_by.is_(None))
        .order_by(t.PersonPhone.id)
    )
    return {uid: phone for uid, phone in session.execute(query)}  # noqa: C416  # rows are no pairs to dict()


def _amount(thousandths: int | None) -> float | int | None:
    if thousandths is None:
        return None
    return thousandths // 1000 if thousandths % 1000 == 0 else thousandths / 1000


def _size(size: str) -> str:
    return size.replace("_", " ")
