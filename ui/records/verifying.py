"""The button beside a record that says: an officer has seen the papers, and this size is what they show."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from matching.codes import BusinessSize
from models.domain.businesses import BusinessRecord, VerifiedDraft
from models.domain.records import SavedRecord
from models.use_cases.verify_business import verify_business
from ui.dialogs.verb_dialog import VerbDialog
from ui.records.pane import RecordsPane
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField
from ui.widgets.records.day_fields import DayField
from ui.widgets.records.names import size_choices
from ui.widgets.wording import button, icon_button
from ui.workplace import Workplace


class VerifyDialog(VerbDialog):
    """Asks what the papers show; `drafted` carries a VerifiedDraft."""

    drafted = Signal(object)

    def __init__(self, parent: QWidget, business: BusinessRecord, version: int) -> None:
        super().__init__(
            parent,
            tr("Tandai {name} sudah diperiksa?").format(name=business.name),
            tr("Tandai sudah diperiksa"),
            why=tr("Anda telah melihat dokumen di balik nama, alamat, NIB, dan skalanya. Skala hasil pemeriksaan "
                   "berlaku di atas hitungan dan pernyataan."),
        )  # fmt: skip
        self._version = version
        said = business.size_explained
        self.shown = ChoiceField(
            "size", tr("Skala menurut dokumen"), size_choices(*list(BusinessSize)[:4]),
            hint=tr("kosong: dokumen tidak menyebut skala, hitungan tetap berlaku"),
        )  # fmt: skip
        self.on = DayField("on", tr("Tanggal pemeriksaan"), required=True)
        self.shown.show_value(said.verified if said else None)
        self.on.show_value(date.today().isoformat())
        self.withdraw = button(tr("Cabut tanda sudah diperiksa"), self._withdraw, kind="link")
        self.withdraw.setVisible(business.verified)
        for made in (self.shown, self.on, self.withdraw):
            self.body.addWidget(made)

    def accept(self) -> None:
        if not self.on.judge():
            self.on.setFocus()
            return
        size = self.shown.value()
        self.drafted.emit(
            VerifiedDraft(True, BusinessSize(size) if size else None, self.on.value() or "", self._version)
        )
        super().accept()

    def _withdraw(self) -> None:
        self.drafted.emit(VerifiedDraft(verified=False, version=self._version))
        super().accept()


class Verifying(QObject):
    """Offers the button for records of the user's own office."""

    def __init__(self, work: Workplace, pane: RecordsPane) -> None:
        super().__init__(pane)
        self._work, self._pane = work, pane
        self._record: Any = None
        self.button = icon_button("shield-check", tr("Tandai sudah diperiksa…"), self.ask)
        pane.view.add_button(self.button)
        pane.view.edit_button.installEventFilter(self)
        pane.shown.connect(self.show_record)

    def show_record(self, record: Any) -> None:
        """The record in view from now on."""
        self._record = record
        self.button.setVisible(record.own)

    def ask(self) -> None:
        """Open the question for the record in view."""
        if self._record is not None and self._record.own:
            dialog = VerifyDialog(self._pane, self._record.business, self._record.version)
            dialog.drafted.connect(partial(self._verify, self._record.uid))
            dialog.open()

    def _verify(self, uid: str, draft: VerifiedDraft) -> None:
        work = self._work
        work.start_once(
            f"verify/{uid}",
            partial(verify_business, work.catalogue, work.actor, uid, draft),
            title=tr("Mencatat pemeriksaan"),
            done=partial(_done, draft),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # what stood on a day in the past cannot be verified
        if event.type() == QEvent.Type.EnabledChange:
            self.button.setEnabled(self._pane.view.edit_button.isEnabled())
        return super().eventFilter(watched, event)


def _done(draft: VerifiedDraft, saved: SavedRecord) -> str:
    return sentence("trust.verified" if draft.verified else "trust.unverified", name=saved.name)
