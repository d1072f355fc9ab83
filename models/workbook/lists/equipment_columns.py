"""Columns of what an enterprise works with, and of how long its papers hold."""

from __future__ import annotations

from collections.abc import Mapping

from models.workbook.columns import COMMODITY_FIELD, PAPER_HEADINGS, UNTIL_FIELD, Column

_SAYS = (
    *("masa berlaku {paper}", "{paper} berlaku sampai", "{paper} berlaku hingga", "berlaku {paper}"),
    *("tanggal berakhir {paper}", "tgl berakhir {paper}", "{paper} masa berlaku", "akhir {paper}"),
)
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


def paper_days(synonyms: Mapping[str, tuple[str, ...]]) -> tuple[Column, ...]:
    """A column for the last day of every paper; a bare "Berlaku sampai" behind a paper means the same."""
    return tuple(
        Column(
            f"{UNTIL_FIELD}{code}",
            f"Masa Berlaku {heading}",
            "Hari terakhir berlaku, misalnya 21/11/2027. Kosong berarti tidak diketahui.",
            (None, None),
            tuple(says.format(paper=each) for each in (heading, *synonyms.get(code, ())) for says in _SAYS),
            is_rare=True,
        )
        for code, heading in PAPER_HEADINGS.items()
    )
