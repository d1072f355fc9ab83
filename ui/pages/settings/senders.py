"""Section "Pengirim daftar": how the lists of each sender are read, remembered until somebody forgets it."""

from __future__ import annotations

from models.domain.changes import Changed
from ui.intake.senders import SendersView
from ui.pages.settings.section import Section
from ui.texts import tr
from ui.workplace import Workplace


class SendersSection(Section):
    """Every list that is remembered."""

    title = tr("Pengirim daftar")
    why = tr(
        "Kolom, kunci, dan urutan tanggal yang Anda benarkan untuk daftar seorang pengirim dipakai lagi untuk"
        " kirimannya yang berikut."
    )
    concerns = Changed.SETTINGS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self.view = SendersView(work)
        self.body.addWidget(self.view, 1)

    def reload(self) -> None:
        self.view.reload()
