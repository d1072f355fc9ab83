"""The columns of the UMKM list."""

from __future__ import annotations

from models.workbook.columns import KIND_WORDS, Column
from models.workbook.lists.business_columns import (
    FACT_COLUMNS,
    IDENTITY_COLUMNS,
    PHONE_SYNONYMS,
    PLACE_COLUMNS,
    with_examples,
)
from models.workbook.lists.equipment_columns import COMMODITY_COLUMN, EQUIPMENT_COLUMNS
from models.workbook.lists.paper_columns import PAPER_COLUMNS, PAPER_DAYS

_NAME = (
    Column(
        "code",
        "Kode UMKM",
        "Diisi program. Kosongkan untuk UMKM baru.",
        (None, None),
        ("kode usaha", "id umkm", "kode umkm temumitra"),
        is_text=True,
    ),
    Column(
        "name",
        "Nama Usaha",
        "Nama usaha seperti pada papan nama atau NIB.",
        ("CONTOH Keripik Sumber Rejeki", "CONTOH Batik Mawar"),
        (
            *(
                "nama umkm",
                "nama ukm",
                "nama ikm",
                "umkm",
                "nama perusahaan",
                "nama unit usaha",
                "nama pt",
                "nama cv",
                "nama toko",
                "usaha",
            ),
            *("nama usaha umkm", "nama brand usaha", "nama koperasi", "nama kelompok usaha"),
        ),
        required=True,
    ),
)
_OWNER = (
    Column(
        "owner",
        "Nama Pemilik",
        "Nama lengkap pemilik atau penanggung jawab.",
        ("Contoh Sulastri", "Contoh Hartono"),
        (
            *(
                "pemilik",
                "pemilik usaha",
                "nama pelaku usaha",
                "nama pengusaha",
                "pelaku usaha",
                "nama pemilik usaha",
            ),
            *(
                "penanggung jawab",
                "nama penanggung jawab",
                "nama pimpinan",
                "nama lengkap",
                "pengelola",
                "nama pengelola",
            ),
        ),
        required=True,
    ),
    Column(
        "female",
        "Jenis Kelamin",
        "L atau P.",
        ("P", "L"),
        ("l p", "kelamin", "jk", "jenis kelamin l p", "sex", "gender"),
        choices=("L", "P"),
    ),
    Column(
        "nik",
        "NIK",
        "16 angka, ditulis sebagai teks. Excel merusak NIK yang ditulis sebagai angka.",
        (None, None),
        ("no ktp", "nomor ktp", "nik pemilik", "nomor induk kependudukan", "ktp", "no nik", "nik ktp"),
        is_text=True,
        personal=True,
    ),
    Column(
        "kk",
        "No. KK",
        "Nomor kartu keluarga, 16 angka, ditulis sebagai teks.",
        (None, None),
        ("kk", "nomor kk", "no kartu keluarga", "nomor kartu keluarga"),
        is_text=True,
        personal=True,
    ),
    Column(
        "phone",
        "No. HP",
        "Nomor telepon atau WhatsApp, ditulis sebagai teks.",
        (None, None),
        PHONE_SYNONYMS,
        is_text=True,
        personal=True,
    ),
    Column(
        "desil",
        "Desil",
        "Desil DTSEN keluarga pemilik, 1 sampai 10. Kosongkan bila tidak diketahui.",
        (None, None),
        ("desil dtsen", "desil kesejahteraan", "desil p3ke", "desil keluarga"),
        personal=True,
    ),
    Column(
        "desil_source",
        "Sumber Desil",
        "Dari data mana desil itu.",
        (None, None),
        ("sumber data desil", "sumber data kemiskinan"),
        choices=("DTSEN", "DTKS", "P3KE", "Survei dinas"),
        personal=True,
    ),
    Column(
        "desil_quarter",
        "Triwulan Desil",
        "Triwulan data itu, misalnya TW III 2026.",
        (None, None),
        ("triwulan", "periode desil", "tw desil", "periode dtsen", "versi dtsen"),
        is_text=True,
        personal=True,
    ),
)
_OFFER = (
    Column(
        "offer_kind",
        "Jenis Kemampuan",
        "Produk: membuat barang. Langkah: mengerjakan satu proses. Penyaluran: menjual. Kosong: produk.",
        ("Produk", "Produk"),
        ("jenis penawaran", "kemampuan"),
        choices=KIND_WORDS,
    ),
    Column(
        "product",
        "Produk",
        "Satu produk per baris; produk lain dari usaha yang sama ditulis di baris berikutnya.",
        ("keripik singkong", "kain batik tulis"),
        (
            *(
                "nama produk",
                "jenis produk",
                "produk utama",
                "komoditas",
                "produk yang dihasilkan",
                "produk unggulan",
            ),
            *(
                "jenis produk komoditas",
                "hasil produksi",
                "produk jasa",
                "barang yang dihasilkan",
                "produk usaha",
            ),
        ),
    ),
    Column(
        "unit",
        "Satuan",
        "Satuan untuk kapasitas, harga, dan pesanan.",
        ("kg", "lembar"),
        ("satuan kapasitas", "satuan produk", "unit", "satuan produksi"),
    ),
    Column(
        "capacity",
        "Kapasitas per Bulan",
        "Yang masih tersedia untuk mitra setiap bulan, misalnya 300 atau 1,5 ton.",
        (300, 40),
        (
            *(
                "kapasitas",
                "kapasitas bln",
                "kapasitas produksi",
                "kapasitas produksi per bulan",
                "kapasitas produksi bln",
            ),
            *(
                "produksi per bulan",
                "jumlah produksi",
                "volume produksi",
                "kapasitas bulanan",
                "produksi bln",
                "kap produksi",
            ),
        ),
    ),
    Column(
        "price",
        "Harga per Satuan (Rp)",
        "Harga jual per satuan, satu angka.",
        (28000, 185000),
        ("harga", "harga satuan", "harga jual", "harga produk", "harga per unit", "harga jual per satuan"),
    ),
    Column(
        "months",
        "Bulan Aktif",
        "Bulan saat bisa memasok: sepanjang tahun, Jan-Mar, atau Mei, Juni.",
        ("sepanjang tahun", "sepanjang tahun"),
        (
            "bulan produksi",
            "musim",
            "bulan",
            "masa produksi",
            "bulan panen",
            "waktu produksi",
            "bulan tersedia",
        ),
        is_text=True,
    ),
    Column(
        "minimum_order",
        "Pesanan Minimum",
        "Jumlah terkecil sekali pesan.",
        (10, 5),
        ("minimum order", "min order", "moq", "minimal order", "pesanan minimal", "minimum pesanan"),
    ),
    Column(
        "lead_days",
        "Lama Pengerjaan (hari)",
        "Hari dari pesanan sampai siap kirim.",
        (3, 14),
        ("lama pengerjaan", "waktu pengerjaan", "lead time", "lama produksi", "waktu pengerjaan hari"),
    ),
)
_PROGRAMME = (
    Column(
        "programme",
        "Program",
        "Program binaan yang diikuti.",
        (None, None),
        ("nama program", "program binaan", "program pembinaan", "keterangan program"),
    ),
)

ENTERPRISE_COLUMNS: tuple[Column, ...] = (
    *_NAME,
    *_OWNER[:1],
    *with_examples(PLACE_COLUMNS, kabupaten=("Kab. Tuban", "Kab. Gresik"), kecamatan=("Kerek", "Kebomas")),
    *_OFFER,
    *with_examples(IDENTITY_COLUMNS, legal_form=("Perorangan", "UD")),
    *with_examples(FACT_COLUMNS, annual_sales=(180_000_000, 420_000_000), workers=(4, 7)),
    *_OWNER[1:],
    *with_examples(PAPER_COLUMNS, paper_halal=("Ada", None)),
    *_PROGRAMME,
    *EQUIPMENT_COLUMNS,
    COMMODITY_COLUMN,
    *PAPER_DAYS,
)
