"""Invented facts for every paper of the office: as short as they come, and as long as anybody may type."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.office_papers.consent import ConsentDocument, Purpose
from reports.office_papers.memorandum import MemorandumDocument
from reports.office_papers.minutes import MinutesDocument
from reports.office_papers.partnership_facts import (
    AgreementRow,
    Count,
    PartnershipDocument,
    Stage,
    tally,
)
from reports.office_papers.parts import Amount, Kop, LetterMember, Side, Signer
from reports.office_papers.profile import NeedDocument, OfferLine, ProfileDocument
from reports.office_papers.register import RegisterDocument, RegisterRow
from reports.office_papers.reporting_letter import ReportedAgreement, ReportingDocument

DAY = date(2026, 11, 23)
LONG = " ".join(["Ketentuan yang sangat panjang tentang mutu dan penyerahan barang."] * 160)[:10_000]
NAME = "Perseroan Terbatas Maju Makmur Sejahtera Bersama Rakyat Jawa Timur Abadi Sentosa Nusantara Raya Indah"[:100]
NUMBER = "500.3.10.12/00123/NK/414.107.2.1/XI/2026"
KOP = Kop(("PEMERINTAH KABUPATEN CONTOH", "Dinas Koperasi dan Usaha Mikro"), "Jalan Contoh 1", "Telepon (0356) 000000")
OFFICE = Signer("Dinas Koperasi dan Usaha Mikro", "Kepala Dinas", "Nama Pejabat, M.M.", "Pembina (IV/a)", "1970")
FIRST = Side("PT Contoh", "Perseroan Terbatas", "Jalan Industri 1", "Direktur Contoh", "Direktur", "anggaran dasar")
SECOND = Side("Usaha Contoh", "Usaha perseorangan", "Desa Contoh", "Pemilik Contoh", "Pemilik", own_name=True)
LONG_SIDE = Side(NAME, NAME, LONG[:600], NAME, NAME, LONG[:400])

MEMORANDUM = MemorandumDocument(
    first=FIRST, second=SECOND, subject="Rencana Kemitraan Jagung", pattern="Inti-Plasma", goods="jagung",
    quantity=Amount(1_500, "ton"), signed_on=DAY, place="Tuban", months=12, ends=date(2027, 11, 22),
    number="001/NK/2026",
)  # fmt: skip
LONG_MEMORANDUM = replace(
    MEMORANDUM, first=LONG_SIDE, second=LONG_SIDE, subject=NAME, goods=NAME, place=NAME, number=NUMBER,
    scope=(LONG, LONG), kop=KOP, officials=(OFFICE, replace(OFFICE, name=NAME, office=NAME)), distribution=True,
)  # fmt: skip
MINUTES = MinutesDocument(
    first=FIRST, second=SECOND, pattern="Subkontrak", goods="Songkok", quantity=Amount(200_000, "buah"), held_on=DAY,
    place="Gresik", number="001/BA/2026",
)  # fmt: skip
LONG_MINUTES = replace(
    MINUTES, first=LONG_SIDE, second=LONG_SIDE, goods=NAME, number=NUMBER, delivery=LONG, quality=LONG, starts=DAY,
    months=12, follow_up=date(2026, 12, 20), points=(LONG, "singkat"), kop=KOP, officials=(OFFICE,),
)  # fmt: skip
_HEAD = Side(
    "Kelompok Usaha Contoh dkk.", "Kelompok usaha, diketuai Usaha Contoh", "Desa Contoh", "Pemilik Contoh",
    "Pemilik Usaha Contoh, selaku ketua kelompok", "persetujuan para anggota dalam daftar terlampir",
)  # fmt: skip


def members(count: int, *, long: bool = False) -> tuple[LetterMember, ...]:
    """The members of a group."""
    return tuple(
        LetterMember(
            f"U-{at:06}", f"{NAME} {at}" if long else f"Usaha {at}", LONG[:200] if long else "Desa Contoh, Kab. Tuban",
            NAME if long else f"Pemilik {at}", Amount(500, "ton"), leads=at == 1,
        )
        for at in range(1, count + 1)
    )  # fmt: skip


GROUP_MEMORANDUM = replace(MEMORANDUM, second=_HEAD, members=members(3))
LONG_GROUP_MEMORANDUM = replace(LONG_MEMORANDUM, members=members(40, long=True))
GROUP_MINUTES = replace(MINUTES, second=_HEAD, members=members(3))
LONG_GROUP_MINUTES = replace(LONG_MINUTES, members=members(40, long=True))
REPORTED = ReportedAgreement(
    "001/KADIN-JTM/XI/2026", "PT Contoh", "Usaha Contoh", "Rantai Pasok", "Jagung", Amount(1_500, "ton"), DAY,
    date(2027, 11, 22),
)  # fmt: skip
REPORTING = ReportingDocument(
    kop=None, number="001/SL/2026", place="Tuban", signed_on=DAY, to="Kepala Dinas", at="Tuban", agreements=(REPORTED,),
    signer=OFFICE,
)  # fmt: skip
LONG_REPORTING = replace(
    REPORTING, kop=KOP, number=NUMBER, to=NAME, copies=(NAME, NAME),
    agreements=(replace(REPORTED, number=NUMBER, partner=NAME, enterprise=NAME, goods=LONG[:900]),) * 60,
)  # fmt: skip
CONSENT = ConsentDocument("Kantor", "", (Purpose("Pencatatan", "Data saya dicatat."),), DAY)
LONG_CONSENT = replace(
    CONSENT, office=NAME, contact=LONG[:300], purposes=(Purpose(NAME, LONG),) * 3, owner=NAME, business=NAME,
    code="U-000001", address=LONG[:300], place=NAME[:30], kop=KOP,
)  # fmt: skip
PROFILE = ProfileDocument("U-000001", "Usaha", "", "", "", "", (), (), (), DAY, "")
LONG_PROFILE = replace(
    PROFILE, name=NAME, place=NAME, legal_form=NAME, size="Usaha mikro", activity=LONG[:800], contact=LONG[:300],
    offers=(OfferLine(LONG, NAME, NAME, NAME, NAME),) * 2, papers=((NAME, NAME),) * 12, machines=((LONG, NAME, "3"),),
    workers="12 orang", kop=KOP,
)  # fmt: skip
NEED = NeedDocument("K-0001", "Jagung", "PT Contoh", "", "Terbuka", "", "", "", "", (), (), "", DAY, "")
LONG_NEED = replace(
    NEED, goods=NAME, partner=NAME, place=NAME, specification=LONG, papers=(NAME, LONG), supports=(LONG, NAME),
    territory=NAME, contact=NAME, process=NAME, until="31 Desember 2026", kop=KOP,
)  # fmt: skip


def row(at: int = 1, *, long: bool = False, voided: bool = False) -> AgreementRow:
    """One agreement of a report."""
    return AgreementRow(
        number=NUMBER if long else f"{at:03}/KADIN-JTM/XI/2026", signed_on=date(2026, 1 + at % 11, 1 + at % 28),
        starts=DAY, ends=date(2027, 11, 22), partner=NAME if long else f"PT Contoh {at % 7}",
        enterprise=NAME if long else f"Usaha {at}", region=f"Kab. Contoh {at % 38:02}",
        pattern=("Inti-Plasma", "Subkontrak")[at % 2], goods=LONG[:900] if long else f"Jagung {at % 5}",
        quantity=Amount(1_000 * at, "ton"), size="Usaha mikro", enterprise_code=f"U-{at:06}",
        partner_code=f"M-{at % 7:04}", voided=voided,
    )  # fmt: skip


def partnership(*rows: AgreementRow, worth: int | None = None) -> PartnershipDocument:
    """A report of a year over these agreements."""
    start = date(2026, 1, 1)
    stages = (Stage("Potensi", 12, "Usulan"), Stage("Disepakati", len(rows)), Stage("Terkirim", None))
    return PartnershipDocument(
        kop=None, start=start, end=DAY, region="Provinsi Jawa Timur", pattern="Semua pola", made_on=DAY, place="Tuban",
        rows=rows, tally=tally(rows, start, DAY), stages=stages, standing=(Count("UMKM", 500),), running=len(rows),
        ending=rows[:3], ending_days=60, worth=worth, priced=len(rows),
    )  # fmt: skip


def register(*rows: AgreementRow, internal: bool = False) -> RegisterDocument:
    """A register of these agreements."""
    listed = tuple(
        RegisterRow(each, "berlaku", NAME, NAME, "Rp5.000,00 per ton", "14 hari", NUMBER) for each in rows
    )
    return RegisterDocument(
        None, date(2026, 1, 1), DAY, "Provinsi Jawa Timur", "Semua pola", DAY, "Tuban", listed, internal
    )
