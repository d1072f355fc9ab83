"""What a partner offers to UMKM: boxes for the duties of the pattern that is chosen, and for anything beyond."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.domain.choices import SupportChoice
from models.use_cases.list_choices import list_supports
from ui.pages.partners.support_words import standing_of, title_of
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.look.theme import GRID
from ui.widgets.records.names import support_choices, support_name
from ui.widgets.wording import Kind, button, words

MARK_WIDTH = 26
"""What a check box keeps for itself before its words."""


class SupportsField(Field):
    """The value is a tuple of codes; under an open pattern everything can be ticked."""

    def __init__(self, name: str, label: str, **more: Any) -> None:
        self._pattern = ""
        self._ticked: dict[str, tuple[str, ...]] = {}
        self.boxes: dict[str, QCheckBox] = {}
        super().__init__(name, label, **more)

    def build(self) -> QWidget:
        made = QWidget()
        self._down = QVBoxLayout(made)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._offered = QWidget()
        self._down.addWidget(self._offered)
        self.more = button(tr("Dukungan lain…"), self._show_others, kind="link", icon_name="plus")
        self._down.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._offer((), others=False)
        return made

    def read(self) -> Any:
        return tuple(code for code, box in self.boxes.items() if box.isChecked())

    def write(self, value: Any) -> None:
        self._ticked = {}
        self._offer(tuple(value or ()), others=False)

    def follow(self, pattern: str) -> None:
        """Offer what goes with a pattern; what was ticked under one before comes back with it."""
        if pattern == self._pattern:
            return
        self._ticked[self._pattern] = ticked = self.read()
        left, self._pattern = self._pattern, pattern
        self._offer(self._ticked.get(pattern, _carried(ticked, left, pattern)), others=False)

    def _show_others(self) -> None:
        own = set(self.boxes)
        self._offer(self.read(), others=True)
        next(box for code, box in self.boxes.items() if code not in own).setFocus()

    def _offer(self, ticked: Sequence[str], *, others: bool) -> None:
        own = list_supports(self._pattern, date.today())
        beyond = _beyond(own, ticked, is_open=not self._pattern)
        shown = others or not self._pattern or bool(set(ticked) - {each.code for each in own})
        self.boxes = {}
        group = QWidget()
        down = QVBoxLayout(group)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(4)
        for standing, choices in groupby(own, standing_of):
            down.addWidget(words(standing, Kind.SMALL, wrap=True))
            for choice in choices:
                self._add_duty(down, choice)
        if shown:
            self._add_others(down, beyond, headed=bool(own))
        for code, box in self.boxes.items():
            box.setChecked(code in ticked)
        self._replace(group, more=not shown)

    def _add_duty(self, down: QVBoxLayout, choice: SupportChoice) -> None:
        self._add_box(down, choice.code, title_of(choice), f"{choice.text}. {standing_of(choice)}")
        said = words(choice.text, Kind.SMALL, wrap=True)
        said.setContentsMargins(MARK_WIDTH, 0, 0, 4)
        down.addWidget(said)

    def _add_others(self, down: QVBoxLayout, codes: Iterable[str], *, headed: bool) -> None:
        if headed:
            down.addSpacing(GRID // 2)
            down.addWidget(words(tr("Di luar kewajiban pola ini"), Kind.SMALL, wrap=True))
        for code in codes:
            self._add_box(down, code, support_name(code), "")

    def _add_box(self, down: QVBoxLayout, code: str, title: str, more: str) -> None:
        box = self.boxes[code] = QCheckBox(title)
        box.setAccessibleName(f"{self.label}: {title}")
        box.setAccessibleDescription(more)
        box.clicked.connect(self.changed)
        down.addWidget(box)

    def _replace(self, group: QWidget, *, more: bool) -> None:
        self._down.replaceWidget(self._offered, group)
        self._offered.hide()
        self._offered.deleteLater()
        self._offered = group
        self.more.setVisible(more)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            group.setFocusProxy(first)


def _beyond(own: Sequence[SupportChoice], ticked: Sequence[str], *, is_open: bool) -> tuple[str, ...]:
    """Everything else that can be offered: duties of another pattern only where they are ticked, or all is open."""
    duties = {each.code for each in own}
    known = tuple(code for code, _name in support_choices() if is_open or "." not in code or code in ticked)
    strange = tuple(code for code in ticked if code not in known)
    return tuple(code for code in (*known, *strange) if code not in duties)


def _carried(ticked: Sequence[str], left: str, pattern: str) -> tuple[str, ...]:
    """What was offered goes along, but for duties of the pattern left that the new one does not know."""
    was, becomes = ({each.code for each in list_supports(one, date.today())} for one in (left, pattern))
    return tuple(code for code in ticked if not pattern or code in becomes or code not in was)
