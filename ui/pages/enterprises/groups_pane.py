"""Standing groups of UMKM: the list, the group beside it, and the way back to the UMKM."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.domain.associations import AssociationLine
from models.domain.enterprises import EnterpriseLine
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery, Slice
from models.use_cases.delete_association import delete_association
from models.use_cases.list_associations import list_associations
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.save_association import save_association
from models.use_cases.view_association import view_association
from ui.pages.enterprises.groups_columns import group_columns, group_filters
from ui.pages.enterprises.groups_form import GroupForm
from ui.pages.enterprises.groups_reading import GROUP_TABS, chapters_of_group, head_of_group
from ui.records.pane import RecordsPane, Trade
from ui.texts import tr
from ui.widgets.empty_state import Emptiness, NextStep
from ui.widgets.lists.record_list import RecordList
from ui.widgets.lists.rows import PagedRows
from ui.widgets.look.theme import GRID
from ui.widgets.records.enterprise_field import Suggestions
from ui.widgets.wording import button
from ui.workplace import Workplace

SUGGESTED = 8


class GroupsPane(QWidget):
    """The screen of kelompok, KUB, koperasi and paguyuban."""

    closed = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.records = RecordsPane(work, self._trade(), self._make_list())
        self.back = button(tr("Kembali ke UMKM"), self._leave, kind="link", icon_name="arrow-left")
        self.new = button(tr("Tambah kelompok"), self.add, icon_name="plus")
        top = QHBoxLayout()
        top.setContentsMargins(GRID, 0, 2 * GRID, 0)
        top.addWidget(self.back)
        top.addStretch()
        top.addWidget(self.new)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        inside.addLayout(top)
        inside.addWidget(self.records, 1)
        self.records.side.editing_changed.connect(self.new.setDisabled)

    @property
    def unsaved(self) -> bool:
        """Whether the form holds something that is not saved."""
        return self.records.side.unsaved

    def reload(self) -> None:
        """Read again what is in view."""
        self.records.reload()

    def add(self) -> None:
        """Open an empty form."""
        form = self.records.form
        assert isinstance(form, GroupForm)
        form.begin()
        self.records.side.show_form(tr("Kelompok baru"))

    def _leave(self) -> None:
        if self.unsaved:
            self.records.say_unsaved()
        else:
            self.closed.emit()

    def _trade(self) -> Trade:
        return Trade(
            key="associations",
            kind=IntakeKind.ENTERPRISES,  # never asked: this list is not exported
            noun=tr("kelompok"),
            hint=Emptiness("users-three", tr("Pilih satu kelompok"), tr("Anggotanya tampil di sini.")),
            tabs=GROUP_TABS,
            view=view_association,
            save=save_association,
            delete=delete_association,
            make_form=lambda: GroupForm(self._seek),
            head=head_of_group,
            chapters=chapters_of_group,
            filters=group_filters(),
            uid=lambda record: str(record.line.uid),
            consequence=tr("Keanggotaannya ikut hilang; UMKM-nya tetap. Ini dapat diurungkan."),
        )

    def _make_list(self) -> RecordList[AssociationLine]:
        return RecordList(
            PagedRows(group_columns(), self._fetch, self._work.background, "associations"),
            tr("kelompok"),
            filters=group_filters(),
            identity=lambda row: row.uid,
            can_export=False,
            empty=Emptiness(
                "users-three",
                tr("Belum ada kelompok"),
                tr("Kelompok usaha, KUB, koperasi, dan paguyuban dengan anggota dan perannya."),
                (NextStep(tr("Tambah kelompok"), self.add),),
            ),
        )

    def _fetch(self, query: ListQuery, start: int, limit: int) -> Slice[AssociationLine]:
        return list_associations(self._work.catalogue, self._work.actor, query, start, limit)

    def _seek(self, words: str, found: Callable[[Suggestions], None]) -> None:
        """Look UMKM up by words; the answer comes later."""
        work = self._work
        read = partial(list_enterprises, work.catalogue, work.actor, ListQuery(words), 0, SUGGESTED)
        work.ask("associations/suggestions", read, lambda part: found([_suggestion(row) for row in part.rows]))


def _suggestion(row: EnterpriseLine) -> tuple[str, str]:
    place = f", {row.kecamatan}" if row.kecamatan else ""
    return row.uid, f"{row.code} {row.name}{place}"
