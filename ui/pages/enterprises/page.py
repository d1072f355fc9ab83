"""UMKM: the list of all micro-enterprises, the record beside it, and the import."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from models.domain.actor import Role
from models.domain.changes import Changed
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery, Slice
from models.domain.records import (
    CommodityChoice,
    EnterpriseLine,
    EnterpriseRecord,
    ExportReport,
    SavedRecord,
)
from models.problems import UserProblem
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.export_rows import export_rows
from models.use_cases.list_commodities import list_commodities
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.view_enterprise import view_enterprise
from ui.dialogs.confirm import ask_to_confirm
from ui.intake.panel import WORKBOOKS, IntakePanel, save_template
from ui.pages.enterprises.columns import enterprise_columns, enterprise_filters
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.reading import TABS, chapters_of, head_of
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.page import Page, PageAction
from ui.widgets.records.record_side import RecordSide, RecordView
from ui.workplace import Workplace

TABLES = "Excel (*.xlsx);;CSV (*.csv)"


class EnterprisesPage(Page):
    """The list of UMKM and the record beside it."""

    title = tr("UMKM")
    help_text = tr(
        "Semua usaha yang tercatat, dengan kemampuan yang ditawarkan kepada mitra.\n\n"
        "Ketik untuk mencari nama, pemilik, tempat, produk, atau NIB. Pilih satu baris untuk membaca catatannya; "
        "Ubah membuka isian, dan setiap perubahan dapat diurungkan dengan Ctrl+Z.\n\n"
        "NIK, nomor KK, dan desil disamarkan. Nomor telepon hanya tampak utuh bagi kantor pemilik catatan."
    )
    concerns = Changed.ENTERPRISES | Changed.SUPPLY_CHAIN

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._private = work.actor.role is not Role.KADIN
        self._record: EnterpriseRecord | None = None
        self._commodities: tuple[CommodityChoice, ...] = ()
        self._stack = QStackedWidget()
        self.list = self._make_list()
        self.view = RecordView(TABS)
        self.side = RecordSide(_hint(), self.view, self._make_form)
        self.intake = IntakePanel(work)
        self._lay_out()
        self._connect()

    def _make_list(self) -> RecordList[EnterpriseLine]:
        rows = PagedRows(enterprise_columns(), self._fetch, self._work.background, "enterprises")
        return RecordList(
            rows,
            tr("UMKM"),
            filters=enterprise_filters((), desil=self._private),
            identity=lambda row: row.uid,
            empty=Emptiness(
                "storefront",
                tr("Belum ada UMKM"),
                tr("Daftar UMKM dari Excel dapat langsung diimpor; judul kolomnya dikenali sendiri."),
                (NextStep(tr("Impor dari Excel…"), self.choose_file), NextStep(tr("Tambah UMKM"), self.add)),
            ),
        )

    def _make_form(self) -> EnterpriseForm:
        form = EnterpriseForm(private=self._private)
        form.know(self._commodities)
        form.saved.connect(self._save)
        return form

    def _lay_out(self) -> None:
        both = ListAndRecord(self.list, self.side, share=0.62)
        both.setObjectName("enterprises/both")
        self._stack.addWidget(both)
        self._stack.addWidget(self.intake)
        self.body.addWidget(self._stack)

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _row: self.edit())
        self.list.export_wanted.connect(self._export)
        self.list.model.refused.connect(self._work.refused)
        self.view.edit_wanted.connect(self.edit)
        self.view.delete_wanted.connect(self.delete)
        self.side.editing_changed.connect(self.list.setDisabled)
        self.intake.closed.connect(lambda: self._stack.setCurrentIndex(0))

    def main_action(self) -> PageAction:
        return PageAction(tr("Impor dari Excel…"), self.choose_file, "download-simple")

    def more_actions(self) -> tuple[PageAction, ...]:
        return (
            PageAction(tr("Tambah UMKM"), self.add, "plus", "Ctrl+N"),
            PageAction(tr("Unduh templat…"), partial(save_template, self._work, self), "file-xls"),
        )

    def reload(self, changed: Changed) -> None:
        self.list.reload()
        self._work.ask(
            "enterprises/commodities", partial(list_commodities, self._work.catalogue, self._work.actor), self._know
        )
        if self._record is not None and not self.side.editing:
            self._ask_record(self._record.uid)

    def open_record(self, record: object) -> None:
        self._stack.setCurrentIndex(0)
        if isinstance(record, ListQuery):
            self.list.show_query(record)
        else:
            self.list.choose(str(record))
            self._ask_record(str(record))

    def may_leave(self) -> bool:
        if self.side.unsaved:
            self._work.say(sentence("records.unsaved"))
            return False
        return True

    def choose_file(self) -> None:
        """Ask for a list of UMKM and check it."""
        if self.may_leave():
            self._work.files.open_file(self, tr("Pilih daftar UMKM"), WORKBOOKS, self.check_file)

    def check_file(self, file: Path) -> None:
        """Open the import with this file."""
        self._stack.setCurrentWidget(self.intake)
        self.intake.check(IntakeKind.ENTERPRISES, file)

    def add(self) -> None:
        """Open an empty form."""
        if self.may_leave():
            self._stack.setCurrentIndex(0)
            self._form.begin()
            self.side.show_form(tr("UMKM baru"))

    def edit(self) -> None:
        """Open the form of the record in view."""
        if self._record is not None:
            self._form.show_record(self._record)
            self.side.show_form(tr("Ubah {name}").format(name=self._record.business.name))

    def delete(self) -> None:
        """Ask, then delete the record in view."""
        if self._record is not None:
            ask_to_confirm(
                self,
                tr("Hapus {name}?").format(name=self._record.business.name),
                tr("Hapus UMKM"),
                partial(self._delete, self._record),
                why=tr("Catatannya hilang dari daftar dan pencocokan. Ini dapat diurungkan."),
            )

    @property
    def _form(self) -> EnterpriseForm:
        form = self.side.form
        assert isinstance(form, EnterpriseForm)
        return form

    def _fetch(self, query: ListQuery, start: int, limit: int) -> Slice[EnterpriseLine]:
        return list_enterprises(self._work.catalogue, self._work.actor, query, start, limit)

    def _know(self, commodities: tuple[CommodityChoice, ...]) -> None:
        self._commodities = commodities
        self.list.bar.offer("commodity", tuple((each.slug, each.name) for each in commodities))
        if not self.side.editing:
            self._form.know(commodities)

    def _choose(self, row: EnterpriseLine | None) -> None:
        if row is None:
            self._record = None
            self.side.show_hint()
        elif not self.side.editing:
            self._ask_record(row.uid)

    def _ask_record(self, uid: str) -> None:
        read = partial(view_enterprise, self._work.catalogue, self._work.actor, uid)
        self._work.ask("enterprises/record", read, self._show, self._gone)

    def _show(self, record: EnterpriseRecord) -> None:
        self._record = record
        self.view.show_record(head_of(record), chapters_of(record, private=self._private))
        if not self.side.editing:
            self.side.show_view()

    def _gone(self, _problem: UserProblem) -> None:
        self._record = None
        self.side.show_hint()

    def _save(self, values: dict[str, Any]) -> None:
        draft = self._form.draft(values)
        said = "records.saved" if draft.uid else "records.saved_new"
        self._form.setEnabled(False)
        self._work.start(
            partial(save_enterprise, self._work.catalogue, self._work.actor, draft),
            title=tr("Menyimpan UMKM"),
            done=lambda saved: sentence(said, name=saved.name, code=saved.code),
            succeeded=self._saved,
            refused=self._not_saved,
            ended=lambda: self._form.setEnabled(True),
        )

    def _saved(self, saved: SavedRecord) -> None:
        self.list.choose(saved.uid)
        self.side.show_view()
        self._ask_record(saved.uid)

    def _not_saved(self, problem: UserProblem) -> None:
        field = str(problem.values.get("field", ""))
        if field in self._form.fields:
            self._form.complain(field, sentence(problem.message, **problem.values))
        else:
            self._work.refused.emit(problem)

    def _delete(self, record: EnterpriseRecord) -> None:
        self._work.start(
            partial(delete_enterprise, self._work.catalogue, self._work.actor, record.uid),
            title=tr("Menghapus UMKM"),
            done=sentence("records.deleted", name=record.business.name),
        )

    def _export(self, query: ListQuery) -> None:
        title = tr("Ekspor daftar UMKM")
        self._work.files.save_file(self, title, "UMKM.xlsx", TABLES, partial(self._write, query))

    def _write(self, query: ListQuery, path: Path) -> None:
        work = self._work
        use_case = partial(export_rows, work.catalogue, work.actor, IntakeKind.ENTERPRISES, query, path)
        work.start(use_case, title=tr("Mengekspor UMKM"), done=partial(_exported, path))


def _exported(path: Path, report: ExportReport) -> str:
    return sentence("records.exported", rows=report.rows, file=path.name)


def _hint() -> Emptiness:
    return Emptiness("cursor-click", tr("Pilih satu UMKM"), tr("Catatannya tampil di sini."))
