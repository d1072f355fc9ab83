"""Columns that lists of enterprises and lists of partners share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.workbook.columns import SIZE_WORDS, Column
from models.workbook.sheet import Cell

LEGAL_FORMS = ("Perorangan", "UD", "CV", "PT", "PT Perorangan", "Firma", "Koperasi", "BUMDes", "Kelompok")


IDENTITY_COLUMNS: tuple[Column, ...] = (
    Column(
        "legal_form",
        "Badan Usaha",
        "Bentuk usaha.",
        (None, None),
        (
            "bentuk usaha",
            "bentuk badan usaha",
            "badan hukum",
            "bentuk hukum",
            "jenis badan usaha",
            "status badan usaha",
        ),
        choices=LEGAL_FORMS,
    ),
    Column(
        "nib",
        "NIB",
        "Nomor Induk Berusaha, 13 angka, ditulis sebagai teks.",
        (None, None),
        ("no nib", "nomor nib", "nomor induk berusaha", "nib oss", "no induk berusaha"),
        is_text=True,
    ),
    Column(
        "kbli",
        "KBLI",
        "Kode KBLI lima angka dari kegiatan utama.",
        (None, None),
        (
            *("kode kbli", "kbli utama", "no kbli", "kbli 5 digit", "bidang usaha kbli"),
            *(f"{words} {year}" for words in ("kbli", "kode kbli") for year in (2005, 2009, 2015, 2017, 2020, 2025)),
        ),
        is_text=True,
    ),
    Column(
        "kbli_edition",
        "Edisi KBLI",
        "Edisi yang dipakai kode itu. Kosongkan bila tidak tahu.",
        (None, None),
        ("versi kbli", "tahun kbli"),
        choices=("2020", "2025"),
        is_text=True,
    ),
)


PLACE_COLUMNS: tuple[Column, ...] = (
    Column(
        "kabupaten",
        "Kabupaten/Kota",
        "Nama dengan Kab. atau Kota, misalnya Kab. Mojokerto atau Kota Mojokerto.",
        (None, None),
        (
            "kab kota",
            "kabupaten",
            "kab",
            "kota kabupaten",
            "kota",
            "kabkota",
            "kab/kota usaha",
            "nama kabupaten kota",
        ),
    ),
    Column(
        "kecamatan",
        "Kecamatan",
        "Nama kecamatan.",
        (None, None),
        ("kec", "kec usaha", "nama kecamatan", "kecamatan usaha"),
    ),
    Column(
        "desa",
        "Desa/Kelurahan",
        "Nama desa atau kelurahan.",
        (None, None),
        (
            "kelurahan desa",
            "desa",
            "kelurahan",
            "kel",
            "kel desa",
            "desa kel",
            "ds kel",
            "nama desa",
            "desa kelurahan usaha",
        ),
    ),
    Column(
        "region_code",
        "Kode Wilayah",
        "Kode Kemendagri, misalnya 35.23.01.2001. Bila diisi, nama wilayah tidak perlu.",
        (None, None),
        (
            "kode desa",
            "kode kelurahan",
            "kode wilayah desa",
            "kode kemendagri",
            "kode kecamatan",
            "kode daerah",
        ),
        is_text=True,
    ),
    Column(
        "address",
        "Alamat",
        "Jalan, nomor, RT/RW, dusun.",
        ("Jl. Raya 12, RT 02/RW 01", "Jl. Industri 5"),
        (
            "alamat usaha",
            "alamat lengkap",
            "alamat perusahaan",
            "jalan",
            "alamat tempat usaha",
            "lokasi usaha",
            "dusun",
        ),
        longest=500,
    ),
    Column(
        "coordinates",
        "Titik Koordinat",
        "Lintang dan bujur, misalnya -6.9012, 112.0513, atau tautan peta.",
        (None, None),
        (
            *("koordinat", "titik lokasi", "koordinat lokasi", "koordinat usaha", "lat long", "latlong", "lat lng"),
            *("lintang bujur", "share location", "shareloc", "google maps", "link maps", "link google maps"),
        ),
        is_text=True,
        is_rare=True,
    ),
    Column(
        "latitude",
        "Lintang",
        "Lintang dalam derajat, misalnya -6.9012; dipakai bersama kolom Bujur.",
        (None, None),
        ("latitude", "lat", "garis lintang", "koordinat lintang", "ls", "koordinat y"),
        is_rare=True,
    ),
    Column(
        "longitude",
        "Bujur",
        "Bujur dalam derajat, misalnya 112.0513; dipakai bersama kolom Lintang.",
        (None, None),
        ("longitude", "long", "lng", "lon", "garis bujur", "koordinat bujur", "bt", "koordinat x"),
        is_rare=True,
    ),
)


FACT_COLUMNS: tuple[Column, ...] = (
    Column(
        "annual_sales",
        "Omzet per Tahun (Rp)",
        "Hasil penjualan setahun dalam Rupiah, misalnya 180.000.000 atau 180 juta.",
        (None, None),
        (
            *(
                "omzet",
                "omset",
                "omzet tahunan",
                "omzet tahun",
                "penjualan per tahun",
                "hasil penjualan tahunan",
            ),
            *(
                "penjualan tahunan",
                "pendapatan per tahun",
                "omset per tahun",
                "omset tahunan",
                "omzet thn",
                "omzet 1 tahun",
            ),
        ),
    ),
    Column(
        "monthly_sales",
        "Omzet per Bulan (Rp)",
        "Bila hanya omzet sebulan yang diketahui; dihitung dua belas kali.",
        (None, None),
        (
            "omzet bulanan",
            "omzet bln",
            "omset bulanan",
            "omset per bulan",
            "omset bln",
            "pendapatan per bulan",
            "penjualan per bulan",
        ),
    ),
    Column(
        "capital",
        "Modal Usaha (Rp)",
        "Modal usaha di luar tanah dan bangunan tempat usaha.",
        (None, None),
        (
            "modal",
            "modal usaha di luar tanah dan bangunan",
            "aset",
            "asset",
            "kekayaan bersih",
            "total modal",
            "nilai aset",
        ),
    ),
    Column(
        "facts_year",
        "Tahun Data",
        "Tahun dari omzet, modal, dan tenaga kerja.",
        (2025, 2025),
        ("tahun", "tahun omzet", "tahun data omzet", "tahun pendataan"),
    ),
    Column(
        "workers",
        "Tenaga Kerja",
        "Jumlah orang yang bekerja, termasuk pemilik.",
        (None, None),
        (
            *(
                "jumlah tenaga kerja",
                "jml tenaga kerja",
                "tk",
                "jumlah tk",
                "jumlah karyawan",
                "karyawan",
                "naker",
            ),
            *("jumlah pekerja", "pekerja", "jml karyawan", "jml tk", "jumlah naker"),
        ),
    ),
    Column(
        "size",
        "Skala Usaha",
        "Dipakai hanya bila omzet dan modal tidak diketahui.",
        (None, None),
        (
            "skala",
            "klasifikasi usaha",
            "kelas usaha",
            "ukuran usaha",
            "kriteria usaha",
            "klasifikasi",
            "kategori usaha",
        ),
        choices=SIZE_WORDS,
    ),
)


def with_examples(shared: Sequence[Column], **examples: tuple[Cell, Cell]) -> tuple[Column, ...]:
    """Shared columns with the two examples that suit a list."""
    return tuple(replace(one, examples=examples.get(one.name, one.examples)) for one in shared)


PHONE_SYNONYMS = (
    *(
        "no hp",
        "hp",
        "no telp",
        "telp",
        "telepon",
        "no telepon",
        "nomor hp",
        "nomor telepon",
        "no wa",
        "wa",
        "whatsapp",
    ),
    *(
        "no hp wa",
        "kontak",
        "no kontak",
        "nomor wa",
        "no handphone",
        "handphone",
        "telp hp",
        "no telp hp",
        "hp wa",
    ),
)
