"""The members of a group inside the form of its agreement: who brings how much, and by what power."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.domain.agreements import GroupMemberName, MemberTerms
from models.domain.shares import shares_of
from ui import formats
from ui.texts import tr
from ui.widgets.forms.fields import Field
from ui.widgets.wording import Kind, button, words

_HUNDREDTHS = 100
_WAYS = ("%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d")
_HEADINGS = (tr("Usaha"), tr("Jumlah"), tr("Bagian (%)"), tr("Nomor surat kuasa"), tr("Tanggal surat kuasa"))
_QUANTITY, _SHARE, _POWER, _DAY = range(4)


class MembersField(Field):
    """The value is a tuple of MemberTerms; a row without a quantity is no member."""

    def __init__(self, name: str, label: str, group: Sequence[GroupMemberName], unit: str, **more: Any) -> None:
        self._group = tuple(group)
        self._unit = unit
        self.cells: dict[str, tuple[QLineEdit, ...]] = {}
        super().__init__(name, label, **more)

    def build(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for at, (heading, stretch) in enumerate(zip(_HEADINGS, (4, 2, 2, 3, 2), strict=True)):
            said = f"{heading} ({self._unit}/bln)" if at == _QUANTITY + 1 else heading
            grid.addWidget(words(said, Kind.SMALL, wrap=True), 0, at)
            grid.setColumnStretch(at, stretch)
        for row, member in enumerate(self._group, 1):
            self._add(grid, row, member)
        self.reckon_button = button(tr("Hitung bagian dari jumlah"), self.reckon)
        self.together = words(kind=Kind.SMALL)
        foot = QHBoxLayout()
        foot.addWidget(self.reckon_button)
        foot.addWidget(self.together, 1)
        down = QVBoxLayout(made)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(grid)
        down.addLayout(foot)
        made.setFocusProxy(next(iter(self.cells.values()))[_QUANTITY])
        return made

    def _add(self, grid: QGridLayout, row: int, member: GroupMemberName) -> None:
        name = words(member.name, wrap=True)
        name.setMinimumWidth(90)
        grid.addWidget(name, row, 0)
        cells = tuple(QLineEdit() for _ in _HEADINGS[1:])
        for at, cell in enumerate(cells):
            cell.setAccessibleName(f"{member.name}: {_HEADINGS[at + 1]}")
            if at in (_QUANTITY, _SHARE):
                cell.setAlignment(Qt.AlignmentFlag.AlignRight)
            cell.textEdited.connect(self._typed)
            grid.addWidget(cell, row, at + 1)
        self.cells[member.enterprise] = cells

    def reckon(self) -> None:
        """Write each share anew by its quantity, so that they add up to 100.00 %."""
        known = {code: _thousandths(cells[_QUANTITY].text()) or 0 for code, cells in self.cells.items()}
        for cells, share in zip(self.cells.values(), shares_of(list(known.values())), strict=True):
            cells[_SHARE].setText(_percent(share) if share else "")
        self._typed()

    def _typed(self) -> None:
        self._show_together()
        self.changed()

    def _show_together(self) -> None:
        quantities = [_thousandths(cells[_QUANTITY].text()) or 0 for cells in self.cells.values()]
        shares = [_hundredths(cells[_SHARE].text()) or 0 for cells in self.cells.values()]
        said = tr("Seluruhnya {quantity} tiap bulan, {share}%")
        whole = formats.quantity(sum(quantities), self._unit)
        self.together.setText(said.format(quantity=whole, share=_percent(sum(shares))))

    def read(self) -> tuple[MemberTerms, ...]:
        names = {each.enterprise: each.name for each in self._group}
        rows = (_member(code, names[code], [cell.text().strip() for cell in row]) for code, row in self.cells.items())
        found = tuple(row for row in rows if row is not None)
        if not found:
            raise ValueError(tr("Isi jumlah sedikitnya dua anggota."))
        return found

    def sound(self) -> tuple[MemberTerms, ...]:
        """What can be kept while somebody is still typing: a cell that cannot be read is taken as empty."""
        found = []
        for code, cells in self.cells.items():
            quantity, share, power, day = (cell.text().strip() for cell in cells)
            if amount := _thousandths(quantity):
                found.append(MemberTerms(code, amount, _hundredths(share), power, _written_day(day)))
        return tuple(found)

    def write(self, value: Any) -> None:
        given = {each.enterprise: each for each in value or ()}
        for code, cells in self.cells.items():
            for cell, text in zip(cells, _shown(given.get(code)), strict=True):
                cell.setText(text)
                cell.setCursorPosition(0)
        self._show_together()


def _member(code: str, name: str, row: Sequence[str]) -> MemberTerms | None:
    if not row[_QUANTITY] or _thousandths(row[_QUANTITY]) == 0:
        return None
    quantity, share = _thousandths(row[_QUANTITY]), _hundredths(row[_SHARE])
    if quantity is None:
        raise ValueError(tr("{name}: tulis jumlahnya dengan angka, misalnya 1.250,5.").format(name=name))
    if row[_SHARE] and share is None:
        raise ValueError(tr("{name}: tulis bagiannya dari 0 sampai 100, misalnya 12,50.").format(name=name))
    return MemberTerms(code, quantity, share, row[_POWER], _day(name, row[_DAY]))


def _shown(member: MemberTerms | None) -> tuple[str, ...]:
    if member is None:
        return ("",) * len(_HEADINGS[1:])
    share = "" if member.share is None else _percent(member.share)
    day = member.power_on.strftime(_WAYS[0]) if member.power_on else ""
    return formats.amount(member.quantity), share, member.power_number, day


def _thousandths(text: str) -> int | None:
    found = formats.parse_thousandths(text) if text.strip() else None
    return None if found is None or found < 0 else found


def _hundredths(text: str) -> int | None:
    number = formats.parse_number(text.strip().rstrip("%").strip()) if text.strip() else None
    return None if number is None or not 0 <= number <= Decimal(_HUNDREDTHS) else int(number * _HUNDREDTHS)


def _percent(hundredths: int) -> str:
    return formats.number(Decimal(hundredths) / _HUNDREDTHS, 2)


def _day(name: str, text: str) -> date | None:
    found = _written_day(text)
    if text and found is None:
        raise ValueError(tr("{name}: tulis tanggal surat kuasa seperti 21-11-2026.").format(name=name))
    return found


def _written_day(text: str) -> date | None:
    for way in _WAYS:
        try:
            return datetime.strptime(text, way).date()
        except ValueError:
            continue
    return None
