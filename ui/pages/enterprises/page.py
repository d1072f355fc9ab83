"""UMKM: the list of all micro-enterprises, the record beside it, and the import."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget

from models.domain.changes import Changed
from models.domain.enterprises import EnterpriseLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery, Slice
from models.use_cases.delete_enterprise import delete_enterprise
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.view_enterprise import may_know_private, view_enterprise
from ui.intake.panel import WORKBOOKS, IntakePanel, save_template
from ui.pages.enterprises.columns import enterprise_columns, enterprise_filters, show_filter
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.reading import TABS, chapters_of, head_of
from ui.records.pane import RecordsPane, Trade
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.page import Page, PageAction
from ui.workplace import Workplace


class EnterprisesPage(Page):
    """The list of UMKM and the record beside it."""

    title = tr("UMKM")
    help_text = tr(
        "Semua usaha yang tercatat, dengan kemampuan yang ditawarkan kepada mitra.\n\n"
        "Ketik untuk mencari nama, pemilik, tempat, produk, atau NIB. Pilih satu baris untuk membaca catatannya; "
        "Ubah membuka isian, dan setiap perubahan dapat diurungkan dengan Ctrl+Z.\n\n"
        "NIK, nomor KK, dan desil disamarkan. Nomor telepon hanya tampak utuh bagi kantor pemilik catatan."
    )
    concerns = Changed.ENTERPRISES | Changed.SUPPLY_CHAIN | Changed.OFFICES

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._private = False
        self.pane = RecordsPane(work, self._trade(), self._make_list())
        show_filter(self.pane.list.bar, "desil", False)
        self.intake = IntakePanel(work)
        self._stack = QStackedWidget()
        self.intake.closed.connect(lambda: self._stack.setCurrentWidget(self.pane))
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self.intake)
        self.body.addWidget(self._stack)

    def _trade(self) -> Trade:
        return Trade(
            key="enterprises",
            kind=IntakeKind.ENTERPRISES,
            noun=tr("UMKM"),
            hint=Emptiness("file-text", tr("Pilih satu UMKM"), tr("Catatannya tampil di sini.")),
            tabs=TABS,
            view=view_enterprise,
            save=save_enterprise,
            delete=delete_enterprise,
            make_form=lambda: EnterpriseForm(private=self._private),
            head=head_of,
            chapters=chapters_of,
            filters=enterprise_filters(()),
            uid=lambda record: str(record.uid),
            consequence=tr("Catatannya hilang dari daftar dan pencocokan. Ini dapat diurungkan."),
        )

    def _make_list(self) -> RecordList[EnterpriseLine]:
        return RecordList(
            PagedRows(enterprise_columns(), self._fetch, self._work.background, "enterprises"),
            tr("UMKM"),
            filters=enterprise_filters(()),
            identity=lambda row: row.uid,
            empty=Emptiness(
                "storefront",
                tr("Belum ada UMKM"),
                tr("Daftar UMKM dari Excel dapat langsung diimpor; judul kolomnya dikenali sendiri."),
                (NextStep(tr("Impor dari Excel…"), self.choose_file), NextStep(tr("Tambah UMKM"), self.add)),
            ),
        )

    def main_action(self) -> PageAction:
        return PageAction(tr("Impor dari Excel…"), self.choose_file, "download-simple")

    def more_actions(self) -> tuple[PageAction, ...]:
        return (
            PageAction(tr("Tambah UMKM"), self.add, "plus"),
            PageAction(tr("Unduh templat…"), partial(save_template, self._work, self), "table"),
        )

    def reload(self, changed: Changed) -> None:
        self._work.ask(
            "enterprises/private", partial(may_know_private, self._work.catalogue, self._work.actor), self._know_private
        )
        self.pane.reload()

    def _know_private(self, allowed: bool) -> None:
        """Fields and the filter by desil, for those who may know it; until that is known, nobody may."""
        show_filter(self.pane.list.bar, "desil", allowed)
        if allowed != self._private and not self.pane.side.editing:
            self._private = allowed
            self.pane.side.forget_form()

    def open_record(self, record: object) -> None:
        if not self.intake.is_busy:
            self.intake.leave(partial(self._open, record))

    def _open(self, record: object) -> None:
        self._stack.setCurrentWidget(self.pane)
        self.pane.open_record(record)

    def may_leave(self) -> bool:
        if self.pane.side.unsaved:
            self.pane.say_unsaved()
            return False
        return True

    def choose_file(self) -> None:
        """Ask for a list of UMKM and check it."""
        if self.may_leave():
            ask = partial(self._work.files.open_file, self, tr("Pilih daftar UMKM"), WORKBOOKS, self.check_file)
            self.intake.leave(ask)

    def check_file(self, file: Path) -> None:
        """Open the import with this file."""
        self._stack.setCurrentWidget(self.intake)
        self.intake.check(IntakeKind.ENTERPRISES, file)

    def add(self) -> None:
        """Open an empty form."""
        if self.may_leave():
            self.intake.leave(self._add)

    def _add(self) -> None:
        self._stack.setCurrentWidget(self.pane)
        form = self.pane.form
        assert isinstance(form, EnterpriseForm)
        form.begin()
        self.pane.side.show_form(tr("UMKM baru"))

    def _fetch(self, query: ListQuery, start: int, limit: int) -> Slice[EnterpriseLine]:
        return list_enterprises(self._work.catalogue, self._work.actor, query, start, limit)
