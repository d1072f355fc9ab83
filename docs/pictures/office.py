"""The agreement, the home page, the settings and the palette."""

from __future__ import annotations

from typing import Any

from PySide6.QtTest import QTest

from docs.pictures.camera import SIZE, Camera

LOW, NARROW = (1366, 640), (1040, 640)
"""So low that a paper shows its head, and not yet the NIK of its second party."""
NEARER = 2


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
