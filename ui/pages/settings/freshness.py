"""Section "Kesegaran data": after how many months without a word a profile is marked."""

from __future__ import annotations

from functools import partial

from models.domain.changes import Changed
from models.domain.freshness import FEWEST_MONTHS, MOST_MONTHS, FreshnessSettings
from models.use_cases.settings import read_freshness_settings, save_freshness_settings
from ui.pages.settings.section import Section
from ui.texts import sentence, tr
from ui.widgets.forms.fields import NumberField
from ui.widgets.forms.form import Form
from ui.widgets.forms.form import Section as Fields
from ui.workplace import Workplace


class FreshnessSection(Section):
    """One number; what it says is told beside it."""

    title = tr("Kesegaran data")
    why = tr(
        "Catatan UMKM, mitra, dan kebutuhan yang lama tidak diubah atau dipastikan ditandai “perlu dipastikan lagi”."
        " Menandai tidak mengubah apa pun; tekan Masih benar hari ini pada catatannya bila sudah ditanyakan."
    )
    concerns = Changed.SETTINGS

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self.months = NumberField(
            "months", tr("Ditandai setelah"), unit=tr("bulan"), required=True, check=_problem,
            hint=tr("bawaan 12 bulan"),
        )  # fmt: skip
        self.form = Form(Fields("", self.months), columns=2)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self.reload)
        self.body.addWidget(self.form, 1)

    @property
    def unsaved(self) -> bool:
        return self.form.dirty

    def reload(self) -> None:
        read = partial(read_freshness_settings, self._work.catalogue, self._work.actor)
        self._work.ask("settings/freshness", read, self.show_settings)

    def show_settings(self, settings: FreshnessSettings) -> None:
        """Show what holds now."""
        self.form.show_values({"months": settings.months})

    def _save(self, values: dict[str, int]) -> None:
        wanted = FreshnessSettings(values["months"])
        self._work.start(
            partial(save_freshness_settings, self._work.catalogue, self._work.actor, wanted),
            title=tr("Menyimpan kesegaran data"),
            done=tr("Catatan ditandai setelah {months} bulan").format(months=wanted.months),
            succeeded=lambda _outcome: self.reload(),
        )


def _problem(months: int) -> str:
    fits = FEWEST_MONTHS <= months <= MOST_MONTHS
    return "" if fits else sentence("equipment.months_range", least=FEWEST_MONTHS, most=MOST_MONTHS)
