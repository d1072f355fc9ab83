"""UMKM around a place: asked by clicks, told in the list, kept while one types, and let go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.domain.businesses import PersonDraft, Point
from models.domain.lists import ListQuery
from models.domain.nearness import Nearness
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.save_need import save_need
from tests.models.records.drafts import enterprise, need
from ui.pages.enterprises.near_dialog import NearDialog, nearness_words
from ui.pages.enterprises.page import EnterprisesPage
from ui.pages.partners.page import PartnersPage

LEFT = Qt.MouseButton.LeftButton
TUBAN, BOJONEGORO = "35.23", "35.22"


def _names(page: EnterprisesPage) -> list[str]:
    model = page.pane.list.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def _cell(page: EnterprisesPage, row: int, key: str) -> str:
    model = page.pane.list.model
    column = next(each for each in model.columns if each.key == key)
    line = model.row_at(row)
    return column.plain(line) if line is not None else ""


def _ask(qtbot: QtBot, page: EnterprisesPage) -> NearDialog:
    qtbot.mouseClick(page.near.button, LEFT)
    (dialog,) = [each for each in page.findChildren(NearDialog) if each.isVisible()]
    return dialog


def _pick(dialog: NearDialog, level: int, code: str) -> None:
    box = dialog.place.boxes[level]
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def _accept(qtbot: QtBot, page: EnterprisesPage, dialog: NearDialog) -> None:
    with qtbot.waitSignal(page.pane.list.model.refreshed):
        qtbot.mouseClick(dialog.verb_button, LEFT)


def _shown_columns(page: EnterprisesPage) -> tuple[str, ...]:
    return page.pane.list.table.chosen_columns()


def test_a_place_is_chosen_and_the_list_says_how_far(qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened) -> None:
    draft = replace(enterprise("Titik Sendiri"), owner=PersonDraft(name="Sri"))
    at_point = replace(draft.business, point=Point(-6.9, 112.05, "gps"))
    save_enterprise(stocked.catalogue, stocked.actor, replace(draft, business=at_point))
    before = _shown_columns(umkm)
    dialog = _ask(qtbot, umkm)
    assert not dialog.verb_button.isEnabled()
    _pick(dialog, 0, TUBAN)
    _accept(qtbot, umkm, dialog)
    query = umkm.pane.list.model.query
    assert query == ListQuery(filters=(("near", "35.23/25"),))
    assert "Titik Sendiri" in _names(umkm)
    assert "Dapur Zamrud" in _names(umkm)
    assert "distance" in _shown_columns(umkm)
    at = _names(umkm).index("Titik Sendiri")
    assert _cell(umkm, at, "distance").endswith("km titik")
    assert umkm.pane.chips.texts() == ["Lepas saringan Di sekitar: 25 km dari Kab. Tuban"]
    # words narrow further, the circle stays
    qtbot.keyClicks(umkm.pane.list.bar.search, "titik")
    qtbot.waitUntil(lambda: _names(umkm) == ["Titik Sendiri"])
    assert umkm.pane.list.model.query.value_of("near") == "35.23/25"
    (chip,) = [each for each in umkm.pane.chips.findChildren(QPushButton) if not each.isHidden()]
    umkm.pane.list.bar.search.clear()
    with qtbot.waitSignal(umkm.pane.list.model.refreshed):
        qtbot.mouseClick(chip, LEFT)
    assert umkm.pane.list.model.query.filters == ()
    assert _shown_columns(umkm) == before


def test_what_is_known_only_by_the_same_region_has_no_distance_in_kilometres(
    qtbot: QtBot, umkm: EnterprisesPage
) -> None:
    dialog = _ask(qtbot, umkm)
    _pick(dialog, 0, BOJONEGORO)
    _pick(dialog, 1, "35.22.01")
    rough = dialog.note.isVisible()
    _accept(qtbot, umkm, dialog)
    at = _names(umkm).index("Tani Makmur")
    assert _cell(umkm, at, "distance") == ("satu kab." if rough else "satu kec.")


def test_a_need_stands_for_the_place_of_its_partner(qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened) -> None:
    partner = umkm.work.catalogue  # type: ignore[attr-defined]
    assert partner is stocked.catalogue
    dialog = _ask(qtbot, umkm)
    _pick(dialog, 0, BOJONEGORO)
    line = dialog.record.line
    line.setFocus()
    qtbot.keyClicks(line, "pangan")
    qtbot.waitUntil(lambda: dialog.record.offered() != [])
    words = dialog.record.offered()[0]
    assert words.startswith("M-0001 PT Contoh Pangan")
    line.setText(words)
    dialog.record.suggestions.activated.emit(words)
    assert not dialog.place.filled
    assert dialog.near == Nearness("M-0001", 25)
    _accept(qtbot, umkm, dialog)
    assert umkm.pane.list.model.query.value_of("near") == "M-0001/25"
    again = _ask(qtbot, umkm)
    assert again.near == Nearness("M-0001", 25)
    _pick(again, 0, TUBAN)
    assert again.near == Nearness(TUBAN, 25)


def test_a_circle_says_when_the_middle_of_its_kecamatan_is_not_known(qtbot: QtBot) -> None:
    assert nearness_words(Nearness(TUBAN, 5)) == "5 km dari Kab. Tuban"
    assert nearness_words(Nearness("35.01.01", 5)) == "5 km dari Kec. Donorojo, Kab. Pacitan (tengah kab.)"
    assert nearness_words(Nearness("K-0001", 100)) == "100 km dari K-0001"


def test_a_need_opens_the_umkm_around_its_partner(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    partner = mitra.partners.list.model.row_at(0)
    saved = save_need(stocked.catalogue, stocked.actor, need(partner.uid))
    with qtbot.waitSignal(mitra.needs.shown):
        mitra.open_record(saved.code)
        mitra.needs.open_record(saved.uid)
    with qtbot.waitSignal(mitra.go_to) as told:
        qtbot.mouseClick(mitra.near_button, LEFT)
    assert told.args == ["enterprises", ListQuery(filters=(("commodity", "tapioka"), ("near", f"{saved.code}/50")))]
