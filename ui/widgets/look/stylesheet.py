"""The style sheet: flat surfaces, hairlines, weight and space instead of boxes."""

from __future__ import annotations

from dataclasses import asdict
from importlib.resources import files
from string import Template

from ui.widgets.look.colours import LIGHT, Colours

_SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[kind="small"], QLabel[kind="muted"] { color: $muted; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="warm"] { color: $warm; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="bad"] { color: $bad; }
QLabel[kind="error"] { color: $bad; }

QPushButton, QToolButton[kind="button"] {
    background: $surface; color: $text; border: 1px solid $field_line; border-radius: 6px;
    padding: 6px 14px; min-height: 18px;
}
QPushButton:hover, QToolButton[kind="button"]:hover { background: $hover; }
QPushButton:pressed { background: $selection; }
QPushButton:focus, QToolButton[kind="button"]:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton:disabled, QToolButton[kind="button"]:disabled { color: $field_line; border-color: $line; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton[kind="primary"], QPushButton:default {
    background: $accent; color: $on_accent; border: 1px solid $accent;
}
QPushButton[kind="primary"]:hover, QPushButton:default:hover { background: $accent_strong; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled, QPushButton:default:disabled {
    background: $sunken; color: $muted; border-color: $line;
}
QPushButton[kind="link"] {
    background: transparent; border: 1px solid transparent; color: $accent;
    padding: 4px 8px;
}
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="fold"] { background: transparent; border: 1px solid transparent; padding: 4px 6px 4px 0; }
QPushButton[kind="fold"]:hover { background: $hover; }
QPushButton[kind="fold"]:focus { border: 1px solid $accent; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; }
QPushButton[kind="link"]:disabled { color: $muted; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px; }
QToolButton:hover, QToolButton:checked { background: $hover; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton[kind="toggle"] { background: $surface; border: 1px solid $line; padding: 4px 8px; color: $muted; }
QToolButton[kind="toggle"]:hover { background: $hover; }
QToolButton[kind="toggle"]:checked { background: $accent_soft; border-color: $accent; color: $accent; }
QToolButton[kind="toggle"]:focus { border: 2px solid $accent; padding: 3px 7px; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QSpinBox {
    background: $surface; color: $text; border: 1px solid $field_line; border-radius: 6px;
    padding: 5px 8px; min-height: 20px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
    border: 2px solid $accent; padding: 4px 7px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $muted; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QDateEdit[wrong="true"] {
    border: 1px solid $bad;
}
QLineEdit[kind="search"] { padding-left: 2px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$caret"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: 0; }

QCheckBox { spacing: 6px; }
QCheckBox::indicator {
    width: 14px; height: 14px; border: 1px solid $field_line; border-radius: 3px; background: $surface;
}
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox:disabled { color: $field_line; }

QRadioButton { spacing: 6px; }
QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $field_line; border-radius: 8px; background: $surface;
}
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent; }
QRadioButton:focus { color: $accent; }
QRadioButton:disabled { color: $field_line; }

QTableView {
    background: $surface; border: none; gridline-color: $line; outline: 0;
    selection-background-color: $selection; selection-color: $text; alternate-background-color: $surface;
}
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px;
}
QHeaderView::section:hover { color: $text; background: $hover; }
QListView, QTreeView { background: $surface; border: none; outline: 0; }
QTableWidget::item { padding-left: 5px; }
QListView::item, QTreeView::item { padding: 6px 8px; border-radius: 6px; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QListView::item:hover:!selected { background: $hover; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $field_line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $line; }
QScrollArea, QGraphicsView { border: none; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="ground"] { background: transparent; }

QMenu { background: $surface; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $field_line; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 6px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 8px 14px; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { background: $hover; }
QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QGroupBox { border: none; margin-top: 20px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

QWidget[kind="sidebar"] { background: $sidebar; border-right: 1px solid $line; }
QWidget[kind="surface"] { background: $surface; }
QWidget[kind="beside"] { background: $surface; border-left: 1px solid $field_line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[kind="card"]:hover, QFrame[kind="card"]:focus { border-color: $accent; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="message"][tone="good"] { background: $good_soft; }
QFrame[kind="message"][tone="plain"] { background: $accent_soft; }
QFrame[kind="message"][tone="warning"] { background: $warning_soft; }
QFrame[kind="message"][tone="bad"] { background: $bad_soft; }
QFrame[kind="message"] { border: none; border-radius: 8px; }
QStatusBar, QWidget[kind="status"] { background: $sidebar; border-top: 1px solid $line; color: $muted; }
QWidget[kind="status"] QLabel { color: $muted; }
QPushButton[kind="place"] {
    background: transparent; border: none; text-align: left; padding: 7px 10px; color: $text;
    border-radius: 6px; min-height: 20px;
}
QPushButton[kind="place"]:hover { background: $hover; }
QPushButton[kind="place"]:checked { background: $accent_soft; color: $accent; }
QPushButton[kind="place"]:focus { border: 2px solid $accent; padding: 5px 8px; }
""")


def stylesheet(colours: Colours) -> str:
    """The application's style sheet in one palette."""
    scheme = "light" if colours is LIGHT else "dark"
    pictures = {name: _picture(f"{name}-{scheme}.svg") for name in ("caret", "check")}
    return _SHEET.substitute(asdict(colours), **pictures)


def _picture(name: str) -> str:
    return str(files("ui").joinpath("resources/icons", name)).replace("\\", "/")
