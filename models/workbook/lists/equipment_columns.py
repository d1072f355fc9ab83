"""Columns of what an enterprise works with."""

from __future__ import annotations

from models.workbook.columns import COMMODITY_FIELD, Column

OUTLET_WORDS = ("Toko", "Kios", "Lapak", "Gudang", "Kendaraan", "Daring")

EQUIPMENT_COLUMNS: tuple[Column, ...] = (
    Column(
        "outlet_kind",
        "Tempat Usaha",
        "Tempat menjual atau menyimpan: Toko, Kios, Lapak, Gudang, Kendaraan, atau Daring.",
        (None, None),
        ("jenis tempat usaha", "jenis outlet", "outlet", "jenis gerai", "gerai", "bentuk tempat usaha"),
        choices=OUTLET_WORDS,
        is_rare=True,
    ),
    Column(
        "outlet_area",
        "Luas Tempat Usaha (m2)",
        "Luas dalam meter persegi, misalnya 12 atau 3 x 4.",
        (None, None),
        (
            *("luas tempat usaha", "luas toko", "luas kios", "luas outlet", "luas gerai", "luas gudang"),
            *("luas bangunan", "luas bangunan usaha"),
        ),
        is_rare=True,
    ),
    Column(
        "machines",
        "Mesin dan Alat",
        "Mesin dengan banyaknya, dipisah koma atau titik koma: mixer 2 unit; spinner 1.",
        (None, None),
        (
            *("mesin", "alat", "peralatan", "mesin peralatan", "mesin alat", "alat produksi", "mesin produksi"),
            *("jenis mesin", "peralatan produksi", "mesin yang dimiliki", "alat mesin"),
        ),
        longest=500,
        is_rare=True,
    ),
    Column(
        "inputs",
        "Bahan Baku",
        "Bahan yang dipakai, dipisah koma: singkong, minyak goreng.",
        (None, None),
        ("bahan", "bahan baku utama", "bahan baku yang digunakan", "jenis bahan baku", "bahan yang dipakai"),
        longest=500,
        is_rare=True,
    ),
)

COMMODITY_COLUMN = Column(
    COMMODITY_FIELD,
    "Komoditas Baku",
    "Nama baku produk itu, bila sebutannya sendiri tidak dikenal.",
    is_rare=True,
)
