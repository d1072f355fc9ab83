"""Makes the pictures of the user guide anew; from the root: `.venv/bin/python -m docs.pictures [--out FOLDER]`.

The real window is started without a display on the sample catalogue, in a folder that is thrown away, and led
through the main job: import, matching, decision, analyses, agreement. Everybody in the pictures is invented.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from models.domain.matching import CriterionCode, Decided
from models.workbook.writing import write_rows
from ui.desktop import PAGES, REAL, Desktop
from ui.desktop_settings import DesktopSettings
from ui.pages.matching.gap_choice import GapChoice
from ui.pages.matching.run_bar import View
from ui.widgets.look.theme import Scheme

OUT = Path(__file__).parent / "panduan" / "gambar"
SIZE = (1366, 768)
LOW, NARROW = (1366, 640), (1040, 640)
"""So low that a paper shows its head, and not yet the NIK of its second party."""
NEARER = 2
COLOURS = 128
LARGEST = 150 * 1024
"""Bytes that a picture may have."""
LOOK_EVERY = 150
"""Milliseconds between two looks at a window that is to come to rest."""
ALIKE = 5
"""Looks in a row that must show the same: longer than the pause after typing."""
PATIENCE = timedelta(seconds=90)

HEADINGS = ("Nama Usaha", "Nama Pemilik", "Kabupaten", "Kec", "Produk", "Kapasitas/bln", "Satuan", "Harga", "Halal")
ROWS = (
    ("Dapur Bu Sulastri", "Sulastri", "Kab. Tuban", "Palang", "kerupuk ikan", "450", "kg", "32.000", "Ada"),
    ("Tani Rukun", "Paimin", "Kab. Bojonegoro", "Dander", "ubi kayu", "6", "ton", "1.400.000", ""),
    ("Batik Gedog Melati", "Wartini", "Kab. Tuban", "Kerek", "batik tulis", "1.500", "lembar", "185.000", ""),
    ("Keripik Barokah", "Sunarti", "Kab. Lamongan", "Babat", "keripik pisang", "kira-kira 200", "kg", "", "Tidak"),
    ("Anyaman Lestari", "Kasiyem", "Kab. Gresik", "Sidayu", "besek", "banyak", "buah", "2.500", ""),
    ("Tahu Sumber Jaya", "Suyadi", "Kab. Jombang", "Mojoagun", "tahu", "900", "kg", "1.500-2.000", "Ada"),
    ("", "Mulyono", "Kab. Nganjuk", "Rejoso", "bawang merah", "3", "ton", "17.000.000", ""),
)
"""A small list as an office might keep it, good rows and bad."""


CROWDED = "K-0001"
"""A need of the sample that many could serve."""
COST, BUDGET = "1500000", "50000000"


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


def first_start(camera: Camera) -> None:
    """The choice of a catalogue, and the sample behind it."""
    camera.take("mulai")
    camera.desktop.welcome.chosen.emit("sample")
    camera.rest()


def enterprises(camera: Camera) -> None:
    """The list with a record, and the record's form."""
    page = camera.page("enterprises")
    choose_row(page.pane.list.table, 3)
    camera.take("umkm")
    page.pane.edit()
    camera.take("umkm-ubah")
    page.pane.side.show_view()


def intake(camera: Camera) -> None:
    """A list that was checked before it is taken in."""
    page = camera.page("enterprises")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Daftar UMKM binaan.xlsx"
        write_rows(file, HEADINGS, ROWS, sheet="UMKM")
        page.check_file(file)
        camera.take("impor")
    page.intake.close_panel()


def partners(camera: Camera) -> None:
    """Partners, and their needs."""
    page = camera.page("partners")
    choose_row(page.partners.list.table, 2)
    camera.take("mitra")
    page.tabs.setCurrentIndex(1)
    camera.rest()
    choose_row(page.needs.list.table, 4)
    camera.take("kebutuhan")
    page.tabs.setCurrentIndex(0)
    page.infer_bar.infer()
    camera.rest()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    camera.take("kebutuhan-simpulan", dialog)
    dialog.close()


def supply_chain(camera: Camera) -> None:
    """What is made of cassava, words as lists have them, and a link that is changed."""
    page = camera.page("supply_chain")
    camera.take("rantai-pasok")
    page.try_words()
    QTest.keyClicks(page.words.line, "kripik singkong pedas")
    camera.take("rantai-pasok-kata")
    page.words.closed.emit()
    page.links.list.setCurrentRow(0)
    camera.rest()
    page.link.edit.click()
    camera.take("rantai-pasok-sambungan")
    page.editing.closed.emit()


def matching(camera: Camera) -> str:
    """A run with its summary and its reasons; returns the proposal that is accepted."""
    page = camera.page("matching")
    page.run()
    camera.take("pencocokan-ringkasan")
    page.run_bar.tabs.setCurrentIndex(0)
    camera.rest()
    choose_row(page.needs.table, best_need(page))
    camera.rest()
    choose_row(page.proposals.table, 0)
    camera.take("pencocokan")
    in_the_dark(camera, "pencocokan-gelap")
    supposed(camera, page)
    choose_row(page.proposals.table, 0)
    camera.rest()
    accepted = str(page.proposals.table.current().proposal)
    page.decide(Decided.ACCEPT)
    camera.rest()
    page.run_bar.show_view(View.UNMATCHED)
    camera.take("tanpa-usulan")
    analyses(camera, page)
    return accepted


def analyses(camera: Camera, page: Any) -> None:
    """The questions that a run answers; those that have to be computed are."""
    page.run_bar.show_view(View.ANALYSES)
    for key, name in (("groups", "kelompok"), ("chains", "rantai"), ("fairness", "kewajaran")):
        page.analyses.show_question(key)
        camera.take(f"analisis-{name}")
    curve = page.analyses.show_question("priority")
    curve.compute()
    camera.take("analisis-prioritas")
    comparison = page.analyses.show_question("comparison")
    camera.rest()
    comparison.repeat()
    camera.take("analisis-bandingkan")
    weights(camera, page.analyses.show_question("weights"))
    useful_help(camera, page.analyses.show_question("help"))


def weights(camera: Camera, view: Any) -> None:
    """Nearness counts for more, and the list follows; nothing of it is saved."""
    camera.rest()
    view.show_need(CROWDED)
    camera.rest()
    view.editor.boxes[CriterionCode.DISTANCE].setValue(40)
    camera.take("analisis-bobot")


def useful_help(camera: Camera, view: Any) -> None:
    """What help unlocks, and what a budget buys of the two first kinds."""
    view.compute()
    camera.rest()
    for row in (1, 0):
        choose_row(view.list.table, row)
        camera.rest()
        fill(view.pane.cost.input, COST)
    fill(view.budget.input, BUDGET)
    view.compute()
    camera.take("analisis-bantuan")


def fill(line: QWidget, words: str) -> None:
    """Type into a field and go on to the next."""
    line.setFocus()
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Tab)


def supposed(camera: Camera, page: Any) -> None:
    """The gaps of the first pair that has some are taken as closed."""
    table = page.proposals.other_table
    for row in range(page.proposals.others.rowCount()):
        choose_row(table, row)
        camera.rest()
        choice = page.reasons.findChild(GapChoice)
        if choice is not None and choice.boxes:
            choice.try_button.click()
            camera.take("anggap-selesai")
            return


def best_need(page: Any) -> int:
    """The first need of the list that is filled, but not by half of all enterprises."""
    rows = page.needs.rows
    for number in range(rows.rowCount()):
        need = rows.row_at(number)
        if need is not None and 0.6 < need.filled / need.required < 1:
            return number
    return 0


def in_the_dark(camera: Camera, name: str) -> None:
    """The same, in dark colours."""
    camera.desktop.theme.use(Scheme.DARK)
    camera.take(name)
    camera.desktop.theme.use(Scheme.LIGHT)


def agreement(camera: Camera, proposal: str) -> None:
    """The form, the paper before it is numbered, and the issued agreement."""
    page = camera.page("agreements")
    page.make(proposal)
    camera.rest()
    fill_in(page.draft.form.fields)
    show_its_head(camera, page.draft.paper)
    camera.take("perjanjian-isian")
    camera.window.resize(*NARROW)
    page.draft.panes.show_paper()
    show_its_head(camera, page.draft.paper)
    camera.take("perjanjian-pratinjau")
    camera.window.resize(*LOW)
    page.draft.issue()
    camera.take("perjanjian-terbit")
    camera.window.resize(*SIZE)
    page.issued.clear()


def show_its_head(camera: Camera, paper: Any) -> None:
    """So near that the page ends before the NIK of its second party."""
    camera.rest()
    for _ in range(NEARER):
        paper.step(1)
    camera.rest()


def fill_in(fields: Any) -> None:
    """What the officer adds to the form: both sides agree to the values, and two have seen it."""
    fields["settled"].input.click()
    for name, words in (("witness1_name", "Sutrisno (contoh)"), ("witness2_name", "Winarti (contoh)")):
        QTest.keyClicks(fields[name].input, words)


def home(camera: Camera) -> None:
    """What waits, with a run and an agreement behind it."""
    camera.page("home")
    camera.take("beranda")


def settings(camera: Camera) -> None:
    """The own office, the weights, and the copies."""
    page = camera.page("settings")
    page.show_section(page.sections.index(page.own_office))
    camera.take("pengaturan-kantor")
    page.show_section(page.sections.index(page.weights))
    camera.take("pengaturan-bobot")
    page.show_section(page.sections.index(page.catalogue))
    camera.take("pengaturan-cadangan")


def palette(camera: Camera) -> None:
    """Ctrl+K with a few letters typed."""
    found = camera.window.open_palette()
    found.field.setText("ke")
    camera.take("buka-apa-saja", found)
    found.reject()


def choose_row(table: Any, number: int) -> None:
    """Bring a row into focus."""
    table.setCurrentIndex(table.model().index(number, 0))


def tour(camera: Camera) -> None:
    """All scenes, in the order of the work."""
    first_start(camera)
    early: tuple[Callable[[Camera], None], ...] = (enterprises, intake, partners, supply_chain)
    for scene in early:
        scene(camera)
    agreement(camera, matching(camera))
    late: tuple[Callable[[Camera], None], ...] = (home, settings, palette)
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
