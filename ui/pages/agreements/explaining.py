"""The two buttons for the micro-entrepreneur: what the agreement may bring, and what it says in plain words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.domain.agreements import AgreementTerms
from ui.pages.agreements.income_view import show_income
from ui.pages.agreements.plain_view import show_plain_page
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import button
from ui.workplace import Workplace

Explained = tuple[str, AgreementTerms | None, str]
"""Subject, terms of a draft, paper."""


class ExplainingButtons(QWidget):
    """`about` tells what they are about, None while there is nothing."""

    def __init__(self, work: Workplace, about: Callable[[], Explained | None]) -> None:
        super().__init__()
        self._work, self._about = work, about
        self.income_button = button(tr("Simulasi pendapatan…"), self._show_income, kind="link")
        self.page_button = button(tr("Halaman penjelasan…"), self._show_page, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.income_button)
        row.addWidget(self.page_button)
        row.addStretch()

    def _show_income(self) -> None:
        if found := self._about():
            show_income(self, self._work, *found)

    def _show_page(self) -> None:
        if found := self._about():
            subject, terms, paper = found
            show_plain_page(self, self._work, subject, terms, paper=paper)
