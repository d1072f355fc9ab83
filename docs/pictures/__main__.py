"""Makes the pictures of the user guide anew; from the root: `.venv/bin/python -m docs.pictures [--out FOLDER]`.

The real window is started without a display on the sample catalogue, in a folder that is thrown away, and led
through the main job: import, matching, decision, analyses, agreement, event. Everybody in the pictures is invented.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from docs.pictures.camera import SIZE, Camera
from docs.pictures.event import event
from docs.pictures.matching import matching
from docs.pictures.office import agreement, home, palette, settings
from docs.pictures.records import enterprises, first_start, intake, partners, supply_chain
from ui.desktop import PAGES, REAL, Desktop
from ui.desktop_settings import DesktopSettings
from ui.widgets.look.theme import Scheme

OUT = Path(__file__).parent.parent / "panduan" / "gambar"


def tour(camera: Camera) -> None:
    """All scenes, in the order of the work."""
    first_start(camera)
    early: tuple[Callable[[Camera], None], ...] = (enterprises, intake, partners, supply_chain)
    for scene in early:
        scene(camera)
    agreement(camera, matching(camera))
    late: tuple[Callable[[Camera], None], ...] = (home, settings, palette, event)
    for scene in late:
        scene(camera)


@contextmanager
def program(folder: Path) -> Iterator[Desktop]:
    """The program as on a new computer, its catalogue and memory in a folder of its own."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    application.setApplicationName("TemuMitra")
    application.setCursorFlashTime(0)
    desktop = Desktop(application, DesktopSettings(folder / "config", folder / "data"), PAGES, REAL)
    desktop.theme.use(Scheme.LIGHT)
    try:
        desktop.begin()
        # a screen without a display is smaller than the pictures, and the window would keep to it
        desktop.window.showNormal()
        desktop.window.resize(*SIZE)
        yield desktop
    finally:
        desktop.close()
        desktop.window.hide()


def main() -> None:
    """Take all pictures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=OUT)
    out: Path = options.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="temumitra-") as folder, program(Path(folder)) as desktop:
        tour(Camera(desktop, out))


if __name__ == "__main__":
    main()
