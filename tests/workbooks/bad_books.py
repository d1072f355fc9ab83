"""Ten workbooks as bad as the ones that offices send; every name and number in them is invented."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import xlsxwriter

from models.workbook.sheet import Cell

Rows = Sequence[Sequence[Cell]]
MAN, WOMAN = "3523151508850000", "3523155508850000"
"""Sample NIK: their serial is 0000."""


def _book(path: Path, sheets: Mapping[str, Rows], merged: Mapping[str, Sequence[str]] | None = None) -> Path:
    """An .xlsx file; `merged` names ranges of each sheet, whose first cell is already written."""
    workbook = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "in_memory": True})
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for place in (merged or {}).get(name, ()):
            sheet.merge_range(place, "")
        for number, row in enumerate(rows):
            for index, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, index, cell)
    workbook.close()
    return path


def titles_and_signature(folder: Path) -> Path:
    """Titles over merged cells, numbered columns, blank rows, a total and a signature."""
    rows: Rows = (
        ("DATA USAHA MIKRO DAN KECIL BINAAN",),
        ("KABUPATEN TUBAN TAHUN 2026",),
        (),
        ("No.", "Nama UMKM", "Nama Pemilik", "L/P", "Kab/Kota", "Kec.", "Jenis Produk", "Kapasitas (kg/bln)", "Ket"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"),
        (1, "Keripik Sumber Rasa", "Sulastri", "P", "Tuban", "Kerek", "keripik singkong", 300, "aktif"),
        (2, "Rengginang Bu Darmi", "Darmi", "P", "Kab. Tuban", "Palang", "rengginang", "1.250", None),
        (),
        (3, "Kerupuk Ikan Laut Biru", "Wahyudi", "L", "TUBAN", "Kec. Palang", "kerupuk ikan", 200, None),
        (None, "Jumlah", None, None, None, None, None, 1_750, None),
        (),
        (None, None, None, None, None, None, "Tuban, 3 Agustus 2026"),
        (None, None, None, None, None, None, "Mengetahui, Kepala Dinas"),
    )
    return _book(folder / "judul.xlsx", {"Sheet1": rows}, {"Sheet1": ("A1:I1", "A2:I2")})


def merged_headers(folder: Path) -> Path:
    """Two rows of merged headings, and a business whose cells are merged over its products."""
    rows: Rows = (
        ("Daftar Pelaku Usaha",),
        ("No", "Nama Usaha", "Nama Pemilik", "Alamat", None, None, "Produk", None, None),
        (None, None, None, "Desa", "Kecamatan", "Kabupaten", "Nama Produk", "Satuan", "Kapasitas/bln"),
        (1, "Dapur Mawar", "Sri Utami", "Jarorejo", "Kerek", "Tuban", "keripik singkong", "kg", 150),
        (None, None, None, None, None, None, "rengginang", "kg", 80),
        (None, None, None, None, None, None, "kerupuk ikan", "bungkus", 400),
        (2, "Batik Lestari", "Hartini", "Antah Berantah", "Kerek", "Tuban", "batik", "potong", 25),
    )
    places = ("D2:F2", "G2:I2", "A4:A6", "B4:B6", "C4:C6", "D4:D6", "E4:E6", "F4:F6")
    return _book(folder / "gabung.xlsx", {"Data": rows}, {"Data": places})


def two_sheets(folder: Path) -> Path:
    """Enterprises and needs in one book, with a recap and a sheet of remarks between them."""
    return _book(
        folder / "dua-lembar.xlsx",
        {
            "Rekap": (("Kecamatan", "Jumlah UMKM", "Omzet"), ("Kerek", 12, 90), ("Palang", 8, 70), ("Tuban", 30, 400)),
            "UMKM 2026": (
                ("nama pelaku usaha", "nama ukm", "kabupaten", "produk unggulan", "satuan", "kapasitas/bln"),
                ("Sulastri", "Keripik Sumber Rasa", "Gresik", "keripik singkong", "kg", 90),
                ("Darmi", "Rengginang Bu Darmi", "Mojokerto", "rengginang", "kg", 40),
            ),
            "Catatan": (("Dikirim ulang karena ada perbaikan",), ("Mohon segera diproses",)),
            "Permintaan": (
                ("Mitra", "Komoditas", "Jumlah/bln", "Satuan", "Pola", "Syarat"),
                ("PT Pangan Contoh", "keripik singkong", "2 ton", "kg", "Rantai pasok", "Halal, P-IRT"),
            ),
        },
    )


def mixed_units(folder: Path) -> Path:
    """Units in the cell, in the heading, in the price, as people say them."""
    return _book(
        folder / "satuan.xlsx",
        {
            "Data": (
                ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Kapasitas per bulan", "Harga Jual"),
                ("Tani Jaya", "Paijo", "Tuban", "jagung", "1,5 ton", "Rp 6.000/kg"),
                ("Tani Makmur", "Ponimin", "Tuban", "jagung", "12 kwintal", "6rb/kg"),
                ("Sirup Segar", "Endang", "Tuban", "kecap", "20 jerigen", None),
                ("Batik Sekar", "Ningsih", "Tuban", "batik", "3 kodi", "Rp150.000,-"),
                ("Genteng Karya", "Sukri", "Tuban", "genteng", "5 ribu biji", 2_500),
                ("Keripik Anyar", "Tumini", "Tuban", "keripik singkong", "10 gentong", None),
                ("Rengginang Anyar", "Tukinem", "Tuban", "rengginang", "50 kg/hari", None),
            )
        },
    )


def damaged_numbers(folder: Path) -> Path:
    """NIK that Excel made numbers, telephone numbers with words, an NIB without its zero."""
    return _book(
        folder / "nik-rusak.xlsx",
        {
            "Data": (
                ("Nama Usaha", "Pemilik", "NIK", "No HP/WA", "NIB", "Kabupaten"),
                ("Usaha Satu", "Satu", float(MAN), "WA 0812 3456 7890", "0220001234567", "Tuban"),
                ("Usaha Dua", "Dua", "3,52315E+15", "hp: 0812-3456-7891", 220001234568, "Tuban"),
                ("Usaha Tiga", "Tiga", WOMAN, "8.12E+10", None, "Tuban"),
                ("Usaha Empat", "Empat", "352315150885", "tidak punya hp", None, "Tuban"),
                ("Usaha Lima", "Lima", None, "sari@contoh.id", None, "Tuban"),
            )
        },
    )


def of_windows(folder: Path) -> Path:
    """A csv of a Windows program: cp1252, semicolons, decimal commas."""
    text = (
        "Nama Usaha;Pemilik;Kabupaten;Produk;Satuan;Kapasitas/bln\r\n"
        "Café Sari;André;Kab. Tuban;rengginang;kg;12,5\r\n"
        "Rumah “Ayu”;Zoë;Kab. Tuban;keripik singkong;kg;1.250\r\n"
    )
    path = folder / "windows.csv"
    path.write_bytes(text.encode("cp1252"))
    return path


def ragged(folder: Path) -> Path:
    """A csv typed by hand: an open quote, a comma too many, rows that end early, one byte that is no letter."""
    lines = (
        "DAFTAR UMKM,,,,,",
        "Nama Usaha,Pemilik,Kabupaten,Produk,Satuan,Alamat",
        "Usaha Satu,Satu,Tuban,rengginang,kg,Jl. Mawar",
        'Usaha Dua,Dua,Tuban,rengginang,kg,"Jl. Melati',
        "Usaha Tiga,Tiga,Tuban,rengginang,kg,Jl. Kenanga, RT 2",
        "Usaha Empat,Empat,Tuban",
        'Usaha Lima,Lima,Tuban,rengginang,kg,"Jl. Anggrek, RT 1\nRW 2"',
        "Usaha Énam,Enam,Tuban,rengginang,kg,Jl. ?",
        'Usaha "Tujuh" Jaya,Tujuh,Tuban,rengginang,kg,Jl. Dahlia',
    )
    path = folder / "tidak-rata.csv"
    path.write_bytes("\r\n".join(lines).encode().replace(b"Jl. ?", b"Jl. \xe9"))
    return path


def duplicates(folder: Path) -> Path:
    """The same business again and again: alike, otherwise, with a further product, in another place."""
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Alamat", "Produk", "Satuan", "Kapasitas/bln")
    return _book(
        folder / "ganda.xlsx",
        {
            "Data": (
                head,
                ("Keripik Berkah", "Siti", "Tuban", "Jl. Mawar 1", "keripik singkong", "kg", 300),
                ("Keripik Berkah", "Siti", "Tuban", "Jl. Mawar 1", "keripik singkong", "kg", 300),
                ("KERIPIK BERKAH", "siti", "Kab. Tuban", None, "rengginang", "kg", 50),
                ("Keripik Berkah", "Siti", "Tuban", "Jl. Mawar 1", "keripik singkong", "kg", 500),
                ("Keripik Berkah", "Siti", "Tuban", "Jl. Melati 9", "kerupuk ikan", "kg", 10),
                ("Keripik Berkah", "Aminah", "Tuban", "Jl. Melati 9", "keripik singkong", "kg", 20),
            )
        },
    )


def recap(folder: Path) -> Path:
    """A table of totals per kabupaten that somebody took for the list."""
    return _book(
        folder / "rekap.xlsx",
        {
            "Rekap": (
                ("REKAPITULASI UMKM JAWA TIMUR",),
                (),
                ("No", "Kabupaten/Kota", "Jumlah UMKM", "Nama Pemilik Perempuan", "Omzet (juta)", "%"),
                (1, "Kab. Tuban", 1_250, 640, 18_400, "12,5%"),
                (2, "Kab. Gresik", 980, 410, 22_150, "9,8%"),
                (3, "Kota Mojokerto", 310, 190, 4_020, "3,1%"),
                (4, "Kab. Bojonegoro", 1_100, 520, 15_300, "11%"),
                (None, "JUMLAH", 3_640, 1_760, 59_870, None),
            )
        },
    )


def money_and_products(folder: Path) -> Path:
    """Several products in a cell, and sums as ranges, bounds and by the month."""
    head = ("Nama Usaha", "Pemilik", "Kabupaten", "Produk", "Satuan", "Kapasitas/bln", "Harga", "Omzet")
    return _book(
        folder / "uang.xlsx",
        {
            "Data": (
                head,
                ("Satu", "A", "Tuban", "keripik singkong, kerupuk ikan, rengginang", "kg", 300, 20_000, "10-20 juta"),
                ("Dua", "B", "Tuban", "keripik singkong; rengginang", "kg", "100; 50", "15rb; 20rb", "2jt/bln"),
                ("Tiga", "C", "Tuban", "kecap manis, asin", "liter", 10, None, "<50 juta"),
                ("Empat", "D", "Tuban", "keripik singkong, pisang", "kg", 10, None, None),
                ("Lima", "E", "Tuban", "rengginang", "kg", 10, "10.000-15.000", "<50 juta"),
                ("Enam", "F", "Tuban", "rengginang", "kg", 10, "15.000/kg", "1,5 M s/d 3 M"),
                ("Tujuh", "G", "Tuban", "rengginang", "kg", 10, "Rp 15rb", "lumayan"),
            )
        },
    )


BOOKS: Mapping[str, Callable[[Path], Path]] = {
    one.__name__: one
    for one in (
        *(titles_and_signature, merged_headers, two_sheets, mixed_units, damaged_numbers),
        *(of_windows, ragged, duplicates, recap, money_and_products),
    )
}
