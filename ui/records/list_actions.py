"""What is done with the rows of a list: a menu on them, one change to many, and a file of what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from models.domain.bulk import BulkChange, BulkReport, Selection, WhySkipped
from models.domain.intake import IntakeKind
from models.domain.lists import ExportColumn, ListQuery, Personal
from models.domain.records import ExportReport
from models.use_cases.edit_many import edit_many
from models.use_cases.export_rows import export_rows
from ui import formats
from ui.dialogs.ask_reason import ask_reason
from ui.records.bulk_dialog import ask_bulk_change
from ui.texts import sentence, tr
from ui.widgets.lists.columns import Column
from ui.widgets.lists.record_list import RecordList
from ui.workplace import Workplace

TABLES = "Excel (*.xlsx);;CSV (*.csv)"


class ListActions(QObject):
    """The actions of one list; the pane around it edits and deletes the record in focus."""

    def __init__(self, work: Workplace, kind: IntakeKind, noun: str, rows: RecordList[Any], pane: QWidget) -> None:
        super().__init__(pane)
        self._work, self._kind, self._noun = work, kind, noun
        self._list, self._pane = rows, pane
        self.private = False
        """Whether NIK may be asked for here."""
        rows.export_wanted.connect(self.export)

    def fill(self, menu: QMenu) -> None:
        """Add what can be done with the selected rows."""
        number = self._list.selected_count()
        if number > 1:
            many = formats.count(number, self._noun)
            menu.addAction(tr("Ubah {many} sekaligus…").format(many=many), self.edit_selected)
        menu.addAction(tr("Pilih semua"), self._list.table.selectAll)
        menu.addAction(tr("Salin untuk Excel"), self._list.table.copy)
        menu.addSeparator()
        menu.addAction(tr("Ekspor yang tampil…"), partial(self.export, self._list.model.query))
        if self.private:
            menu.addAction(tr("Ekspor dengan NIK disamarkan…"), partial(self._choose_file, Personal()))
            menu.addAction(tr("Ekspor dengan NIK lengkap…"), self.export_with_nik)

    def edit_selected(self) -> None:
        """Ask what is to be set for the selected rows, and set it."""
        number = self._list.selected_count()
        if self._list.everything_selected():
            selection = Selection(number, self._list.model.query)
            self._ask(selection)
        elif number:
            self._ask_of_some()

    def _ask_of_some(self) -> None:
        numbers = self._list.table.selected_numbers()
        first, wanted = numbers[0], set(numbers)

        def take(rows: Sequence[Any]) -> None:
            uids = tuple(row.uid for at, row in enumerate(rows, first) if at in wanted)
            self._ask(Selection(len(uids), uids=uids))

        self._list.model.fetch_rows(first, numbers[-1] - first + 1, take)

    def _ask(self, selection: Selection) -> None:
        ask_bulk_change(self._pane, self._kind, selection.expected, self._noun, partial(self._edit, selection))

    def _edit(self, selection: Selection, change: BulkChange) -> None:
        self._work.start(
            partial(edit_many, self._work.catalogue, self._work.actor, self._kind, selection, change),
            title=tr("Mengubah {noun}").format(noun=self._noun),
            done=self._told,
        )

    def _told(self, report: BulkReport) -> str:
        already, foreign = report.count_of(WhySkipped.ALREADY), report.count_of(WhySkipped.OTHER_OFFICE)
        said = "bulk.nothing" if not report.records else "bulk.done_partly" if report.skipped else "bulk.done"
        return sentence(said, records=report.records, noun=self._noun, already=already, foreign=foreign)

    def export(self, _query: ListQuery) -> None:
        """Ask for a file and write what is shown: these columns, in this order, all rows of the list."""
        self._choose_file(None)

    def export_with_nik(self) -> None:
        """Ask why, then write what is shown with the NIK of the own office's owners."""
        ask_reason(
            self._pane,
            tr("Untuk apa NIK dikeluarkan?"),
            tr("Pilih berkas…"),
            lambda reason: self._choose_file(Personal(reason)),
            why=tr("Nama Anda, waktu, jumlah, dan alasan ini dicatat. NIK kantor lain tetap disamarkan (UU 27/2022)."),
        )

    def _choose_file(self, personal: Personal | None) -> None:
        count = formats.count(self._list.model.rowCount(), self._noun)
        all_of = count if self._list.model.is_counted else self._noun
        title = tr("Ekspor semua {count} yang tampil, bukan hanya yang dipilih").format(count=all_of)
        write = partial(self._write, self._list.model.query, personal)
        self._work.files.save_file(self._pane, title, f"{self._noun}.xlsx", TABLES, write)

    def _write(self, query: ListQuery, personal: Personal | None, path: Path) -> None:
        work, columns = self._work, tuple(map(_exported, self._list.table.columns_in_view()))
        work.start(
            partial(
                export_rows, work.catalogue, work.actor, self._kind, query, path, columns=columns, personal=personal
            ),
            title=tr("Mengekspor {noun}").format(noun=self._noun),
            done=partial(_told_file, path),
        )


def _exported(column: Column[Any]) -> ExportColumn[Any]:
    return ExportColumn(column.heading, column.to_export)


def _told_file(path: Path, report: ExportReport) -> str:
    return sentence("records.exported", rows=report.rows, file=path.name)
