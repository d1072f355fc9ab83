"""Peraturan with real clicks: rules found, written anew after a look at the agreements, verified, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from models.catalogue import tables as t
from models.domain.law import LawEffects, LawLine
from models.problems import UserProblem
from models.reference.law.rows import all_rows
from models.use_cases import law_effects
from models.use_cases.list_law import law_of_code
from models.use_cases.open_catalogue import open_catalogue
from models.use_cases.save_law import save_law
from tests.conftest import copy_of
from tests.models.papers.conftest import accepted_file
from tests.models.papers.test_law import DAYS, HALAL, signed
from tests.ui.pages.home.surroundings import WAIT, idle, show, workplace
from ui.background import Background
from ui.pages.settings.law import LawSection
from ui.pages.settings.page import SettingsPage
from ui.widgets.forms.fields import DateField
from ui.workplace import Workplace

__all__ = ["accepted_file"]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def signed_file(accepted_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with four agreements, made once: tests work in copies."""
    file = copy_of(accepted_file, tmp_path_factory.mktemp("bertanggal"))
    found = open_catalogue(str(file))
    with found.catalogue.transaction() as session:
        session.execute(update(t.Commodity).values(papers_due="halal"))
    for number, day in enumerate(DAYS, start=1):
        signed(found, f"P-00000{number}", day)
    found.catalogue.close()
    return file


@pytest.fixture
def work(signed_file: Path, tmp_path: Path, background: Background) -> Iterator[Workplace]:
    found = open_catalogue(str(copy_of(signed_file, tmp_path)))
    yield workplace(found, background)
    background.close()
    found.catalogue.close()


@pytest.fixture
def page(qtbot: QtBot, work: Workplace) -> SettingsPage:
    """The page over a catalogue with four agreements, open at this section."""
    made = SettingsPage(work)
    show(qtbot, made, work)
    idle(qtbot, work)
    made.open_record("law")
    return made


def choose(qtbot: QtBot, page: SettingsPage, work: Workplace, words: str, row: int = 0) -> LawLine:
    """Search for a rule and click it."""
    section = page.law
    section.list.bar.search.selectAll()
    qtbot.keyClicks(section.list.bar.search, words)
    qtbot.waitUntil(lambda: section.list.model.query.words == words, timeout=WAIT)
    idle(qtbot, work)
    area = section.list.table.visualRect(section.list.model.index(row, 0))
    qtbot.mouseClick(section.list.table.viewport(), LEFT, pos=area.center())
    idle(qtbot, work)
    line = section.list.current()
    assert isinstance(line, LawLine)
    return line


def stored(work: Workplace, code: str) -> tuple[LawLine, ...]:
    return law_of_code(work.catalogue, work.actor, code)


def set_day(section: LawSection, name: str, day: date) -> None:
    field = section.form.form.fields[name]
    assert isinstance(field, DateField)
    field.edit.setDate(QDate(day.year, day.month, day.day))


def judge(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    qtbot.mouseClick(page.law.form.form.save_button, LEFT)
    idle(qtbot, work)


def save(qtbot: QtBot, page: SettingsPage, work: Workplace) -> str:
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        qtbot.mouseClick(page.law.effects.save_button, LEFT)
    idle(qtbot, work)
    return str(message.args[0])


def said(page: SettingsPage) -> str:
    return "\n".join(each.text() for each in page.law.findChildren(QLabel) if each.isVisible())


def test_a_moved_day_tells_which_agreements_change_before_it_is_saved(
    qtbot: QtBot, page: SettingsPage, work: Workplace
) -> None:
    section = page.law
    line = choose(qtbot, page, work, "mikro_kecil")
    assert line.code == HALAL
    qtbot.mouseClick(section.record.mend_button, LEFT)
    set_day(section, "valid_from", date(2026, 5, 1))
    assert section.unsaved
    assert not page.may_leave()
    judge(qtbot, page, work)
    assert section.effects.heading.text() == "2 perjanjian berubah statusnya"
    rows = [section.effects.list.model.row_at(at) for at in range(section.effects.list.model.rowCount())]
    assert [(row.agreement, str(row.before), str(row.after)) for row in rows] == [
        ("PK-0001", "yellow", "red"), ("PK-0002", "yellow", "red"),
    ]  # fmt: skip
    area = section.effects.list.table.visualRect(section.effects.list.model.index(0, 0))
    qtbot.mouseClick(section.effects.list.table.viewport(), LEFT, pos=area.center())
    assert "sertifikat halal" in section.effects.finding.text().lower()
    assert not stored(work, HALAL)[0].own
    assert save(qtbot, page, work) == f"Aturan {HALAL} disimpan"
    assert [(each.valid_from, each.own) for each in stored(work, HALAL)] == [("2026-05-01", True)]
    qtbot.waitUntil(lambda: "sejak 1 Mei 2026" in said(page), timeout=WAIT)
    assert page.may_leave()
    work.undo.undo()
    idle(qtbot, work)
    assert [(each.valid_from, each.own) for each in stored(work, HALAL)] == [("2026-10-18", False)]


def test_back_from_the_effects_keeps_what_was_typed(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.law
    choose(qtbot, page, work, "mikro_kecil")
    qtbot.mouseClick(section.record.mend_button, LEFT)
    set_day(section, "valid_from", date(2027, 1, 1))
    judge(qtbot, page, work)
    assert section.effects.heading.text() == "1 perjanjian hanya berubah temuannya"
    qtbot.mouseClick(section.effects.back_button, LEFT)
    assert section.form.isVisible()
    assert section.form.form.fields["valid_from"].value() == date(2027, 1, 1)
    qtbot.mouseClick(section.form.form.cancel_button, LEFT)
    assert section.record.isVisible()
    assert page.may_leave()
    assert not stored(work, HALAL)[0].own


def test_a_new_row_from_a_day_on(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.law
    choose(qtbot, page, work, "longest_payment")
    qtbot.mouseClick(section.record.new_button, LEFT)
    number = section.form.form.fields["number"]
    assert number.isVisible()
    assert not section.form.form.fields["sizes"].isVisible()
    number.input.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(number.input, "7")
    set_day(section, "valid_from", DAYS[2])
    judge(qtbot, page, work)
    assert section.effects.list.model.rowCount() == 1
    save(qtbot, page, work)
    assert [(each.value, each.valid_from, each.valid_to) for each in stored(work, "agreement.longest_payment")] == [
        ("7", DAYS[2].isoformat(), ""), ("45", "2008-07-04", "2026-11-20"),
    ]  # fmt: skip
    qtbot.waitUntil(lambda: "45 hari" in section.record.others.text(), timeout=WAIT)


def test_verified_wants_a_name_and_says_it(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.law
    choose(qtbot, page, work, "agreement.reported")
    assert section.record.verified.text() == "Belum diverifikasi"
    qtbot.mouseClick(section.record.verify_button, LEFT)
    judge(qtbot, page, work)
    assert "siapa yang mencocokkan" in section.form.form.fields["verified_by"].message
    qtbot.keyClicks(section.form.form.fields["verified_by"].input, "Siti Contoh")
    judge(qtbot, page, work)
    assert section.effects.heading.text() == "Tidak ada perjanjian yang berubah statusnya"
    save(qtbot, page, work)
    (row,) = stored(work, "agreement.reported")
    assert (row.verified, row.verified_by, row.verified_on) == (True, "Siti Contoh", date.today().isoformat())
    qtbot.waitUntil(lambda: "diverifikasi Siti Contoh" in section.record.verified.text(), timeout=WAIT)


def test_what_cannot_stand_is_said_under_its_field(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.law
    choose(qtbot, page, work, "mikro_kecil")
    qtbot.mouseClick(section.record.mend_button, LEFT)
    for box in section.form.form.fields["sizes"].boxes.values():  # type: ignore[attr-defined]
        if box.isChecked():
            qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    judge(qtbot, page, work)
    assert "tidak dapat dipakai" in section.form.form.fields["sizes"].message
    assert section.form.isVisible()


def test_the_program_s_own_comes_back(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.law
    choose(qtbot, page, work, "agreement.reported")
    assert not section.record.reset_button.isVisible()
    qtbot.mouseClick(section.record.mend_button, LEFT)
    text = section.form.form.fields["text"].input
    qtbot.keyClicks(text, "Mulai sekarang ")
    judge(qtbot, page, work)
    save(qtbot, page, work)
    assert stored(work, "agreement.reported")[0].text.startswith("Mulai sekarang")
    choose(qtbot, page, work, "agreement.reported")
    qtbot.mouseClick(section.record.reset_button, LEFT)
    idle(qtbot, work)
    assert save(qtbot, page, work) == "Aturan agreement.reported kembali ke bawaan"
    assert not stored(work, "agreement.reported")[0].own


def test_a_limit_of_sizes_tells_who_becomes_larger_before_it_is_saved(
    qtbot: QtBot, page: SettingsPage, work: Workplace
) -> None:
    section = page.law
    choose(qtbot, page, work, "size.sales.mikro")
    qtbot.mouseClick(section.record.new_button, LEFT)
    set_day(section, "valid_from", date(2025, 1, 1))
    number = section.form.form.fields["number"].input
    number.selectAll()
    qtbot.keyClicks(number, "20.000.000.000")
    judge(qtbot, page, work)
    assert "masih menyebut batas yang lama" in said(page)
    assert section.form.isVisible()
    text = section.form.form.fields["text"].input
    text.selectAll()
    qtbot.keyClicks(text, "Usaha mikro: batas baru")
    judge(qtbot, page, work)
    assert "batas usaha yang lebih kecil" in said(page)
    number.selectAll()
    qtbot.keyClicks(number, "100.000.000")
    judge(qtbot, page, work)
    assert section.effects.heading.text() == "5 usaha berubah ukurannya"
    assert section.effects.sizes.isVisible()
    line = section.effects.sizes.model.row_at(0)
    assert (line.before, line.after, line.basis) == ("mikro", "kecil", "penjualan")
    qtbot.mouseClick(section.effects.back_button, LEFT)
    assert stored(work, "size.sales.mikro")[0].valid_from == "2021-02-02"
    judge(qtbot, page, work)
    for _twice in range(2):
        qtbot.mouseClick(section.effects.save_button, LEFT)
    idle(qtbot, work)
    assert stored(work, "size.sales.mikro")[0].valid_from == "2025-01-01"
    with work.catalogue.reading() as session:
        small = select(t.Enterprise.code).join(t.Business, t.Business.id == t.Enterprise.business_id)
        assert len(session.scalars(small.where(t.Business.size == "kecil")).all()) == 5
        assert len(session.scalars(select(t.LawOverride.id)).all()) == 3
    work.undo.undo()
    idle(qtbot, work)
    assert not stored(work, "size.sales.mikro")[0].own


def test_somebody_else_s_writing_is_told(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.law
    choose(qtbot, page, work, "mikro_kecil")
    qtbot.mouseClick(section.record.mend_button, LEFT)
    set_day(section, "valid_from", date(2027, 1, 1))
    judge(qtbot, page, work)
    other = section.effects._change
    assert other is not None
    save_law(work.catalogue, work.actor, other)
    with qtbot.waitSignal(work.refused, timeout=WAIT) as refused:
        qtbot.mouseClick(section.effects.save_button, LEFT)
    assert isinstance(refused.args[0], UserProblem)
    assert refused.args[0].message == "record.changed_elsewhere"
    assert section.form.isVisible()


def test_the_judging_is_stopped_and_the_form_stays(
    qtbot: QtBot, page: SettingsPage, work: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_given: object, progress: Callable[[int, int], None]) -> LawEffects:
        while True:
            progress(1, 2)

    monkeypatch.setattr(law_effects, "law_effects", endless)
    section = page.law
    choose(qtbot, page, work, "mikro_kecil")
    qtbot.mouseClick(section.record.mend_button, LEFT)
    set_day(section, "valid_from", date(2027, 1, 1))
    qtbot.mouseClick(section.form.form.save_button, LEFT)
    (job,) = work.background.jobs
    with qtbot.waitSignal(job.cancelled, timeout=WAIT):
        job.cancel()
    idle(qtbot, work)
    assert section.form.isVisible()
    assert section.unsaved


def test_the_list_is_narrowed(qtbot: QtBot, page: SettingsPage, work: Workplace) -> None:
    section = page.law
    assert section.list.model.rowCount() == len(all_rows())
    choose(qtbot, page, work, "halal")
    assert section.list.model.rowCount() == 2
