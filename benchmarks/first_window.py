"""Starts the program as a user does, tells on standard output when its first page is filled, and its list of UMKM.

`python -m benchmarks.first_window COUNT --database FILE`, started by benchmarks.window. It looks at the window from
outside, through Qt's own list of widgets: the program knows nothing of it.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView

LOOK_EVERY = 5
"""Milliseconds."""


class Watch(QTimer):
    """Looks for each sign in turn and says when it saw it."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._said = f"{count:,} UMKM".replace(",", ".")
        self._count = count
        self._signs = iter((("shown", self._is_shown), ("filled", self._is_filled), ("listed", self._is_listed)))
        self._name, self._sign = next(self._signs)
        self.timeout.connect(self._look)
        self.start(LOOK_EVERY)

    def _look(self) -> None:
        if not self._sign():
            return
        print(self._name, flush=True)
        if self._name == "filled":
            _window().open_page("enterprises")
        elif self._name == "listed":
            os._exit(0)  # closing is not what is measured, and a daily copy may still be running
        self._name, self._sign = next(self._signs)

    def _is_shown(self) -> bool:
        return _window() is not None

    def _is_filled(self) -> bool:
        """The first page says how many UMKM there are."""
        return any(self._said in each.text() for each in _window().findChildren(QAbstractButton) if each.isVisible())

    def _is_listed(self) -> bool:
        tables = [each for each in _window().findChildren(QTableView) if each.isVisible()]
        models = [each.model() for each in tables if each.model() is not None]
        return any(model.rowCount() == self._count and model.index(0, 0).data() not in (None, "…") for model in models)


def _window():  # type: ignore[no-untyped-def]
    found = (each for each in QApplication.topLevelWidgets() if each.isVisible() and hasattr(each, "open_page"))
    return next(found, None)


if __name__ == "__main__":
    from main import main

    count, *arguments = sys.argv[1:]
    application = QApplication(sys.argv[:1])
    watch = Watch(int(count))
    sys.exit(main(arguments))
