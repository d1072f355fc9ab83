"""Ask what is to be set for many records at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from models.domain.bulk import BulkChange, BulkField
from models.domain.intake import IntakeKind
from ui import formats
from ui.dialogs.verb_dialog import VerbDialog
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, Field, TextField
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.records import names
from ui.widgets.records.region_field import RegionField
from ui.widgets.wording import Kind, words

FIELDS: dict[IntakeKind, tuple[BulkField, ...]] = {
    IntakeKind.ENTERPRISES: tuple(BulkField),
    IntakeKind.PARTNERS: (BulkField.STATE, BulkField.REGION, BulkField.CONFIRMED),
    IntakeKind.NEEDS: (BulkField.STATE, BulkField.CONFIRMED),
}
_WORDS = {
    BulkField.STATE: tr("Keadaan (aktif atau nonaktif)"),
    BulkField.REGION: tr("Wilayah"),
    BulkField.PROGRAMME: tr("Masukkan ke program"),
    BulkField.NO_PROGRAMME: tr("Keluarkan dari program"),
    BulkField.CONFIRMED: tr("Tandai masih benar hari ini"),
}


class BulkDialog(VerbDialog):
    """A field, and what it is to hold."""

    def __init__(self, parent: QWidget, kind: IntakeKind, count: int, noun: str) -> None:
        many = formats.count(count, noun)
        super().__init__(
            parent,
            tr("Ubah {many} sekaligus").format(many=many),
            tr("Ubah {many}").format(many=many),
            why=tr("Salinan katalog disimpan dahulu. Catatan kantor lain tidak diubah. Semuanya dapat diurungkan."),
        )
        self.body.addWidget(words(tr("Yang diubah"), Kind.LABEL))
        self.field = self._field_box(kind)
        self.body.addWidget(self.field)
        self.values = QStackedWidget()
        self._fields = {each: self._value_field(each) for each in FIELDS[kind]}
        for each in self._fields.values():
            self.values.addWidget(each or QWidget())
        self.body.addWidget(self.values)
        self.field.currentIndexChanged.connect(self._turn)
        self._turn()
        self.field.setFocus()

    def _field_box(self, kind: IntakeKind) -> QComboBox:
        box = QuietComboBox()
        box.setAccessibleName(tr("Yang diubah"))
        for each in FIELDS[kind]:
            box.addItem(_WORDS[each], each.value)
        return box

    def _value_field(self, which: BulkField) -> Field | None:
        if which is BulkField.CONFIRMED:
            return None
        if which is BulkField.STATE:
            made: Field = ChoiceField("value", tr("Menjadi"), names.state_choices(), required=True)
        elif which is BulkField.REGION:
            made = RegionField("value", tr("Menjadi"), required=True)
        else:
            made = TextField("value", tr("Nama program"), required=True)
        made.edited.connect(self._judge)
        return made

    @property
    def change(self) -> BulkChange | None:
        """What was chosen; None while a value is wanting."""
        which = BulkField(self.field.currentData())
        field = self._fields[which]
        value = date.today().isoformat() if field is None else field.read()
        return BulkChange(which, str(value)) if value else None

    def _turn(self) -> None:
        self.values.setCurrentIndex(self.field.currentIndex())
        self._judge()

    def _judge(self) -> None:
        self.verb_button.setEnabled(self.change is not None)


def ask_bulk_change(
    parent: QWidget, kind: IntakeKind, count: int, noun: str, answered: Callable[[BulkChange], object]
) -> BulkDialog:
    """Open the question; `answered` gets the change when the user presses the verb."""
    dialog = BulkDialog(parent, kind, count, noun)

    def tell() -> None:
        if (change := dialog.change) is not None:
            answered(change)

    dialog.accepted.connect(tell)
    dialog.open()
    return dialog
