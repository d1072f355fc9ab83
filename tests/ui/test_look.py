"""Colours that can be read, the face with its weights, and Qt in Indonesian."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QColorDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.widgets.look.colours import DARK, LIGHT, Colours, Tone, contrast
from ui.widgets.look.fonts import Size, Weight, window_font
from ui.widgets.look.icons import icon
from ui.widgets.look.theme import Scheme, Theme, colours

ENGLISH = re.compile(
    r"\b(ok|cancel|save|open|close|yes|no|apply|reset|help|retry|ignore|abort|discard|undo|redo|cut|copy|paste|delete|"
    r"select|all|file|files|name|size|type|date|look|new|back|forward|parent|show|details|color|colors|pick)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_ink_and_ground_can_be_read(palette: Colours) -> None:
    weak = [(ink, ground, round(contrast(ink, ground), 2)) for ink, ground in palette.reading_pairs()
            if contrast(ink, ground) < 4.5]  # fmt: skip
    assert weak == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_edges_of_fields_can_be_seen(palette: Colours) -> None:
    assert contrast(palette.field_line, palette.surface) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_scheme_can_be_chosen_while_the_program_runs(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.use(Scheme.DARK)
    assert colours() is DARK
    theme.use(Scheme.LIGHT)
    assert colours() is LIGHT


def test_figures_are_of_one_width_and_weights_differ() -> None:
    metrics = QFontMetrics(window_font())
    assert len({metrics.horizontalAdvance(digit * 20) for digit in "0123456789"}) == 1
    strong = QFontMetrics(window_font(Size.BODY, Weight.BOLD))
    assert strong.horizontalAdvance("Kemitraan") > metrics.horizontalAdvance("Kemitraan")


def test_icons_take_the_ink_of_the_palette(theme: Theme) -> None:
    light = icon("house", Tone.ACCENT).pixmap(20, 20).toImage()
    theme.use(Scheme.DARK)
    dark = icon("house", Tone.ACCENT).pixmap(20, 20).toImage()
    theme.use(Scheme.LIGHT)
    assert light != dark


def words_of(widget: QWidget) -> list[str]:
    """All words that a dialog shows."""
    found = [each.text() for each in widget.findChildren(QAbstractButton)]
    found += [each.text() for each in widget.findChildren(QLabel)]
    found += [each.toolTip() for each in widget.findChildren(QWidget)]
    found += [each.text() for each in widget.findChildren(QAction)]
    return [each.replace("&", "") for each in found]


def english_in(words: list[str]) -> list[str]:
    """Words that Qt left in English."""
    return [each for each in words if ENGLISH.search(each)]


def every_button() -> QDialogButtonBox:
    """A box of all standard buttons."""
    box = QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button not in (QDialogButtonBox.StandardButton.NoButton,) and button.name not in (
            "FirstButton",
            "LastButton",
        ):
            box.addButton(button)
    return box


def test_the_crawl_would_notice_english() -> None:
    assert english_in(["Cancel", "Simpan"]) == ["Cancel"]


def test_standard_buttons_are_indonesian(qtbot: QtBot) -> None:
    box = every_button()
    qtbot.addWidget(box)
    assert len(box.buttons()) >= 17
    assert english_in(words_of(box)) == []


def test_message_boxes_are_indonesian(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("…")
    for button in (
        QMessageBox.StandardButton.Ok,
        QMessageBox.StandardButton.Cancel,
        QMessageBox.StandardButton.YesToAll,
    ):
        box.addButton(button)
    assert english_in(words_of(box)) == []


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode), ids=lambda mode: mode.name)
def test_file_dialogs_are_indonesian(qtbot: QtBot, mode: QFileDialog.AcceptMode, tmp_path: object) -> None:
    dialog = QFileDialog(None, "Pilih", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    headings = [each for each in words_of(dialog) if each]
    assert len(headings) > 8
    assert english_in(headings) == []


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_context_menus_are_indonesian(qtbot: QtBot, kind: type[QLineEdit]) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    shown = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions()]
    assert "Salin" in shown
    assert english_in(shown) == []
    menu.deleteLater()


def test_the_colour_dialog_is_indonesian(qtbot: QtBot) -> None:
    dialog = QColorDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    assert english_in(words_of(dialog)) == []


def test_dates_and_numbers_of_qt_are_indonesian(qapp: QApplication) -> None:
    from PySide6.QtCore import QDate, QLocale

    assert QLocale().toString(QDate(2026, 11, 21), "dddd, d MMMM yyyy") == "Sabtu, 21 November 2026"
