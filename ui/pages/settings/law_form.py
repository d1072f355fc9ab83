"""A dated row of the law as a form; what the rule's value is made of follows its code."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.law import LawDraft, LawGroup, LawLine
from models.problems import UserProblem
from models.reference.law.values import ValueKind, value_kind
from ui.texts import problem_sentences, tr
from ui.widgets.forms.fields import DateField, LongTextField, ManyField, NumberField, TextField, YesNoField
from ui.widgets.forms.form import Form, Section
from ui.widgets.look.theme import GRID
from ui.widgets.wording import Kind, words

_SIZES = (("mikro", "mikro"), ("kecil", "kecil"), ("menengah", "menengah"), ("besar", "besar"))
_PAIRS = (
    ("mikro-menengah", "UMKM mikro, mitra menengah"), ("kecil-menengah", "UMKM kecil, mitra menengah"),
    ("mikro-besar", "UMKM mikro, mitra besar"), ("kecil-besar", "UMKM kecil, mitra besar"),
    ("menengah-besar", "UMKM menengah, mitra besar"),
)  # fmt: skip
_FIELD_OF = {
    "law.same_day": "valid_from", "law.overlaps": "valid_from", "law.ends_before": "valid_to",
    "law.sizes_order": "number", "law.verified_by_nobody": "verified_by", "law.verified_later": "verified_on",
    "law.no_text": "text",
}  # fmt: skip
_TEXT_LINES = 64


class Task(StrEnum):
    """What the form is opened for."""

    NEW = "new"
    MEND = "mend"
    VERIFY = "verify"


_HEADINGS = {
    Task.NEW: ("Isi baru mulai tanggal", "Isi yang sekarang berlaku ditutup sehari sebelum tanggal mulai."),
    Task.MEND: ("Betulkan baris ini", "Baris ini diganti; yang lama tetap ada di riwayat dan dapat diurungkan."),
    Task.VERIFY: ("Tandai diverifikasi", "Cocokkan dulu bunyi, sumber, dan tanggalnya dengan naskah resmi."),
}


class LawForm(QWidget):
    """`drafted` carries a LawDraft."""

    drafted = Signal(object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: LawLine | None = None
        self._task = Task.NEW
        self.heading = words(kind=Kind.HEADING, wrap=True)
        self.why = words(kind=Kind.MUTED, wrap=True)
        self.form = Form(self._what(), self._who(), columns=2, save_text=tr("Periksa akibatnya"))
        for name in ("text", "source"):
            box = self.form.fields[name].input
            box.setFixedHeight(_TEXT_LINES)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID // 2)
        for each in (self.heading, self.why):
            each.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            inside.addWidget(each)
        inside.addWidget(self.form, 1)
        self.form.saved.connect(self._give)
        self.form.cancelled.connect(self.given_up)

    def _what(self) -> Section:
        number = NumberField("number", tr("Isi"), hint=tr("Bilangan bulat lebih dari nol."))
        sizes = ManyField("sizes", tr("Wajib bagi usaha"), tuple((code, tr(name)) for code, name in _SIZES))
        hint = tr("Tidak satu pun dipilih: pasangan menurut undang-undang.")
        pairs = ManyField("pairs", tr("Pasangan"), tuple((code, tr(name)) for code, name in _PAIRS), hint=hint)
        return Section(
            "",
            DateField("valid_from", tr("Mulai berlaku"), required=True),
            DateField("valid_to", tr("Hari terakhir"), hint=tr("Kosongkan selama belum diketahui.")),
            LongTextField("text", tr("Bunyi aturan"), required=True),
            LongTextField("source", tr("Sumber: peraturan dan pasalnya"), required=True),
            number, sizes, pairs,
            wide=("text", "source", "sizes", "pairs", "number"),
        )  # fmt: skip

    def _who(self) -> Section:
        return Section(
            tr("Verifikasi"),
            YesNoField(
                "verified", tr("Sudah dicocokkan dengan naskah resmi"), hint=tr("Isi juga nama dan tanggalnya.")
            ),
            TextField("verified_by", tr("Dicocokkan oleh")),
            DateField("verified_on", tr("Pada tanggal")),
        )

    def show_line(self, line: LawLine, task: Task) -> None:
        """Begin with what a row says."""
        self._line, self._task = line, task
        heading, why = _HEADINGS[task]
        self.heading.setText(tr("{what}: {code}").format(what=tr(heading), code=line.code))
        self.why.setText(tr(why))
        self.form.show_values(_values(line, task))
        kind = value_kind(line.code)
        number = self.form.fields["number"]
        number.setVisible(kind in (ValueKind.DAYS, ValueKind.RUPIAH))
        if isinstance(number, NumberField):
            number.set_unit(tr("hari") if kind is ValueKind.DAYS else tr("rupiah"))
        self.form.fields["sizes"].setVisible(kind is ValueKind.PAPER)
        self.form.fields["pairs"].setVisible(kind is ValueKind.PAIRS)
        if task is Task.VERIFY:
            self._tick()
        self.form.fields["verified_by" if task is Task.VERIFY else "valid_from"].setFocus()

    def _tick(self) -> None:
        """Verified today, by whoever gives a name."""
        self.form.fields["verified"].type_again(True)
        self.form.fields["verified_on"].type_again(date.today())
        self.form.fields["verified"].edited.emit()

    def complain(self, problem: UserProblem) -> bool:
        """Show a problem under its field; False where it belongs to none."""
        field = _FIELD_OF.get(problem.message) or (_value_field(self._line) if problem.message == "law.value" else "")
        if field:
            said = problem_sentences(problem)
            self.form.complain(field, f"{said.what_happened} {said.what_to_do}")
        return bool(field)

    def _give(self, values: dict[str, Any]) -> None:
        line = self._line
        if line is None:
            return
        if line.group is LawGroup.SIZE and _value_of(line, values) != line.value and values["text"] == line.text:
            # its words name the limit
            self.form.complain("text", tr("Bunyi aturan masih menyebut batas yang lama. Sesuaikan dengan isinya."))
            return
        instead = None if self._task is Task.NEW else date.fromisoformat(line.valid_from)
        self.drafted.emit(
            LawDraft(
                code=line.code, state=line.state, value=_value_of(line, values), text=values["text"] or "",
                source=values["source"] or "", valid_from=values["valid_from"], valid_to=values["valid_to"],
                verified=bool(values["verified"]), verified_by=values["verified_by"] or "",
                verified_on=values["verified_on"], instead_of=instead,
            )
        )  # fmt: skip


def _values(line: LawLine, task: Task) -> dict[str, Any]:
    kind, mending = value_kind(line.code), task is not Task.NEW
    named = line.value.partition(":")[2] if kind is ValueKind.PAPER else line.value
    parts = tuple(named.split(";")) if named else ()
    return {
        "valid_from": date.fromisoformat(line.valid_from) if mending else date.today(),
        "valid_to": date.fromisoformat(line.valid_to) if mending and line.valid_to else None,
        "text": line.text, "source": line.source,
        "number": int(line.value) if kind in (ValueKind.DAYS, ValueKind.RUPIAH) else None,
        "sizes": parts if kind is ValueKind.PAPER else (), "pairs": parts if kind is ValueKind.PAIRS else (),
        "verified": mending and bool(line.verified_by), "verified_by": line.verified_by if mending else "",
        "verified_on": date.fromisoformat(line.verified_on) if mending and line.verified_on else None,
    }  # fmt: skip


def _value_of(line: LawLine, values: dict[str, Any]) -> str:
    match value_kind(line.code):
        case ValueKind.PAPER:
            return f"{line.value.partition(':')[0]}:{';'.join(values['sizes'])}"
        case ValueKind.PAIRS:
            return ";".join(values["pairs"])
        case ValueKind.DAYS | ValueKind.RUPIAH:
            return "" if values["number"] is None else str(values["number"])
    return line.value


def _value_field(line: LawLine | None) -> str:
    fields = {ValueKind.PAPER: "sizes", ValueKind.PAIRS: "pairs", ValueKind.DAYS: "number", ValueKind.RUPIAH: "number"}
    return fields.get(value_kind(line.code), "") if line is not None else ""
