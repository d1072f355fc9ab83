"""Periksa dokumen: is this printout, or this file, what was issued?"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from models.domain.actor import Actor
from models.domain.papers import ENDED, NOT_BEGUN, Claim, PaperCheck, Verdict
from models.problems import UserProblem
from models.use_cases.verify_paper import verify_paper
from ui import formats
from ui.pages.agreements.chain_pane import KINDS
from ui.pages.agreements.reading_files import read_file
from ui.pages.agreements.tools import ToolView
from ui.texts import problem_sentences, sentence, tr
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, Picture, button, restyle, words
from ui.workplace import Workplace

_KEY = "agreements/verify"
_LOOKS = {
    Verdict.UNCHANGED: ("check-circle", Tone.GOOD),
    Verdict.SAME_FACTS: ("check-circle", Tone.GOOD),
    Verdict.ALTERED: ("warning-octagon", Tone.BAD),
    Verdict.VOIDED: ("warning-circle", Tone.WARNING),
    Verdict.UNKNOWN: ("question", Tone.WARNING),
}


class VerifyView(ToolView):
    """A code typed or scanned, or a file; below it the verdict and what was issued since."""

    heading = tr("Periksa dokumen")
    purpose = tr(
        "Ketik kode periksa yang tercetak di kertasnya, pindai kode QR-nya ke dalam kotak ini, "
        "atau pilih berkas PDF-nya."
    )

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        self.code = QLineEdit()
        self.code.setPlaceholderText(tr("XXXX-XXXX-XXXX-XXXX"))
        self.code.setAccessibleName(tr("Kode periksa"))
        self.code.setMaxLength(400)
        self.code.returnPressed.connect(self.check_code)
        self.check_button = button(tr("Periksa"), self.check_code, kind="primary")
        self.file_button = button(tr("Pilih berkas…"), self._choose)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.code, 1)
        row.addWidget(self.check_button)
        row.addWidget(self.file_button)
        self.body.addLayout(row)
        self._agreement = ""
        self._made_result()
        self.body.addStretch(1)

    def _made_result(self) -> None:
        self.result = QFrame()
        self.result.setProperty("kind", "card")
        self._light = Picture("question", 24)
        self.verdict = words(kind=Kind.HEADING, wrap=True)
        self.details = words(wrap=True)
        self.facts = words(wrap=True)
        self.chain = words(kind=Kind.MUTED, wrap=True)
        self.open_button = button(tr("Buka perjanjiannya"), self._open)
        down = QVBoxLayout()
        for each in (self.verdict, self.details, self.facts, self.chain):
            down.addWidget(each)
        down.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QHBoxLayout(self.result)
        inside.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        inside.setSpacing(2 * GRID)
        inside.addWidget(self._light, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(down, 1)
        self.body.addWidget(self.result)
        self.result.hide()

    def take_focus(self) -> None:
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def check_code(self) -> None:
        """Check what stands in the box."""
        if text := self.code.text().strip():
            self._check(partial(verify_paper, self._work.catalogue, self._work.actor, Claim(text=text)))

    def _choose(self) -> None:
        self._work.files.open_file(self, tr("Pilih berkas yang diperiksa"), "PDF (*.pdf)", self.check_file)

    def check_file(self, path: Path) -> None:
        """Check a file."""
        self._check(partial(_verify_file, self._work.catalogue, self._work.actor, path))

    def _check(self, read: Any) -> None:
        self._work.ask(_KEY, read, self.show_check, self._show_problem)

    def show_check(self, found: PaperCheck) -> None:
        """Show a verdict."""
        said = sentence(f"paper_check.{found.verdict.value}")
        self._show(found.verdict, " ".join(each for each in (said, _standing(found)) if each), holds=found.in_force)
        self.facts.setText("\n".join(f"{label}: {words}" for label, words in found.facts))
        self.facts.setVisible(bool(found.facts))
        said = tr("{title}, nomor {number}, tertanggal {day}.")
        day = formats.short_date(found.signed_on) if found.signed_on else ""
        self.details.setText(said.format(title=found.title, number=found.number, day=day) if found.number else "")
        self.details.setVisible(bool(found.number))
        later = tuple(f"{tr(KINDS.get(each.kind, str(each.kind)))} {each.number}" for each in found.chain)
        self.chain.setText(tr("Yang terbit dalam rangkaiannya: {papers}.").format(papers=formats.listing(later)))
        self.chain.setVisible(len(later) > 1)
        self._agreement = next((each.code for each in found.chain if each.code.startswith("PK-")), found.code)
        self.open_button.setVisible(self._agreement.startswith("PK-"))

    def _show_problem(self, problem: UserProblem) -> None:
        said = problem_sentences(problem)
        self._show(Verdict.UNKNOWN, f"{said.what_happened} {said.what_to_do}".strip())
        for each in (self.details, self.facts, self.chain, self.open_button):
            each.hide()

    def _show(self, verdict: Verdict, said: str, *, holds: bool = True) -> None:
        name, tone = _LOOKS[verdict]
        if tone is Tone.GOOD and not holds:
            name, tone = _LOOKS[Verdict.VOIDED]
        self._light.show_icon(name, tone)
        self.verdict.setText(said)
        restyle(self.verdict, "tone", tone.value)
        self.result.setAccessibleName(said)
        self.result.show()

    def _open(self) -> None:
        self.opened.emit(self._agreement)


def _standing(found: PaperCheck) -> str:
    if found.standing == ENDED:
        return tr("Perjanjiannya sudah berakhir, hari terakhirnya {day}.").format(day=formats.short_date(found.ends))
    return tr("Perjanjiannya belum mulai berlaku.") if found.standing == NOT_BEGUN else ""


def _verify_file(catalogue: Any, actor: Actor, path: Path) -> PaperCheck:
    return verify_paper(catalogue, actor, Claim(data=read_file(path)))
