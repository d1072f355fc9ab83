"""The form of a UMKM: parts that fold, outlets, machines, inputs, a point that is pasted, and a form left untouched."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from models.catalogue.recording import change_set
from models.catalogue.tables import Business
from models.domain.businesses import DatedValue, Point
from models.domain.changes import Changed, ChangeKind
from models.domain.equipment import OutletKind
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import officer, unchanged
from tests.models.records.test_equipment import equipped
from tests.models.records.test_freshness import let_years_pass
from tests.ui.pages.records.form_hand import (
    LEFT,
    REACH,
    edited,
    opened,
    picked,
    press,
    saved,
    typed,
    unfolded,
    work_of,
)  # fmt: skip
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.page import EnterprisesPage
from ui.widgets.forms.fields import ChoiceField, ManyField
from ui.widgets.lists.list_and_record import FORM_MIN
from ui.widgets.look.colours import Tone
from ui.widgets.look.theme import GRID
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.records.inputs_field import InputsField
from ui.widgets.records.machines_field import MachinesField
from ui.widgets.records.outlets_field import OutletsField

PLACES, MACHINES, INPUTS = "Tempat jual dan gudang", "Mesin dan proses", "Bahan yang dipakai"


@pytest.fixture
def known(umkm: EnterprisesPage, stocked: Opened, qtbot: QtBot) -> EnterprisesPage:
    """The page with one UMKM of which everything is known."""
    draft = equipped("Serba Lengkap")
    person = replace(draft.owner, nik="", kk="", desil=None, desil_source="", desil_quarter="")
    save_enterprise(stocked.catalogue, stocked.actor, replace(draft, owner=person))
    umkm.reload(Changed.EVERYTHING)
    qtbot.waitUntil(lambda: umkm.pane.list.model.rowCount() == 4)
    return umkm


def test_a_form_opens_with_what_matters_and_the_rest_folded(qtbot: QtBot, known: EnterprisesPage) -> None:
    opened(qtbot, known, "Serba Lengkap")
    form = edited(qtbot, known)
    assert all(not form.folds[heading].is_open for heading in (PLACES, MACHINES, INPUTS, REACH))
    assert form.fields["name"].isVisible()
    assert not form.fields["outlets"].isVisible()
    assert form.folds[PLACES].holds.text() == "2 tercatat"
    assert form.folds[REACH].toggle.accessibleName() == f"{REACH}, tertutup, 3 dari 3 terisi"
    fold = form.folds[MACHINES]
    fold.toggle.setFocus()
    qtbot.keyClick(fold.toggle, Qt.Key.Key_Right)
    assert form.fields["machines"].isVisible()
    qtbot.keyClick(fold.toggle, Qt.Key.Key_Left)
    assert not form.fields["machines"].isVisible()
    qtbot.keyClick(fold.toggle, Qt.Key.Key_Space)
    assert fold.is_open


def test_an_untouched_form_says_what_the_record_says_in_every_field(qtbot: QtBot, known: EnterprisesPage) -> None:
    record = opened(qtbot, known, "Serba Lengkap")
    form = edited(qtbot, known)
    assert not form.dirty
    draft = form.draft(form.values())
    assert (draft.uid, draft.version) == (record.uid, record.version)
    for name in ("outlets", "machines", "inputs", "active", "note"):
        assert getattr(draft, name) == getattr(record, name), name
    _assert_says_the_same(draft.business, record.business, {"npwp", "size", "point"})
    assert draft.business.npwp is None  # stays as it is
    assert draft.business.point == Point(-6.9, 112.05, "gps")
    for offered, known_offer in zip(draft.offers, record.offers, strict=True):
        _assert_says_the_same(offered, known_offer, set())
    shown = {paper.kind: paper for paper in record.papers if paper.held is not None and paper.kind != "nib"}
    assert {paper.kind for paper in draft.papers} == shown.keys()
    for paper in draft.papers:
        _assert_says_the_same(paper, shown[paper.kind], set())


def test_saving_an_untouched_draft_changes_nothing(qtbot: QtBot, known: EnterprisesPage, stocked: Opened) -> None:
    record = opened(qtbot, known, "Serba Lengkap")
    form = edited(qtbot, known)
    save_enterprise(stocked.catalogue, stocked.actor, form.draft(form.values()))
    assert view_enterprise(stocked.catalogue, stocked.actor, record.uid) == record


def _assert_says_the_same(draft: Any, record: Any, but: set[str]) -> None:
    for field in fields(draft):
        if field.name in but or not hasattr(record, field.name):
            continue
        held = getattr(record, field.name)
        told = held.value if isinstance(held, DatedValue) else held
        assert getattr(draft, field.name) == told, field.name


@pytest.mark.parametrize("form_of_business", ["KUB Contoh Bersama", "PT Perorangan", "Kelompok"])
def test_a_legal_form_that_the_form_does_not_offer_stays(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened, form_of_business: str
) -> None:
    with stocked.catalogue.transaction() as session, change_set(session, stocked.actor, ChangeKind.IMPORT):
        for row in session.query(Business):
            row.legal_form = form_of_business
    opened(qtbot, umkm, "Tani Makmur")
    form = edited(qtbot, umkm)
    assert form.fields["legal_form"].value() == form_of_business
    typed(qtbot, form.fields["address"], "Jl. Contoh 7")
    record = saved(qtbot, umkm, form)
    assert (record.business.legal_form, record.business.address) == (form_of_business, "Jl. Contoh 7")


def test_fields_keep_values_that_they_do_not_offer(qtbot: QtBot) -> None:
    choice = ChoiceField("satu", "Satu", (("a", "A"),))
    many = ManyField("banyak", "Banyak", (("a", "A"), ("b", "B")))
    commodity = CommodityField("bahan", "Bahan")
    for field in (choice, many, commodity):
        qtbot.addWidget(field)
    choice.show_value("lain")
    many.show_value(("b", "lain"))
    commodity.show_value("tapioka")
    assert (choice.value(), many.value(), commodity.value()) == ("lain", ("b", "lain"), "tapioka")
    choice.show_value("a")
    many.show_value(("a",))
    assert (choice.value(), many.value()) == ("a", ("a",))


def test_places_machines_and_inputs_are_entered_told_and_undone(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    opened(qtbot, umkm, "Tani Makmur")
    form = edited(qtbot, umkm)
    _add_place(qtbot, form)
    _add_machine(qtbot, form)
    _add_input(qtbot, form)
    record = saved(qtbot, umkm, form)
    assert [(one.kind, one.name, one.storage, one.cold) for one in record.outlets] == [
        (OutletKind.GUDANG, "Gudang Contoh", 4_000_000, True)
    ]
    assert [(one.name, one.process, one.count) for one in record.machines] == [("Oven", "pengeringan", 2)]
    assert [(one.commodity, one.unit, one.quantity) for one in record.inputs] == [("tapioka", "kg", 250_000)]
    told = umkm.pane.view.views["Kemampuan & alat"].text()
    assert "Gudang: Gudang Contoh menampung 4.000\u00a0kg · berpendingin" in told
    assert "Pengeringan: Oven 2 unit" in told
    assert "Bahan: Tapioka 250\u00a0kg/bln" in told
    assert "Alat: Oven" in umkm.pane.view.views["Riwayat"].text()
    work_of(umkm).undo.undo()
    qtbot.waitUntil(lambda: umkm.pane.record.outlets == () and umkm.pane.record.machines == ())
    assert umkm.pane.record.inputs == ()


def _add_place(qtbot: QtBot, form: EnterpriseForm) -> None:
    fold = unfolded(qtbot, form, PLACES)
    press(qtbot, fold, "Tambah tempat")
    places = form.fields["outlets"]
    assert isinstance(places, OutletsField)
    (place,) = places.editors
    picked(place.kind, "gudang")
    typed(qtbot, place.named, "Gudang Contoh")
    typed(qtbot, place.storage, "4.000")
    assert place.storage.message == "Pilih satuannya; tanpa satuan angka ini tidak berarti."
    picked(place.storage_unit, "kg")
    assert place.storage.message == ""
    picked(place.cold, "ya")


def _add_machine(qtbot: QtBot, form: EnterpriseForm) -> None:
    fold = unfolded(qtbot, form, MACHINES)
    press(qtbot, fold, "Tambah alat")
    machines = form.fields["machines"]
    assert isinstance(machines, MachinesField)
    (machine,) = machines.editors
    assert machine.named.message == ""
    typed(qtbot, machine.named, "Oven")
    typed(qtbot, machine.process, "pengeringan")
    typed(qtbot, machine.count, "2")
    typed(qtbot, machine.year, "20")
    assert machine.year.message == "Tahun 20 tidak masuk akal."
    machine.year.line.clear()
    machine.year.changed()


def _add_input(qtbot: QtBot, form: EnterpriseForm) -> None:
    fold = unfolded(qtbot, form, INPUTS)
    press(qtbot, fold, "Tambah bahan")
    inputs = form.fields["inputs"]
    assert isinstance(inputs, InputsField)
    (part,) = inputs.editors
    typed(qtbot, part.commodity, "tapioka")
    assert part.unit.value() == "kg"
    typed(qtbot, part.quantity, "250")


def test_what_is_wrong_in_a_folded_part_unfolds_it(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    opened(qtbot, umkm, "Tani Makmur")
    form = edited(qtbot, umkm)
    fold = unfolded(qtbot, form, MACHINES)
    press(qtbot, fold, "Tambah alat")
    qtbot.mouseClick(fold.toggle, LEFT)
    assert not fold.is_open
    qtbot.mouseClick(form.save_button, LEFT)
    assert fold.is_open
    assert umkm.pane.side.editing
    machines = form.fields["machines"]
    assert isinstance(machines, MachinesField)
    assert machines.editors[0].named.message == "Nama alat perlu diisi."
    press(qtbot, fold, "Hapus alat ini")
    assert machines.editors == []
    assert not form.dirty


def test_kadin_edits_the_same_parts_and_never_reads_a_persons_npwp(
    qtbot: QtBot, known: EnterprisesPage, stocked: Opened
) -> None:
    with stocked.catalogue.transaction() as session, change_set(session, stocked.actor, ChangeKind.IMPORT):
        for row in session.query(Business).where(Business.name == "Serba Lengkap"):
            row.npwp = "3523014501809991"
    work = work_of(known)
    work.enter(work.catalogue, replace(work.actor, office="KADIN-JTM"))
    known.reload(Changed.EVERYTHING)
    record = opened(qtbot, known, "Serba Lengkap")
    assert record.business.npwp == ""
    form = edited(qtbot, known)
    assert form.fields["npwp"].value() is None
    typed(qtbot, form.fields["address"], "Jl. Contoh 9")
    saved(qtbot, known, form)
    seen = view_enterprise(stocked.catalogue, officer(stocked), record.uid)
    assert (seen.business.npwp, seen.business.address) == ("3523••••••••9991", "Jl. Contoh 9")
    assert (seen.outlets, seen.machines, seen.inputs) == (record.outlets, record.machines, record.inputs)


def test_an_npwp_is_changed_and_taken_away(qtbot: QtBot, known: EnterprisesPage) -> None:
    opened(qtbot, known, "Serba Lengkap")
    form = edited(qtbot, known)
    unfolded(qtbot, form, REACH)
    npwp = form.fields["npwp"]
    typed(qtbot, npwp, "3523014501809991")
    assert npwp.message.startswith("16 angka ini terbaca sebagai NIK")
    typed(qtbot, npwp, "02.345.678.9-012.000")
    assert npwp.message == ""
    assert saved(qtbot, known, form).business.npwp == "023456789012000"
    form = edited(qtbot, known)
    unfolded(qtbot, form, REACH)
    form.fields["npwp"].line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClick(form.fields["npwp"].line, Qt.Key.Key_Delete)  # type: ignore[attr-defined]
    assert saved(qtbot, known, form).business.npwp == ""


def test_an_old_profile_is_marked_confirmed_with_a_click_and_undone(
    qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened
) -> None:
    work = work_of(umkm)
    said: list[str] = []
    work.said.connect(lambda sentence, _undo: said.append(sentence))
    let_years_pass(stocked.catalogue)
    umkm.reload(Changed.EVERYTHING)
    code = next(column for column in umkm.pane.list.model.columns if column.key == "code")
    qtbot.waitUntil(lambda: all(row.stale for row in _rows(umkm)))
    assert {code.tone(row) for row in _rows(umkm)} == {Tone.WARNING}
    assert code.spoken(_rows(umkm)[0]).endswith("perlu dipastikan lagi")
    record = opened(qtbot, umkm, "Tani Makmur")
    bar = umkm.freshness
    assert bar.said.text() == "Terakhir diubah Jum, 1 Mei 2020; perlu dipastikan lagi"
    with qtbot.waitSignal(umkm.pane.shown, check_params_cb=lambda shown: not shown.stale):
        qtbot.mouseClick(bar.button, LEFT)
    assert said == ["Tani Makmur dicatat masih benar per hari ini."]
    assert bar.said.text().startswith("Dipastikan masih benar")
    assert not bar.button.isVisible()
    qtbot.waitUntil(lambda: [row.name for row in _rows(umkm) if not row.stale] == ["Tani Makmur"])
    assert "Dipastikan masih benar" in umkm.pane.view.views["Riwayat"].text()
    work.undo.undo()
    qtbot.waitUntil(lambda: umkm.pane.record.uid == record.uid and umkm.pane.record.stale)
    assert bar.button.isVisible()


def _rows(page: EnterprisesPage) -> list[Any]:
    model = page.pane.list.model
    return [model.row_at(at) for at in range(model.rowCount())]


def test_a_record_changed_elsewhere_is_not_confirmed(qtbot: QtBot, umkm: EnterprisesPage, stocked: Opened) -> None:
    record = opened(qtbot, umkm, "Tani Makmur")
    save_enterprise(stocked.catalogue, stocked.actor, replace(unchanged(record), note="lain"))
    with qtbot.waitSignal(work_of(umkm).refused) as refused:
        qtbot.mouseClick(umkm.freshness.button, LEFT)
    assert refused.args is not None
    assert refused.args[0].message == "record.changed_elsewhere"


def test_a_form_has_its_room_in_a_narrow_window_and_the_list_gets_it_back(
    qtbot: QtBot, umkm: EnterprisesPage
) -> None:
    umkm.resize(744, 620)
    opened(qtbot, umkm, "Tani Makmur")
    qtbot.waitUntil(lambda: umkm.pane.list.width() < umkm.pane.width())
    before = umkm.pane.list.width()
    form = edited(qtbot, umkm)
    for fold in form.folds.values():
        qtbot.mouseClick(fold.toggle, LEFT)
    area = form.findChild(QScrollArea)
    qtbot.waitUntil(lambda: form.width() >= FORM_MIN)
    for name in ("outlets", "machines", "inputs", "email", "npwp", "point", "region", "offers"):
        assert form.fields[name].minimumSizeHint().width() <= area.viewport().width() - 4 * GRID, name
    qtbot.mouseClick(form.cancel_button, LEFT)
    qtbot.waitUntil(lambda: umkm.pane.list.width() == before)
