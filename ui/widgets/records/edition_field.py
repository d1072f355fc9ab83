"""The edition that gives a KBLI code its meaning: kept with the code, asked for when another code stands in both."""

from __future__ import annotations

from typing import Any

from models.reference.kbli import EDITIONS, editions_of
from ui.texts import sentence, tr
from ui.widgets.forms.fields import ChoiceField, TextField


class EditionField(ChoiceField):
    """Follows the code beside it: back to what is saved, or what is certain, or empty to be chosen."""

    def __init__(self, name: str, code: TextField) -> None:
        self._code = code
        self._saved_code: Any = None
        super().__init__(name, tr("Edisi KBLI"), tuple((edition, edition) for edition in EDITIONS))
        code.edited.connect(self._follow)

    def show_value(self, value: Any) -> None:
        """The saved edition of the code that stands beside it now."""
        self._saved_code = self._code.value()
        super().show_value(value)

    def problem(self) -> str:
        code = self._code.value()
        if not code or code == self._saved_code or self.read() or len(editions_of(code)) < len(EDITIONS):
            return super().problem()
        return sentence("record.edition_open", code=code)

    def _follow(self) -> None:
        code = self._code.value()
        if code == self._saved_code:
            self.write(self._saved)
        else:
            found = [each.edition for each in editions_of(code or "")]
            self.write(found[0] if len(found) == 1 else None)
        self.changed()
