"""The partnership report and the register as workbooks: every table on a sheet of its own, charts that Excel draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from models.workbook.sheet import Cell
from models.workbook.writing import Pen, sheet_title, workbook_bytes
from reports.office_papers.partnership_facts import AgreementRow, Count, PartnershipDocument
from reports.office_papers.register import RegisterDocument, RegisterRow

_LIST = (
    "Nomor", "Tanggal", "Mitra", "UMKM", "Kode UMKM", "Kabupaten/kota", "Pola", "Barang atau pekerjaan",
    "Jumlah tiap bulan", "Satuan", "Mulai", "Berakhir", "Keadaan",
)  # fmt: skip
_INTERNAL = ("Penanda tangan mitra", "Penanda tangan UMKM", "Harga", "Pembayaran", "Pelaporan")
_ACCENT = "#176B6E"
_NARROW, _WIDE = 12, 38


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart over the first two columns of a sheet's table."""

    kind: str
    title: str


def report_workbook(document: PartnershipDocument) -> bytes:
    """The report as .xlsx."""

    def fill(workbook: xlsxwriter.Workbook) -> None:
        pen = Pen(workbook)
        _summary(workbook.add_worksheet("Ringkasan"), pen, document)
        sums = document.tally
        _counted(workbook, pen, "Per pola", "Pola kemitraan", sums.by_pattern, _Chart("bar", "Menurut pola"))
        region = _Chart("bar", "Menurut kabupaten/kota")
        _counted(workbook, pen, "Per wilayah", "Kabupaten/kota", sums.by_region, region)
        _counted(workbook, pen, "Per ukuran", "Ukuran UMKM", sums.by_size, _Chart("bar", "Menurut ukuran UMKM"))
        _counted(workbook, pen, "Per bulan", "Bulan", sums.by_month, _Chart("column", "Menurut bulan"))
        goods = [(each.goods, each.agreements, _number(each.quantity.thousandths), each.quantity.unit)
                 for each in sums.by_goods]  # fmt: skip
        heads = ("Barang atau pekerjaan", "Perjanjian", "Jumlah tiap bulan", "Satuan")
        _table(workbook.add_worksheet("Per barang"), pen, heads, goods)
        rows = [_row(row, "batal" if row.voided else "terbit") for row in document.rows]
        _table(workbook.add_worksheet("Daftar perjanjian"), pen, _LIST, rows)

    return workbook_bytes(fill)


def register_workbook(document: RegisterDocument) -> bytes:
    """The register as .xlsx; persons and prices in the office's own only."""
    heads = (*_LIST, *_INTERNAL) if document.internal else _LIST

    def fill(workbook: xlsxwriter.Workbook) -> None:
        rows = [_register_row(row, internal=document.internal) for row in document.rows]
        _table(workbook.add_worksheet("Register"), Pen(workbook), heads, rows)

    return workbook_bytes(fill)


def _summary(sheet: Worksheet, pen: Pen, document: PartnershipDocument) -> None:
    sums = document.tally
    worth = "tidak dicantumkan" if document.worth is None else document.worth / 100
    rows: list[tuple[Cell, Cell]] = [
        ("Periode mulai", document.start), ("Periode akhir", document.end), ("Wilayah", document.region),
        ("Pola", document.pattern), ("Perjanjian terbit", sums.agreements), ("Dibatalkan", sums.voided),
        ("UMKM bermitra", sums.enterprises), ("Mitra", sums.partners),
        ("Berlaku pada akhir periode", document.running),
        *((f"Tahap: {each.label}", "belum dicatat" if each.count is None else each.count) for each in document.stages),
        ("Nilai kesepakatan tiap bulan (rupiah)", worth),
        *((f"Katalog: {each.label}", each.value) for each in document.standing),
        ("Disusun pada", document.made_on),
    ]  # fmt: skip
    _table(sheet, pen, ("Hal", "Isi"), rows)
    note = "Potensi, kesepakatan, pengiriman, dan pembayaran adalah ukuran yang berbeda dan tidak dijumlahkan."
    pen.write(sheet, len(rows) + 2, 0, note)


def _counted(
    workbook: xlsxwriter.Workbook, pen: Pen, name: str, heading: str, counts: Sequence[Count], chart: _Chart
) -> None:
    sheet = workbook.add_worksheet(sheet_title(name))
    _table(sheet, pen, (heading, "Perjanjian"), [(each.label, each.value) for each in counts])
    if counts:
        sheet.insert_chart("D2", _drawn(workbook, sheet.get_name(), len(counts), chart))


def _drawn(workbook: xlsxwriter.Workbook, sheet: str, rows: int, chart: _Chart) -> object:
    drawn = workbook.add_chart({"type": chart.kind})
    drawn.add_series({
        "categories": [sheet, 1, 0, rows, 0],
        "values": [sheet, 1, 1, rows, 1],
        "fill": {"color": _ACCENT},
        "data_labels": {"value": True},
        "gap": 60,
    })  # fmt: skip
    drawn.set_title({"name": chart.title, "name_font": {"size": 12}})
    drawn.set_legend({"none": True})
    whole = {"num_format": "0", "major_gridlines": {"visible": False}, "min": 0}
    if chart.kind == "bar":
        drawn.set_y_axis({"reverse": True})
        drawn.set_x_axis(whole)
    else:
        drawn.set_y_axis(whole)
    drawn.set_size({"width": 620, "height": max(260, min(22 * rows + 110, 900) if chart.kind == "bar" else 320)})
    return drawn


def _table(sheet: Worksheet, pen: Pen, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    for column, heading in enumerate(heads):
        pen.write(sheet, 0, column, heading, pen.bold)
        longest = max((len(str(row[column])) for row in rows), default=0)
        sheet.set_column(column, column, min(max(len(heading) + 2, longest + 2, _NARROW), _WIDE))
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            pen.write(sheet, number, column, cell)
    sheet.freeze_panes(1, 0)


def _row(row: AgreementRow, state: str) -> tuple[Cell, ...]:
    return (
        row.number, row.signed_on, row.partner, row.enterprise, row.enterprise_code, row.region, row.pattern,
        row.goods, _number(row.quantity.thousandths), row.quantity.unit, row.starts, row.ends, state,
    )  # fmt: skip


def _register_row(row: RegisterRow, *, internal: bool) -> tuple[Cell, ...]:
    shown = _row(row.agreement, row.state)
    if not internal:
        return shown
    return (
        *shown, row.first_signatory, row.second_signatory, row.price, row.payment, row.reported or "belum dilaporkan"
    )  # fmt: skip


def _number(thousandths: int) -> int | float:
    whole, rest = divmod(thousandths, 1000)
    return float(Decimal(thousandths) / 1000) if rest else whole
