"""Buku nomor: every number that the office gave, on what it stands, which are void and why."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from models.domain.lists import ExportColumn, ListQuery
from models.domain.papers import NumberBook, NumberLine
from models.domain.records import ExportReport
from models.use_cases.list_numbers import export_numbers, list_numbers, number_books
from ui import formats
from ui.facts import paper_kind_name
from ui.pages.agreements.tools import ToolView
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.lists.columns import Column
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace

TABLES = "Excel (*.xlsx);;CSV (*.csv)"
_MOST_BOOKS = 6
"""Books told of above the list; older ones are found by their year."""

COLUMNS: tuple[Column[NumberLine], ...] = (
    Column("number", tr("Nomor"), lambda row: row.number, width=200, tooltip=lambda row: row.number,
           tone=lambda row: _tone(row)),
    Column("book", tr("Buku"), lambda row: row.book, width=64, tone=lambda row: _tone(row)),
    Column("given", tr("Diberikan"), lambda row: formats.plain_date(row.given_on), width=112,
           tone=lambda row: _tone(row)),
    Column("state", tr("Keadaan"), lambda row: _state(row), width=84,
           tone=lambda row: Tone.WARNING if row.voided else Tone.GOOD),
    Column("paper", tr("Dokumen"), lambda row: _paper(row), tooltip=lambda row: _paper(row),
           tone=lambda row: _tone(row)),
    Column("why", tr("Sebab batal"), lambda row: _why(row), width=190, tooltip=lambda row: _why(row),
           tone=lambda row: _tone(row)),
    Column("by", tr("Oleh"), lambda row: row.by or "–", width=130, tooltip=lambda row: row.by,
           tone=lambda row: _tone(row)),
    Column("year", tr("Tahun"), lambda row: str(row.year), width=64, shown=False),
    Column("serial", tr("Urut"), lambda row: formats.number(row.serial), width=64, shown=False),
    Column("code", tr("Kode"), lambda row: row.code or "–", width=96, shown=False),
)  # fmt: skip


class NumbersView(ToolView):
    """The books of each year with their last number, and all numbers below."""

    heading = tr("Buku nomor")
    purpose = tr(
        "Semua nomor yang pernah diberikan kantor ini. Nomor yang batal tetap tercatat dan tidak dipakai lagi; "
        "membatalkan dilakukan pada dokumennya sendiri."
    )
    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.books = words(kind=Kind.LABEL, wrap=True)
        self.gaps = words(wrap=True)
        empty = Emptiness("hash", tr("Belum ada nomor"), tr("Nomor diberikan ketika sebuah dokumen diterbitkan."))
        rows = PagedRows(
            COLUMNS, partial(list_numbers, work.catalogue, work.actor), work.background, "agreements/numbers"
        )
        self.list: RecordList[NumberLine] = RecordList(
            rows, tr("nomor"), filters=(_states(),), empty=empty, identity=lambda row: row.number
        )
        self.open_button = button(tr("Buka perjanjiannya"), self._open)
        self.open_button.setEnabled(False)
        self.body.addWidget(self.books)
        self.body.addWidget(self.gaps)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.setSpacing(GRID // 2)
        self.list.chosen.connect(self._judge)
        self.list.opened.connect(lambda _row: self._open())
        self.list.export_wanted.connect(self._choose_file)
        self.list.copied.connect(lambda count: work.say(tr("{n} nomor disalin").format(n=formats.number(count))))

    def take_focus(self) -> None:
        """Every time it is opened it stands as the catalogue does."""
        self.reload()
        self.list.bar.search.setFocus()

    def reload(self) -> None:
        """Ask again."""
        self.list.reload()
        read = partial(number_books, self._work.catalogue, self._work.actor)
        self._work.ask("agreements/number-books", read, self.show_books)

    def show_books(self, books: tuple[NumberBook, ...]) -> None:
        """Say how far each book is, and whether a number is missing."""
        self.books.setText(" · ".join(map(_book_text, books[:_MOST_BOOKS])))
        missing = [tr("{book} {year}: {serials}").format(book=book.book, year=book.year, serials=_serials(book))
                   for book in books if book.missing]  # fmt: skip
        said = tr("Nomor yang hilang: {missing}. Jalankan Periksa katalog di Pengaturan.")
        text = said.format(missing="; ".join(missing)) if missing else tr("Tidak ada nomor yang hilang.")
        self.gaps.setText(text)
        self.gaps.setVisible(bool(books))
        restyle(self.gaps, "tone", (Tone.BAD if missing else Tone.GOOD).value)

    def _judge(self, row: NumberLine | None) -> None:
        self.open_button.setEnabled(row is not None and row.code.startswith("PK-"))

    def _open(self) -> None:
        row: NumberLine | None = self.list.current()
        if row is not None and row.code.startswith("PK-"):
            self.opened.emit(row.code)

    def _choose_file(self, query: ListQuery) -> None:
        title = tr("Ekspor buku nomor")
        self._work.files.save_file(self, title, "buku-nomor.xlsx", TABLES, partial(self._write, query))

    def _write(self, query: ListQuery, path: Path) -> None:
        shown = tuple(ExportColumn(each.heading, each.to_export) for each in self.list.table.columns_in_view())
        self._work.start(
            partial(export_numbers, self._work.catalogue, self._work.actor, query, path, shown),
            title=tr("Mengekspor buku nomor"), done=partial(_told, path),
        )  # fmt: skip


def _told(path: Path, report: ExportReport) -> str:
    return sentence("records.exported", rows=report.rows, file=path.name)


def _states() -> Filter:
    return Filter("voided", tr("Keadaan"), (("0", tr("berlaku")), ("1", tr("batal"))))


def _state(row: NumberLine) -> str:
    return tr("batal") if row.voided else tr("berlaku")


def _tone(row: NumberLine) -> Tone:
    return Tone.MUTED if row.voided else Tone.PLAIN


def _paper(row: NumberLine) -> str:
    name = paper_kind_name(row.title)
    return " ".join(each for each in (row.code, name) if each) or tr("penerbitan diurungkan")


def _why(row: NumberLine) -> str:
    if not row.voided:
        return "–"
    return row.why or tr("penerbitan diurungkan")


def _book_text(book: NumberBook) -> str:
    said = tr("{book} {year}: {last} nomor, {voided} batal") if book.voided else tr("{book} {year}: {last} nomor")
    return said.format(
        book=book.book, year=book.year, last=formats.number(book.last), voided=formats.number(book.voided)
    )


def _serials(book: NumberBook) -> str:
    return formats.listing(tuple(str(serial) for serial in book.missing[:10]))
