"""Where the desktop program keeps its things on this computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

from ui.widgets.look.theme import Scheme


@dataclass(frozen=True, slots=True)
class DesktopSettings:
    """Folders of the window's memory and of catalogues; the one to open (empty: ask at the first start)."""

    config_dir: Path
    data_dir: Path
    catalogue_url: str = ""
    log_file: Path | None = None

    def memory(self) -> QSettings:
        """The window's memory: geometry, look, and the catalogue chosen last."""
        self.config_dir.mkdir(parents=True, exist_ok=True)
        return QSettings(str(self.config_dir / "window.ini"), QSettings.Format.IniFormat)


def remembered_scheme(memory: QSettings) -> Scheme:
    """Light, dark or system, as chosen in Pengaturan."""
    chosen = str(memory.value("look/scheme", Scheme.SYSTEM.value))
    return Scheme(chosen) if chosen in set(Scheme) else Scheme.SYSTEM


def remember_scheme(memory: QSettings, scheme: Scheme) -> None:
    """Keep the choice for the next start."""
    memory.setValue("look/scheme", scheme.value)
    memory.sync()
