"""Section "Tampilan": light, dark, or as the system."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QRadioButton

from models.domain.changes import Changed
from ui.pages.settings.section import Section
from ui.pages.settings.wishes import UseScheme
from ui.texts import tr
from ui.widgets.look.theme import Scheme, Theme

_NAMES = {Scheme.SYSTEM: "Ikut sistem", Scheme.LIGHT: "Terang", Scheme.DARK: "Gelap"}


class AppearanceSection(Section):
    """Takes effect at once."""

    title = tr("Tampilan")
    why = tr("Berlaku langsung di PC ini; tidak mengubah katalog.")
    concerns = Changed.NOTHING

    def __init__(self) -> None:
        super().__init__()
        self.choices = {scheme: QRadioButton(tr(name)) for scheme, name in _NAMES.items()}
        for scheme, choice in self.choices.items():
            choice.setAccessibleName(choice.text())
            choice.clicked.connect(partial(self._choose, scheme))
            self.body.addWidget(choice)
        self.body.addStretch()

    def reload(self) -> None:
        self.choices[_scheme_in_force()].setChecked(True)

    def _choose(self, scheme: Scheme, _checked: bool = False) -> None:
        self.wished.emit(UseScheme(scheme))


def _scheme_in_force() -> Scheme:
    application = QApplication.instance()
    theme = application.findChild(Theme) if application is not None else None
    return theme.scheme if isinstance(theme, Theme) else Scheme.SYSTEM
