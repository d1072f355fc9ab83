"""One link: its yield, the KBLI of the step, how certain that is; and the form that corrects it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from models.domain.supply import Certainty, LinkDraft, LinkFact, LinkKind, yield_problem
from ui.facts import unit_text
from ui.pages.supply_chain.said import certainty_name, kbli_text, yield_text
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField, LongTextField, QuantityField
from ui.widgets.forms.form import Form, Section
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, words


class LinkForm(Form):
    """Yield range, certainty and note of one link."""

    drafted = Signal(object)
    """A LinkDraft that is right."""

    def __init__(self) -> None:
        self.low = QuantityField("low", tr("Rendemen terendah"))
        self.high = QuantityField("high", tr("Rendemen tertinggi"))
        certainties = tuple((each.value or "-", certainty_name(each)) for each in Certainty)
        self.certainty = ChoiceField("certainty", tr("Kepastian"), certainties, required=True)
        note = LongTextField("note", tr("Catatan"))
        super().__init__(Section("", self.low, self.high, self.certainty, note, wide=("certainty", "note")))
        self._link: LinkFact | None = None
        self.saved.connect(self._give)
        for end in (self.low, self.high):
            end.edited.connect(self._judge_range)

    def show_link(self, link: LinkFact) -> None:
        """Show what the link says now."""
        self._link = link
        for end in (self.low, self.high):
            end.set_unit(f"{unit_text(link.unit_out)}/{unit_text(link.unit_in)}")
        ends = {"low": link.yield_low, "high": link.yield_high}
        self.show_values({**ends, "certainty": link.certainty.value or "-", "note": link.note})

    def _judge_range(self) -> str:
        unreadable = self.low.problem() or self.high.problem()
        problem = "" if unreadable else yield_problem(self.low.value(), self.high.value())
        if problem:
            self.high.complain(sentence(problem))
        else:
            self.high.judge()
        return problem

    def _give(self, values: dict[str, Any]) -> None:
        if self._link is None or self._judge_range():
            return
        certainty = Certainty("" if values["certainty"] == "-" else values["certainty"])
        link = self._link
        self.drafted.emit(
            LinkDraft(link.uid, link.version, values["low"], values["high"], certainty, values["note"] or "")
        )


class LinkPane(QWidget):
    """The chosen link, read or corrected."""

    drafted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._link: LinkFact | None = None
        self._title = words(kind=Kind.LABEL, wrap=True)
        self._said: dict[str, Any] = {}
        self.edit = button(tr("Ubah rendemen dan catatan"), self.start_editing, icon_name="pencil-simple")
        self.form = LinkForm()
        self.form.drafted.connect(self.drafted)
        self.form.cancelled.connect(self.stop_editing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._reading())
        self._stack.addWidget(self.form)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack)

    @property
    def editing(self) -> bool:
        """Whether the form is in view with something unsaved."""
        return self._stack.currentWidget() is self.form and self.form.dirty

    def _reading(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(GRID, GRID, 2 * GRID, GRID)
        down.setSpacing(GRID)
        down.addWidget(self._title)
        lines = QFormLayout()
        lines.setHorizontalSpacing(2 * GRID)
        lines.setVerticalSpacing(4)
        labels = (tr("Rendemen"), tr("KBLI langkah"), tr("Kepastian"), tr("Sumber"), tr("Catatan"))
        for key, label in zip(("yield", "kbli", "certainty", "basis", "note"), labels, strict=True):
            self._said[key] = words(wrap=True)
            self._said[key].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addRow(words(label, Kind.MUTED), self._said[key])
        down.addLayout(lines)
        down.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        down.addStretch()
        return _scrolling(content)

    def show_link(self, link: LinkFact | None, name_of: Callable[[str], str]) -> None:
        """Show a link, or that none is chosen."""
        self._link = link
        self.stop_editing()
        self.edit.setVisible(link is not None and link.kind is LinkKind.MADE)
        if link is None:
            self._title.setText(tr("Pilih satu tautan"))
            return self._tell("", "", "", "", "")
        self._title.setText(f"{name_of(link.source)} → {name_of(link.target)}")
        if link.kind is LinkKind.IS_A:
            kind = tr("{one} adalah salah satu jenis {other}.")
            said = kind.format(one=name_of(link.source), other=name_of(link.target))
            return self._tell(said, "–", "–", tr("daftar komoditas"), "–")
        kbli = "\n".join(kbli_text(step) for step in link.kbli) or tr("belum diketahui")
        return self._tell(yield_text(link), kbli, certainty_name(link.certainty), link.basis, link.note or "–")

    def _tell(self, *said: str) -> None:
        for label, text in zip(self._said.values(), said, strict=True):
            label.setText(text)

    def start_editing(self) -> None:
        """Show the form in place of the facts."""
        if self._link is not None:
            self.form.show_link(self._link)
            self._stack.setCurrentWidget(self.form)
            self.form.low.setFocus()

    def stop_editing(self) -> None:
        """Show the facts again."""
        self._stack.setCurrentIndex(0)


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(tr("Tautan"))
    area.setWidget(content)
    return area
