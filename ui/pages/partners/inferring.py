"""Conclude needs of the partner in view, and take the mark from one that the partner confirms."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.domain.inferred import KeptNeed, KeptNeeds, PartnerInference
from models.domain.partners import NeedRecord, PartnerRecord
from models.use_cases.confirm_need import confirm_need
from models.use_cases.infer_needs import infer_needs, keep_inferred_needs
from ui import formats
from ui.dialogs.confirm import ask_to_confirm
from ui.pages.partners.inferred_dialog import ask_which
from ui.texts import sentence, tr
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, button, restyle, words
from ui.workplace import Workplace


class InferBar(QWidget):
    """Under the name of a partner: the way to what it probably needs."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._partner: PartnerRecord | None = None
        self.button = button(tr("Simpulkan kebutuhan…"), self.infer, kind="link", icon_name="lightbulb")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.addWidget(self.button)
        row.addStretch(1)

    def show_record(self, partner: object) -> None:
        """The partner in view from now on."""
        self._partner = partner if isinstance(partner, PartnerRecord) else None

    def infer(self) -> None:
        """Show what follows from what the partner makes."""
        if self._partner is None:
            return
        read = partial(infer_needs, self._work.catalogue, self._work.actor, self._partner.code)
        self._work.ask("partners/infer", read, self._show)

    def _show(self, found: tuple[PartnerInference, ...]) -> None:
        (inference,) = found
        if inference.lines:
            ask_which(self, inference, partial(self._keep, inference.code))
        else:
            said = "inferred.nothing" if inference.kbli else "inferred.no_kbli"
            self._work.say(sentence(said, name=inference.name, kbli=inference.kbli))

    def _keep(self, partner: str, chosen: tuple[KeptNeed, ...]) -> None:
        self._work.start(
            partial(keep_inferred_needs, self._work.catalogue, self._work.actor, partner, chosen),
            title=tr("Menyimpan kebutuhan"),
            done=_kept,
        )


class ConfirmBar(QWidget):
    """Over a need that was only concluded: the mark, and the way to take it away; hidden for all others."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._need: NeedRecord | None = None
        self.mark = words(tr("Disimpulkan program, belum dikonfirmasi mitra."), Kind.SMALL, wrap=True)
        restyle(self.mark, "tone", "warm")
        self.button = button(tr("Konfirmasi…"), self.confirm)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        row.addWidget(self.mark, 1)
        row.addWidget(self.button)
        self.hide()

    def show_record(self, need: object) -> None:
        """The need in view from now on."""
        self._need = need if isinstance(need, NeedRecord) and need.summary.inferred else None
        self.setVisible(self._need is not None)

    def confirm(self) -> None:
        """Ask, then take the mark away."""
        if self._need is None:
            return
        summary = self._need.summary
        ask_to_confirm(
            self,
            tr("{partner} membenarkan kebutuhan {need} ini?").format(partner=summary.partner, need=summary.words),
            tr("Konfirmasi"),
            partial(self._confirm, summary.uid),
            why=tr("Sesudah ini ia dicetak sebagai kebutuhan mitra. Nama Anda tercatat pada riwayatnya."),
        )

    def _confirm(self, uid: str) -> None:
        self._work.start(
            partial(confirm_need, self._work.catalogue, self._work.actor, uid),
            title=tr("Menyimpan kebutuhan"),
            done=lambda saved: sentence("inferred.confirmed", name=saved.name),
        )


def _kept(outcome: KeptNeeds) -> str:
    return sentence("inferred.kept", codes=formats.listing(outcome.codes))
