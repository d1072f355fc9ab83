"""The record beside its list: nothing chosen, a record to read in tabs, or its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ui.texts import tr
from ui.widgets.empty_state import Emptiness, EmptyState
from ui.widgets.forms.form import Form
from ui.widgets.look.theme import GRID
from ui.widgets.records.facts_view import Chapter, FactsView
from ui.widgets.wording import Kind, button, hairline, icon_button, words


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a record: its name, and what it is in small words."""

    name: str
    what: str


class RecordView(QWidget):
    """A record to read; `edit_wanted` and `delete_wanted` are for whoever shows it."""

    edit_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, tabs: Sequence[str]) -> None:
        super().__init__()
        self.name = words(kind=Kind.HEADING, wrap=True)
        self.what = words(kind=Kind.SMALL, wrap=True)
        self.edit_button = button(tr("Ubah"), self.edit_wanted.emit, icon_name="pencil-simple")
        self.delete_button = icon_button("trash", tr("Hapus"), self.delete_wanted.emit)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.views = {title: FactsView(title) for title in tabs}
        for title, view in self.views.items():
            self.tabs.addTab(view, title.replace("&", "&&"))
        self._lay_out()

    def _lay_out(self) -> None:
        self._down = down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.name)
        said.addWidget(self.what)
        top.addLayout(said, 1)
        top.addWidget(self.edit_button)
        top.addWidget(self.delete_button)
        self._top = top
        down.addLayout(top)
        down.addWidget(self.tabs, 1)

    def add_button(self, made: QWidget) -> None:
        """Put a button of a page's own before the one that deletes."""
        self._top.insertWidget(self._top.indexOf(self.delete_button), made)

    def add_bar(self, bar: QWidget) -> None:
        """Put a line of a page's own between the name and the tabs."""
        self._down.insertWidget(1, bar)

    def show_record(self, head: Head, tabs: Mapping[str, Sequence[Chapter]]) -> None:
        """Show a record; the tab in view stays in view."""
        self.name.setText(head.name)
        self.what.setText(head.what)
        for title, chapters in tabs.items():
            self.views[title].show_chapters(chapters)


class RecordSide(QStackedWidget):
    """Hint, record or form; a form is made when it is first needed."""

    editing_changed = Signal(bool)
    cancel_wanted = Signal()
    """Batal on a form that holds something unsaved: whoever shows it asks, then calls `show_view`."""

    def __init__(self, hint: Emptiness, view: RecordView, make_form: Callable[[], Form]) -> None:
        super().__init__()
        self._hint = EmptyState(hint)
        self.view = view
        self._make_form = make_form
        self._form: Form | None = None
        self._heading = words(kind=Kind.HEADING)
        self._holder = QWidget()
        self._down = QVBoxLayout(self._holder)
        self._down.setContentsMargins(0, GRID, 0, 0)
        self._down.setSpacing(0)
        self._heading.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self._down.addWidget(self._heading)
        self._down.addSpacing(GRID)
        self._down.addWidget(hairline())
        for page in (self._hint, self.view, self._holder):
            self.addWidget(page)
        self.hide()  # a list without a chosen record has the whole width

    @property
    def form(self) -> Form:
        """The form."""
        if self._form is None:
            self._form = self._make_form()
            self._form.cancelled.connect(self._cancel)
            self._down.addWidget(self._form, 1)
            keep = QShortcut(QKeySequence.StandardKey.Save, self._form, self._form.save)
            keep.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return self._form

    def forget_form(self) -> None:
        """Make another form when one is next needed; what stands in the one in view is given up."""
        if self._form is not None:
            self.show_view()
            self._form.setParent(None)
            self._form.deleteLater()
            self._form = None

    @property
    def has_form(self) -> bool:
        """Whether the form was made already."""
        return self._form is not None

    @property
    def editing(self) -> bool:
        """Whether the form is in view."""
        return self.currentWidget() is self._holder

    @property
    def unsaved(self) -> bool:
        """Whether the form in view holds something that is not saved."""
        return self.editing and self.form.dirty

    def _cancel(self) -> None:
        if self.unsaved:
            self.cancel_wanted.emit()
        else:
            self.show_view()

    def show_hint(self) -> None:
        """Nothing is chosen."""
        self.view.name.clear()
        self._show(self._hint)

    def show_view(self) -> None:
        """Show the record to read, or the hint when there is none yet."""
        self._show(self.view if self.view.name.text() else self._hint)

    def show_form(self, heading: str) -> None:
        """Show the form, the cursor in its first field."""
        self._heading.setText(heading)
        self._show(self._holder)
        next(iter(self.form.fields.values())).setFocus()

    def _show(self, page: QWidget) -> None:
        was = self.editing
        self.setCurrentWidget(page)
        self.setVisible(page is not self._hint)
        if self.editing != was:
            self.editing_changed.emit(self.editing)
