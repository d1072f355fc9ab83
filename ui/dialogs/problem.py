"""Tell the user about a problem that keeps them from going on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.problems import UserProblem
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import problem_sentences, tr


def show_problem(parent: QWidget, problem: UserProblem) -> VerbDialog:
    """Say what happened and what to do about it."""
    said = problem_sentences(problem)
    dialog = VerbDialog(parent, said.what_happened, tr("Tutup"), why=said.what_to_do, decline="")
    dialog.open()
    return dialog
