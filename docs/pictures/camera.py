"""The running program, and pictures of it at rest."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from ui.desktop import Desktop
from ui.widgets.look.theme import Scheme

SIZE = (1366, 768)
COLOURS = 128
LARGEST = 150 * 1024
"""Bytes that a picture may have."""
LOOK_EVERY = 150
"""Milliseconds between two looks at a window that is to come to rest."""
ALIKE = 5
"""Looks in a row that must show the same: longer than the pause after typing."""
PATIENCE = timedelta(seconds=90)


class NotAtRest(RuntimeError):
    """The window went on changing; there is nothing to take a picture of."""


class Camera:
    """The running program, and pictures of it as small PNG files."""

    def __init__(self, desktop: Desktop, out: Path) -> None:
        """Pictures of the window of `desktop` go into the folder `out`."""
        self.desktop = desktop
        self.window = desktop.window
        self.out = out

    def page(self, key: str, record: object = None) -> Any:
        """The page in view after opening it."""
        self.window.open_page(key, record)
        self.rest()
        return self.window.page

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window at rest, or of a part of it."""
        self.rest()
        self.window.messages.hide()
        data = small(picture_of(widget or self.window))
        if len(data) > LARGEST:
            raise ValueError(f"{name}.png has {len(data)} bytes")
        (self.out / f"{name}.png").write_bytes(data)
        sys.stdout.write(f"{name}.png  {len(data) // 1024} KB\n")

    def rest(self) -> None:
        """Wait until nothing runs and the window no longer changes."""
        end, alike, last = datetime.now(UTC) + PATIENCE, 0, QImage()
        while alike < ALIKE:
            if datetime.now(UTC) > end:
                raise NotAtRest(self.window.windowTitle())
            pause(LOOK_EVERY)
            now = picture_of(self.window)
            busy = self.desktop.background.jobs or says_wait(self.window)
            alike = alike + 1 if now == last and not busy else 0
            last = now


def pause(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def says_wait(window: QWidget) -> bool:
    """Whether something in view is still being looked for."""
    said = (label.text() for label in window.findChildren(QLabel) if label.isVisible())
    return any(text.startswith("Men") and text.endswith("…") for text in said)


def picture_of(widget: QWidget) -> QImage:
    """What a widget shows now."""
    return widget.grab().toImage()


def small(picture: QImage) -> bytes:
    """A picture as PNG with few colours."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes as format
    with Image.open(BytesIO(data.data())) as image:
        made = BytesIO()
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def choose_row(table: Any, number: int) -> None:
    """Bring a row into focus."""
    table.setCurrentIndex(table.model().index(number, 0))


def fill(line: QWidget, words: str) -> None:
    """Type into a field and go on to the next."""
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def in_the_dark(camera: Camera, name: str) -> None:
    """The same, in dark colours."""
    camera.desktop.theme.use(Scheme.DARK)
    camera.take(name)
    camera.desktop.theme.use(Scheme.LIGHT)
