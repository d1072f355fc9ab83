"""Periksa naskah lain: a company's own draft, pasted or from a file, judged by the same rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QSplitter, QVBoxLayout, QWidget

from models.domain.audits import TextAudit, TextFinding
from models.problems import UserProblem
from models.use_cases.audit_file import audit_file
from models.use_cases.audit_text import audit_text
from ui import formats
from ui.pages.agreements.findings import GREEN, LEVELS, source_words
from ui.pages.agreements.tools import ToolView
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietDateEdit
from ui.widgets.wording import Kind, Picture, button, restyle, words
from ui.workplace import Workplace

_KEY = "agreements/own"
_FILES = "PDF, teks (*.pdf *.txt)"


class OwnDraftView(ToolView):
    """The text left, what is to be said about it right; nothing is stored."""

    heading = tr("Periksa naskah lain")
    purpose = tr(
        "Tempel naskah perjanjian buatan perusahaan, atau buka PDF-nya. Pemeriksaannya sama dengan untuk "
        "perjanjian dari program ini; tidak ada yang disimpan."
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("Naskah perjanjian"))
        self.text.setPlaceholderText(tr("Tempel naskahnya di sini…"))
        self.text.setTabChangesFocus(True)
        self.day = QuietDateEdit()
        self.day.setAccessibleName(tr("Diperiksa menurut peraturan pada"))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setDate(QDate.currentDate())
        self.check_button = button(tr("Periksa"), self.check_text, kind="primary")
        self.file_button = button(tr("Buka berkas…"), self._choose)
        self.counts = words(tr("Hasil pemeriksaan tampil di sini."), Kind.MUTED, wrap=True)
        self.about = words(kind=Kind.SMALL, wrap=True)
        self.lines: list[QWidget] = []
        self.found = QScrollArea()
        self.found.setWidgetResizable(True)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setAccessibleName(tr("Temuan"))
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.check_button)
        row.addWidget(self.file_button)
        row.addStretch(1)
        row.addWidget(words(tr("Menurut peraturan pada"), Kind.MUTED))
        row.addWidget(self.day)
        self.body.addLayout(row)
        judged = QWidget()
        down = QVBoxLayout(judged)
        down.setContentsMargins(2 * GRID, 0, 0, 0)
        down.setSpacing(4)
        for each in (self.counts, self.about):
            down.addWidget(each)
        down.addWidget(self.found, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        for side in (self.text, judged):
            side.setMinimumWidth(280)
            both.addWidget(side)
        both.setSizes([500, 500])
        self.body.addWidget(both, 1)

    def take_focus(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def on(self) -> date:
        """The day whose law judges."""
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def check_text(self) -> None:
        """Examine what was pasted."""
        if text := self.text.toPlainText().strip():
            work = self._work
            self._wait(tr("Memeriksa…"))
            audit = partial(audit_text, work.catalogue, work.actor, text, self.on)
            work.ask(_KEY, audit, self.show_audit, self._refused)

    def _choose(self) -> None:
        self._work.files.open_file(self, tr("Buka naskah"), _FILES, self.check_file)

    def check_file(self, path: Path) -> None:
        """Examine a file: in a job, because a large one takes its time and can be stopped."""
        work = self._work
        self._wait(tr("Memeriksa {file}…").format(file=path.name))
        audit = partial(audit_file, work.catalogue, work.actor, path, self.on)
        work.start_once(
            _KEY, audit, title=tr("Memeriksa naskah"), succeeded=self.show_audit, refused=self._refused,
            ended=self._over,
        )  # fmt: skip

    def show_audit(self, audit: TextAudit) -> None:
        """Show what was found, worst first."""
        numbers = [(level, sum(1 for each in audit.findings if each.level == level)) for level in LEVELS]
        said = [f"{formats.number(number)} {tr(LEVELS[level][0]).lower()}" for level, number in numbers if number]
        self.counts.setText(" · ".join(said) or tr("Tidak ada temuan"))
        read = tr("{words} kata dibaca").format(words=formats.number(audit.words))
        pages = tr(" dari {n} halaman").format(n=formats.number(audit.pages)) if audit.pages else ""
        self.about.setText(tr("{read}{pages}. Bacalah tetap seluruhnya.").format(read=read, pages=pages))
        self._show_lines(audit.findings)

    def _wait(self, said: str) -> None:
        self.counts.setText(said)
        self.about.setText("")
        self._show_lines(())

    def _over(self) -> None:
        """A job that was stopped says nothing of its own."""
        if not self.lines and not self.about.text():
            self.counts.setText("")

    def _refused(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self.counts.setText(said.what_happened)
        self.about.setText(said.what_to_do or "")
        self._show_lines(())

    def _show_lines(self, findings: Sequence[TextFinding]) -> None:
        content = QWidget()
        content.setProperty("kind", "ground")
        down = QVBoxLayout(content)
        down.setContentsMargins(0, 0, GRID, GRID)
        down.setSpacing(GRID)
        self.lines = [_line(found) for found in findings]
        for line in self.lines:
            down.addWidget(line)
        down.addStretch(1)
        self.found.setWidget(content)


def _line(found: TextFinding) -> QWidget:
    said, name, tone = LEVELS[found.level]
    line = QWidget()
    inside = QHBoxLayout(line)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(GRID)
    light = Picture(name, 16, tone)
    light.setToolTip(tr(said))
    inside.addWidget(light, 0, Qt.AlignmentFlag.AlignTop)
    down = QVBoxLayout()
    down.setSpacing(1)
    for each in _sentences(found, tr(said), tone):
        down.addWidget(each)
    inside.addLayout(down, 1)
    return line


def _sentences(found: TextFinding, level: str, tone: Tone) -> list[QWidget]:
    head = words(" · ".join(part for part in (level, found.place) if part), Kind.SMALL)
    restyle(head, "tone", tone.value)
    values: dict[str, Any] = dict(found.values)
    text = words(sentence(f"text_audit.{found.rule}", **values), wrap=True)
    made: list[QWidget] = [head, text]
    if found.quote and found.level != GREEN:
        made.append(words(f"“{found.quote}”", Kind.MUTED, wrap=True))
    if found.source:
        made.append(words(source_words(found.source, verified=found.verified), Kind.SMALL, wrap=True))
    return made
