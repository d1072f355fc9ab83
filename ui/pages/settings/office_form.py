"""An office as a form: names, letterhead, and letter numbers with an example while one types."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from models.domain.offices import OfficeDraft, OfficeRecord, is_office_code
from models.problems import UserProblem
from models.use_cases.list_choices import list_regions
from models.use_cases.list_offices import office_kinds
from models.use_cases.save_office import example_number
from ui.texts import problem_sentences, tr
from ui.widgets.forms.fields import ChoiceField, LongTextField, TextField
from ui.widgets.forms.form import Form, Section
from ui.widgets.look.colours import Tone
from ui.widgets.wording import Kind, restyle, words

PROVINCE = "35"
LETTER_LINES = 64
_OF_PATTERN = {
    "number.unknown_token": "number_pattern", "number.needs_serial_and_year": "number_pattern",
    "office.bad_code": "code", "office.code_taken": "code", "office.no_name": "name",
}  # fmt: skip


class OfficeForm(QWidget):
    """`drafted` carries an OfficeDraft; the number's example follows the pattern and the unit code."""

    drafted = Signal(object)
    cancelled = Signal()

    def __init__(self, columns: int) -> None:
        super().__init__()
        self._office: OfficeRecord | None = None
        self.form = Form(self._identity(), self._letter(), columns=columns)
        for field in self.form.fields.values():
            if isinstance(field, ChoiceField):
                let_shrink(field)
            if isinstance(field, LongTextField):
                field.text.setFixedHeight(LETTER_LINES)
        self.example = words(kind=Kind.LABEL)
        self.example.setAccessibleName(tr("Contoh nomor surat"))
        bar = QVBoxLayout(self)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(0)
        bar.addWidget(self.form, 1)
        self._place_example()
        for name in ("number_pattern", "number_code", "code"):
            self.form.fields[name].edited.connect(self.show_example)
        self.form.saved.connect(self._give)
        self.form.cancelled.connect(self._cancel)

    def _identity(self) -> Section:
        kinds = tuple((kind.value, kind.label) for kind in office_kinds())
        regions = ((PROVINCE, tr("Provinsi Jawa Timur")), *((each.value, each.label) for each in list_regions()))
        code = TextField(
            "code", tr("Kode"), required=True, check=_code_problem,
            hint=tr("Tampil di samping kode catatan; tetap untuk seterusnya."),
        )  # fmt: skip
        return Section(
            tr("Kantor"),
            TextField("name", tr("Nama resmi"), required=True),
            ChoiceField("kind", tr("Jenis kantor"), kinds, required=True),
            ChoiceField("region", tr("Wilayah kerja"), regions, required=True),
            code,
            wide=("name",),
        )

    def _letter(self) -> Section:
        hint = tr("Satu baris per baris, di atas nama kantor; misalnya PEMERINTAH KABUPATEN TUBAN.")
        tokens = tr("Unsur: {serial:3} {unit} {jenis} {bulan} {bulan_romawi} {tahun}.")
        return Section(
            tr("Kop surat dan nomor"),
            LongTextField("letterhead", tr("Baris kop surat"), hint=hint),
            LongTextField("address", tr("Alamat")),
            TextField("contact", tr("Telepon, surel, situs")),
            TextField("number_code", tr("Kode unit dalam nomor")),
            TextField("number_pattern", tr("Pola nomor surat"), hint=tokens),
        )

    def _place_example(self) -> None:
        layout = self.form.fields["number_pattern"].layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.example)

    def show_office(self, office: OfficeRecord | None) -> None:
        """Show an office, or an empty form for a new one."""
        self._office = office
        names = ("name", "kind", "region", "code", "letterhead", "address", "contact", "number_code", "number_pattern")
        values = {name: getattr(office, name) for name in names} if office else {"region": PROVINCE}
        self.form.show_values(values)
        self.form.fields["code"].input.setEnabled(office is None)
        self.form.cancel_button.setText(tr("Batal"))
        self.show_example()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.form.dirty

    def show_example(self) -> None:
        """Say what a number would look like, or what is wrong with the pattern."""
        values = self.form.values()
        unit = values["number_code"] or values["code"] or "…"
        try:
            number = example_number(values["number_pattern"] or "", unit, date.today())
        except UserProblem as problem:
            self.example.setText(problem_sentences(problem).what_happened)
            restyle(self.example, "tone", Tone.BAD.value)
            return
        self.example.setText(tr("Contoh: {number}").format(number=number))
        restyle(self.example, "tone", Tone.ACCENT.value)

    def complain(self, problem: UserProblem) -> bool:
        """Show a problem under its field; False where it belongs to none."""
        field = _OF_PATTERN.get(problem.message)
        if field is not None:
            said = problem_sentences(problem)
            self.form.complain(field, f"{said.what_happened} {said.what_to_do}")
        return field is not None

    def _give(self, values: dict[str, Any]) -> None:
        uid, version = (self._office.uid, self._office.version) if self._office else ("", 0)
        self.drafted.emit(OfficeDraft(uid, version, **{name: value or "" for name, value in values.items()}))

    def _cancel(self) -> None:
        self.show_office(self._office)
        self.cancelled.emit()


def let_shrink(field: ChoiceField) -> None:
    """Let a choice be narrower than its longest words."""
    field.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.box.setMinimumContentsLength(12)


def _code_problem(code: str) -> str:
    return "" if is_office_code(code) else tr("Pakai 2 sampai 12 huruf besar, angka, atau tanda hubung.")
