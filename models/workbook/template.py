"""The workbook that an office fills in: three lists with examples and drop-downs, and an explanation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from models.domain.intake import IntakeKind
from models.files import write_bytes
from models.reference.commodities import commodities
from models.reference.regions import kabupaten_list
from models.reference.units import units
from models.workbook.columns import SHEET_NAMES, Column, columns, template_columns
from models.workbook.sheet_signs import GUIDE, WORDS
from models.workbook.writing import Pen, require_xlsx, workbook_bytes

_ROWS_WITH_DROP_DOWN = 5_000
_LONGEST_INLINE = 250
_WIDTHS = {"name": 30, "owner": 24, "address": 34, "specification": 34, "product": 24, "partner": 28}
_RULES = (
    "Isi satu baris untuk satu produk. Usaha dengan dua produk: dua baris, nama usaha dan pemilik sama.",
    "Kolom berlatar kuning wajib diisi. Kolom lain boleh kosong; kosong berarti tidak diketahui, bukan nol.",
    "Urutan kolom boleh diubah dan kolom yang tidak dipakai boleh dihapus.",
    "Kolom di bawah ini yang tidak ada di lembarnya boleh ditambahkan sendiri dengan judul itu.",
    "Baris yang namanya diawali CONTOH adalah contoh: di antara data sendiri baris itu ditolak.",
    "NIK, No. KK, NIB, dan nomor telepon ditulis sebagai teks. Jangan ubah kolomnya menjadi angka.",
    "Angka ditulis cara Indonesia: 1.500 berarti seribu lima ratus, 1,5 berarti satu setengah.",
    "Satu sel berisi satu angka, bukan rentang seperti 10-20.",
    "Kapasitas dan kebutuhan dihitung per bulan. Satuan: di kolom Satuan atau di belakang angka.",
    "Setiap baris yang ditolak dikembalikan dalam berkas Excel beserta alasannya.",
)


def write_template(path: Path) -> None:
    """Write the import workbook: UMKM, Mitra, Kebutuhan, and Petunjuk, which explains every column."""
    require_xlsx(path)
    write_bytes(path, workbook_bytes(_fill))


def _fill(workbook: xlsxwriter.Workbook) -> None:
    pen = Pen(workbook)
    required = workbook.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#FFF2CC"}
    )
    for kind in IntakeKind:
        _write_list(workbook.add_worksheet(SHEET_NAMES[kind]), pen, required, template_columns(kind))
    _write_guide(workbook.add_worksheet(GUIDE), pen)
    _write_words(workbook.add_worksheet(WORDS), pen)


def _write_list(sheet: Worksheet, pen: Pen, required: Format, fields: Sequence[Column]) -> None:
    for index, field in enumerate(fields):
        must = field.required or field.name == "kabupaten"
        pen.write(sheet, 0, index, field.heading, required if must else pen.bold)
        sheet.write_comment(0, index, field.explanation, {"x_scale": 1.6, "y_scale": 0.8})
        sheet.set_column(index, index, _width(field), pen.text if field.is_text else None)
        for row, example in enumerate(field.examples, start=1):
            pen.write(sheet, row, index, example)
        _offer_choices(sheet, index, field)
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 32)


def _width(field: Column) -> int:
    return _WIDTHS.get(field.name, max(12, min(len(field.heading) + 2, 22)))


def _offer_choices(sheet: Worksheet, index: int, field: Column) -> None:
    source = _source(field)
    if source:
        sheet.data_validation(
            *(1, index, _ROWS_WITH_DROP_DOWN, index),
            # what the reader understands is wider than any drop-down, so other words only meet a hint
            {
                "validate": "list",
                "source": source,
                "error_type": "information",
                "show_error": _is_closed(field),
            },
        )


def _source(field: Column) -> list[str] | str:
    if field.name in _WORD_LISTS:
        column = list(_WORD_LISTS).index(field.name)
        letter = chr(ord("A") + column)
        return f"={WORDS}!${letter}$2:${letter}${len(_words(field.name)) + 1}"
    return list(field.choices) if len(",".join(field.choices)) <= _LONGEST_INLINE else ""


def _is_closed(field: Column) -> bool:
    """Whether a cell may hold nothing but what its drop-down offers."""
    return field.name in {"offer_kind", "pattern", "size", "female", "kbli_edition"}


_WORD_LISTS = {"product": "Daftar komoditas", "unit": "Daftar satuan", "kabupaten": "Daftar wilayah"}


def _words(name: str) -> list[str]:
    if name == "product":
        return [one.name for one in commodities()]
    return [one.code for one in units()] if name == "unit" else [one.name for one in kabupaten_list()]


def _write_words(sheet: Worksheet, pen: Pen) -> None:
    """What the drop-downs offer, out of the way of those who fill the lists in."""
    for index, (name, heading) in enumerate(_WORD_LISTS.items()):
        for row, words in enumerate((heading, *_words(name))):
            pen.write(sheet, row, index, words)
    sheet.hide()


def _write_guide(sheet: Worksheet, pen: Pen) -> None:
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 2, 8)
    sheet.set_column(3, 4, 60)
    pen.write(sheet, 0, 0, "Cara mengisi", pen.bold)
    for row, rule in enumerate(_RULES, start=1):
        pen.write(sheet, row, 0, rule)
    start = len(_RULES) + 2
    for index, heading in enumerate(("Lembar", "Judul kolom", "Wajib", "Penjelasan", "Pilihan yang ada")):
        pen.write(sheet, start, index, heading, pen.bold)
    for row, cells in enumerate(_explained(), start=start + 1):
        for index, cell in enumerate(cells):
            pen.write(sheet, row, index, cell)


def _explained() -> list[tuple[str, str, str, str, str]]:
    return [
        (
            SHEET_NAMES[kind],
            field.heading,
            "ya" if field.required or field.name == "kabupaten" else "",
            field.explanation,
            ", ".join(field.choices),
        )
        for kind in IntakeKind
        for field in columns(kind)
    ]
