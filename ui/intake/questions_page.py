"""What only the user knows: who sent the list, where it is from, what its rows go by, how days are written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.imports import ImportKey
from models.domain.intake import IntakeKind
from models.domain.mapping import DayQuestion, Pairs, SheetPlan, SheetProposal
from models.use_cases.propose_mapping import MappingProposal
from ui import formats
from ui.intake.places_asked import PlacesAsked
from ui.intake.wording import KEYS
from ui.texts import tr
from ui.widgets.look.theme import GRID
from ui.widgets.quiet_fields import QuietComboBox
from ui.widgets.wording import Kind, button, words

_OPEN, _LEFT_OUT = "", "leave"
_DAY, _MONTH = "day", "month"
_LINE = 44 * GRID
"""A question is not broken before."""
_FITTING: Mapping[IntakeKind, frozenset[ImportKey]] = {
    IntakeKind.ENTERPRISES: frozenset(ImportKey),
    IntakeKind.PARTNERS: frozenset({ImportKey.AUTO, ImportKey.CODE, ImportKey.NIB, ImportKey.NAME_DESA}),
    IntakeKind.NEEDS: frozenset({ImportKey.AUTO, ImportKey.CODE}),
}


class QuestionsPage(QScrollArea):
    """Key, sender and days; `changed` with every answer."""

    changed = Signal()
    sender_wanted = Signal(str)
    senders_wanted = Signal()
    """All whose lists are remembered are to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.key = _choice(tr("Kunci"))
        self.why = words(kind=Kind.SMALL, wrap=True)
        self.from_whom = _choice(tr("Pengirim"))
        self.from_whom.setEditable(True)
        self.remembered = button("", self._want_sender, kind="link")
        self.senders = button(tr("Pengirim yang diingat…"), self.senders_wanted.emit, kind="link")
        self.remember = QCheckBox(tr("Ingat cara membaca daftar dari pengirim ini"))
        self.places = PlacesAsked()
        self.days: dict[tuple[str, str], QuietComboBox] = {}
        self._used: frozenset[str] = frozenset()
        self._known: tuple[str, ...] = ()
        self._inside = QWidget()
        self._form = QFormLayout()
        self._lay_out()
        self.places.changed.connect(self.changed)
        self.key.currentIndexChanged.connect(self._explain)
        self.from_whom.editTextChanged.connect(self._judge_sender)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        down = QVBoxLayout(self._inside)
        down.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        down.setSpacing(GRID)
        for each in (
            self.places, words(tr("Catatan yang sudah ada dikenali dari"), Kind.LABEL), self.key,
            self.why, words(tr("Pengirim daftar (boleh kosong)"), Kind.LABEL), self.from_whom, self.remembered,
            self.remember, self.senders,
        ):  # fmt: skip
            down.addWidget(each)
        for box in (self.key, self.from_whom):
            box.setMaximumWidth(52 * GRID)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        down.addSpacing(GRID)
        down.addLayout(self._form)
        down.addStretch()
        self.setWidget(self._inside)

    def show_proposal(self, proposal: MappingProposal, sender: str) -> None:
        """Ask what this file leaves open; what is remembered of its sender is filled in."""
        self.places.show_proposal(proposal)
        self._show_keys(proposal)
        self._used = frozenset(one.sender for one in proposal.used)
        self.know_senders(proposal.senders, sender)
        self._ask_days(proposal)

    def know_senders(self, names: tuple[str, ...], sender: str) -> None:
        """Offer these senders; this one is chosen."""
        self._known = names
        self.from_whom.blockSignals(True)
        self.from_whom.clear()
        self.from_whom.addItems(list(names))
        self.from_whom.setCurrentText(sender)
        self.from_whom.blockSignals(False)
        self.senders.setVisible(bool(names))
        self._judge_sender(sender)

    def offer_senders(self, names: tuple[str, ...]) -> None:
        """Offer these senders; what was typed stays."""
        remembers = self.remember.isChecked()
        self.know_senders(names, self.sender_name)
        self.remember.setChecked(remembers)

    def _show_keys(self, proposal: MappingProposal) -> None:
        hidden = frozenset() if proposal.sees_private else frozenset({ImportKey.NIK})
        fitting = frozenset[ImportKey]().union(*(_FITTING[sheet.kind] for sheet in proposal.sheets)) - hidden
        self.key.clear()
        for key, label, _why in KEYS:
            if key in fitting:
                self.key.addItem(tr(label), str(key))
        self.key.setCurrentIndex(max(self.key.findData(str(proposal.key)), 0))
        self._explain()

    def _ask_days(self, proposal: MappingProposal) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        self.days.clear()
        said = dict(pair for profile in proposal.used for pair in profile.day_first)
        for sheet in proposal.sheets:
            for asked in sheet.days:
                box = _day_choice(asked)
                if asked.field in said:
                    box.setCurrentIndex(box.findData(_DAY if said[asked.field] else _MONTH))
                box.currentIndexChanged.connect(self.changed)
                self.days[sheet.sheet, asked.field] = box
                label = words(_question(asked), Kind.LABEL, wrap=True)
                label.setMinimumWidth(_LINE)
                self._form.addRow(label, box)

    def _explain(self) -> None:
        why = next((why for key, _label, why in KEYS if str(key) == self.key.currentData()), "")
        self.why.setText(tr(why) if why else "")
        self.changed.emit()

    def _judge_sender(self, text: str) -> None:
        name = text.strip()
        is_known = name in self._known and name not in self._used
        self.remembered.setText(tr("Baca seperti kiriman {sender} yang terakhir").format(sender=name))
        self.remembered.setAccessibleName(self.remembered.text())
        self.remembered.setVisible(is_known)
        self.remember.setEnabled(bool(name))
        self.remember.setChecked(bool(name))
        self.changed.emit()

    def _want_sender(self) -> None:
        self.sender_wanted.emit(self.sender_name)

    @property
    def sender_name(self) -> str:
        """Who sent the list, as typed."""
        return self.from_whom.currentText().strip()

    @property
    def chosen_key(self) -> ImportKey:
        """By what rows find their records."""
        return ImportKey(self.key.currentData() or ImportKey.AUTO)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left open."""
        return self.places.is_complete and all(box.currentData() != _OPEN for box in self.days.values())

    def plan_of(self, sheet: SheetProposal, mapping: Pairs) -> SheetPlan:
        """How a sheet is to be read, with what was answered here."""
        home, days = self.places.home_of(sheet.sheet), self.day_first(sheet.sheet)
        known = self.places.is_remembered(sheet.sheet)
        return SheetPlan(sheet.sheet, sheet.kind, mapping, days, home, home_remembered=known)

    def day_first(self, sheet: str) -> tuple[tuple[str, bool], ...]:
        """What was said of the columns of days of a sheet."""
        said = ((field, box.currentData()) for (of, field), box in self.days.items() if of == sheet)
        return tuple((field, answer == _DAY) for field, answer in said if answer in (_DAY, _MONTH))


def _choice(says: str) -> QuietComboBox:
    box = QuietComboBox()
    box.setAccessibleName(says)
    return box


def _day_choice(asked: DayQuestion) -> QuietComboBox:
    box = _choice(tr("Tanggal di kolom {column}").format(column=asked.column))
    first, second = formats.long_date(asked.day_first), formats.long_date(asked.month_first)
    box.addItem(tr("pilih…"), _OPEN)
    box.addItem(tr("{day}: tanggal di depan").format(day=first), _DAY)
    box.addItem(tr("{day}: bulan di depan").format(day=second), _MONTH)
    box.addItem(tr("tidak tahu: tanggal seperti itu tidak dimasukkan"), _LEFT_OUT)
    box.setMaximumWidth(52 * GRID)
    return box


def _question(asked: DayQuestion) -> str:
    says = tr("Kolom {column}: “{example}” berarti…").format(column=asked.column, example=asked.example)
    more = tr(" Jawabannya berlaku juga untuk {count} isi lain.").format(count=formats.number(asked.also))
    return says + (more if asked.also else "")
