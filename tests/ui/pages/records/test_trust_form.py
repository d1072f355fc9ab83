"""What makes a UMKM record trustworthy, on screen: years, papers, verification, consents, groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from models.domain.actor import Role
from models.domain.associations import AssociationDraft
from models.domain.businesses import ConsentPart, PaperDraft
from models.domain.lists import ListQuery
from models.use_cases.list_enterprises import list_enterprises
from models.use_cases.open_catalogue import Opened
from models.use_cases.save_association import save_association
from models.use_cases.save_enterprise import save_enterprise
from models.use_cases.view_enterprise import view_enterprise
from tests.models.records.drafts import enterprise, unchanged
from tests.ui.pages.records.conftest import show
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.groups_form import GroupForm, MemberEditor
from ui.pages.enterprises.page import EnterprisesPage
from ui.records.verifying import VerifyDialog
from ui.texts import sentence
from ui.widgets.forms.fields import ChoiceField, TextField
from ui.widgets.records.consents_field import ConsentsField
from ui.widgets.records.day_fields import DayField, YearField, read_day
from ui.widgets.records.groups_field import GroupsField
from ui.widgets.records.papers_field import PaperRow, PapersField
from ui.workplace import Workplace

NAME = "Keripik Bu Contoh"
LEFT = Qt.MouseButton.LeftButton


def _names(page: EnterprisesPage) -> list[str]:
    model = page.pane.list.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def _open(qtbot: QtBot, page: EnterprisesPage, name: str = NAME) -> None:
    with qtbot.waitSignal(page.pane.shown):
        page.pane.list.table.selectRow(_names(page).index(name))


def _told(page: EnterprisesPage, tab: str = "Ringkasan") -> str:
    return page.pane.view.views[tab].text()


def _edit(qtbot: QtBot, page: EnterprisesPage) -> EnterpriseForm:
    qtbot.mouseClick(page.pane.view.edit_button, LEFT)
    form = page.pane.form
    assert isinstance(form, EnterpriseForm)
    for fold in form.folds.values():
        if not fold.is_open:
            qtbot.mouseClick(fold.toggle, LEFT)
    return form


def _type(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def _fill(qtbot: QtBot, form: EnterpriseForm, **texts: str) -> None:
    for name, text in texts.items():
        field = form.fields[name]
        assert isinstance(field, TextField)
        _type(qtbot, field.line, text)


def _choose(qtbot: QtBot, field: ChoiceField, words: str) -> None:
    field.box.setFocus()
    at = field.box.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert at > 0, words
    while field.box.currentIndex() != at:
        down = field.box.currentIndex() < at
        qtbot.keyClick(field.box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def _save(qtbot: QtBot, page: EnterprisesPage, form: EnterpriseForm) -> None:
    qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: not page.pane.side.editing)


def _paper(form: EnterpriseForm, kind: str) -> PaperRow:
    field = form.fields["papers"]
    assert isinstance(field, PapersField)
    return field.rows[kind]


def _uid(opened: Opened, name: str = NAME) -> str:
    found = list_enterprises(opened.catalogue, opened.actor, ListQuery(), 0, 50)
    return next(row.uid for row in found.rows if row.name == name)


def _with(opened: Opened, *papers: PaperDraft, consents: tuple[ConsentPart, ...] = ()) -> None:
    """Give the enterprise these papers and consents."""
    draft = unchanged(view_enterprise(opened.catalogue, opened.actor, _uid(opened)))
    owner = replace(draft.owner, consents=consents)
    save_enterprise(opened.catalogue, opened.actor, replace(draft, papers=papers, owner=owner))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/2027", date(2027, 12, 31)), ("1-2-27", date(2027, 2, 1)), ("2027-03-04", date(2027, 3, 4)),
        ("5 Agustus 2027", date(2027, 8, 5)), ("5 des 2027", date(2027, 12, 5)), ("31.12.2027", date(2027, 12, 31)),
        ("31/02/2027", None), ("13/13/2027", None), ("besok", None), ("5 foo 2027", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_read_in_their_usual_forms(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_a_year_takes_four_figures(qtbot: QtBot) -> None:
    field = YearField("tahun", "Tahun")
    qtbot.addWidget(field)
    _type(qtbot, field.line, "202")
    assert (field.value(), field.message) == (None, "Tulis tahun dengan empat angka.")
    _type(qtbot, field.line, "2025")
    assert (field.value(), field.message) == (2025, "")


def test_a_day_is_told_in_words_when_the_cursor_leaves(qtbot: QtBot) -> None:
    field = DayField("hari", "Hari")
    qtbot.addWidget(field)
    field.show()
    _type(qtbot, field.line, "31/12/2027")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.line.text(), field.value()) == ("31 Des 2027", "2027-12-31")


def test_sales_of_an_older_year_become_history_and_the_officer_is_told(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    said: list[str] = []
    work: Workplace = umkm.work  # type: ignore[attr-defined]
    work.said.connect(lambda sentence, _undo: said.append(sentence))
    _open(qtbot, umkm)
    form = _edit(qtbot, umkm)
    _fill(qtbot, form, annual_sales="3.000.000.000")
    _save(qtbot, umkm, form)
    qtbot.waitUntil(lambda: "Rp3.000.000.000" in _told(umkm))
    assert "Skala: Kecil menurut penjualan" in _told(umkm)
    year = date.today().year
    assert f"penjualan {year} Rp3.000.000.000, batas Rp15.000.000.000 · PP 7/2021 Pasal 35" in _told(umkm)
    form = _edit(qtbot, umkm)
    _fill(qtbot, form, annual_sales="90.000.000", sales_year="2023")
    _save(qtbot, umkm, form)
    qtbot.waitUntil(lambda: "2023: Rp90.000.000" in _told(umkm))
    assert "Penjualan setahun: Rp3.000.000.000" in _told(umkm)
    assert "Angka dari tahun yang lebih lama masuk riwayat" in said[-1]


def test_a_paper_is_entered_with_its_last_day_and_who_saw_it(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    form = _edit(qtbot, umkm)
    row = _paper(form, "halal")
    assert row.held is True
    soon = date.today() + timedelta(30)
    _type(qtbot, row.until.line, soon.strftime("%d/%m/%Y"))
    _choose(qtbot, row.evidence, "Salinan")
    assert form.fields["papers"].message == "Sertifikat halal: isi tanggal dilihatnya."
    qtbot.mouseClick(form.save_button, LEFT)
    assert umkm.pane.side.editing
    _type(qtbot, row.seen.line, "1/10/2026")
    assert form.fields["papers"].message == ""
    _save(qtbot, umkm, form)
    qtbot.waitUntil(lambda: "segera habis" in _told(umkm))
    assert "Sertifikat halal: ada, segera habis" in _told(umkm)
    assert "salinan dilihat" in _told(umkm)


def test_a_nik_as_the_number_of_a_paper_is_refused_as_an_import_does(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    form = _edit(qtbot, umkm)
    row = _paper(form, "halal")
    _type(qtbot, row.number, "3523116505859991")
    said = sentence("personal_number_in_text", column="Sertifikat halal")
    assert form.fields["papers"].message == said
    qtbot.mouseClick(form.save_button, LEFT)
    assert umkm.pane.side.editing
    _type(qtbot, row.number, "ID35110000000000121")
    assert form.fields["papers"].message == ""
    _save(qtbot, umkm, form)


def test_an_expired_paper_says_that_it_does_not_count(qtbot: QtBot, stocked: Opened, umkm: EnterprisesPage) -> None:
    _with(stocked, PaperDraft("halal", True, "1", valid_until="2026-01-31"))
    _open(qtbot, umkm)
    assert "Sertifikat halal: ada, sudah lewat masa berlaku" in _told(umkm)
    assert "Sab, 31 Jan 2026, dihitung tidak ada dalam pencocokan" in _told(umkm)
    assert "belum dilihat petugas" in _told(umkm)


def test_the_details_of_a_paper_show_only_while_it_is_held(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    row = _paper(_edit(qtbot, umkm), "halal")
    assert row.details.isVisible()
    qtbot.mouseClick(row.group.button(1), LEFT)
    assert (row.held, row.details.isVisible()) == (False, False)


def test_an_officer_marks_a_business_as_verified_and_takes_it_back(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    assert "belum diperiksa petugas" in _told(umkm)
    qtbot.mouseClick(umkm.verifying.button, LEFT)
    dialog = umkm.pane.findChild(VerifyDialog)
    assert not dialog.withdraw.isVisible()
    _choose(qtbot, dialog.shown, "Kecil")
    qtbot.mouseClick(dialog.verb_button, LEFT)
    qtbot.waitUntil(lambda: "sudah diperiksa petugas" in _told(umkm))
    assert "Skala: Kecil menurut pemeriksaan petugas" in _told(umkm)
    assert "Menurut hitungan: Mikro berbeda" in _told(umkm)
    assert "Skala menurut pemeriksaan: Kecil" in _told(umkm, "Riwayat")
    qtbot.waitUntil(lambda: umkm.pane.findChild(VerifyDialog) is None)
    qtbot.mouseClick(umkm.verifying.button, LEFT)
    qtbot.mouseClick(umkm.pane.findChild(VerifyDialog).withdraw, LEFT)
    qtbot.waitUntil(lambda: "belum diperiksa petugas" in _told(umkm))


def test_a_consent_is_recorded_then_withdrawn_and_cannot_be_removed(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    assert "Belum ada persetujuan" in " ".join(each.empty for each in umkm.pane.view.views["Ringkasan"].chapters)
    form = _edit(qtbot, umkm)
    field = form.fields["owner.consents"]
    assert isinstance(field, ConsentsField)
    qtbot.mouseClick(field.add_button, LEFT)
    (editor,) = field.editors
    _choose(qtbot, editor.purpose, "Berbagi kontak")
    assert "calon mitra" in editor.asks.text()
    _type(qtbot, editor.given.line, "3 Feb 2026")
    _choose(qtbot, editor.form, "Tertulis")
    _save(qtbot, umkm, form)
    qtbot.waitUntil(lambda: "Berbagi kontak kepada mitra: disetujui Sel, 3 Feb 2026" in _told(umkm))
    assert "sumber belum diverifikasi" in _told(umkm)
    form = _edit(qtbot, umkm)
    (editor,) = form.fields["owner.consents"].editors  # type: ignore[attr-defined]
    assert (editor.remove.isVisible(), editor.purpose.box.isEnabled()) == (False, False)
    _type(qtbot, editor.withdrawn.line, "2/2/2026")
    qtbot.mouseClick(form.save_button, LEFT)
    assert "penarikan tidak mungkin sebelum" in form.fields["owner.consents"].message
    _type(qtbot, editor.withdrawn.line, "1/5/2026")
    _save(qtbot, umkm, form)
    qtbot.waitUntil(lambda: "ditarik Jum, 1 Mei 2026" in _told(umkm))
    assert "Persetujuan ditarik: Jum, 1 Mei 2026 Berbagi kontak kepada mitra" in _told(umkm, "Riwayat")


def test_kadin_has_no_consents_in_form_and_reading(
    qtbot: QtBot, stocked: Opened, place: Callable[[Opened], Workplace]
) -> None:
    _with(stocked, consents=(ConsentPart(purpose="foto", given_on="2026-02-03"),))
    kadin = replace(stocked, actor=replace(stocked.actor, role=Role.KADIN))
    work = place(kadin)
    page = EnterprisesPage(work)
    with qtbot.waitSignal(page.pane.list.model.refreshed):
        show(qtbot, page, work)
    _open(qtbot, page)
    assert "owner.consents" not in _edit(qtbot, page).fields
    assert "Foto" not in _told(page)
    assert "Foto" not in _told(page, "Riwayat")


def _member(qtbot: QtBot, form: GroupForm, words: str, role: str) -> MemberEditor:
    qtbot.mouseClick(form.members.add_button, LEFT)
    editor: MemberEditor = form.members.editors[-1]
    _type(qtbot, editor.enterprise.line, words)
    qtbot.waitUntil(lambda: bool(editor.enterprise.offered()))
    suggestion = editor.enterprise.offered()[0]
    _type(qtbot, editor.enterprise.line, suggestion)
    _choose(qtbot, editor.role, role)
    return editor


def test_a_group_is_made_with_members_and_told_in_their_records(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    next(each for each in umkm.more_actions() if each.text == "Kelompok usaha").start()
    pane = umkm.groups
    assert pane.isVisible()
    qtbot.mouseClick(pane.new, LEFT)
    form = pane.records.form
    assert isinstance(form, GroupForm)
    named = form.fields["name"]
    assert isinstance(named, TextField)
    _type(qtbot, named.line, "Koperasi Rukun")
    kind = form.fields["kind"]
    assert isinstance(kind, ChoiceField)
    _choose(qtbot, kind, "Koperasi")
    _member(qtbot, form, "keripik", "Ketua")
    second = _member(qtbot, form, "tani", "Anggota")
    _type(qtbot, second.since.line, "1/2/2026")
    _type(qtbot, second.until.line, "1/1/2026")
    assert second.until.message == "Tanggal keluar lebih awal daripada tanggal masuk."
    assert not umkm.may_leave()
    _type(qtbot, second.until.line, "1/3/2026")
    qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: pane.records.view.name.text() == "Koperasi Rukun")
    told = pane.records.view.views["Kelompok"].text()
    assert "Ketua: Keripik Bu Contoh" in told
    assert "Anggota: Tani Makmur" in told
    assert "keluar Min, 1 Mar 2026" in told
    qtbot.mouseClick(pane.back, LEFT)
    assert umkm.pane.isVisible()
    _open(qtbot, umkm)
    qtbot.waitUntil(lambda: "Koperasi: Koperasi Rukun Ketua · G-0001" in _told(umkm))


def test_a_umkm_joins_a_group_and_a_programme_in_its_own_form(
    qtbot: QtBot, stocked: Opened, umkm: EnterprisesPage
) -> None:
    save_association(stocked.catalogue, stocked.actor, AssociationDraft(name="Kelompok Melati"))
    umkm.reload(umkm.concerns)
    qtbot.waitUntil(lambda: len(umkm._known_groups) == 1)
    _open(qtbot, umkm)
    form = _edit(qtbot, umkm)
    field = form.fields["groups"]
    assert isinstance(field, GroupsField)
    qtbot.mouseClick(field.add_button, LEFT)
    (editor,) = field.editors
    _choose(qtbot, editor.group, "Kelompok Melati")
    _choose(qtbot, editor.role, "Bendahara")
    programmes = form.fields["programmes"]
    programmes.input.setFocus()
    qtbot.keyClicks(programmes.input, "PKH")
    _save(qtbot, umkm, form)
    qtbot.waitUntil(lambda: "Kelompok Melati" in _told(umkm))
    assert "Kelompok usaha: Kelompok Melati Bendahara · G-0001" in _told(umkm)
    assert "Program: PKH" in _told(umkm)


def test_an_old_desil_looks_old(qtbot: QtBot, stocked: Opened, umkm: EnterprisesPage) -> None:
    draft = enterprise("Usaha Lama")
    nik = "3523014501809993"
    owner = replace(draft.owner, nik=nik, kk="", desil_quarter="2025-Q1")
    save_enterprise(stocked.catalogue, stocked.actor, replace(draft, owner=owner))
    umkm.reload(umkm.concerns)
    qtbot.waitUntil(lambda: "Usaha Lama" in _names(umkm))
    _open(qtbot, umkm, "Usaha Lama")
    qtbot.waitUntil(lambda: umkm.pane.view.name.text() == "Usaha Lama")
    assert "triwulan lalu, sudah lama" in _told(umkm)


def test_everything_new_can_be_named_aloud(qtbot: QtBot, umkm: EnterprisesPage) -> None:
    _open(qtbot, umkm)
    form = _edit(qtbot, umkm)
    for kind in ("owner.consents", "groups"):
        qtbot.mouseClick(form.fields[kind].add_button, LEFT)  # type: ignore[attr-defined]
    asked: list[QWidget] = [*form.findChildren(QLineEdit), *form.findChildren(QAbstractButton)]
    nameless = [each for each in asked if each.isVisible() and not each.accessibleName()]
    assert nameless == []
