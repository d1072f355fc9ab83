"""Qt's own words (buttons of dialogs, context menus) in Indonesian, which Qt does not bring along."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator


def speak_indonesian(application: QCoreApplication) -> None:
    """Indonesian numbers, dates and dialog buttons from now on."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    translator = QTranslator(application)
    if not translator.load(str(files("ui").joinpath("resources/translations/qt_id.qm"))):
        raise FileNotFoundError("qt_id.qm")
    application.installTranslator(translator)
