"""Days and years as an officer types them: "31/12/2027", "31 Des 2027", "2025"."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit

from ui import formats
from ui.texts import tr
from ui.widgets.forms.fields import TextField

_NUMBERS = re.compile(r"(\d{1,2})[/.\-\s]+(\d{1,2})[/.\-\s]+(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,})\.?\s+(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
_CENTURY = 2000


def read_day(text: str) -> date | None:
    """The day that a text names, day before month; None when it names none."""
    bare = text.strip()
    if found := _ISO.fullmatch(bare):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(bare):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(bare):
        month = _month(found[2])
        day, year = int(found[1]), int(found[3])
    else:
        return None
    try:
        return date(year if year >= 100 else _CENTURY + year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by the first letters of its name; 0, which no day has, for any other word."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


class DayField(TextField):
    """The value is a day, YYYY-MM-DD; typed in any usual form, told as "31 Des 2027" when the cursor leaves."""

    def build(self) -> QLineEdit:
        made = super().build()
        made.setPlaceholderText(tr("misalnya 31/12/2027"))
        made.editingFinished.connect(self._tidy)
        return made

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        found = read_day(text)
        if found is None:
            raise ValueError(tr("Tulis tanggal seperti 31/12/2027."))
        return found.isoformat()

    def write(self, value: Any) -> None:
        super().write(formats.plain_date(value) if value else "")

    def _tidy(self) -> None:
        if value := self.value():
            self.write(value)


class YearField(TextField):
    """The value is a year; None where nobody said."""

    def build(self) -> QLineEdit:
        made = super().build()
        made.setMaxLength(4)
        made.setPlaceholderText(tr("misalnya {year}").format(year=date.today().year - 1))
        return made

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        if not (len(text) == 4 and text.isascii() and text.isdecimal()):
            raise ValueError(tr("Tulis tahun dengan empat angka."))
        return int(text)
