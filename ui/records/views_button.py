"""The views of a list that users keep: choose, keep, rename, delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QWidget

from models.domain.changes import Changed
from models.domain.views import SavedView, ViewDraft
from models.use_cases.delete_view import delete_view
from models.use_cases.list_views import list_views
from models.use_cases.save_view import save_view
from ui import formats
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import sentence, tr
from ui.widgets.lists.record_list import RecordList
from ui.widgets.wording import Kind, icon_button, words
from ui.workplace import Workplace


class NameDialog(VerbDialog):
    """The name of a view, and whether the office sees it."""

    def __init__(self, parent: QWidget, asks: str, verb: str, name: str = "", *, shared: bool = False) -> None:
        super().__init__(parent, asks, verb, why=tr("Kata pencarian, saringan, urutan, dan kolom ikut tersimpan."))
        self.body.addWidget(words(tr("Nama tampilan"), Kind.LABEL))
        self.line = QLineEdit(name)
        self.line.setAccessibleName(tr("Nama tampilan"))
        self.shared = QCheckBox(tr("Tampak bagi semua petugas di kantor ini"))
        self.shared.setAccessibleName(self.shared.text())
        self.shared.setChecked(shared)
        self.body.addWidget(self.line)
        self.body.addWidget(self.shared)
        self.line.textChanged.connect(self._judge)
        self._judge()
        self.line.setFocus()

    @property
    def name(self) -> str:
        """What was typed."""
        return " ".join(self.line.text().split())

    def _judge(self) -> None:
        self.verb_button.setEnabled(bool(self.name))


class ViewsButton:
    """A button in the list's bar with a menu of its views."""

    def __init__(self, work: Workplace, key: str, rows: RecordList[Any], labels: dict[str, str]) -> None:
        self._work, self._key, self._list, self._labels = work, key, rows, labels
        self.views: tuple[SavedView, ...] = ()
        self.chosen = ""
        """uid of the view that was chosen last."""
        self.button = icon_button("bookmark-simple", tr("Tampilan tersimpan"), self._open)
        rows.tools.insertWidget(1, self.button)
        work.background.catalogue_changed.connect(self._reload)

    def reload(self) -> None:
        """Read the views anew."""
        read = partial(list_views, self._work.catalogue, self._work.actor, self._key)
        self._work.ask(f"{self._key}/views", read, self._know)

    def menu(self) -> QMenu:
        """The views to choose from, and what can be done with the one that is chosen."""
        menu = QMenu(tr("Tampilan tersimpan"), self.button)
        for view in self.views:
            shared = "" if view.own else tr(" (bersama)")
            action = menu.addAction(f"{view.name}{shared}".replace("&", "&&"), partial(self.choose, view))
            action.setCheckable(True)
            action.setChecked(view.uid == self.chosen)
        menu.addSeparator()
        menu.addAction(tr("Simpan tampilan ini…"), self.keep)
        current = next((view for view in self.views if view.uid == self.chosen and view.own), None)
        if current is not None:
            named = current.name.replace("&", "&&")
            renewed = tr("Perbarui “{name}” dengan yang tampil").format(name=named)
            menu.addAction(renewed, partial(self._update, current))
            menu.addAction(tr("Ganti nama “{name}”…").format(name=named), partial(self.rename, current))
            menu.addAction(tr("Hapus “{name}”").format(name=named), partial(self._delete, current))
        return menu

    def choose(self, view: SavedView) -> None:
        """Show the list as this view keeps it; filters whose value has gone are let go, and said."""
        self.chosen = view.uid
        kept = tuple(each for each in view.query.filters if each[0] not in view.gone)
        if view.columns:
            self._list.table.choose_columns(view.columns)
        self._list.show_query(replace(view.query, filters=kept))
        if view.gone:
            lost = formats.listing(tuple(self._labels.get(name, name) for name in view.gone))
            self._work.say(sentence("view.lost_filters", name=view.name, filters=lost))

    def keep(self) -> None:
        """Ask for a name and keep what is shown."""
        dialog = NameDialog(self._list, tr("Simpan tampilan ini"), tr("Simpan tampilan"))
        dialog.accepted.connect(lambda: self._save(self._draft(dialog.name, dialog.shared.isChecked())))
        dialog.open()

    def rename(self, view: SavedView) -> None:
        """Ask for another name."""
        asks = tr("Ganti nama “{name}”").format(name=view.name)
        dialog = NameDialog(self._list, asks, tr("Ganti nama"), view.name, shared=view.shared)
        draft = ViewDraft(self._key, "", view.query, view.columns, uid=view.uid)
        dialog.accepted.connect(
            lambda: self._save(replace(draft, name=dialog.name, shared=dialog.shared.isChecked()))
        )
        dialog.open()

    def _update(self, view: SavedView) -> None:
        self._save(replace(self._draft(view.name, view.shared), uid=view.uid))

    def _draft(self, name: str, shared: bool) -> ViewDraft:
        return ViewDraft(self._key, name, self._list.model.query, self._list.table.chosen_columns(), shared)

    def _save(self, draft: ViewDraft) -> None:
        use_case = partial(save_view, self._work.catalogue, self._work.actor, draft)
        self._start(use_case, sentence("view.saved", name=draft.name), lambda saved: self._remember(saved.uid))

    def _delete(self, view: SavedView) -> None:
        use_case = partial(delete_view, self._work.catalogue, self._work.actor, view.uid)
        self._start(use_case, sentence("view.deleted", name=view.name), lambda _gone: self._remember(""))

    def _start(self, use_case: Callable[..., Any], done: str, succeeded: Callable[[Any], None]) -> None:
        self._work.start(use_case, title=tr("Menyimpan tampilan"), done=done, succeeded=succeeded)

    def _remember(self, uid: str) -> None:
        self.chosen = uid

    def _know(self, views: tuple[SavedView, ...]) -> None:
        self.views = views

    def _reload(self, changed: Changed) -> None:
        if changed & Changed.VIEWS:
            self.reload()

    def _open(self) -> None:
        below: QPoint = self.button.mapToGlobal(self.button.rect().bottomLeft())
        self.menu().popup(below)
