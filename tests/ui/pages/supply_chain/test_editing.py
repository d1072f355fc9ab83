"""Commodities and links entered, corrected and taken out with real clicks; everything can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.domain.supply import LinkKind
from models.problems import UserProblem
from models.use_cases.add_synonym import add_synonym
from models.use_cases.open_catalogue import Opened
from tests.ui.pages.home.surroundings import WAIT, idle
from ui.dialogs.verb_dialog import VerbDialog
from ui.pages.supply_chain.page import SupplyChainPage
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView)


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def drawn(page: SupplyChainPage) -> set[str]:
    return set(page.graph.panel.view._nodes)


def line(page: SupplyChainPage, name: str) -> QLineEdit:
    field = page.editing.form.fields[name]
    found = field.line  # type: ignore[attr-defined]
    assert isinstance(found, QLineEdit)
    return found


def type_over(qtbot: QtBot, into: QLineEdit, text: str) -> None:
    into.setFocus()
    into.selectAll()
    qtbot.keyClicks(into, text)
    popup = into.completer().popup() if into.completer() else None
    if popup is not None:
        popup.hide()


def choose(page: SupplyChainPage, name: str, value: str) -> None:
    box = page.editing.form.fields[name].box  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def save(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> str:
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        qtbot.mouseClick(page.editing.form.save_button, LEFT)
    idle(qtbot, work)
    return str(message.args[0])


def answer(qtbot: QtBot, page: SupplyChainPage, verb: str) -> str:
    """Press a button of the question that is open; what was asked."""
    dialog = next(each for each in page.findChildren(VerbDialog) if each.isVisible())
    asked = said(dialog)
    pressed = next(each for each in dialog.findChildren(QPushButton) if each.text() == verb)
    qtbot.mouseClick(pressed, LEFT)
    return asked


def undo(qtbot: QtBot, work: Workplace) -> None:
    with qtbot.waitSignal(work.undo.said, timeout=WAIT):
        work.undo.undo()
    idle(qtbot, work)


def test_a_link_is_corrected_and_taken_back(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    qtbot.mouseClick(page.link.edit, LEFT)
    assert line(page, "source").isReadOnly()
    type_over(qtbot, line(page, "low"), "0,22")
    type_over(qtbot, line(page, "basis"), "diuji di Palang")
    assert not page.may_leave()
    assert save(qtbot, page, work) == "Ubi kayu segar → Tapioka disimpan"
    assert "0,22–0,25" in said(page.link)
    assert "diuji di Palang" in said(page.link)
    assert page.graph.panel.view.current == "ubi_kayu"
    assert page.may_leave()
    undo(qtbot, work)
    assert "0,20–0,25" in said(page.link)


def test_a_range_the_wrong_way_round_is_said_while_typing(qtbot: QtBot, page: SupplyChainPage) -> None:
    qtbot.mouseClick(page.link.edit, LEFT)
    type_over(qtbot, line(page, "low"), "0,9")
    assert page.editing.link.high.message == "Rendemen tertinggi tidak boleh kurang dari yang terendah."
    drafts: list[object] = []
    page.editing.link.drafted.connect(drafts.append)
    qtbot.mouseClick(page.editing.form.save_button, LEFT)
    assert drafts == []
    qtbot.mouseClick(page.editing.form.cancel_button, LEFT)
    assert page.may_leave()
    assert page.graph.isVisible()


def test_a_step_gets_a_code_of_the_list_by_number_or_title(
    qtbot: QtBot, page: SupplyChainPage, work: Workplace
) -> None:
    qtbot.mouseClick(page.link.edit, LEFT)
    field = page.editing.link.codes[1]
    type_over(qtbot, field.line, "99999")
    assert "Daftar lengkap dapat diimpor di Pengaturan" in field.message
    type_over(qtbot, field.line, "tempe kedelai")
    assert field.offered() == ("10307 Pembuatan tempe kedelai",)
    assert field.message == "Pilih satu kode dari saran."
    type_over(qtbot, field.line, "10307")
    assert field.message == ""
    save(qtbot, page, work)
    assert "10307 (KBLI 2025) Pembuatan tempe kedelai" in said(page.link)


def test_a_new_commodity_and_its_first_link(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    page.main_action().start()
    type_over(qtbot, line(page, "name"), "Mi singkong")
    choose(page, "category", "pangan_olahan")
    page.editing.commodity.spellings.text.setPlainText("mie singkong\nmi telo")
    halal = page.editing.commodity.fields["papers"].boxes["halal"]  # type: ignore[attr-defined]
    qtbot.mouseClick(halal, LEFT, pos=QPoint(8, halal.height() // 2))
    assert save(qtbot, page, work) == "Mi singkong disimpan"
    assert page.choosing.list.current().slug == "mi_singkong"
    assert drawn(page) == {"mi_singkong"}
    assert "Sebutan lain: mi telo, mie singkong." in said(page.node)
    assert "Sertifikat halal" in said(page.node)
    page.open_record("tapioka")
    idle(qtbot, work)
    qtbot.mouseClick(page.links.new, LEFT)
    assert line(page, "source").text() == "Tapioka"
    type_over(qtbot, line(page, "target"), "Mi singkong")
    for name in ("low", "high"):
        type_over(qtbot, line(page, name), "0,8")
    assert save(qtbot, page, work) == "Tapioka → Mi singkong disimpan"
    assert "mi_singkong" in drawn(page)
    assert "Tapioka → Mi singkong" in said(page.link)
    undo(qtbot, work)
    assert "mi_singkong" not in drawn(page)
    undo(qtbot, work)
    assert "mi_singkong" not in {each.slug for each in page.choosing._all}


def test_an_undone_new_commodity_leaves_another_in_view(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    refused: list[object] = []
    work.refused.connect(refused.append)
    page.add_commodity("Mi singkong")
    choose(page, "category", "pangan_olahan")
    save(qtbot, page, work)
    assert drawn(page) == {"mi_singkong"}
    undo(qtbot, work)
    qtbot.waitUntil(lambda: "mi_singkong" not in drawn(page), timeout=WAIT)
    idle(qtbot, work)
    assert refused == []
    assert page.choosing.list.current().slug == page._slug


def test_a_spelling_of_another_is_said_beside_its_field(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    qtbot.mouseClick(page.node.edit, LEFT)
    idle(qtbot, work)
    assert line(page, "name").text() == "Ubi kayu segar"
    page.editing.commodity.spellings.text.setPlainText("singkong\nTepung kanji")
    qtbot.mouseClick(page.editing.form.save_button, LEFT)
    idle(qtbot, work)
    assert page.editing.commodity.spellings.message == "“tepung kanji” sudah menjadi sebutan Tapioka."
    assert not page.may_leave()


def test_a_kind_is_changed_and_shown(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    page.open_record("keripik_singkong_pedas")
    idle(qtbot, work)
    assert "Jenis dari Keripik singkong." in said(page.node)
    kind = next(each for each in page._view.links if each.kind is LinkKind.IS_A)  # type: ignore[union-attr]
    page.links.show_links("keripik_singkong_pedas", (kind,), page._name_of)
    qtbot.mouseClick(page.link.edit, LEFT)
    idle(qtbot, work)
    type_over(qtbot, line(page, "kind"), "Keripik tempe")
    save(qtbot, page, work)
    assert "Jenis dari Keripik tempe." in said(page.node)
    qtbot.mouseClick(page.node.edit, LEFT)
    idle(qtbot, work)
    assert "Keripik singkong → Keripik tempe" in page.editing.facts.text()


def test_somebody_elses_change_is_not_overwritten(
    qtbot: QtBot, page: SupplyChainPage, work: Workplace, filled: Opened
) -> None:
    qtbot.mouseClick(page.node.edit, LEFT)
    idle(qtbot, work)
    add_synonym(filled.catalogue, filled.actor, "ubi_kayu", "telo rambat palsu")
    type_over(qtbot, line(page, "name"), "Singkong")
    with qtbot.waitSignal(work.refused, timeout=WAIT) as problem:
        qtbot.mouseClick(page.editing.form.save_button, LEFT)
    assert isinstance(problem.args[0], UserProblem)
    assert problem.args[0].message == "record.changed_elsewhere"


def test_what_is_used_stays_and_what_is_not_goes_after_a_question(
    qtbot: QtBot, page: SupplyChainPage, work: Workplace
) -> None:
    qtbot.mouseClick(page.node.delete, LEFT)
    with qtbot.waitSignal(work.refused, timeout=WAIT) as problem:
        assert "Hapus komoditas Ubi kayu segar?" in answer(qtbot, page, "Hapus komoditas")
    assert problem.args[0].message == "supply.commodity_traded"
    page.add_commodity("Mi singkong")
    choose(page, "category", "pangan_olahan")
    save(qtbot, page, work)
    qtbot.mouseClick(page.node.delete, LEFT)
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        answer(qtbot, page, "Hapus komoditas")
    idle(qtbot, work)
    assert message.args[0] == "Mi singkong dihapus"
    assert page._slug == "ubi_kayu"
    undo(qtbot, work)
    assert "mi_singkong" in {each.slug for each in page.choosing._all}


def test_a_link_is_taken_out_and_brought_back(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    qtbot.mouseClick(page.link.delete, LEFT)
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        assert "Hapus sambungan Ubi kayu segar → Tapioka?" in answer(qtbot, page, "Hapus sambungan")
    idle(qtbot, work)
    assert message.args[0] == "Sambungan Ubi kayu segar → Tapioka dihapus"
    assert "Tapioka" not in "".join(page.links.list.item(n).text() for n in range(page.links.list.count()))
    undo(qtbot, work)
    assert "tapioka" in drawn(page)


def test_a_circle_is_saved_only_after_a_question(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    page.open_record("tapioka")
    idle(qtbot, work)
    page.add_link()
    type_over(qtbot, line(page, "target"), "Ubi kayu segar")
    qtbot.mouseClick(page.editing.form.save_button, LEFT)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.findChildren(VerbDialog)), timeout=WAIT)
    with qtbot.waitSignal(work.said, timeout=WAIT) as message:
        assert "Tapioka → Ubi kayu segar → Tapioka" in answer(qtbot, page, "Simpan sambungan")
    idle(qtbot, work)
    assert message.args[0] == "Tapioka → Ubi kayu segar disimpan"


def test_a_form_with_unsaved_changes_keeps_its_place(qtbot: QtBot, page: SupplyChainPage, work: Workplace) -> None:
    page.add_commodity("Mi singkong")
    with qtbot.waitSignal(work.said) as message:
        qtbot.mouseClick(page.choosing.words, LEFT)
    assert "belum disimpan" in message.args[0]
    assert page.editing.isVisible()
    page.choosing.choose("tapioka")
    idle(qtbot, work)
    assert page.editing.isVisible()
    assert page.choosing.list.current().slug == "ubi_kayu"
    qtbot.mouseClick(page.editing.form.cancel_button, LEFT)
    assert page.graph.isVisible()


def test_every_control_has_a_name(qtbot: QtBot, page: SupplyChainPage) -> None:
    for open_it in (page.add_commodity, page.add_link, page.try_words, page._show_chain):
        open_it()
        QApplication.processEvents()
        nameless = [
            each
            for kind in CONTROLS
            for each in page.findChildren(kind)
            if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.accessibleName()
        ]
        assert [type(each).__name__ for each in nameless] == []
