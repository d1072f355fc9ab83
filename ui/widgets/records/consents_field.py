"""What an owner agreed to: recorded with its day, withdrawn on a day, never taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from models.domain.businesses import ConsentPart, PersonDraft
from models.domain.choices import FieldProblem
from models.domain.enterprises import EnterpriseDraft
from models.reference.consents import consent_purpose
from models.use_cases.save_enterprise import check_enterprise
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField, TextField
from ui.widgets.records.day_fields import DayField
from ui.widgets.records.parts_field import PartEditor, PartsField
from ui.widgets.records.trust_names import form_choices, purpose_choices
from ui.widgets.wording import Kind, words


class ConsentEditor(PartEditor):
    """The fields of one consent; one that is saved can be withdrawn, not removed or made another."""

    def __init__(self, part: ConsentPart) -> None:
        super().__init__()
        self._part = part
        self.purpose = ChoiceField("purpose", tr("Untuk apa"), purpose_choices(), required=True)
        self.given = DayField("given_on", tr("Disetujui tanggal"), required=True)
        self.form = ChoiceField("form", tr("Cara"), form_choices(), required=True)
        self.evidence = TextField("evidence", tr("Bukti"), hint=tr("misalnya map 12, berkas pindaian"))
        self.withdrawn = DayField("withdrawn_on", tr("Ditarik tanggal"))
        self.asks = words(kind=Kind.SMALL, wrap=True)
        fields = (self.purpose, self.given, self.form, self.evidence, self.withdrawn)
        self.settle(fields, asdict(part), tr("Hapus persetujuan ini"), "purpose")
        self._settle_saved()
        self.purpose.edited.connect(self._ask)
        self._ask()

    def _settle_saved(self) -> None:
        inside = self.purpose.layout()
        assert inside is not None
        inside.addWidget(self.asks)
        self.withdrawn.setVisible(bool(self._part.uid))
        if self._part.uid:
            self.remove.hide()
            self.purpose.box.setEnabled(False)
            self.withdrawn.line.setEnabled(not self._part.withdrawn_on)

    def _ask(self) -> None:
        """The purpose in the owner's words."""
        found = consent_purpose(self.purpose.value() or "")
        self.asks.setText(tr("“{words}”").format(words=found.asks) if found else "")
        self.asks.setVisible(found is not None)

    def draft(self) -> ConsentPart:
        return replace(
            self._part,
            purpose=self.purpose.value() or "",
            given_on=self.given.value() or "",
            form=self.form.value() or "",
            evidence=self.evidence.value() or "",
            withdrawn_on=self.withdrawn.value() or "",
        )

    def problem(self) -> str:
        said = super().problem()
        wrong = () if said else self._wrong()
        return said or next((sentence(each.message, **dict(each.values)) for each in wrong), "")

    def _wrong(self) -> Sequence[FieldProblem]:
        found = check_enterprise(EnterpriseDraft(owner=PersonDraft(consents=(self.draft(),))))
        return [problem for problem in found if problem.field == "owner.consents"]


class ConsentsField(PartsField):
    """The value is a tuple of ConsentPart."""

    add_text = "Catat persetujuan"
    heading = "Persetujuan {number}"

    def editor(self, part: ConsentPart) -> ConsentEditor:
        return ConsentEditor(part)

    def empty(self) -> ConsentPart:
        return ConsentPart()

    def judge(self) -> bool:
        """What no single field can say is said below all of them."""
        fine = super().judge()
        if not fine and all(field.message == "" for editor in self.editors for field in editor.fields):
            self._say(self.problem())
        return fine
