"""The lists of partners and of needs: searched as one types, narrowed by the filters behind the button."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from models.domain.lists import ListQuery
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_need import save_need
from models.use_cases.save_partner import save_partner
from tests.models.records.drafts import need, partner
from ui.pages.partners.page import PartnersPage
from ui.records.pane import RecordsPane

YESTERDAY = (date.today() - timedelta(days=1)).isoformat()


def _fill(qtbot: QtBot, page: PartnersPage, stocked: Opened) -> None:
    work = page.work  # type: ignore[attr-defined]
    other = replace(partner("CV Rumah Sagu"), kadin_until=YESTERDAY, kadin_number="20402-0009")
    saved = save_partner(stocked.catalogue, stocked.actor, other)
    save_need(stocked.catalogue, stocked.actor, replace(need(saved.uid), until=YESTERDAY))
    save_need(stocked.catalogue, stocked.actor, need(saved.uid, "Sagu basah"))
    with qtbot.waitSignals([page.partners.list.model.refreshed, page.needs.list.model.refreshed]):
        page.reload(page.concerns)
    assert work.catalogue is stocked.catalogue


def _texts(pane: RecordsPane, key: str) -> list[str]:
    model = pane.list.model
    column = next(each for each in model.columns if each.key == key)
    return [column.plain(model.row_at(row)) for row in range(model.rowCount())]


def _pick(qtbot: QtBot, pane: RecordsPane, name: str, value: str) -> None:
    with qtbot.waitSignal(pane.list.model.refreshed):
        pane.list.bar.more.choices[name, value].trigger()


def test_partners_are_found_by_beginnings_of_words(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    _fill(qtbot, mitra, stocked)
    search = mitra.partners.list.bar.search
    for typed, found in (("sag rum", ["CV Rumah Sagu"]), ("umah", []), ("basah", ["CV Rumah Sagu"])):
        search.clear()
        qtbot.waitUntil(lambda: len(_texts(mitra.partners, "name")) == 2)
        qtbot.keyClicks(search, typed)
        qtbot.waitUntil(lambda found=found: _texts(mitra.partners, "name") == found)


def test_a_lapsed_need_is_told_beside_those_that_stand(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    _fill(qtbot, mitra, stocked)
    assert _texts(mitra.partners, "needs") == ["1 +1 lewat", "0"]
    _pick(qtbot, mitra.partners, "needs", "lewat")
    assert _texts(mitra.partners, "name") == ["CV Rumah Sagu"]
    assert mitra.partners.chips.texts() == ["Lepas saringan Kebutuhan: ada yang lewat tanggalnya"]
    _pick(qtbot, mitra.partners, "needs", "tidak")
    assert _texts(mitra.partners, "name") == ["PT Contoh Pangan"]
    _pick(qtbot, mitra.needs, "until", "lewat")
    assert _texts(mitra.needs, "words") == ["Tapioka kering · lewat"]


def test_a_membership_that_ended_is_found_and_said(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    _fill(qtbot, mitra, stocked)
    _pick(qtbot, mitra.partners, "member", "habis")
    assert _texts(mitra.partners, "name") == ["CV Rumah Sagu"]
    _pick(qtbot, mitra.needs, "member", "berlaku")
    assert _texts(mitra.needs, "words") == []


def test_kecamatan_of_the_chosen_kabupaten_are_offered(qtbot: QtBot, mitra: PartnersPage, stocked: Opened) -> None:
    for pane in (mitra.partners, mitra.needs):
        menu = pane.list.bar.more.choices["kecamatan", ""].parent()
        assert isinstance(menu, QMenu)
        assert not menu.menuAction().isVisible()
        with qtbot.waitSignal(pane.list.model.refreshed):
            pane.list.show_query(ListQuery(filters=(("region", "35.23"),)))
        assert ("kecamatan", "35.23.01") in pane.list.bar.more.choices
        assert ("kecamatan", "35.22.01") not in pane.list.bar.more.choices


def test_filters_of_needs_open_the_needs_and_those_of_partners_the_partners(
    qtbot: QtBot, mitra: PartnersPage
) -> None:
    for filters, at in (((("until", "lewat"),), 1), ((("needs", "lewat"),), 0), ((("pattern", "terbuka"),), 1)):
        mitra.open_record(ListQuery(filters=filters))
        assert mitra.tabs.currentIndex() == at
