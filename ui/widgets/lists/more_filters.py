"""Filters that find no room beside the search: a button with a menu for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from ui import formats
from ui.texts import tr
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import GRID


class Named(Protocol):
    """A filter: its name, its label, and (value, words) to choose from."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def choices(self) -> tuple[tuple[str, str], ...]: ...


class MoreFilters(QToolButton):
    """`changed` when the user picked a value; the button says how many are set."""

    changed = Signal()

    def __init__(self, filters: Sequence[Named]) -> None:
        super().__init__()
        self._chosen: dict[str, str] = {}
        self.choices: dict[tuple[str, str], QAction] = {}
        self._menus: dict[str, tuple[QMenu, QActionGroup]] = {}
        menu = QMenu(self)
        for each in filters:
            self._add(menu, each)
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIcon(icon("funnel"))
        self.setContentsMargins(0, 0, GRID, 0)
        self._say()

    def value_of(self, name: str) -> str:
        """The value that is set, empty for none."""
        return self._chosen.get(name, "")

    def show_value(self, name: str, value: str) -> None:
        """Set a filter without announcing it."""
        self._chosen[name] = value
        if (action := self.choices.get((name, value))) is not None:
            action.setChecked(True)
        self._say()

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values of a filter; the one that is set stays, offered or not. A filter without values hides."""
        inside, group = self._menus[name]
        for known in [key for key in self.choices if key[0] == name and key[1]]:
            action = self.choices.pop(known)
            group.removeAction(action)
            inside.removeAction(action)
            action.deleteLater()
        self._fill(name, choices)
        inside.menuAction().setVisible(bool(choices))

    def _add(self, menu: QMenu, each: Named) -> None:
        inside = QMenu(each.label, menu)  # made here and not by addMenu, whose Python half does not last
        menu.addMenu(inside)
        self._menus[each.name] = inside, QActionGroup(inside)
        self._fill(each.name, (("", tr("semua")), *each.choices))
        inside.menuAction().setVisible(bool(each.choices))

    def _fill(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        inside, group = self._menus[name]
        for value, text in choices:
            action = QAction(text.replace("&", "&&"), inside)
            inside.addAction(action)
            action.setCheckable(True)
            action.setChecked(value == self.value_of(name))
            action.triggered.connect(partial(self._pick, name, value))
            group.addAction(action)
            self.choices[name, value] = action

    def _pick(self, name: str, value: str) -> None:
        self._chosen[name] = value
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        number = sum(bool(value) for value in self._chosen.values())
        text = tr("Saringan")
        self.setText(f"{text} ({formats.number(number)})" if number else text)
        self.setAccessibleName(tr("{number} saringan lain dipakai").format(number=number) if number else text)
