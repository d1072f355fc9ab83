"""A list and the record beside it: read, edited, deleted, exported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QVBoxLayout, QWidget

from models.domain.choices import CommodityChoice
from models.domain.intake import IntakeKind
from models.domain.lists import ListQuery
from models.domain.records import SavedRecord
from models.problems import UserProblem
from models.use_cases.list_commodities import list_commodities
from ui.dialogs.confirm import ask_to_confirm
from ui.records.chips import FilterChips
from ui.records.list_actions import ListActions
from ui.records.remembered_columns import remember_columns
from ui.records.views_button import ViewsButton
from ui.texts import sentence, tr
from ui.widgets.empty_state import Emptiness
from ui.widgets.forms.form import Form
from ui.widgets.lists.filters import Filter
from ui.widgets.lists.list_and_record import ListAndRecord
from ui.widgets.lists.record_list import RecordList
from ui.widgets.records.facts_view import Chapter
from ui.widgets.records.place_list import find_by_name
from ui.widgets.records.record_side import Head, RecordSide, RecordView
from ui.workplace import Workplace

PUBLIC_CODE = re.compile(r"[A-Z]{1,2}-\d+")


class RecordForm(Form):
    """A form that can be filled from a record and gives back a draft."""

    def know(self, commodities: tuple[CommodityChoice, ...]) -> None:
        """Offer these commodities, where the form has a field for them."""

    def show_record(self, record: Any) -> None:
        """The form filled from a record."""
        raise NotImplementedError

    def draft(self, values: dict[str, Any]) -> Any:
        """What the values describe."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Trade:
    """What a pane does with its kind of record."""

    key: str
    kind: IntakeKind
    noun: str
    hint: Emptiness
    tabs: Sequence[str]
    view: Callable[..., Any]
    """(catalogue, actor, uid) → record"""
    save: Callable[..., SavedRecord]
    delete: Callable[..., SavedRecord]
    make_form: Callable[[], RecordForm]
    head: Callable[[Any], Head]
    chapters: Callable[[Any], Mapping[str, Sequence[Chapter]]]
    filters: Sequence[Filter]
    """Those of its list."""
    uid: Callable[[Any], str]
    """uid of a record."""
    consequence: str
    """What deleting means, said before it is done."""


class RecordsPane(QWidget):
    """List left; record, form or hint right."""

    shown = Signal(object)
    """The record that is now in view."""

    def __init__(self, work: Workplace, trade: Trade, rows: RecordList[Any]) -> None:
        super().__init__()
        self._work = work
        self._trade = trade
        self._commodities: tuple[CommodityChoice, ...] = ()
        self.record: Any = None
        self.list = rows
        self.chips = FilterChips(rows, trade.filters)
        for box in rows.bar.findChildren(QComboBox):
            find_by_name(box)
        self.view = RecordView(trade.tabs)
        self.side = RecordSide(trade.hint, self.view, self._make_form)
        both = ListAndRecord(self.list, self.side, share=0.6)
        both.setObjectName(f"{trade.key}/both")
        self.side.editing_changed.connect(both.make_room)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(both)
        self.list_actions = ListActions(work, trade.kind, trade.noun, rows, self)
        labels = {each.name: each.label for each in trade.filters}
        self.views = ViewsButton(work, trade.key, rows, labels) if rows.can_export else None
        remember_columns(work, trade.key, rows.table)
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _row: self.edit())
        self.list.delete_wanted.connect(self.delete)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.model.refused.connect(self._work.refused)
        self.view.edit_wanted.connect(self.edit)
        self.view.delete_wanted.connect(self.delete)
        self.side.editing_changed.connect(self._let_edit)
        self.side.cancel_wanted.connect(self._ask_to_give_up)

    @property
    def form(self) -> RecordForm:
        """The form, made when it is first needed."""
        form = self.side.form
        assert isinstance(form, RecordForm)
        return form

    @property
    def commodities(self) -> tuple[CommodityChoice, ...]:
        """The commodities of the catalogue, as far as they were read."""
        return self._commodities

    def reload(self) -> None:
        """Read again what is in view."""
        self.list.reload()
        read = partial(list_commodities, self._work.catalogue, self._work.actor)
        self._work.ask(f"{self._trade.key}/commodities", read, self._know)
        if self.views is not None:
            self.views.reload()
        if self.record is not None:
            self._ask_record(self._trade.uid(self.record))

    def open_record(self, record: object) -> None:
        """Show the list that a query asks for, or the record with this uid or public code."""
        if self.side.unsaved:
            self.say_unsaved()
        elif isinstance(record, ListQuery):
            self.list.show_query(record)
        elif PUBLIC_CODE.fullmatch(str(record)):
            self.list.show_query(ListQuery(str(record)))
        else:
            self.list.choose(str(record))
            self._ask_record(str(record))

    def say_unsaved(self) -> None:
        """Tell the user why nothing else opens now."""
        self._work.refused.emit(UserProblem("records.unsaved"))

    def edit(self) -> None:
        """Open the form of the record in view."""
        if self.record is not None:
            self.form.show_record(self.record)
            self.side.show_form(tr("Ubah {name}").format(name=self._trade.head(self.record).name))

    def delete(self) -> None:
        """Ask, then delete the record in view."""
        if self.record is None:
            return
        ask_to_confirm(
            self,
            tr("Hapus {name}?").format(name=self._trade.head(self.record).name),
            tr("Hapus {noun}").format(noun=self._trade.noun),
            partial(self._delete, self.record),
            why=self._trade.consequence,
        )

    def _let_edit(self, editing: bool) -> None:
        self.list.setDisabled(editing)
        if not editing:  # so that arrows and keys go on where the form was opened
            self.list.table.setFocus()

    def _show_menu(self, at: QPoint) -> None:
        self.menu().popup(at)

    def menu(self) -> QMenu:
        """What can be done with the row in focus, and with all that are selected."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = self.record is not None and self.list.selected_count() <= 1
        menu.addAction(tr("Ubah…"), self.edit).setEnabled(one)
        menu.addAction(tr("Hapus…"), self.delete).setEnabled(one)
        if self.list.can_export:
            menu.addSeparator()
            self.list_actions.fill(menu)
        return menu

    def _ask_to_give_up(self) -> None:
        ask_to_confirm(
            self,
            tr("Buang isian yang belum disimpan?"),
            tr("Buang isian"),
            self.side.show_view,
            decline=tr("Lanjut mengisi"),
        )

    def _make_form(self) -> RecordForm:
        form = self._trade.make_form()
        form.know(self._commodities)
        form.saved.connect(self._save)
        return form

    def _know(self, commodities: tuple[CommodityChoice, ...]) -> None:
        self._commodities = commodities
        choices = tuple((each.slug, each.name) for each in commodities)
        if any(each.name == "commodity" for each in self._trade.filters):
            self.list.bar.offer("commodity", choices)
            self.chips.know("commodity", choices)
        if self.side.has_form:
            self.form.know(commodities)

    def _choose(self, row: Any) -> None:
        if row is None:
            self.record = None
            if not self.side.editing:
                self.side.show_hint()
        elif not self.side.editing:
            self._ask_record(row.uid)

    def _ask_record(self, uid: str) -> None:
        read = partial(self._trade.view, self._work.catalogue, self._work.actor, uid)
        self._work.ask(f"{self._trade.key}/record", read, self._show, self._gone)

    def _show(self, record: Any) -> None:
        if self.side.editing:
            return  # the form was filled from what was in view; saving will say when that is no longer true
        self.record = record
        self.view.show_record(self._trade.head(record), self._trade.chapters(record))
        self.side.show_view()
        self.shown.emit(record)

    def _gone(self, _problem: UserProblem) -> None:
        self.record = None
        if not self.side.editing:
            self.side.show_hint()

    def _save(self, values: dict[str, Any]) -> None:
        draft = self.form.draft(values)
        said = "records.saved" if draft.uid else "records.saved_new"
        self.form.setEnabled(False)
        self._work.start(
            partial(self._trade.save, self._work.catalogue, self._work.actor, draft),
            title=tr("Menyimpan {noun}").format(noun=self._trade.noun),
            done=lambda saved: sentence(saved.remark or said, name=saved.name or saved.code, code=saved.code),
            succeeded=self._saved,
            refused=self._not_saved,
            ended=lambda: self.form.setEnabled(True),
        )

    def _saved(self, saved: SavedRecord) -> None:
        self.side.show_view()
        self.list.table.clearSelection()
        self.list.choose(saved.uid)
        self._ask_record(saved.uid)

    def _not_saved(self, problem: UserProblem) -> None:
        self.form.setEnabled(True)
        field = str(problem.values.get("field", ""))
        if field in self.form.fields:
            self.form.complain(field, sentence(problem.message, **problem.values))
        else:
            self._work.refused.emit(problem)

    def _delete(self, record: Any) -> None:
        uid, name = self._trade.uid(record), self._trade.head(record).name
        self._work.start(
            partial(self._trade.delete, self._work.catalogue, self._work.actor, uid),
            title=tr("Menghapus {noun}").format(noun=self._trade.noun),
            done=sentence("records.deleted", name=name),
        )
