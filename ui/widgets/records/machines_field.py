"""What an enterprise works with: machines and tools, and the process that each does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from models.domain.choices import FieldProblem
from models.domain.enterprises import EnterpriseDraft
from models.domain.equipment import Condition, MachinePart
from models.use_cases.save_enterprise import check_enterprise
from ui.texts import tr
from ui.widgets.forms.fields import ChoiceField, NumberField, QuantityField, TextField
from ui.widgets.records.equipment_names import condition_choices
from ui.widgets.records.names import unit_choices
from ui.widgets.records.parts_field import PartEditor, PartsField


class YearField(NumberField):
    """A year, written without a point."""

    def write(self, value: int | None) -> None:
        self.line.setText("" if value is None else str(value))


class MachineEditor(PartEditor):
    """The fields of one machine, or of several alike."""

    def __init__(self, part: MachinePart) -> None:
        super().__init__()
        self._part = part
        self.named = TextField("name", tr("Nama alat"), required=True, hint=tr("misalnya oven, mesin jahit"))
        self.process = TextField("process", tr("Proses"), hint=tr("misalnya pengeringan, pemotongan"))
        self.count = NumberField("count", tr("Jumlah"), unit=tr("unit"), required=True)
        self.condition = ChoiceField("condition", tr("Keadaan"), condition_choices())
        self.capacity = QuantityField("capacity", tr("Kemampuan per bulan"), hint=tr("semua unit bersama"))
        self.unit = ChoiceField("unit", tr("Satuan"), unit_choices())
        self.year = YearField("year", tr("Tahun dibeli"))
        fields = (
            *(self.named, self.process, self.count, self.condition),
            *(self.capacity, self.unit, self.year),
        )
        self.settle(fields, asdict(part), tr("Hapus alat ini"))

    def draft(self) -> MachinePart:
        condition = self.condition.value()
        count = self.count.value()
        return replace(
            self._part,
            name=self.named.value() or "",
            process=self.process.value() or "",
            count=1 if count is None else count,
            capacity=self.capacity.value(),
            unit=self.unit.value() or "",
            year=self.year.value(),
            condition=Condition(condition) if condition else None,
        )

    def rules(self) -> Sequence[FieldProblem]:
        found = check_enterprise(EnterpriseDraft(machines=(self.draft(),)))
        return tuple(problem for problem in found if problem.field.startswith("machines."))


class MachinesField(PartsField):
    """The value is a tuple of MachinePart."""

    add_text = "Tambah alat"
    heading = "Alat {number}"

    def editor(self, part: MachinePart) -> MachineEditor:
        return MachineEditor(part)

    def empty(self) -> MachinePart:
        return MachinePart()
