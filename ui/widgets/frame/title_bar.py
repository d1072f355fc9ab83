"""The head of a page: its title, its one main action at the right, and between them what was just done."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.page import Page, PageAction
from ui.widgets.wording import Kind, button, icon_button, words


class TitleBar(QWidget):
    """Shows what the page in view is and what it is for."""

    def __init__(self, message: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = words(kind=Kind.TITLE)
        self._main = button("", self._start_main, kind="primary")
        self._more = icon_button("dots-three-vertical", tr("Tindakan lain"), self._show_more)
        self._page: Page | None = None
        self.setMinimumHeight(6 * GRID)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(2 * GRID, 2, GRID, 2)
        inside.setSpacing(GRID)
        inside.addWidget(self.title)
        inside.addStretch(1)
        inside.addWidget(message, 200)
        inside.addStretch(1)
        inside.addWidget(self._main)
        inside.addWidget(self._more)

    @property
    def main_button(self) -> QPushButton:
        """The button of the main action."""
        return self._main

    def show_page(self, page: Page) -> None:
        """Show this page's title and actions."""
        self._page = page
        self.title.setText(page.title)
        main = page.main_action()
        self._main.setVisible(main is not None)
        if main:
            self._main.setText(main.text)
            self._main.setAccessibleName(main.text)
            self._main.setEnabled(_may(main))
        self._more.setVisible(bool(page.more_actions()))

    def show_nothing(self) -> None:
        """No page is in view; only a message has its place here."""
        self._page = None
        self.title.setText("")
        self._main.hide()
        self._more.hide()

    def _start_main(self) -> None:
        main = self._page.main_action() if self._page else None
        if main:
            main.start()

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(tr("Tindakan lain"))
        for action in self._page.more_actions() if self._page else ():
            entry = menu.addAction(action.text)
            entry.setEnabled(_may(action))
            entry.triggered.connect(lambda _on=False, start=action.start: start())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))


def _may(action: PageAction) -> bool:
    return action.enabled is None or action.enabled()
