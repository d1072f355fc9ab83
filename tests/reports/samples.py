"""Invented agreements of every pattern for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.agreement import (
    AgreementDocument,
    FoodPapers,
    Forum,
    Kbli,
    Letterhead,
    Official,
    Paper,
    Party,
    Pattern,
    Price,
    PriceRow,
    Quantity,
    Size,
    SpecificationRow,
    Term,
    Witness,
    monthly_schedule,
)
from reports.wording import default_sources, duties

SIGNED = date(2026, 7, 20)

LARGE = Party(
    name="PT Tapioka Pantura Sejahtera",
    legal_form="Perseroan Terbatas",
    address="Jalan Raya Pantura Km 12, Desa Sugihwaras, Kecamatan Jenu, Kabupaten Tuban",
    representative="Rahmat Hidayat",
    position="Direktur Utama",
    authority="Akta Pendirian Nomor 17 tanggal 4 Maret 2015",
    nib="0220100345678",
    npwp="0012345678901000",
    size=Size.BESAR,
)
SMALL = Party(
    name="UD Tani Makmur",
    legal_form="Usaha perseorangan",
    address="Dusun Krajan RT 02 RW 01, Desa Glodog, Kecamatan Palang, Kabupaten Tuban",
    representative="Siti Aminah",
    position="Pemilik",
    authority="Nomor Induk Berusaha atas nama sendiri",
    nib="1234000056789",
    npwp="3523015505850000",
    nik="3523015505850000",
    bank_account="Bank Jatim Cabang Tuban, nomor 0123456789, atas nama Siti Aminah",
    size=Size.MIKRO,
)
OFFICIALS = (
    Official(
        office="Dinas Koperasi, Usaha Kecil dan Menengah, dan Perdagangan Kabupaten Tuban",
        position="Kepala",
        name="Drs. Bambang Contoh, M.M.",
        nip="197001011995031001",
        rank="Pembina Utama Muda (IV/c)",
    ),
    Official(office="KADIN Kabupaten Tuban", position="Ketua", name="Ir. Dewi Contoh"),
)
SUBJECTS = {
    Pattern.INTI_PLASMA: "Budi Daya dan Pemasaran Ubi Kayu Segar",
    Pattern.SUBKONTRAK: "Pengerjaan Bagian Atas Alas Kaki",
    Pattern.DISTRIBUSI_KEAGENAN: "Penyaluran Pakan Ayam",
    Pattern.RANTAI_PASOK: "Pemasokan Ubi Kayu Segar",
    Pattern.PERDAGANGAN_UMUM: "Pemasokan Kerupuk Udang",
}
GOODS = {
    Pattern.INTI_PLASMA: ("ubi kayu segar", Kbli("2025", "01135", "Pertanian ubi kayu"), "ton", 125_000_000),
    Pattern.SUBKONTRAK: (
        "bagian atas alas kaki (upper)",
        Kbli("2020", "15201", "Industri Alas Kaki Untuk Keperluan Sehari-hari"),
        "pasang",
        1_850_000,
    ),
    Pattern.DISTRIBUSI_KEAGENAN: (
        "pakan ayam pedaging",
        Kbli("2020", "47754", "Perdagangan Eceran Pakan Ternak/Unggas/Ikan dan Hewan Piaraan"),
        "sak",
        38_500_000,
    ),
    Pattern.RANTAI_PASOK: ("ubi kayu segar", Kbli("2025", "01135", "Pertanian ubi kayu"), "ton", 125_000_000),
    Pattern.PERDAGANGAN_UMUM: (
        "kerupuk udang",
        Kbli("2020", "10794", "Industri Kerupuk, Keripik, Peyek Dan Sejenisnya"),
        "kg",
        4_250_050,
    ),
}


SPECIFICATION = (
    SpecificationRow("Kadar pati", "paling sedikit 24%", "1%"),
    SpecificationRow("Kotoran", "paling tinggi 3%"),
    SpecificationRow("Umur panen", "8–10 bulan"),
)
PAPERS = (
    Paper("PIHAK KEDUA", "Nomor Induk Berusaha", "1234000056789"),
    Paper("PIHAK PERTAMA", "Akta pendirian"),
)


def agreement(pattern: Pattern = Pattern.INTI_PLASMA) -> AgreementDocument:
    """Return a complete agreement between a factory and a micro-enterprise."""
    commodity, kbli, unit, sen = GOODS[pattern]
    price, volume = Price(sen, unit), 12_500 if unit == "ton" else 450_000
    return AgreementDocument(
        pattern=pattern,
        first=LARGE,
        second=SMALL,
        subject=SUBJECTS[pattern],
        signed_on=SIGNED,
        place="Kabupaten Tuban",
        commodity=commodity,
        kbli=kbli,
        quantity_per_month=Quantity(volume, unit),
        minimum_lot=Quantity(1_000, unit),
        price=price,
        payment_days=14,
        start=date(2026, 8, 1),
        end=date(2027, 7, 31),
        months=12,
        forum=Forum.PENGADILAN_NEGERI,
        forum_name="Pengadilan Negeri Tuban",
        duties=tuple(duty.code for duty in duties(pattern, SIGNED)),
        sources=default_sources(pattern, SIGNED),
        witnesses=(Witness("Agus Contoh", "Kepala Desa Glodog"), Witness("Nur Contoh", "Pendamping usaha")),
        number="012/KADIN-JTM/VII/2026",
        number_first="012/TPS-KM/VII/2026",
        letterhead=Letterhead(
            ("PT TAPIOKA PANTURA SEJAHTERA",), "Jalan Raya Pantura Km 12, Jenu, Tuban · contoh@tps.example"
        ),
        specification=SPECIFICATION,
        price_list=(
            PriceRow(commodity, price, "mutu A"),
            PriceRow(commodity, Price(sen - 10_000, unit), "mutu B"),
        ),
        schedule=monthly_schedule(date(2026, 8, 1), 12, Quantity(volume, unit)),
        papers=PAPERS,
        terms=_terms(pattern),
        officials=OFFICIALS,
        food=FoodPapers(halal="ID35110000000000001", permit="2063523010001-31"),
    )


def _terms(pattern: Pattern) -> tuple[Term, ...]:
    if pattern is not Pattern.INTI_PLASMA:
        return ()
    inputs = (
        ("Bibit ubi kayu", "10.000 batang", "Rp500,00 per batang", "paling lambat 10 Agustus 2026"),
        ("Pupuk NPK", "300 kg", "Rp12.000,00 per kg", "bersama bibit"),
    )
    return (Term("sarana", "daftar", inputs), Term("pembiayaan", "plafon", 1_250_000_000))


def nameless(document: AgreementDocument) -> AgreementDocument:
    """Return the agreement with the small side's name missing."""
    return replace(document, second=replace(document.second, name=""))
