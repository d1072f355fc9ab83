"""Ask where a file is or shall go; tests put their own answers in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], object]


class FileChooser(Protocol):
    """Answers with a path, or not at all when the user thinks better of it."""

    def open_file(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
        """Ask for a file that exists; kinds as in "Excel (*.xlsx *.xls)"."""
        ...

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str, chosen: Chosen) -> None:
        """Ask where to write a file, offering a name."""
        ...


class DialogChooser:
    """The system's file dialog; remembers the folder last used."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(QDir.homePath())

    def open_file(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
        """Ask for a file that exists."""
        self._ask(QFileDialog(parent, title, str(self._folder), kinds), chosen)

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str, chosen: Chosen) -> None:
        """Ask where to write a file, offering a name."""
        dialog = QFileDialog(parent, title, str(self._folder / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        self._ask(dialog, chosen)

    def _ask(self, dialog: QFileDialog, chosen: Chosen) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._take(Path(name), chosen))
        dialog.open()

    def _take(self, path: Path, chosen: Chosen) -> None:
        self._folder = path.parent
        chosen(path)


class GivenFiles:
    """Answers from a list instead of asking: for tests and demonstrations."""

    def __init__(self, *paths: Path) -> None:
        self.paths = list(paths)
        self.offered: list[str] = []

    def open_file(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
        """Answer with the next path."""
        chosen(self.paths.pop(0))

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str, chosen: Chosen) -> None:
        """Answer with the next path, noting the offered name."""
        self.offered.append(name)
        chosen(self.paths.pop(0))
