"""Cetak: chosen, made, looked at, saved; letters are seen as drafts before they take a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from models.domain.events import EventPaper, Side
from models.domain.lists import ListQuery
from models.use_cases.enter_sample_officials import enter_sample_officials
from models.use_cases.list_letters import list_letters
from models.use_cases.save_event import save_event
from tests.reports.reading import whole_text
from tests.ui.pages.events.conftest import LEFT, PageHand, Setting
from ui.dialogs.choose_file import GivenFiles
from ui.pages.events.paper_choice import PAPERS, Whom
from ui.pages.events.papers_view import PapersView


def papers_of(hand: PageHand, setting: Setting) -> PapersView:
    found = hand.open(setting.uid, "papers")
    assert isinstance(found, PapersView)
    return found


def make(hand: PageHand, view: PapersView, *kinds: EventPaper) -> None:
    for kind, box in view.choice.boxes.items():
        if box.isChecked() != (kind in kinds):
            box.click()
    with hand.qtbot.waitSignal(view.work.background.job_over, timeout=60_000):
        hand.qtbot.mouseClick(view.make_button, LEFT)
    hand.qtbot.waitUntil(lambda: len(view.made) == len(kinds))


def test_nothing_is_made_before_something_is_chosen(hand: PageHand, planned: Setting) -> None:
    view = papers_of(hand, planned)
    assert not view.make_button.isEnabled()
    view.choice.boxes[EventPaper.PROGRAMME].click()
    assert view.make_button.isEnabled()


def test_every_paper_is_made_and_looked_at(hand: PageHand, planned: Setting) -> None:
    view = papers_of(hand, planned)
    make(hand, view, *PAPERS)
    for at in range(len(PAPERS)):
        view.which.setCurrentIndex(at)
        assert view.paper.page_count >= 1
    assert len({view.which.itemText(at) for at in range(view.which.count())}) == len(PAPERS)


def test_slips_of_chosen_guests_only(hand: PageHand, planned: Setting) -> None:
    view = papers_of(hand, planned)
    enterprises = [each for each in planned.facts().guests if each.side is Side.ENTERPRISE]
    one, other = enterprises[:2]
    view.choice.whom.setCurrentIndex(view.choice.whom.findData(str(Whom.CHOSEN)))
    view.choice.boxes[EventPaper.ENTERPRISE_SLIPS].click()
    assert not view.make_button.isEnabled(), "nobody is chosen yet"
    hand.type_into(view.choice.ticks.search, one.badge)
    shown = [view.choice.ticks.list.item(row) for row in range(view.choice.ticks.list.count())]
    next(each for each in shown if not each.isHidden()).setCheckState(Qt.CheckState.Checked)
    make(hand, view, EventPaper.ENTERPRISE_SLIPS)
    text = whole_text(view.made[0].content)
    assert one.name in text
    assert other.name not in text


def test_those_whose_timetable_changed_are_counted(hand: PageHand, planned: Setting) -> None:
    view = papers_of(hand, planned)
    view.choice.whom.setCurrentIndex(view.choice.whom.findData(str(Whom.CHANGED)))
    plan = planned.facts().plan
    assert plan is not None
    assert view.choice.note.text().startswith(f"{len(plan.told)} peserta")


def test_papers_are_saved_one_by_one_and_all_at_once(hand: PageHand, planned: Setting, tmp_path: Path) -> None:
    view = papers_of(hand, planned)
    make(hand, view, EventPaper.PROGRAMME, EventPaper.TABLE_MAP)
    files = GivenFiles(tmp_path / "satu.pdf", tmp_path / "acara.pdf")
    planned.work.files = files
    for text in ("Simpan sebagai…", "Simpan semua…"):
        with hand.qtbot.waitSignal(planned.work.background.job_over):
            hand.press(text, view)
    assert (tmp_path / "satu.pdf").read_bytes() == view.made[0].content
    saved = sorted(each.name for each in tmp_path.glob("acara-*.pdf"))
    assert saved == sorted(f"acara-{each.name}" for each in view.made)


@pytest.mark.parametrize("kind", [EventPaper.INVITATIONS, EventPaper.MINUTES, EventPaper.MEMO])
def test_a_letter_is_seen_as_a_draft_and_then_issued_once(
    hand: PageHand, planned: Setting, kind: EventPaper
) -> None:
    work = planned.work
    enter_sample_officials(work.catalogue, work.actor)
    save_event(work.catalogue, work.actor, replace(planned.facts().draft, day=date.today()))
    view = papers_of(hand, planned)
    hand.qtbot.mouseClick(view.numbered.buttons[kind], LEFT)
    hand.qtbot.waitUntil(lambda: view.letter is kind)
    assert not list_letters(work.catalogue, work.actor, ListQuery(), 0, 5).rows
    hand.press("Terbitkan dengan nomor…", view)
    with hand.qtbot.waitSignal(work.said):
        hand.agree()
    hand.qtbot.waitUntil(lambda: view.letter is None)
    (letter,) = list_letters(work.catalogue, work.actor, ListQuery(), 0, 5).rows
    assert letter.number in whole_text(view.made[0].content)
    hand.qtbot.mouseClick(view.numbered.buttons[kind], LEFT)
    hand.qtbot.waitUntil(lambda: view.letter is kind)
    hand.press("Terbitkan dengan nomor…", view)
    hand.agree()
    hand.qtbot.waitUntil(lambda: any(each.windowTitle() == "Terbitkan lagi" for each in _questions(view)))
    assert len(list_letters(work.catalogue, work.actor, ListQuery(), 0, 5).rows) == 1


def _questions(view: PapersView) -> list[object]:
    from ui.dialogs.verb_dialog import VerbDialog

    return [each for each in view.findChildren(VerbDialog) if each.isVisible()]
