"""A hand on the form of a UMKM: opens, unfolds, types, picks, presses, saves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from models.domain.enterprises import EnterpriseRecord
from ui.pages.enterprises.form import EnterpriseForm
from ui.pages.enterprises.page import EnterprisesPage
from ui.widgets.forms.fields import ChoiceField, Field, TextField
from ui.widgets.forms.folds import Fold
from ui.widgets.records.commodity_field import CommodityField
from ui.widgets.records.point_field import PointField
from ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
REACH = "Surel, NPWP, dan titik lokasi"


def work_of(page: EnterprisesPage) -> Workplace:
    work = page.work  # type: ignore[attr-defined]
    assert isinstance(work, Workplace)
    return work


def opened(qtbot: QtBot, page: EnterprisesPage, name: str) -> EnterpriseRecord:
    model = page.pane.list.model
    names = [str(model.index(row, 1).data()) for row in range(model.rowCount())]
    with qtbot.waitSignal(page.pane.shown):
        page.pane.list.table.selectRow(names.index(name))
    record = page.pane.record
    assert isinstance(record, EnterpriseRecord)
    return record


def edited(qtbot: QtBot, page: EnterprisesPage) -> EnterpriseForm:
    qtbot.waitUntil(lambda: bool(page.pane.commodities))
    qtbot.mouseClick(page.pane.view.edit_button, LEFT)
    form = page.pane.form
    assert isinstance(form, EnterpriseForm)
    return form


def typed(qtbot: QtBot, field: Field, text: str) -> None:
    assert isinstance(field, TextField | CommodityField)
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)


def picked(field: Field, value: str) -> None:
    assert isinstance(field, ChoiceField)
    field.box.setCurrentIndex(field.box.findData(value))
    field.box.activated.emit(field.box.currentIndex())


def unfolded(qtbot: QtBot, form: EnterpriseForm, heading: str) -> Fold:
    fold = form.folds[heading]
    qtbot.mouseClick(fold.toggle, LEFT)
    assert fold.is_open
    return fold


def press(qtbot: QtBot, within: QWidget, says: str) -> None:
    (found,) = [each for each in within.findChildren(QAbstractButton) if each.text() == says and not each.isHidden()]
    qtbot.mouseClick(found, LEFT)


def saved(qtbot: QtBot, page: EnterprisesPage, form: EnterpriseForm) -> EnterpriseRecord:
    with qtbot.waitSignal(page.pane.shown):
        qtbot.mouseClick(form.save_button, LEFT)
    record = page.pane.record
    assert isinstance(record, EnterpriseRecord)
    return record


def point_of(form: EnterpriseForm) -> PointField:
    field = form.fields["point"]
    assert isinstance(field, PointField)
    return field


def copy_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
