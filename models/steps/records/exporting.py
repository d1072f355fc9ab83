"""Rows of the lists as cells of a workbook, read part by part so that 100,000 need no room."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.catalogue import tables as t
from models.domain.actor import Actor
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.progress import Progress
from models.domain.records import EnterpriseLine, NeedSummary, PartnerLine
from models.steps.intake.businesses import CONTACT, OWNER
from models.steps.records import enterprise_lists, needs, partners

Cell = str | int | float | None
Rows = Iterator[tuple[Cell, ...]]
Line = TypeVar("Line", EnterpriseLine, PartnerLine, NeedSummary)
_PART = 1000

_HEADINGS: dict[IntakeKind, tuple[str, ...]] = {
    IntakeKind.ENTERPRISES: (
        *("Kode", "Nama usaha", "Pemilik", "Kecamatan", "Kabupaten/kota", "Telepon", "Produk", "Komoditas"),
        *("Kapasitas per bulan", "Satuan", "Skala usaha", "Dokumen dimiliki", "Dokumen wajib", "Keadaan"),
    ),
    IntakeKind.PARTNERS: (
        *("Kode", "Nama perusahaan", "Kecamatan", "Kabupaten/kota", "Skala usaha", "Kontak", "Telepon"),
        *("Nomor KADIN", "Kebutuhan aktif", "Komoditas yang dicari", "Keadaan"),
    ),
    IntakeKind.NEEDS: (
        *("Kode", "Mitra", "Kabupaten/kota", "Kebutuhan", "Komoditas", "Pola", "Jumlah per bulan", "Satuan"),
        *("Minimum per pemasok", "Sudah diperjanjikan", "Wilayah pemasok", "Keadaan"),
    ),
}  # fmt: skip
TEXT = frozenset({"Kode", "Telepon", "Nomor KADIN"})
_STATES = {True: "aktif", False: "nonaktif"}


def headings_of(kind: IntakeKind) -> tuple[str, ...]:
    """The headings of an exported list."""
    return _HEADINGS[kind]


def enterprise_rows(session: Session, actor: Actor, query: ListQuery, progress: Progress) -> Rows:
    """The rows of the list of enterprises."""
    wanted = enterprise_lists.listed_ids(session, actor, query)
    ids = list(session.scalars(enterprise_lists.in_order(wanted, query)))
    for line in _lines(session, ids, enterprise_lists.lines_of, progress):
        phone = _phone(session, actor, line.office, t.Enterprise, line.uid, OWNER)
        yield (
            line.code, line.name, line.owner, line.kecamatan, line.kabupaten, phone, line.product, line.commodity,
            _amount(line.capacity), line.unit, _size(line.size), line.papers_held, line.papers_due,
            _STATES[line.active],
        )  # fmt: skip


def partner_rows(session: Session, actor: Actor, query: ListQuery, progress: Progress) -> Rows:
    """The rows of the list of partners."""
    ids = session.scalars(partners.ordered(partners.listed_partners(query), query)).all()
    for line in _lines(session, ids, partners.lines_of, progress):
        phone = _phone(session, actor, line.office, t.Partner, line.uid, CONTACT)
        yield (
            line.code, line.name, line.kecamatan, line.kabupaten, _size(line.size), line.contact, phone,
            line.kadin_number, line.needs, ", ".join(line.asks_for), _STATES[line.active],
        )  # fmt: skip


def need_rows(session: Session, _actor: Actor, query: ListQuery, progress: Progress) -> Rows:
    """The rows of the list of needs."""
    ids = session.scalars(needs.ordered(needs.listed_needs(query), query)).all()
    for line in _lines(session, ids, needs.summaries_of, progress):
        yield (
            line.code, line.partner, line.kabupaten, line.words, line.commodity,
            (line.pattern or "terbuka").replace("_", " "),
            _amount(line.quantity), line.unit, _amount(line.minimum_lot), _amount(line.agreed), line.territory,
            _STATES[line.active],
        )  # fmt: skip


def _lines(
    session: Session,
    ids: Sequence[int],
    lines_of: Callable[[Session, Sequence[int]], tuple[Line, ...]],
    progress: Progress,
) -> Iterator[Line]:
    for start in range(0, len(ids), _PART):
        progress(start, len(ids))
        yield from lines_of(session, ids[start : start + _PART])


def _phone(
    session: Session, actor: Actor, office: str, table: type[t.Enterprise | t.Partner], uid: str, role: str
) -> str:
    if office != actor.office:
        return ""
    part = t.BusinessPerson
    query = (
        select(func.max(t.PersonPhone.value))
        .join(part, part.person_id == t.PersonPhone.person_id)
        .join(table, table.business_id == part.business_id)
        .where(table.uid == uid, part.role == role, ~part.deleted, t.PersonPhone.superseded_by.is_(None))
    )
    return session.scalar(query) or ""


def _amount(thousandths: int | None) -> float | int | None:
    if thousandths is None:
        return None
    return thousandths // 1000 if thousandths % 1000 == 0 else thousandths / 1000


def _size(size: str) -> str:
    return size.replace("_", " ")
