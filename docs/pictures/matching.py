"""A run, its reasons, and the questions that it answers."""

from __future__ import annotations

from typing import Any

from docs.pictures.camera import Camera, choose_row, fill, in_the_dark
from models.domain.matching import CriterionCode, Decided
from ui.pages.matching.gap_choice import GapChoice
from ui.pages.matching.run_bar import View

CROWDED = "K-0001"
"""A need of the sample that many could serve."""
COST, BUDGET = "1500000", "50000000"


def matching(camera: Camera) -> str:
    """A run with its summary and its reasons; returns the proposal that is accepted."""
    page = camera.page("matching")
    page.run()
    camera.take("pencocokan-ringkasan")
    page.run_bar.tabs.setCurrentIndex(0)
    camera.rest()
    choose_row(page.needs.table, best_need(page))
    camera.rest()
    choose_row(page.proposals.table, 0)
    camera.take("pencocokan")
    in_the_dark(camera, "pencocokan-gelap")
    supposed(camera, page)
    choose_row(page.proposals.table, 0)
    camera.rest()
    accepted = str(page.proposals.table.current().proposal)
    page.decide(Decided.ACCEPT)
    camera.rest()
    page.run_bar.show_view(View.UNMATCHED)
    camera.take("tanpa-usulan")
    analyses(camera, page)
    return accepted


def analyses(camera: Camera, page: Any) -> None:
    """The questions that a run answers; those that have to be computed are."""
    page.run_bar.show_view(View.ANALYSES)
    for key, name in (("groups", "kelompok"), ("chains", "rantai"), ("fairness", "kewajaran")):
        page.analyses.show_question(key)
        camera.take(f"analisis-{name}")
    curve = page.analyses.show_question("priority")
    curve.compute()
    camera.take("analisis-prioritas")
    comparison = page.analyses.show_question("comparison")
    camera.rest()
    comparison.repeat()
    camera.take("analisis-bandingkan")
    weights(camera, page.analyses.show_question("weights"))
    useful_help(camera, page.analyses.show_question("help"))


def weights(camera: Camera, view: Any) -> None:
    """Nearness counts for more, and the list follows; nothing of it is saved."""
    camera.rest()
    view.show_need(CROWDED)
    camera.rest()
    view.editor.boxes[CriterionCode.DISTANCE].setValue(40)
    camera.take("analisis-bobot")


def useful_help(camera: Camera, view: Any) -> None:
    """What help unlocks, and what a budget buys of the two first kinds."""
    view.compute()
    camera.rest()
    for row in (1, 0):
        choose_row(view.list.table, row)
        camera.rest()
        fill(view.pane.cost.input, COST)
    fill(view.budget.input, BUDGET)
    view.compute()
    camera.take("analisis-bantuan")


def supposed(camera: Camera, page: Any) -> None:
    """The gaps of the first pair that has some are taken as closed."""
    table = page.proposals.other_table
    for row in range(page.proposals.others.rowCount()):
        choose_row(table, row)
        camera.rest()
        choice = page.reasons.findChild(GapChoice)
        if choice is not None and choice.boxes:
            choice.try_button.click()
            camera.take("anggap-selesai")
            return


def best_need(page: Any) -> int:
    """The first need of the list that is filled, but not by half of all enterprises."""
    rows = page.needs.rows
    for number in range(rows.rowCount()):
        need = rows.row_at(number)
        if need is not None and 0.6 < need.filled / need.required < 1:
            return number
    return 0
