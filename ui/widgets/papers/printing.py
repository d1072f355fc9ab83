"""Print pages as pictures on a printer that the user chooses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from models.problems import UserProblem
from ui.texts import tr
from ui.widgets.papers.pages import POINTS_PER_INCH, PaperPages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300


def print_pages(parent: QWidget, pages: PaperPages, refused: Callable[[UserProblem], object]) -> None:
    """Ask for a printer; without any, say so."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinters():
        refused(UserProblem("general.no_printer"))
        return
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(tr("Cetak"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, len(pages))
    dialog.accepted.connect(lambda: draw_on(printer, pages))
    QDialog.open(dialog)


def draw_on(printer: QPrinter, pages: PaperPages) -> None:
    """Put the chosen pages on the printer, each on paper of its own size."""
    first = printer.fromPage() or 1
    last = printer.toPage() or len(pages)
    _choose_paper(printer, pages, first - 1)
    painter = QPainter(printer)
    for number in range(first - 1, last):
        if number > first - 1:
            _choose_paper(printer, pages, number)
            printer.newPage()
        picture = pages.picture(number, DPI / POINTS_PER_INCH)
        painter.drawImage(QRectF(painter.viewport()), picture)
    painter.end()


def _choose_paper(printer: QPrinter, pages: PaperPages, number: int) -> None:
    size = pages.sizes[number]
    lies = size.width() > size.height()
    printer.setPageSize(QPageSize(size.transposed() if lies else size, QPageSize.Unit.Point))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
